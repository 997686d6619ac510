import Access
import Complaints
import DatabaseSupport
import Fixtures
import Kernel
import Ledger
import Notices
import Privacy
import Seals
import Storage
import Testing
import Upkeep

@Suite("The books of what servers do of themselves")
struct UpkeepBookTests {
    private static let start = Instant.at("2026-04-20T01:00:00Z")

    private static func notices(_ count: UInt64, in book: any NoticeBook) throws {
        for number in 1...count {
            try book.add(
                Notice(
                    id: .sample(number), caseID: "case-\(number)", caseNumber: "N\(number)", recipient: .complainant,
                    message: .accepted, createdAt: start))
        }
    }

    @Test("Workers at the same time take different notices, and all of them", arguments: TestDatabase.reachable)
    func taken(kind: TestDatabase) async throws {
        try await kind.withFresh(migrations: Migrations.main) { database in
            let books = SQLBooks<SQLBook>(database) { $0 }
            try await books.write { try Self.notices(100, in: $0) }
            let until = Self.start.advanced(bySeconds: 600)
            let taken = try await withThrowingTaskGroup { group in
                for _ in 0..<4 {
                    group.addTask {
                        var mine: [NoticeAttempt] = []
                        for _ in 0..<10 {
                            mine += try await books.write { book in
                                try book.takeNotices(dueBy: Self.start, until: until, limit: 5)
                            }
                        }
                        return mine
                    }
                }
                return try await group.reduce(into: []) { $0 += $1 }
            }
            #expect(taken.count == 100 && Set(taken.map(\.notice.id)).count == 100)
            #expect(taken.allSatisfy { $0.number == 1 })
        }
    }

    @Test("A notice ends once, by its latest attempt alone", arguments: TestDatabase.reachable)
    func ended(kind: TestDatabase) async throws {
        try await kind.withFresh(migrations: Migrations.main) { database in
            let books = SQLBooks<SQLBook>(database) { $0 }
            try await books.write { try Self.notices(1, in: $0) }
            let late = Self.start.advanced(bySeconds: 600)
            let (first, second) = try await books.write { book in
                let first = try #require(try book.takeNotices(dueBy: Self.start, until: late, limit: 5).first)
                #expect(try book.takeNotices(dueBy: Self.start, until: late, limit: 5).isEmpty)
                let second = try #require(
                    try book.takeNotices(dueBy: late, until: late.advanced(bySeconds: 600), limit: 5).first)
                return (first, second)
            }
            #expect(second.number == 2)
            try await books.write { book in
                #expect(try !book.end(first, as: .failed, at: late))
                try book.retry(first, at: late)
                #expect(try book.backlog() == NoticeBacklog(waiting: 1, failed: 0))
                #expect(try book.takeNotices(dueBy: late, until: late, limit: 5).isEmpty)
                #expect(try book.end(second, as: .sent(.sms), at: late))
                #expect(try !book.end(second, as: .sent(.sms), at: late))
            }
            let kept = try await database.read { session in
                try session.first("SELECT delivery, delivered_at FROM notice", []) {
                    (try $0.text("delivery"), try $0.instant("delivered_at"))
                }
            }
            #expect(kept?.0 == "sms" && kept?.1 == late)
            #expect(try await books.read { try $0.backlog() } == NoticeBacklog(waiting: 0, failed: 0))
        }
    }

    @Test("Of many servers one has a duty", arguments: TestDatabase.reachable)
    func duty(kind: TestDatabase) async throws {
        try await kind.withFresh(migrations: Migrations.main) { database in
            let books = SQLBooks<any DutyBook>(database) { $0 }
            let (now, until) = (Self.start, Self.start.advanced(bySeconds: 60))
            let holders = try await withThrowingTaskGroup { group in
                for number in 0..<8 {
                    group.addTask {
                        try await books.write { try $0.take("sweep", by: "server-\(number)", at: now, until: until) }
                            ? "server-\(number)" : nil
                    }
                }
                return try await group.reduce(into: [String]()) { $0 += $1.map { [$0] } ?? [] }
            }
            #expect(holders.count == 1)
            let due = now.advanced(bySeconds: 3600)
            try await books.write { book in
                try book.rest("sweep", by: "another", dueAt: now)
                #expect(try !book.take("sweep", by: "b", at: now, until: until))
                try book.rest("sweep", by: holders[0], dueAt: due)
                #expect(try !book.take("sweep", by: "b", at: until, until: due))
                #expect(try book.take("sweep", by: "b", at: due, until: due.advanced(bySeconds: 60)))
            }
        }
    }

    @Test("Moves, files and closed cases are found as the events tell them", arguments: TestDatabase.reachable)
    func cases(kind: TestDatabase) async throws {
        let stories = try ComplaintHistories.stories(80, seed: 21)
        try await kind.withFresh(migrations: Migrations.main) { database in
            let books = SQLBooks<any ComplaintBook>(database) { $0 }
            try await books.write { book in
                try ComplaintHistories.enter(stories, in: book)
                for story in stories { try book.append(contentsOf: story.events.map(\.ledgerDraft)) }
            }
            try await books.read { book in
                let end = try book.head().count
                let moves = try book.moves(after: 0, limit: 10_000)
                #expect(moves.map(\.position) == Array(1...end))
                #expect(try book.moves(after: end - 3, limit: 2).map(\.position) == [end - 2, end - 1])
                let byCase = Dictionary(uniqueKeysWithValues: stories.map { ($0.complaint.id, $0.complaint) })
                #expect(
                    moves.allSatisfy { move in
                        byCase[move.complaint]?.routing?.authority == move.authority
                            && byCase[move.complaint]?.facts.merchant == move.merchant
                    })
                let files = Set(stories.flatMap { $0.complaint.attachments.map(\.digest) })
                #expect(try book.attachedFiles(among: files.union(["no"])) == files)
            }
        }
    }

    @Test(
        "A case's files are let go of when it is erased, and a destroyed key is not asked for again",
        arguments: TestDatabase.reachable)
    func erased(kind: TestDatabase) async throws {
        let clock = StoppedClock("2026-04-20T02:00:00Z")
        try await kind.withFresh(migrations: Migrations.main) { database in
            let books = SQLBooks<any ComplaintBook>(database) { $0 }
            let desk = try ComplaintDesk.sample(books: books, clock: clock, rulebook: try .shipped())
            let receipt = try await desk.file(try .sample(), against: nil, by: .visitor)
            let file = FiledFile(
                digest: "aa11", mediaType: "image/png", size: 3, name: "小票.png", audience: .authority, key: "00ff")
            _ = try await desk.attach(file, to: receipt.id, by: .officer)
            _ = try await desk.withdraw(receipt.id, source: .call, by: .officer)
            _ = try await desk.close(receipt.id, by: .officer)
            let later = Instant.at("2037-01-01T00:00:00Z")
            let closed = try await books.read { try $0.complaintsToErase(closedBefore: later, limit: 5) }
            #expect(closed == [receipt.id])
            _ = try await desk.erase(receipt.id, by: .officer)
            try await books.read { book in
                let left = try book.complaintsToErase(closedBefore: later, limit: 5)
                let files = try book.attachedFiles(among: ["aa11"])
                #expect(left.isEmpty && files.isEmpty)
            }
        }
    }
}
