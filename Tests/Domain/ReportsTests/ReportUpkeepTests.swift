import Access
import Complaints
import Fixtures
import Kernel
import Privacy
import Reports
import Seals
import Testing

@Suite("What the product does of itself with reports")
struct ReportUpkeepTests {
    private let books = MemoryReports()
    private let clock = StoppedClock("2026-04-20T02:00:00Z")

    @Test("A report is erased on the day its retention ends; one with a case filed stays for that of the case")
    func outlived() async throws {
        let desk = try ReportDesk.sample(books: books, clock: clock, rulebook: try .shipped())
        func filed() async throws -> ReportReceipt { try await desk.file(try .sample(), against: nil, by: .visitor) }
        func retention(_ years: Int) -> RetentionClass {
            RetentionClass(
                code: "report", phrase: .verbatim("x"), period: .years(years), start: .closed, article: nil,
                confidence: "own")
        }
        let plain = try await filed()
        _ = try await desk.denyCompetence(plain.id, reason: "请向药品监管部门反映。", by: .reportOfficer)
        let withCase = try await filed()
        _ = try await desk.fileCase(withCase.id, caseNumber: "7", approver: "赵主任", by: .reportOfficer)
        for id in [plain.id, withCase.id] { _ = try await desk.close(id, by: .reportOfficer) }
        _ = try await filed()
        clock.move(to: "2036-04-19T15:00:00Z")
        #expect(try await desk.eraseOutlived(retention(10), hasCase: false) == 0)
        clock.move(to: "2036-04-20T00:00:00Z")
        #expect(try await desk.eraseOutlived(retention(10), hasCase: false) == 1)
        #expect(try await desk.eraseOutlived(retention(30), hasCase: true) == 0)
        #expect(books.now.sealed.keys[plain.id.text]?.isDestroyed == true)
        #expect(books.now.sealed.keys[withCase.id.text]?.isDestroyed == false)
        clock.move(to: "2056-04-20T00:00:00Z")
        #expect(try await desk.eraseOutlived(retention(30), hasCase: true) == 1)
        #expect(try await desk.eraseOutlived(retention(10), hasCase: false) == 0)
        #expect(books.now.sealed.keys.values.filter(\.isDestroyed).count == 2)
    }
}
