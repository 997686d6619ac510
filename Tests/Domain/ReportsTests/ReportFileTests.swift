import Access
import Complaints
import Fixtures
import Kernel
import Reports
import Testing

@Suite("Files of reports at the desk")
struct ReportFileTests {
    let books = MemoryReports()
    let clock = StoppedClock("2026-04-20T02:00:00Z")
    let desk: ReportDesk

    init() throws {
        desk = try ReportDesk.sample(books: books, clock: clock, rulebook: try .shipped())
    }

    private static func file(_ digest: String, _ name: String) -> FiledFile {
        FiledFile(
            digest: digest, mediaType: "image/jpeg", size: 3, name: name, audience: .authority, key: "00\(digest)")
    }

    private func filed(_ files: [FiledFile]) async throws -> ReportReceipt {
        try await desk.file(try .sample { $0.fields.files = files }, against: nil, by: .visitor)
    }

    @Test(
        "Files handed in with a report are opened with their keys by the reporter and by officials, and by no one else")
    func opened() async throws {
        let receipt = try await filed([Self.file("aa11", "仓库.jpg")])
        let view = try await desk.track(number: receipt.number, code: receipt.queryCode)
        #expect(view.files.map(\.digest) == ["aa11"] && view.texts[.fileName("aa11")] == "仓库.jpg")
        #expect(!view.texts.values.contains("00aa11"))
        for file in [
            try await desk.ownFile("aa11", number: receipt.number, code: receipt.queryCode),
            try await desk.provedFile("aa11", of: receipt.id),
            try await desk.file("aa11", of: receipt.id, by: .reportOfficer),
        ] {
            #expect(file.name == "仓库.jpg" && file.key == "00aa11" && file.file.isReporters)
        }
        await #expect(throws: Refusal.reportCodeWrong) {
            try await desk.ownFile("aa11", number: receipt.number, code: "WRONG")
        }
        await #expect(throws: Refusal.reportAbsent) {
            try await desk.file("aa11", of: receipt.id, by: .foreignReportOfficer)
        }
        await #expect(throws: Refusal.self) { try await desk.file("aa11", of: receipt.id, by: .director) }
        await #expect(throws: Refusal.reportAbsent) { try await desk.file("bb22", of: receipt.id, by: .reportOfficer) }
    }

    @Test("What an official adds of their own, the reporter neither sees nor opens")
    func audience() async throws {
        let receipt = try await filed([])
        _ = try await desk.attach(
            [Self.file("aa11", "现场.jpg")], isReporters: false, to: receipt.id, by: .reportOfficer)
        let report = try await desk.attach(
            [Self.file("bb22", "来信.jpg")], isReporters: true, to: receipt.id, by: .reportOfficer)
        #expect(report.files.map(\.digest) == ["aa11", "bb22"])
        let view = try await desk.track(number: receipt.number, code: receipt.queryCode)
        #expect(view.files.map(\.digest) == ["bb22"] && view.texts[.fileName("aa11")] == nil)
        #expect(view.events.filter { $0.kind.name == "report.attached" }.count == 1)
        await #expect(throws: Refusal.reportAbsent) { try await desk.provedFile("aa11", of: receipt.id) }
        #expect(try await desk.show(receipt.id, by: .reportOfficer).files.count == 2)
    }

    @Test("The same file twice is one, and more files than a filing takes are refused")
    func limits() async throws {
        let receipt = try await filed([Self.file("aa11", "a.jpg")])
        let again = try await desk.attach(
            [Self.file("aa11", "a.jpg")], number: receipt.number, code: receipt.queryCode)
        #expect(again.files.count == 1)
        let many = (0...Filing.Limit.files).map { Self.file("f\($0)", "\($0).jpg") }
        #expect(throws: Refusals.self) { try ReportFiling.sample { $0.fields.files = many } }
    }

    @Test("Erasing a report takes the keys of its files, lets go of their contents, and takes no new ones")
    func erased() async throws {
        let receipt = try await filed([Self.file("aa11", "仓库.jpg")])
        #expect(try await desk.heldFiles(among: ["aa11", "bb22"]) == ["aa11"])
        _ = try await desk.denyCompetence(receipt.id, reason: "请向药监部门反映。", by: .reportOfficer)
        _ = try await desk.close(receipt.id, by: .reportOfficer)
        _ = try await desk.erase(receipt.id, by: .reportOfficer)
        let file = try await desk.file("aa11", of: receipt.id, by: .reportOfficer)
        #expect(file.key == nil && file.name == "aa11")
        #expect(try await desk.heldFiles(among: ["aa11"]).isEmpty)
        await #expect(throws: Refusal.reportErased) {
            try await desk.attach([Self.file("bb22", "b.jpg")], isReporters: true, to: receipt.id, by: .reportOfficer)
        }
    }

    @Test("New facts with a file start the period again; a file alone does not")
    func period() async throws {
        let receipt = try await filed([])
        clock.move(to: "2026-04-22T02:00:00Z")
        _ = try await desk.attach([Self.file("aa11", "a.jpg")], number: receipt.number, code: receipt.queryCode)
        #expect(
            try await desk.show(receipt.id, by: .reportOfficer).report.lastReceivedAt == .at("2026-04-20T02:00:00Z"))
        _ = try await desk.supplement(
            number: receipt.number, code: receipt.queryCode, text: "又看到一次。", files: [Self.file("bb22", "b.jpg")])
        let report = try await desk.show(receipt.id, by: .reportOfficer).report
        #expect(report.lastReceivedAt == .at("2026-04-22T02:00:00Z") && report.files.count == 2)
    }
}
