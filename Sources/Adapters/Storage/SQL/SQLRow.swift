/// One row of an answer, its values read by column.
///
/// A value of another shape than the one asked for is a ``SQLShapeError``: a damaged row or a wrong query, never
/// somebody's mistake at the keyboard.
public struct SQLRow: Sendable {
    public let columns: SQLColumns
    public let values: [SQLValue]

    package init(columns: SQLColumns, values: [SQLValue]) {
        self.columns = columns
        self.values = values
    }

    public func value(_ column: SQLColumn) throws(SQLShapeError) -> SQLValue {
        switch column {
        case .at(let index):
            guard values.indices.contains(index) else { throw missing("\(index)") }
            return values[index]
        case .named(let name):
            guard let index = columns.index(of: name) else { throw missing(name) }
            return values[index]
        }
    }

    private func missing(_ name: String) -> SQLShapeError {
        SQLShapeError(column: name, expected: "a column", found: "none")
    }
}

/// A column by its name or, from 0, its place.
public enum SQLColumn: Hashable, Sendable, ExpressibleByStringLiteral, ExpressibleByIntegerLiteral {
    case named(String)
    case at(Int)

    public init(stringLiteral value: String) { self = .named(value) }
    public init(integerLiteral value: Int) { self = .at(value) }

    var name: String {
        switch self {
        case .named(let name): name
        case .at(let index): "\(index)"
        }
    }
}

/// The names of an answer's columns, made once a statement and shared by all its rows.
public final class SQLColumns: Sendable {
    public let names: [String]

    package init(_ names: [String]) {
        self.names = names
    }

    /// The place of a name; a search along the names, which for the few columns of a query beats hashing.
    public func index(of name: String) -> Int? { names.firstIndex(of: name) }
}

/// A value in a row that has not the shape its reader counts on.
public struct SQLShapeError: Error, Hashable, Sendable, CustomStringConvertible {
    public let column: String
    public let expected: String
    /// The sort of value that stood there, never the value.
    public let found: String

    public init(column: String, expected: String, found: String) {
        self.column = column
        self.expected = expected
        self.found = found
    }

    public var description: String { "column \(column): \(expected) expected, \(found) found" }
}
