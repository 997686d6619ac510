import GRDB
import GRDBSQLite
import Storage

/// One compiled statement: values in, rows out, through SQLite's own calls.
final class ShelvedStatement {
    var isInUse = false
    private let statement: Statement
    private let pointer: OpaquePointer
    private let connection: OpaquePointer?
    private let sql: String
    private let parameterCount: Int
    private let countsChanges: Bool
    private var columns: SQLColumns

    init(_ statement: Statement, sql: String, on connection: OpaquePointer?) {
        self.statement = statement
        self.sql = sql
        self.connection = connection
        pointer = statement.sqliteStatement
        parameterCount = Int(sqlite3_bind_parameter_count(pointer))
        let first = SQLText.firstWords(1, of: sql).first ?? ""
        countsChanges = ["INSERT", "UPDATE", "DELETE", "REPLACE", "WITH"].contains(first) && !statement.isReadonly
        columns = SQLColumns([])
        columns = names()
    }

    /// Rows that the statement just run has inserted, updated or deleted.
    var changes: Int { countsChanges ? Int(sqlite3_changes(connection)) : 0 }

    /// Moves to the next row; whether there is one.
    func step() throws(StorageFault) -> Bool {
        switch sqlite3_step(pointer) {
        case SQLITE_ROW: return true
        case SQLITE_DONE: return false
        default: throw StorageFault.last(on: connection, running: sql)
        }
    }

    func reset() {
        sqlite3_reset(pointer)
        if parameterCount > 0 { sqlite3_clear_bindings(pointer) }
    }

    func bind(_ values: [SQLValue]) throws(StorageFault) {
        guard values.count == parameterCount else {
            throw StorageFault(.statement, "\(values.count) values for \(parameterCount) marks").during(sql)
        }
        for (offset, value) in values.enumerated() {
            try value.requirePortable()
            guard bind(value, at: Int32(offset) + 1) == SQLITE_OK else {
                throw StorageFault.last(on: connection, running: sql)
            }
        }
    }

    private func bind(_ value: SQLValue, at index: Int32) -> Int32 {
        switch value {
        case .null: return sqlite3_bind_null(pointer, index)
        case .integer(let integer): return sqlite3_bind_int64(pointer, index, integer)
        case .real(let real): return sqlite3_bind_double(pointer, index, real)
        case .text(var text):
            return text.withUTF8 { bytes in
                bytes.withMemoryRebound(to: CChar.self) { characters in
                    guard let start = characters.baseAddress else {
                        return sqlite3_bind_text(pointer, index, "", 0, transient)
                    }
                    return sqlite3_bind_text(pointer, index, start, Int32(clamping: characters.count), transient)
                }
            }
        case .blob(let bytes):
            // An empty array may have no address, and an address of nothing would be bound as null.
            guard !bytes.isEmpty else { return sqlite3_bind_zeroblob(pointer, index, 0) }
            return sqlite3_bind_blob(pointer, index, bytes, Int32(clamping: bytes.count), transient)
        }
    }

    /// The row at which the statement stands.
    func row() -> SQLRow {
        let count = Int(sqlite3_column_count(pointer))
        // SQLite compiles anew when the schema has changed, and then `*` may stand for other columns.
        if count != columns.names.count { columns = names() }
        let values = [SQLValue](unsafeUninitializedCapacity: count) { buffer, initialized in
            for index in 0..<count {
                (buffer.baseAddress.unsafelyUnwrapped + index).initialize(to: value(at: Int32(index)))
            }
            initialized = count
        }
        return SQLRow(columns: columns, values: values)
    }

    private func value(at index: Int32) -> SQLValue {
        switch sqlite3_column_type(pointer, index) {
        case SQLITE_INTEGER: return .integer(sqlite3_column_int64(pointer, index))
        case SQLITE_FLOAT: return .real(sqlite3_column_double(pointer, index))
        case SQLITE_TEXT:
            let start = sqlite3_column_text(pointer, index)
            let count = Int(sqlite3_column_bytes(pointer, index))
            return .text(String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self))
        case SQLITE_BLOB:
            let start = sqlite3_column_blob(pointer, index)
            let count = Int(sqlite3_column_bytes(pointer, index))
            return .blob([UInt8](UnsafeRawBufferPointer(start: start, count: count)))
        default: return .null
        }
    }

    private func names() -> SQLColumns {
        SQLColumns(
            (0..<sqlite3_column_count(pointer))
                .map { index in
                    sqlite3_column_name(pointer, index).map { String(cString: $0) } ?? ""
                })
    }
}

/// Tells SQLite to copy what is bound, since Swift's buffers live only as long as the call.
private var transient: sqlite3_destructor_type { unsafeBitCast(-1, to: sqlite3_destructor_type.self) }
