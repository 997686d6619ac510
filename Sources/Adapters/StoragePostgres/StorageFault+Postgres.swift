import CLibPQ
import Storage

extension StorageFault {
    /// The fault in a result.
    ///
    /// The server's message is told only in classes whose messages cannot hold a stored value; its detail never.
    static func of(_ result: OpaquePointer?, connection: OpaquePointer?) -> StorageFault {
        let code = field(.sqlState, of: result) ?? ""
        guard !code.isEmpty else {
            return StorageFault(.unavailable, "the connection to the database broke", code: "08006")
        }
        let kind = kind(of: code)
        let constraint = field(.constraint, of: result)
        var summary = isTellable(code) ? field(.message, of: result) ?? "" : "the database refused a statement"
        if let constraint { summary += ", constraint \(constraint)" }
        if let column = field(.column, of: result) { summary += ", column \(column)" }
        var columns = keyColumns(field(.detail, of: result) ?? "")
        if kind == .notNullViolation { columns = field(.column, of: result).map { [$0] } ?? [] }
        return StorageFault(
            kind, summary, code: code, constraint: constraint, table: field(.table, of: result),
            columns: kind == .uniqueViolation || kind == .notNullViolation ? columns : [])
    }

    /// No connection could be made; libpq's words hold the host, never the password.
    static func unreachable(_ connection: OpaquePointer?) -> StorageFault {
        let message = PQerrorMessage(connection).map { String(cString: $0) } ?? ""
        let line = message.split(separator: "\n").joined(separator: "; ")
        return StorageFault(.unavailable, line.isEmpty ? "the database cannot be reached" : line, code: "08001")
    }

    /// Whether running the whole work again may help: it lost to another transaction, and nothing of it was kept.
    var isConflict: Bool { code == "40001" || code == "40P01" }

    /// Whether the prepared statements are out of date, as after a change of the schema.
    var isStalePlan: Bool { code == "0A000" || code == "26000" }

    private enum Field: Int32 {
        case sqlState = 0x43  // C
        case message = 0x4D  // M
        case detail = 0x44  // D
        case table = 0x74  // t
        case column = 0x63  // c
        case constraint = 0x6E  // n
    }

    private static func field(_ field: Field, of result: OpaquePointer?) -> String? {
        PQresultErrorField(result, field.rawValue).map { String(cString: $0) }
    }

    private static func kind(of code: String) -> Kind {
        switch code {
        case "23505": .uniqueViolation
        case "23503": .foreignKeyViolation
        case "23514", "23P01": .checkViolation
        case "23502": .notNullViolation
        case "40001", "40P01", "55P03": .contention
        case "57014": .timeout
        case "25006": .readOnly
        case "53100": .full
        case "25P02", "25P03": .damaged
        case "57P01", "57P02", "57P03", "53300", "53200": .unavailable
        default: kind(ofClass: code.prefix(2))
        }
    }

    private static func kind(ofClass code: Substring) -> Kind {
        switch code {
        case "08": .unavailable
        case "22": .unfitValue
        case "42", "26", "0A": .statement
        case "58", "XX": .damaged
        default: .other
        }
    }

    private static func isTellable(_ code: String) -> Bool {
        ["08", "25", "26", "28", "3D", "3F", "40", "42", "53", "55", "57", "58"].contains(code.prefix(2))
    }

    /// `Key (name, born_on)=(…) already exists.` names the columns; what follows are the values, which stay here.
    private static func keyColumns(_ detail: String) -> [String] {
        guard detail.hasPrefix("Key (") else { return [] }
        var names: [String] = []
        var depth = 0
        var name = ""
        for character in detail.dropFirst(5) {
            switch character {
            case ")" where depth == 0: return names + [name]
            case "," where depth == 0:
                names.append(name)
                name = ""
            case " " where name.isEmpty: continue
            case "(":
                depth += 1
                name.append(character)
            case ")":
                depth -= 1
                name.append(character)
            default: name.append(character)
            }
        }
        return []
    }
}
