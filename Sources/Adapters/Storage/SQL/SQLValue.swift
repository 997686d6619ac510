import Glibc
public import Kernel

/// One value on its way into or out of a SQL database.
///
/// Both drivers carry exactly these five; everything else is written as one of them: a day as its number, a moment as
/// microseconds, money as fen, a claim as 0 or 1.
public enum SQLValue: Hashable, Sendable {
    case null
    case integer(Int64)
    case real(Double)
    case text(String)
    case blob([UInt8])
}

extension SQLValue {
    public init(_ text: String?) { self = text.map(SQLValue.text) ?? .null }
    public init(_ integer: Int64?) { self = integer.map(SQLValue.integer) ?? .null }
    public init(_ count: Int?) { self = count.map { .integer(Int64($0)) } ?? .null }
    public init(_ real: Double?) { self = real.map(SQLValue.real) ?? .null }
    public init(_ bytes: [UInt8]?) { self = bytes.map(SQLValue.blob) ?? .null }
    public init(_ claim: Bool?) { self = claim.map { .integer($0 ? 1 : 0) } ?? .null }
    public init(_ day: Day?) { self = day.map { .integer(Int64($0.number)) } ?? .null }
    public init(_ instant: Instant?) { self = instant.map { .integer($0.microseconds) } ?? .null }
    public init(_ money: Money?) { self = money.map { .integer($0.fen) } ?? .null }
    public init<Subject>(_ id: Identifier<Subject>?) { self = id.map { .text($0.text) } ?? .null }

    /// An enumeration as its raw word.
    public init<Choice: RawRepresentable<String>>(choice: Choice?) { self = choice.map { .text($0.rawValue) } ?? .null }
}

extension SQLValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral,
    ExpressibleByBooleanLiteral, ExpressibleByNilLiteral
{
    public init(stringLiteral value: String) { self = .text(value) }
    public init(integerLiteral value: Int64) { self = .integer(value) }
    public init(floatLiteral value: Double) { self = .real(value) }
    public init(booleanLiteral value: Bool) { self = .integer(value ? 1 : 0) }
    public init(nilLiteral: ()) { self = .null }
}

extension SQLValue {
    /// What sort of value it is, for faults, which never tell the value itself.
    var sort: String {
        switch self {
        case .null: "null"
        case .integer: "integer"
        case .real: "real"
        case .text: "text"
        case .blob: "blob"
        }
    }

    /// Refuses what one of the databases could not give back as it came: text with a NUL (PostgreSQL has none) and
    /// not-a-number (SQLite keeps it as null).
    package func requirePortable() throws(StorageFault) {
        switch self {
        case .text(let text) where Self.holdsNul(text):
            throw StorageFault(.unfitValue, "a text with a NUL byte cannot be stored")
        case .real(let real) where real.isNaN:
            throw StorageFault(.unfitValue, "not-a-number cannot be stored")
        case .null, .integer, .real, .text, .blob: return
        }
    }

    private static func holdsNul(_ text: String) -> Bool {
        text.utf8.withContiguousStorageIfAvailable { bytes in
            bytes.baseAddress.map { memchr($0, 0, bytes.count) != nil } ?? false
        } ?? text.utf8.contains(0)
    }
}
