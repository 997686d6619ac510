import Courier
import Fixtures
import Foundation
import Kernel
import Notices
import Testing

@Suite("A folder of letters")
struct SpoolFolderTests {
    private let path = FileManager.default.temporaryDirectory.appending(path: "spool-\(UUID().uuidString)").path

    private func letter(_ id: String) -> Letter {
        Letter(
            id: id, channel: .sms, address: "+8613812345678", subject: "投诉", body: "已受理",
            writtenAt: .at("2026-04-20T01:00:00Z"))
    }

    @Test("A letter is one whole file that its owner alone may read; sent again it is the same file")
    func kept() async throws {
        defer { try? FileManager.default.removeItem(atPath: path) }
        let courier = try SpoolFolder(path).courier
        for _ in 0..<2 { try await courier.send(letter("01J-a")) }
        #expect(try FileManager.default.contentsOfDirectory(atPath: path) == ["01J-a.json"])
        let bytes = try #require(FileManager.default.contents(atPath: path + "/01J-a.json"))
        let json = try JSON(parsing: Array(bytes))
        #expect(json["address"]?.string == "+8613812345678" && json["channel"]?.string == "sms")
        let mode = try FileManager.default.attributesOfItem(atPath: path + "/01J-a.json")[.posixPermissions] as? Int
        #expect(mode == 0o600)
    }

    @Test("A name cannot lead out of the folder, and a folder that is gone is a temporary fault")
    func hostile() async throws {
        let courier = try SpoolFolder(path).courier
        try await courier.send(letter("../../etc/x"))
        #expect(try FileManager.default.contentsOfDirectory(atPath: path) == ["etcx.json"])
        try FileManager.default.removeItem(atPath: path)
        await #expect(throws: DeliveryFault.temporary) { try await courier.send(letter("b")) }
    }

    @Test("A letter printed into a log tells neither address nor words")
    func silent() {
        let shown = "\(letter("c")) \(String(reflecting: letter("c")))"
        #expect(!shown.contains("138") && !shown.contains("受理"))
    }
}
