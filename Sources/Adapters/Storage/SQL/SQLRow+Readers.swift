public import Kernel

extension SQLRow {
    public func text(_ column: SQLColumn) throws -> String { try require(textOrNil(column), column, "text") }

    public func textOrNil(_ column: SQLColumn) throws -> String? {
        switch try value(column) {
        case .text(let text): return text
        case .null: return nil
        case let other: throw unlike(other, column, "text")
        }
    }

    public func integer(_ column: SQLColumn) throws -> Int64 { try require(integerOrNil(column), column, "integer") }

    public func integerOrNil(_ column: SQLColumn) throws -> Int64? {
        switch try value(column) {
        case .integer(let integer): return integer
        case .null: return nil
        case let other: throw unlike(other, column, "integer")
        }
    }

    public func count(_ column: SQLColumn) throws -> Int { Int(try integer(column)) }
    public func countOrNil(_ column: SQLColumn) throws -> Int? { try integerOrNil(column).map { Int($0) } }

    public func real(_ column: SQLColumn) throws -> Double { try require(realOrNil(column), column, "real") }

    /// A real number; whole numbers are taken too, since databases write a computed 2.0 as either.
    public func realOrNil(_ column: SQLColumn) throws -> Double? {
        switch try value(column) {
        case .real(let real): return real
        case .integer(let integer): return Double(integer)
        case .null: return nil
        case let other: throw unlike(other, column, "real")
        }
    }

    public func blob(_ column: SQLColumn) throws -> [UInt8] { try require(blobOrNil(column), column, "blob") }

    public func blobOrNil(_ column: SQLColumn) throws -> [UInt8]? {
        switch try value(column) {
        case .blob(let bytes): return bytes
        case .null: return nil
        case let other: throw unlike(other, column, "blob")
        }
    }

    /// A claim kept as 0 or 1.
    public func flag(_ column: SQLColumn) throws -> Bool { try require(flagOrNil(column), column, "0 or 1") }

    public func flagOrNil(_ column: SQLColumn) throws -> Bool? {
        guard let integer = try integerOrNil(column) else { return nil }
        guard integer == 0 || integer == 1 else { throw unlike(.integer(integer), column, "0 or 1") }
        return integer == 1
    }

    public func day(_ column: SQLColumn) throws -> Day { try require(dayOrNil(column), column, "day") }
    public func dayOrNil(_ column: SQLColumn) throws -> Day? { try countOrNil(column).map { Day(number: $0) } }

    public func instant(_ column: SQLColumn) throws -> Instant { try require(instantOrNil(column), column, "instant") }

    public func instantOrNil(_ column: SQLColumn) throws -> Instant? {
        try integerOrNil(column).map { Instant(microseconds: $0) }
    }

    public func money(_ column: SQLColumn) throws -> Money { try require(moneyOrNil(column), column, "money") }
    public func moneyOrNil(_ column: SQLColumn) throws -> Money? { try integerOrNil(column).map { Money(fen: $0) } }

    public func id<Subject>(_ column: SQLColumn, of subject: Subject.Type = Subject.self) throws -> Identifier<Subject>
    {
        try require(idOrNil(column), column, "identifier")
    }

    public func idOrNil<Subject>(
        _ column: SQLColumn, of subject: Subject.Type = Subject.self
    ) throws -> Identifier<Subject>? {
        guard let text = try textOrNil(column) else { return nil }
        guard let id = Identifier<Subject>(text) else { throw unlike(.text(text), column, "identifier") }
        return id
    }

    /// An enumeration kept as its raw word.
    public func choice<Choice: RawRepresentable<String>>(
        _ column: SQLColumn, of choices: Choice.Type = Choice.self
    ) throws -> Choice {
        try require(choiceOrNil(column), column, "\(Choice.self)")
    }

    public func choiceOrNil<Choice: RawRepresentable<String>>(
        _ column: SQLColumn, of choices: Choice.Type = Choice.self
    ) throws -> Choice? {
        guard let word = try textOrNil(column) else { return nil }
        guard let choice = Choice(rawValue: word) else { throw unlike(.text(word), column, "\(Choice.self)") }
        return choice
    }

    private func require<Value>(_ value: Value?, _ column: SQLColumn, _ expected: String) throws(SQLShapeError) -> Value
    {
        guard let value else { throw SQLShapeError(column: column.name, expected: expected, found: "null") }
        return value
    }

    private func unlike(_ value: SQLValue, _ column: SQLColumn, _ expected: String) -> SQLShapeError {
        SQLShapeError(column: column.name, expected: expected, found: value.sort)
    }
}
