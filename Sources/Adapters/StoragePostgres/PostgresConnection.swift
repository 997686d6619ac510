import CLibPQ
import Glibc
import Storage

/// One connection through libpq, with the statements prepared on it; all calls block.
///
/// `@unchecked Sendable`: touched only on the serial queue of its lane.
final class PostgresConnection: @unchecked Sendable {
    /// More texts than the product has; beyond it all are let go, so that texts made on the fly do not pile up.
    private static let limit = 400

    private struct Prepared {
        let name: String
        let types: [Oid]
        var columns: SQLColumns?
    }

    private let pointer: OpaquePointer
    private var prepared: [String: Prepared] = [:]
    private var made = 0

    init(_ options: PostgresOptions) throws {
        // Defaults stand before `dbname`, which brings the caller's own words, and what must be so stands after it.
        let settings = [
            ("connect_timeout", "10"), ("fallback_application_name", "fangxin"), ("dbname", options.connection),
            ("client_encoding", "UTF8"),
        ]
        guard let pointer = Self.connect(settings) else { throw StorageFault(.unavailable, "libpq has no memory") }
        guard PQstatus(pointer) == CONNECTION_OK else {
            defer { PQfinish(pointer) }
            throw StorageFault.unreachable(pointer)
        }
        self.pointer = pointer
        PQsetNoticeProcessor(pointer, { _, _ in }, nil)
        for statement in options.preparation { try runBare(statement) }
    }

    deinit { PQfinish(pointer) }

    private static func connect(_ settings: [(String, String)]) -> OpaquePointer? {
        let keys = settings.map { strdup($0.0) }
        let values = settings.map { strdup($0.1) }
        defer { for text in keys + values { free(text) } }
        return PQconnectdbParams(keys.map { UnsafePointer($0) } + [nil], values.map { UnsafePointer($0) } + [nil], 1)
    }

    var isBroken: Bool { PQstatus(pointer) == CONNECTION_BAD }

    /// Runs statements without values and without preparing them: the driver's own.
    func runBare(_ sql: String) throws(StorageFault) {
        let result = PostgresResult(PQexec(pointer, sql))
        try require(result, sql)
    }

    /// Whether the transaction that just ended was kept: PostgreSQL answers the commit of a failed one with a rollback.
    func commit() throws(StorageFault) {
        let result = PostgresResult(PQexec(pointer, "COMMIT"))
        if isBroken {
            throw StorageFault(.outcomeUnknown, "the connection broke while the transaction was being kept")
        }
        try require(result, "COMMIT")
        guard let tag = PQcmdStatus(result.pointer), String(cString: tag) == "COMMIT" else {
            throw StorageFault(.damaged, "the transaction was rolled back instead of kept")
        }
    }

    func run(_ sql: String, _ values: [SQLValue]) throws(StorageFault) -> (result: PostgresResult, columns: SQLColumns)
    {
        let parameters = try PostgresParameters(values)
        let statement = try statement(sql, values)
        let result = parameters.withPointers { pointers, lengths, formats in
            PostgresResult(
                PQexecPrepared(pointer, statement.name, Int32(values.count), pointers, lengths, formats, 0))
        }
        try require(result, sql)
        if let columns = statement.columns { return (result, columns) }
        let columns = SQLColumns(result.names)
        prepared[sql]?.columns = columns
        return (result, columns)
    }

    /// Runs a statement once, without keeping it prepared.
    func runOnce(_ sql: String, _ values: [SQLValue]) throws(StorageFault) -> PostgresResult {
        let parameters = try PostgresParameters(values)
        let types = values.map(PostgresParameters.type)
        let text = try numbered(sql, values)
        let result = parameters.withPointers { pointers, lengths, formats in
            PostgresResult(
                PQexecParams(pointer, text, Int32(values.count), types, pointers, lengths, formats, 0))
        }
        try require(result, sql)
        return result
    }

    /// Forgets all prepared statements, here and on the server.
    func forgetStatements() {
        prepared = [:]
        PQclear(PQexec(pointer, "DEALLOCATE ALL"))
    }

    private func statement(_ sql: String, _ values: [SQLValue]) throws(StorageFault) -> Prepared {
        if let known = prepared[sql] {
            if Self.fits(values, known.types) { return known }
            // Other types than the first time: a twin of its own under the same text, the old one let go.
            PQclear(PQexec(pointer, "DEALLOCATE \(known.name)"))
            prepared[sql] = nil
        }
        try SQLText.requireNoTransactionControl(sql)
        if prepared.count >= Self.limit { forgetStatements() }
        made += 1
        let types = values.map(PostgresParameters.type)
        let new = Prepared(name: "s\(made)", types: types, columns: nil)
        let text = try numbered(sql, values)
        let result = PostgresResult(PQprepare(pointer, new.name, text, Int32(types.count), types))
        try require(result, sql)
        prepared[sql] = new
        return new
    }

    private func numbered(_ sql: String, _ values: [SQLValue]) throws(StorageFault) -> String {
        let (text, count) = SQLText.numberingMarks(sql)
        guard count == values.count else {
            throw StorageFault(.statement, "\(values.count) values for \(count) marks").during(sql)
        }
        return text
    }

    private static func fits(_ values: [SQLValue], _ types: [Oid]) -> Bool {
        guard values.count == types.count else { return false }
        for (value, type) in zip(values, types) {
            let own = PostgresParameters.type(of: value)
            if own != type, own != 0, type != 0 { return false }
        }
        return true
    }

    private func require(_ result: PostgresResult, _ sql: String) throws(StorageFault) {
        switch result.status {
        case PGRES_COMMAND_OK, PGRES_TUPLES_OK: return
        default: throw StorageFault.of(result.pointer, connection: pointer).during(sql)
        }
    }
}
