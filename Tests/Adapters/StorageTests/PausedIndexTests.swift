import DatabaseSupport
import Storage
import Testing

@Suite("Indexes are put off while much is added")
struct PausedIndexTests {
    private static let tables = ["complaint", "respondent", "search_hash"]

    private func indexes(_ database: any SQLDatabase) async throws -> [String] {
        guard let query = database.dialect.indexesQuery else { return [] }
        return try await database.read { session in
            try Self.tables.flatMap { table in
                try session.all(query, [.text(table)]) { try $0.text("name") + ": " + $0.text("statement") }
            }
        }
    }

    @Test("They are gone meanwhile, and made anew as they were, once", arguments: TestDatabase.reachable)
    func roundTrip(kind: TestDatabase) async throws {
        try await kind.withFresh(migrations: Migrations.main) { database in
            let paused = PausedIndexes(of: database)
            let before = try await indexes(database)
            #expect(before.isEmpty == (database.dialect.indexesQuery == nil))
            try await paused.pause(on: Self.tables)
            let meanwhile = try await indexes(database)
            #expect(meanwhile.isEmpty)
            // Put off twice, as by an import that was cut off and begun again, they are still all known.
            try await paused.pause(on: Self.tables)
            let restored = try await paused.restore()
            #expect(restored.count == before.count)
            let after = try await indexes(database)
            #expect(after == before)
            let again = try await paused.restore()
            #expect(again.isEmpty)
        }
    }

    @Test("Where the schema is not made yet, there is nothing to make anew", arguments: TestDatabase.reachable)
    func withoutSchema(kind: TestDatabase) async throws {
        try await kind.withFresh(migrations: []) { database in
            let restored = try await PausedIndexes(of: database).restore()
            #expect(restored.isEmpty)
        }
    }

    @Test("It is worthwhile only where much is added to little", arguments: TestDatabase.reachable)
    func worth(kind: TestDatabase) async throws {
        try await kind.withFresh(migrations: Migrations.main) { database in
            let paused = PausedIndexes(of: database)
            let few = try await paused.isWorthwhile(for: 100, in: "complaint")
            let many = try await paused.isWorthwhile(for: 1_000_000, in: "complaint")
            #expect(!few && many == (database.dialect.indexesQuery != nil))
        }
    }
}
