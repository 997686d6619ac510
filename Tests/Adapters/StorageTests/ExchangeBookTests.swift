import Complaints
import DatabaseSupport
import Exchange
import Kernel
import Storage
import Testing

@Suite("The exchange's book")
struct ExchangeBookTests {
    private static let digest = [UInt8](repeating: 7, count: 32)

    private func withBooks(
        _ kind: TestDatabase, _ look: (SQLBooks<any ExchangeBook>, [ComplaintHistories.Story]) async throws -> Void
    ) async throws {
        let stories = try ComplaintHistories.stories(250, seed: 17)
        try await kind.withFresh(migrations: Migrations.main) { database in
            let books = SQLBooks<any ExchangeBook>(database) { $0 }
            try await books.write { book in try ComplaintHistories.enter(stories, in: book) }
            try await look(books, stories)
        }
    }

    @Test(
        "Cases are found by any count of numbers, those that were never imported without a digest",
        arguments: TestDatabase.reachable)
    func found(kind: TestDatabase) async throws {
        try await withBooks(kind) { books, stories in
            let numbers = stories.map(\.complaint.facts.number)
            for count in [0, 1, 99, 100, 101, 250] {
                let found = try await books.read { book in
                    try book.importedOrders(Array(numbers.prefix(count)) + ["unknown"])
                }
                #expect(Set(found.keys) == Set(numbers.prefix(count)))
                #expect(found.values.allSatisfy { $0.digest.isEmpty && $0.version == 0 })
            }
        }
    }

    @Test("What a newer row said of a case is what is compared next", arguments: TestDatabase.reachable)
    func remembered(kind: TestDatabase) async throws {
        try await withBooks(kind) { books, stories in
            let complaint = try #require(stories.first).complaint
            let record = ImportedOrderRecord(complaint: complaint.id, digest: Self.digest, version: complaint.version)
            try await books.write { book in try book.put(record) }
            let found = try await books.read { book in try book.importedOrders([complaint.facts.number]) }
            #expect(found == [complaint.facts.number: record])
        }
    }

    @Test("A case imported now is known with the digest of its row", arguments: TestDatabase.reachable)
    func imported(kind: TestDatabase) async throws {
        let story = try #require(try ComplaintHistories.stories(1, seed: 23).first)
        try await kind.withFresh(migrations: Migrations.main) { database in
            let books = SQLBooks<any ExchangeBook>(database) { $0 }
            try await books.write { book in
                try book.add(story.respondent)
                try book.add(story.complaint, events: story.events, index: ComplaintIndex(importDigest: Self.digest))
            }
            let found = try await books.read { book in try book.importedOrders([story.complaint.facts.number]) }
            #expect(found.values.map(\.digest) == [Self.digest])
            #expect(found.values.map(\.version) == [story.complaint.version])
        }
    }
}
