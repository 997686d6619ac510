/// The names of a table's columns.
public final class Header: Sendable {
    /// The names as written, without the white space around them.
    public let names: [String]
    /// The line of the file, or row of the sheet, from 1; zero where the table has no header.
    public let line: Int
    private let indices: [String: Int]

    init(names: [String], line: Int) {
        self.names = names
        self.line = line
        indices = Dictionary(names.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// The column of a name, the first where several share it; constant time.
    public func index(of name: String) -> Int? { indices[name] }

    static let none = Header(names: [], line: 0)
}

/// One row of a table, whose storage is used again for the next.
///
/// The fields lie in one buffer of UTF-8; a `String` is made only where one is asked for. Memory: the row's text and
/// 16 bytes a field. Looking up a column by name costs one dictionary access: in loops take the index first.
public struct Row: Sendable {
    /// The physical line of the file, or row of the sheet, at which the row starts, from 1.
    public internal(set) var line = 0
    public internal(set) var header = Header.none
    var text: [UInt8] = []
    /// Start and end of each field in `text`.
    var bounds: [Int] = []

    public init() {}

    /// How many fields the row has, which a ragged one has fewer or more of than the header.
    public var count: Int { bounds.count / 2 }

    /// The field's UTF-8; empty beyond the last field.
    public func bytes(_ index: Int) -> ArraySlice<UInt8> {
        guard index >= 0, index < count else { return [] }
        return text[bounds[2 * index]..<bounds[2 * index + 1]]
    }

    /// Whether the field is empty or missing.
    public func isEmpty(_ index: Int) -> Bool { bytes(index).isEmpty }

    /// The field's text; empty beyond the last field.
    public subscript(index: Int) -> String { String(decoding: bytes(index), as: UTF8.self) }

    /// The field under a heading: nothing where the table has no such column, empty where the row is too short.
    public subscript(name: String) -> String? { header.index(of: name).map { self[$0] } }

    /// All fields as texts.
    public var fields: [String] { (0..<count).map { self[$0] } }
}

extension Row {
    mutating func begin(line: Int) {
        self.line = line
        text.removeAll(keepingCapacity: true)
        bounds.removeAll(keepingCapacity: true)
    }

    /// Adds empty fields until there are `count`.
    mutating func widen(to count: Int) {
        while self.count < count {
            bounds.append(text.count)
            bounds.append(text.count)
        }
    }

    mutating func add(_ field: some Collection<UInt8>) {
        bounds.append(text.count)
        text.append(contentsOf: field)
        bounds.append(text.count)
    }
}
