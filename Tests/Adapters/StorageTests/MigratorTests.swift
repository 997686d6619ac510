import DatabaseSupport
import Fixtures
import Kernel
import Storage
import Testing

@Suite("Migrations")
struct MigratorTests {
    private static let second = Migration(
        "m20260102-second", "one more",
        sql: "CREATE TABLE second (id BIGINT NOT NULL PRIMARY KEY, share DOUBLE PRECISION)")
    private static let now = Instant.at("2026-04-15T00:00:00Z")

    @Test("Each step is taken once, and recorded", arguments: TestDatabase.reachable)
    func takenOnce(kind: TestDatabase) async throws {
        try await kind.withFresh { database in
            let first = Migrator([.sample])
            #expect(try await first.missing(in: database) == ["m20260101-sample"])
            #expect(try await first.migrate(database, at: Self.now) == ["m20260101-sample"])
            let both = Migrator([.sample, Self.second])
            #expect(try await both.missing(in: database) == ["m20260102-second"])
            #expect(try await both.migrate(database, at: Self.now) == ["m20260102-second"])
            #expect(try await both.migrate(database, at: Self.now) == [])
            let rows = try await database.read { try $0.rows("SELECT * FROM migration ORDER BY name") }
            #expect(try rows.map { try $0.text("name") } == ["m20260101-sample", "m20260102-second"])
            #expect(try rows[0].text("digest") == Migration.sample.digest)
            #expect(try rows[1].instant("applied_at") == Self.now)
        }
    }

    @Test("A step that was changed stops the start", arguments: TestDatabase.reachable)
    func changed(kind: TestDatabase) async throws {
        try await kind.withFresh(migrations: [.sample]) { database in
            let changed = Migration("m20260101-sample", "changed", sql: "CREATE TABLE other (id BIGINT)")
            let refusal = await #expect(throws: Refusal.self) {
                try await Migrator([changed]).migrate(database, at: Self.now)
            }
            #expect(refusal?.code == "storage.migrationChanged")
            await #expect(throws: Refusal.self) { try await Migrator([changed]).missing(in: database) }
        }
    }

    @Test("A database newer than the program stops the start", arguments: TestDatabase.reachable)
    func newer(kind: TestDatabase) async throws {
        try await kind.withFresh(migrations: [.sample, Self.second]) { database in
            let refusal = await #expect(throws: Refusal.self) {
                try await Migrator([.sample]).migrate(database, at: Self.now)
            }
            #expect(refusal?.code == "storage.newerThanProgram")
            #expect(refusal?.phrase.en.contains("m20260102-second") ?? false)
        }
    }

    @Test("A step that fails half way leaves nothing", arguments: TestDatabase.reachable)
    func failing(kind: TestDatabase) async throws {
        let broken = Migration("m20260103-broken", "breaks", sql: "CREATE TABLE half (id BIGINT); SELEKT;")
        try await kind.withFresh(migrations: [.sample]) { database in
            await #expect(throws: StorageFault.self) {
                try await Migrator([.sample, broken]).migrate(database, at: Self.now)
            }
            let tables = try await database.read { session in
                Set(try session.all(session.dialect.columnsQuery) { try $0.text("table_name") })
            }
            #expect(tables == ["migration", "sample", "account", "deposit", "task"])
        }
    }

    @Test("Servers that start at once take each step once", arguments: TestDatabase.reachable)
    func atOnce(kind: TestDatabase) async throws {
        try await kind.withFresh { database in
            let taken = try await withThrowingTaskGroup(of: [String].self) { group in
                for _ in 0..<6 {
                    group.addTask { try await Migrator([.sample, Self.second]).migrate(database, at: Self.now) }
                }
                return try await group.reduce(into: []) { $0 += $1 }
            }
            #expect(taken.sorted() == ["m20260101-sample", "m20260102-second"])
        }
    }

    @Test("A step may be written for each database apart", arguments: TestDatabase.reachable)
    func apart(kind: TestDatabase) async throws {
        let apart = Migration(
            "m20260104-apart", "they differ", sqlite: Array("CREATE TABLE mine (sqlite TEXT)".utf8),
            postgres: Array("CREATE TABLE mine (postgres TEXT)".utf8))
        try await kind.withFresh(migrations: [apart]) { database in
            let name = database.dialect.name
            let rows = try await database.read { try $0.rows("SELECT \(name) FROM mine") }
            #expect(rows.isEmpty)
        }
    }

    @Test("Both databases end with the same tables and columns")
    func alike() async throws {
        var schemas: [[String]] = []
        for kind in TestDatabase.reachable {
            try await kind.withFresh(migrations: [.sample, Self.second]) { database in
                schemas.append(
                    try await database.read { session in
                        try session.all(session.dialect.columnsQuery) { row in
                            try "\(row.text(0)).\(row.text(1)) \(row.text(2)) \(row.integer(3))"
                        }
                    })
            }
        }
        #expect(schemas[0].contains("sample.measure DOUBLE PRECISION 1"))
        for schema in schemas { #expect(schema == schemas[0]) }
    }
}
