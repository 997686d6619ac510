import Kernel
import Tables

/// Where a list's columns stand, by any of the headings that are usual for them.
struct Headings<Column: ListColumn>: Sendable {
    private let places: [Column: Int]

    init(_ header: Header) {
        var places: [Column: Int] = [:]
        for column in Column.allCases {
            places[column] = column.headings.lazy.compactMap { header.index(of: $0) }.first
        }
        self.places = places
    }

    func has(_ column: Column) -> Bool { places[column] != nil }

    /// The text in a column without the white space around it; nothing where it is empty or the list has no such column.
    func text(_ column: Column, of row: Row) -> String? {
        guard let place = places[column], !row.isEmpty(place) else { return nil }
        let text = row[place]
        let rest = text.drop { $0.isWhitespace }
        guard let last = rest.lastIndex(where: { !$0.isWhitespace }) else { return nil }
        return String(rest[...last])
    }
}

/// A column of a list that is brought in.
protocol ListColumn: Hashable, CaseIterable, Sendable {
    /// The headings it goes by, the first being what remarks call it.
    var headings: [String] { get }
}

/// Collects what is wrong with one row, so that it is told all at once.
struct RowJudge {
    let line: Int
    private(set) var remarks: [Diagnostic] = []

    init(line: Int) {
        self.line = line
    }

    mutating func remark(_ column: some ListColumn, _ phrase: Phrase) {
        remarks.append(Diagnostic(.error, line: line, column: column.headings.first, phrase))
    }

    /// The value that a text reads as; a remark where it does not.
    mutating func read<Value>(
        _ column: some ListColumn, _ text: String?, _ make: (String) throws(Refusal) -> Value
    ) -> Value? {
        guard let text else { return nil }
        do throws(Refusal) {
            return try make(text)
        } catch {
            remark(column, error.phrase)
            return nil
        }
    }

    /// The text, if it is no longer than what is kept, and of one line.
    mutating func line(_ column: some ListColumn, _ text: String?, max: Int) -> String? {
        guard let text else { return nil }
        guard text.unicodeScalars.count <= max else {
            remark(column, Phrase(zh: "最多\(max)个字符", en: "At most \(max) characters"))
            return nil
        }
        guard !text.unicodeScalars.contains(where: { $0.value < 0x20 || $0.value == 0x7F }) else {
            remark(column, Phrase(zh: "含有控制字符", en: "It holds control characters"))
            return nil
        }
        return text
    }
}
