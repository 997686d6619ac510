import CLibPQ
import Storage

/// The values of one statement as libpq wants them: addresses, lengths and formats.
///
/// Text goes as text, numbers as their digits, blobs as they are. One buffer holds them all.
struct PostgresParameters {
    private var bytes: [UInt8] = []
    private var offsets: [Int] = []
    private var lengths: [Int32] = []
    private var formats: [Int32] = []

    init(_ values: [SQLValue]) throws(StorageFault) {
        bytes.reserveCapacity(values.count * 24)
        for value in values {
            try value.requirePortable()
            append(value)
        }
    }

    private mutating func append(_ value: SQLValue) {
        let start = bytes.count
        var isNull = false
        switch value {
        case .null: isNull = true
        case .integer(let integer): bytes.append(contentsOf: String(integer).utf8)
        case .real(let real): bytes.append(contentsOf: Self.digits(of: real).utf8)
        case .text(let text): bytes.append(contentsOf: text.utf8)
        case .blob(let blob): bytes.append(contentsOf: blob)
        }
        offsets.append(isNull ? -1 : start)
        lengths.append(Int32(clamping: bytes.count - start))
        if case .blob = value { formats.append(1) } else { formats.append(0) }
        bytes.append(0)
    }

    private static func digits(of real: Double) -> String {
        if real == .infinity { return "Infinity" }
        return real == -.infinity ? "-Infinity" : "\(real)"
    }

    func withPointers<Answer>(
        _ body: (_ values: [UnsafePointer<CChar>?], _ lengths: [Int32], _ formats: [Int32]) -> Answer
    ) -> Answer {
        bytes.withUnsafeBytes { buffer in
            let start = buffer.assumingMemoryBound(to: CChar.self).baseAddress
            return body(offsets.map { offset in offset < 0 ? nil : start.map { $0 + offset } }, lengths, formats)
        }
    }

    /// The type that PostgreSQL is told for a value; a null's is left to it.
    static func type(of value: SQLValue) -> Oid {
        switch value {
        case .null: 0
        case .integer: PostgresType.int8
        case .real: PostgresType.float8
        case .text: PostgresType.text
        case .blob: PostgresType.bytea
        }
    }
}

/// The object identifiers of PostgreSQL's built-in types (`pg_type.dat`), which never change.
enum PostgresType {
    static let bool: Oid = 16
    static let bytea: Oid = 17
    static let int8: Oid = 20
    static let int2: Oid = 21
    static let int4: Oid = 23
    static let text: Oid = 25
    static let oid: Oid = 26
    static let float4: Oid = 700
    static let float8: Oid = 701
    static let numeric: Oid = 1700
}
