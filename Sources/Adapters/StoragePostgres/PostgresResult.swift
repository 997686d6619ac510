import CLibPQ
import Storage

/// An answer of libpq, freed with its last reference.
final class PostgresResult {
    let pointer: OpaquePointer?
    private let types: [Oid]

    init(_ pointer: OpaquePointer?) {
        self.pointer = pointer
        types = (0..<PQnfields(pointer)).map { PQftype(pointer, $0) }
    }

    deinit { PQclear(pointer) }

    var status: ExecStatusType { PQresultStatus(pointer) }
    var rowCount: Int { Int(PQntuples(pointer)) }
    var columnCount: Int { types.count }

    /// Rows inserted, updated or deleted; those merely selected do not count.
    var changes: Int {
        let tag = PQcmdStatus(pointer).map { String(cString: $0) } ?? ""
        guard ["INSERT", "UPDATE", "DELETE", "MERGE "].contains(tag.prefix(6)) else { return 0 }
        return tag.split(separator: " ").last.flatMap { Int($0) } ?? 0
    }

    var names: [String] {
        (0..<Int32(types.count)).map { index in PQfname(pointer, index).map { String(cString: $0) } ?? "" }
    }

    func row(_ row: Int, _ columns: SQLColumns) -> SQLRow {
        SQLRow(columns: columns, values: types.indices.map { value(Int32(row), Int32($0), types[$0]) })
    }

    private func value(_ row: Int32, _ column: Int32, _ type: Oid) -> SQLValue {
        guard PQgetisnull(pointer, row, column) == 0, let start = PQgetvalue(pointer, row, column) else { return .null }
        let bytes = UnsafeRawBufferPointer(start: start, count: Int(PQgetlength(pointer, row, column)))
        switch type {
        case PostgresType.bytea: return .blob(Self.blob(bytes))
        case PostgresType.bool: return .integer(bytes.first == UInt8(ascii: "t") ? 1 : 0)
        case PostgresType.int8, PostgresType.int4, PostgresType.int2, PostgresType.oid:
            return Int64(Self.text(bytes)).map { .integer($0) } ?? .text(Self.text(bytes))
        case PostgresType.float8, PostgresType.float4:
            return Double(Self.text(bytes)).map { .real($0) } ?? .text(Self.text(bytes))
        case PostgresType.numeric:
            // What SUM over BIGINT gives: whole where it is whole, as SQLite answers.
            let text = Self.text(bytes)
            return Int64(text).map { .integer($0) } ?? Double(text).map { .real($0) } ?? .text(text)
        default: return .text(Self.text(bytes))
        }
    }

    private static func text(_ bytes: UnsafeRawBufferPointer) -> String { String(decoding: bytes, as: UTF8.self) }

    /// `\x` and two hexadecimal digits a byte.
    private static func blob(_ bytes: UnsafeRawBufferPointer) -> [UInt8] {
        let digits = bytes.dropFirst(2)
        return [UInt8](unsafeUninitializedCapacity: digits.count / 2) { buffer, initialized in
            var index = digits.startIndex
            while index + 1 < digits.endIndex {
                buffer[initialized] = nibble(digits[index]) << 4 | nibble(digits[index + 1])
                initialized += 1
                index += 2
            }
        }
    }

    private static func nibble(_ digit: UInt8) -> UInt8 {
        digit <= UInt8(ascii: "9") ? digit & 15 : (digit & 15) + 9
    }
}
