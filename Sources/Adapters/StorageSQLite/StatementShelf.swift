import GRDB
import GRDBSQLite
import Storage

/// One connection's compiled statements, kept by their text.
///
/// GRDB opens the connection and compiles; binding and stepping call SQLite itself, since GRDB's rows cost more than
/// the queries of a request.
///
/// `@unchecked Sendable`: touched only on the serial queue of its connection.
final class StatementShelf: @unchecked Sendable {
    /// More texts than the product has; beyond it the shelf is emptied, so that texts made on the fly do not pile up.
    private static let limit = 600

    let connection: OpaquePointer?
    private let database: Database
    private var statements: [String: ShelvedStatement] = [:]

    init(_ database: Database) {
        self.database = database
        connection = database.sqliteConnection
    }

    /// Whether a transaction is open.
    var isInTransaction: Bool { sqlite3_get_autocommit(connection) == 0 }

    /// A compiled statement that is not in use; one that a loop still runs gets a twin.
    func statement(_ sql: String) throws -> ShelvedStatement {
        if let shelved = statements[sql], !shelved.isInUse { return shelved }
        try SQLText.requireNoTransactionControl(sql)
        let compiled = try compile(sql)
        if statements.count >= Self.limit { statements.removeAll() }
        statements[sql] = compiled
        return compiled
    }

    /// Runs one of the driver's own statements, which open and end transactions.
    func run(_ sql: String) throws {
        let statement: ShelvedStatement
        if let shelved = statements[sql] {
            statement = shelved
        } else {
            statement = try compile(sql)
            statements[sql] = statement
        }
        defer { statement.reset() }
        while try statement.step() {}
    }

    /// Whether a foreign key whose check waits for the end of the transaction is broken at the moment.
    var hasBrokenForeignKey: Bool {
        var current: Int32 = 0
        var highest: Int32 = 0
        sqlite3_db_status(connection, SQLITE_DBSTATUS_DEFERRED_FKS, &current, &highest, 0)
        return current != 0
    }

    func clear() { statements.removeAll() }

    private func compile(_ sql: String) throws -> ShelvedStatement {
        do {
            return ShelvedStatement(try database.makeStatement(sql: sql), sql: sql, on: connection)
        } catch let error as DatabaseError {
            throw StorageFault.of(error).during(sql)
        }
    }
}
