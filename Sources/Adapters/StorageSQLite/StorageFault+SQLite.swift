import GRDB
import GRDBSQLite
import Storage

extension StorageFault {
    /// The fault of a connection's last call, told in SQLite's words only where these cannot hold a stored value.
    static func last(on connection: OpaquePointer?, running sql: String) -> StorageFault {
        let code = sqlite3_extended_errcode(connection)
        let message = sqlite3_errmsg(connection).map { String(cString: $0) } ?? ""
        return of(code, message: code & 0xFF == SQLITE_ERROR ? "the statement failed while it ran" : message)
            .during(sql)
    }

    /// The fault that GRDB met while it opened a file or compiled a statement.
    static func of(_ error: DatabaseError) -> StorageFault {
        of(error.extendedResultCode.rawValue, message: error.message ?? "")
    }

    static func of(_ code: Int32, message: String) -> StorageFault {
        let (table, columns) = places(in: message)
        let constraint = message.hasPrefix("CHECK constraint failed: ") ? String(message.dropFirst(25)) : nil
        return StorageFault(
            kind(of: code), message, code: "\(code)", constraint: constraint ?? indexName(in: message), table: table,
            columns: columns)
    }

    /// The extended codes, which C writes as macros that do not reach Swift: `SQLITE_CONSTRAINT | (n << 8)`.
    private static func kind(of code: Int32) -> Kind {
        switch code {
        case SQLITE_CONSTRAINT | 8 << 8, SQLITE_CONSTRAINT | 6 << 8, SQLITE_CONSTRAINT | 10 << 8: .uniqueViolation
        case SQLITE_CONSTRAINT | 3 << 8: .foreignKeyViolation
        case SQLITE_CONSTRAINT | 1 << 8: .checkViolation
        case SQLITE_CONSTRAINT | 5 << 8: .notNullViolation
        case SQLITE_CONSTRAINT | 12 << 8: .unfitValue
        default: primaryKind(of: code & 0xFF)
        }
    }

    private static func primaryKind(of code: Int32) -> Kind {
        switch code {
        case SQLITE_BUSY, SQLITE_LOCKED: .contention
        case SQLITE_INTERRUPT: .timeout
        case SQLITE_FULL: .full
        case SQLITE_READONLY: .readOnly
        case SQLITE_CANTOPEN: .unavailable
        case SQLITE_CORRUPT, SQLITE_NOTADB, SQLITE_IOERR: .damaged
        case SQLITE_MISMATCH, SQLITE_TOOBIG: .unfitValue
        case SQLITE_ERROR, SQLITE_MISUSE, SQLITE_RANGE: .statement
        default: .other
        }
    }

    /// `UNIQUE constraint failed: person.name, person.born_on` names a table and its columns.
    private static func places(in message: String) -> (table: String?, columns: [String]) {
        for head in ["UNIQUE constraint failed: ", "NOT NULL constraint failed: "] where message.hasPrefix(head) {
            let places = message.dropFirst(head.count).split(separator: ",").map { $0.split(separator: ".") }
            guard places.allSatisfy({ $0.count == 2 }) else { return (nil, []) }
            let table = places.first?.first.map { $0.filter { $0 != " " } }
            return (table, places.map { String($0[1]) })
        }
        return (nil, [])
    }

    /// `UNIQUE constraint failed: index 'person_lower_name'` names an index over expressions.
    private static func indexName(in message: String) -> String? {
        guard message.hasPrefix("UNIQUE constraint failed: index '") else { return nil }
        return String(message.dropFirst(33).dropLast())
    }
}
