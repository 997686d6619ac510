import DatabaseSupport
import Storage
import Testing

@Suite("Works that SQLite writes together")
struct SQLiteGroupTests {
    private static let tables = Migration(
        "m20260101-pair", "a key checked late",
        sql: """
            CREATE TABLE parent (id BIGINT NOT NULL PRIMARY KEY);
            CREATE TABLE child (
                id BIGINT NOT NULL PRIMARY KEY,
                parent BIGINT NOT NULL REFERENCES parent (id) DEFERRABLE INITIALLY DEFERRED
            );
            """)

    @Test("A key that is checked late breaks only the work that broke it", arguments: TestDatabase.reachable)
    func deferredKey(kind: TestDatabase) async throws {
        try await kind.withFresh(migrations: [Self.tables]) { database in
            let broken = try await withThrowingTaskGroup(of: Int.self) { group in
                for number in 0..<16 {
                    group.addTask {
                        do {
                            try await database.write { session in
                                try session.execute(
                                    "INSERT INTO child VALUES (?, ?)", [SQLValue(number), SQLValue(number)])
                                if number % 2 == 0 {
                                    try session.execute("INSERT INTO parent VALUES (?)", [SQLValue(number)])
                                }
                            }
                            return 0
                        } catch let fault as StorageFault where fault.kind == .foreignKeyViolation {
                            return 1
                        }
                    }
                }
                return try await group.reduce(0, +)
            }
            #expect(broken == 8)
            #expect(try await database.read { try $0.integer("SELECT COUNT(*) FROM child") } == 8)
        }
    }
}
