import DatabaseSupport
import Storage
import StoragePostgres
import Testing

@Suite("PostgreSQL", .enabled(if: TestDatabase.postgresConnection != nil, "needs TEST_POSTGRES"))
struct PostgresDatabaseTests {
    private func database(_ change: (inout PostgresOptions) -> Void = { _ in }) -> PostgresDatabase {
        var options = PostgresOptions(TestDatabase.postgresConnection ?? "")
        options.connections = 2
        change(&options)
        return PostgresDatabase(options)
    }

    @Test("A connection that the server ends is made anew, and the work goes on")
    func terminatedBackend() async throws {
        let one = database { $0.connections = 1 }
        let other = database()
        let first = try await one.read { try $0.integer("SELECT pg_backend_pid()") }
        try await other.write { _ = try $0.rows("SELECT pg_terminate_backend(?::int)", [.integer(first)]) }
        let second = try await one.write { try $0.integer("SELECT pg_backend_pid()") }
        #expect(first != second)
        await one.close()
        await other.close()
    }

    @Test("A work whose connection ends in its midst is run again as a whole")
    func terminatedWork() async throws {
        let database = database()
        let runs = try await database.write { session in
            try session.execute("CREATE SEQUENCE IF NOT EXISTS fangxin_runs")
        }
        #expect(runs == 0)
        let count = try await database.write { session in
            // A sequence keeps its step when the transaction is lost, so that the second run knows.
            let run = try session.integer("SELECT nextval('fangxin_runs')")
            if run == 1 { _ = try session.rows("SELECT pg_terminate_backend(pg_backend_pid())") }
            return run
        }
        #expect(count == 2)
        try await database.write { _ = try $0.execute("DROP SEQUENCE fangxin_runs") }
        await database.close()
    }

    @Test("A server that is not there is a temporary fault")
    func unreachable() async throws {
        let database = PostgresDatabase(PostgresOptions("host=127.0.0.1 port=1 user=x password=secret"))
        let fault = await #expect(throws: StorageFault.self) { try await database.read { try $0.rows("SELECT 1") } }
        #expect(fault?.kind == .unavailable)
        #expect(fault?.isTemporary ?? false)
        #expect(fault.map { !$0.description.contains("secret") } ?? false)
        await database.close()
    }

    @Test("A statement that takes too long is stopped")
    func statementTime() async throws {
        let database = database { $0.statementTime = .milliseconds(50) }
        let fault = await #expect(throws: StorageFault.self) {
            try await database.read { try $0.rows("SELECT pg_sleep(5)") }
        }
        #expect(fault?.kind == .timeout)
        await database.close()
    }

    @Test("Serialisable works that conflict are run again until each has its turn")
    func serializable() async throws {
        let database = database {
            $0.isolation = .serializable
            $0.connections = 4
        }
        try await database.write { try $0.execute("CREATE TABLE IF NOT EXISTS fangxin_tally (n BIGINT NOT NULL)") }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<24 {
                group.addTask {
                    try await database.write { session in
                        let count = try session.integer("SELECT COUNT(*) FROM fangxin_tally")
                        try session.execute("INSERT INTO fangxin_tally VALUES (?)", [.integer(count)])
                    }
                }
            }
            try await group.waitForAll()
        }
        let numbers = try await database.read { try $0.all("SELECT n FROM fangxin_tally") { try $0.count(0) } }
        #expect(numbers.sorted() == Array(0..<24))
        try await database.write { _ = try $0.execute("DROP TABLE fangxin_tally") }
        await database.close()
    }

    @Test("A store of its own lives under its own role and schema, which other roles cannot read")
    func roleAndSchema() async throws {
        let owner = database()
        try await owner.write { session in
            try session.execute("CREATE ROLE fangxin_keeper")
            try session.execute("CREATE ROLE fangxin_other")
            try session.execute("CREATE SCHEMA keeping AUTHORIZATION fangxin_keeper")
        }
        let keeper = database { ($0.role, $0.schema) = ("fangxin_keeper", "keeping") }
        try await keeper.write { session in
            try session.execute("CREATE TABLE secret (x TEXT)")
            #expect(try session.first("SELECT current_user::text AS u") { try $0.text("u") } == "fangxin_keeper")
        }
        let other = database { $0.role = "fangxin_other" }
        let fault = await #expect(throws: StorageFault.self) {
            try await other.read { try $0.rows("SELECT * FROM keeping.secret") }
        }
        #expect(fault?.code == "42501")
        await keeper.close()
        await other.close()
        try await owner.write { session in
            try session.execute("DROP SCHEMA keeping CASCADE")
            try session.execute("DROP ROLE fangxin_keeper")
            try session.execute("DROP ROLE fangxin_other")
        }
        await owner.close()
    }

    @Test("A statement prepared before the schema changed is prepared again")
    func stalePlan() async throws {
        let database = database { $0.connections = 1 }
        try await database.write { try $0.execute("CREATE TABLE IF NOT EXISTS fangxin_plan (a BIGINT)") }
        _ = try await database.read { try $0.rows("SELECT * FROM fangxin_plan") }
        try await database.write { try $0.execute("ALTER TABLE fangxin_plan ADD COLUMN b TEXT") }
        let names = try await database.write { session in
            try session.execute("INSERT INTO fangxin_plan VALUES (1, 'x')")
            return try session.first("SELECT * FROM fangxin_plan")?.columns.names
        }
        #expect(names == ["a", "b"])
        try await database.write { _ = try $0.execute("DROP TABLE fangxin_plan") }
        await database.close()
    }
}
