import DatabaseSupport
import Storage
import Testing

@Suite("Faults")
struct FaultTests {
    private static let addAccount = "INSERT INTO account (name, city, balance) VALUES (?, ?, ?)"

    /// The fault that a statement meets on a database with one account.
    private func fault(_ kind: TestDatabase, _ sql: String, _ values: [SQLValue]) async throws -> StorageFault {
        try await kind.withFresh(migrations: [.sample]) { database in
            try await database.write { try $0.execute(Self.addAccount, ["li", "jinan", 5]) }
            let fault = await #expect(throws: StorageFault.self) {
                try await database.write { try $0.execute(sql, values) }
            }
            return try #require(fault)
        }
    }

    @Test("A second row with the same key names table and columns", arguments: TestDatabase.reachable)
    func unique(kind: TestDatabase) async throws {
        let fault = try await fault(kind, Self.addAccount, ["li", "jinan", 9])
        #expect(fault.isUniqueViolation(of: "account", "name", "city"))
        #expect(!fault.isTemporary)
        #expect(!fault.description.contains("jinan"))
    }

    @Test("A row whose parent is missing breaks a foreign key", arguments: TestDatabase.reachable)
    func foreignKey(kind: TestDatabase) async throws {
        let fault = try await fault(kind, "INSERT INTO deposit (id, name, city) VALUES (1, ?, ?)", ["wu", "jinan"])
        #expect(fault.kind == .foreignKeyViolation)
    }

    @Test("A broken check tells its name", arguments: TestDatabase.reachable)
    func check(kind: TestDatabase) async throws {
        let fault = try await fault(kind, Self.addAccount, ["wu", "jinan", -1])
        #expect(fault.isCheckViolation("account_balance"))
        #expect(!fault.description.contains("wu"))
    }

    @Test("A missing value names its column", arguments: TestDatabase.reachable)
    func notNull(kind: TestDatabase) async throws {
        let fault = try await fault(kind, Self.addAccount, ["wu", "jinan", nil])
        #expect(fault.kind == .notNullViolation)
        #expect(fault.columns == ["balance"])
        #expect(fault.table == "account")
    }

    @Test("A wrong statement is the program's mistake", arguments: TestDatabase.reachable)
    func wrongStatement(kind: TestDatabase) async throws {
        #expect(try await fault(kind, "SELECT nothing FROM nowhere", []).kind == .statement)
        #expect(try await fault(kind, "SELEKT 1", []).kind == .statement)
        #expect(try await fault(kind, "DELETE FROM account WHERE name = ?", []).kind == .statement)
        #expect(try await fault(kind, "DELETE FROM account; DELETE FROM account", []).kind == .statement)
    }

    @Test(
        "A work cannot end the transaction that belongs to the driver", arguments: TestDatabase.reachable,
        ["COMMIT", "/* now */ rollback", "BEGIN", "SAVEPOINT x", "VACUUM"])
    func transactionControl(kind: TestDatabase, sql: String) async throws {
        #expect(try await fault(kind, sql, []).kind == .statement)
    }

    @Test("A work that only reads cannot write", arguments: TestDatabase.reachable)
    func readOnly(kind: TestDatabase) async throws {
        try await kind.withFresh(migrations: [.sample]) { database in
            let fault = await #expect(throws: StorageFault.self) {
                try await database.read { try $0.execute(Self.addAccount, ["li", "jinan", 5]) }
            }
            #expect(fault?.kind == .readOnly)
        }
    }

    @Test("A closed database refuses", arguments: TestDatabase.reachable)
    func closed(kind: TestDatabase) async throws {
        try await kind.withFresh(migrations: [.sample]) { database in
            await database.close()
            let read = await #expect(throws: StorageFault.self) { try await database.read { try $0.rows("SELECT 1") } }
            let write = await #expect(throws: StorageFault.self) {
                try await database.write { try $0.rows("SELECT 1") }
            }
            #expect(read?.kind == .closed)
            #expect(write?.kind == .closed)
        }
    }
}
