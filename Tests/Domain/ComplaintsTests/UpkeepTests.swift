import Access
import Complaints
import Fixtures
import Kernel
import Privacy
import Seals
import Testing

@Suite("What the product does of itself")
struct UpkeepTests {
    private let books = MemoryBooks()
    private let clock = StoppedClock("2026-04-20T02:00:00Z")
    private let desk: ComplaintDesk

    init() throws {
        desk = try ComplaintDesk.sample(books: books, clock: clock, rulebook: try .shipped())
    }

    private let retention = RetentionClass(
        code: "complaint", phrase: .verbatim("x"), period: .years(10), start: .closed, article: nil, confidence: "own")

    private func closed() async throws -> FilingReceipt {
        let receipt = try await desk.file(try .sample(), against: nil, by: .visitor)
        _ = try await desk.withdraw(receipt.id, source: .call, by: .officer)
        _ = try await desk.close(receipt.id, by: .officer)
        return receipt
    }

    @Test("A closed case is erased on the day its retention ends, an open one never, and each once")
    func outlived() async throws {
        let closed = try await closed()
        let open = try await desk.file(try .sample(), against: nil, by: .visitor)
        clock.move(to: "2036-04-19T15:00:00Z")
        #expect(try await desk.eraseOutlived(retention) == 0)
        clock.move(to: "2036-04-20T00:00:00Z")
        #expect(try await desk.eraseOutlived(retention) == 1)
        #expect(try await desk.eraseOutlived(retention) == 0)
        #expect(books.now.sealed.keys[closed.id.text]?.isDestroyed == true)
        #expect(books.now.sealed.keys[open.id.text]?.isDestroyed == false)
        #expect(books.now.actions.last == "complaint.erased")
    }

    private func file(_ digest: String, key: String? = "00ff") -> FiledFile {
        FiledFile(
            digest: digest, mediaType: "image/png", size: 3, name: "小票.png", audience: .authority, key: key)
    }

    @Test("What opens a file is sealed with the case, shown in no view, and gone when the case is erased")
    func fileKeys() async throws {
        let receipt = try await desk.file(
            try .sample { $0.files = [file("aa11")] }, against: nil, by: .visitor)
        _ = try await desk.attach(file("bb22", key: "11ee"), to: receipt.id, by: .officer)
        for (digest, key) in [("aa11", "00ff"), ("bb22", "11ee")] {
            let found = try await desk.attachment(digest, of: receipt.id, by: .officer)
            #expect(found.key == key && found.name == "小票.png")
        }
        let view = try await desk.show(receipt.id, by: .officer)
        #expect(!view.texts.values.contains { ["00ff", "11ee"].contains($0) })
        #expect(!view.complaint.facts.fields.contains { $0.hasPrefix("fileKey") })
        _ = try await desk.withdraw(receipt.id, source: .call, by: .officer)
        _ = try await desk.close(receipt.id, by: .officer)
        _ = try await desk.erase(receipt.id, by: .officer)
        #expect(try await desk.attachment("aa11", of: receipt.id, by: .officer).key == nil)
    }

    @Test("A stored file is held by its case or by a living draft, and by nothing else")
    func held() async throws {
        let receipt = try await desk.file(
            try .sample { $0.files = [file("aa11")] }, against: nil, by: .visitor)
        var draft = FilingInput()
        draft.files = [file("bb22")]
        try await desk.keepDraft(draft, token: "token")
        let all: Set = ["aa11", "bb22", "cc33"]
        #expect(try await desk.heldFiles(among: all) == ["aa11", "bb22"])
        clock.advance(seconds: 8 * 86_400)
        #expect(try await desk.heldFiles(among: all) == ["aa11"])
        _ = try await desk.withdraw(receipt.id, source: .call, by: .officer)
        _ = try await desk.close(receipt.id, by: .officer)
        _ = try await desk.erase(receipt.id, by: .officer)
        #expect(try await desk.heldFiles(among: all) == [])
    }

    @Test("A draft keeps the key of its file, and tells it nobody")
    func draftKeys() async throws {
        var draft = FilingInput()
        draft.files = [file("bb22"), file("cc33", key: nil)]
        try await desk.keepDraft(draft, token: "token")
        #expect(try await desk.draft(token: "token")?.files == draft.files)
        #expect(draft.files[0].json["key"] == nil)
    }

    @Test("Moves are told in the ledger's order, with the lists that the case stands on, and each once")
    func moves() async throws {
        let first = try await desk.file(try .sample(), against: nil, by: .visitor)
        let began = try await desk.moves(since: nil)
        #expect(Set(began.moves.map(\.complaint)) == [first.id] && began.moves.allSatisfy { $0.authority == "QTX" })
        #expect(try await desk.moves(since: began.position).moves.isEmpty)
        _ = try await desk.accept(first.id, by: .officer)
        let next = try await desk.moves(since: began.position)
        #expect(next.moves.map(\.complaint) == [first.id] && next.position > began.position)
    }
}
