import Access
import Complaints
import DatabaseSupport
import Fixtures
import Kernel
import Ledger
import Notices
import Rulebook
import Seals
import Statutes
import Storage
import Testing

@Suite("What an installation takes in beside the law that ships")
struct StatuteBookTests {
    private static let now = Instant.at("2026-04-20T01:00:00Z")

    private func with(
        _ kind: TestDatabase,
        _ look: (SQLBooks<any StatuteBook>, StatuteDesk, ComplaintDesk, Rulebook) async throws -> Void
    ) async throws {
        try await kind.withFresh(migrations: Migrations.main) { database in
            let rulebook = try Rulebook.shipped()
            let complaints = try ComplaintDesk.sample(
                books: SQLBooks<any ComplaintBook>(database) { $0 }, clock: StoppedClock("2026-04-20T01:00:00Z"),
                rulebook: rulebook)
            let books = SQLBooks<any StatuteBook>(database) { $0 }
            let desk = StatuteDesk(books: books, random: .seeded(3)) { Self.now }
            try await look(books, desk, complaints, rulebook)
        }
    }

    /// A notice for 2026 as it ships in spirit: one more day off.
    private func notice(off day: String, year: Int = 2026) throws -> (CalendarNotice, String) {
        let text =
            #"{"year": \#(year), "papers": ["x"], "days": [{"name": "放假", "date": "\#(day)", "isOffDay": true}]}"#
        return (try CalendarNotice(parsing: Array(text.utf8), document: "2026.json"), text)
    }

    @Test(
        "A notice moves every clock that runs over its days, in one transaction with entries and notices",
        arguments: TestDatabase.reachable)
    func moved(kind: TestDatabase) async throws {
        let stories = try ComplaintHistories.stories(80, seed: 21)
        try await with(kind) { books, desk, complaints, rulebook in
            try await books.write { book in try ComplaintHistories.enter(stories, in: book) }
            // Whatever days the histories were entered with, the law's own days are the ones to start from.
            let (before, text) = try notice(off: "2020-01-01", year: 2020)
            _ = try await desk.take(before, document: text, into: rulebook, counting: complaints, by: .system)
            let first = Day.on("2000-01-01")
            let running = try await books.read { try $0.runningComplaints(dueFrom: first, after: nil, limit: 1000) }
            let due = try #require(running.map(\.dueOn).min())
            let (second, body) = try notice(off: due.description, year: due.year)
            let (outcome, after) = try await desk.take(
                second, document: body, into: rulebook, counting: complaints, by: .system)
            #expect(outcome.movedCount > 0 && outcome.toldCount == outcome.movedCount * 2)
            let now = try await books.read { try $0.runningComplaints(dueFrom: first, after: nil, limit: 1000) }
            let moved = zip(running, now).filter { $0.dueOn != $1.dueOn }
            #expect(moved.count == outcome.movedCount && now.allSatisfy { $0.dueOn != due })
            for clock in now {
                let complaint = try await books.read { try $0.complaint(clock.complaint) }
                let index = try complaints.counting(by: after).dueIndex(of: try #require(complaint))
                #expect(index.dueOn == clock.dueOn)
            }
            let kept = try await desk.statutes()
            #expect(kept.map(\.key) == ["CN-2020", "CN-\(due.year)"])
            let again = try await desk.take(
                second, document: body, into: after, counting: complaints, by: .system)
            #expect(again.outcome.wasKnown && again.outcome.movedCount == 0)
        }
    }

    @Test(
        "Only those who may import take anything in, and an empty notice is refused", arguments: TestDatabase.reachable)
    func refused(kind: TestDatabase) async throws {
        try await with(kind) { _, desk, complaints, rulebook in
            let (notice, text) = try notice(off: "2026-05-06")
            await #expect(throws: Refusal.self) {
                try await desk.take(
                    notice, document: text, into: rulebook, counting: complaints, by: .visitor)
            }
            let nothing = try CalendarNotice(parsing: Array(#"{"year": 2027, "days": []}"#.utf8), document: "2027.json")
            await #expect(throws: Refusal.self) {
                try await desk.take(nothing, document: "", into: rulebook, counting: complaints, by: .system)
            }
            #expect(try await desk.statutes().isEmpty)
        }
    }
}
