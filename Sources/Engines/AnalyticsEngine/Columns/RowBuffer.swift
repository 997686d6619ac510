public import Kernel

/// One cell of a row that is given as values.
public enum CellValue: Hashable, Sendable {
    /// A label at each level, the widest first; an empty one is missing.
    case labels([String])
    case day(Day?)
    /// In units of the column's last decimal.
    case number(Int64?)
    case words([String])
}

/// Rows on their way into a segment: every cell as a code or a number, column by column.
///
/// Four bytes a row and facet, eight a number, four a word.
public struct RowBuffer: Sendable {
    let schema: Schema
    public private(set) var count = 0
    /// By facet: the label's code, the bin, or the day's number with its bits as they are.
    var facets: [[UInt32]]
    /// By column; empty but for numbers.
    var numbers: [[Int64]]
    /// By column: where each row's words end, and their codes; empty but for words.
    var wordEnds: [[UInt32]]
    var wordCodes: [[UInt32]]

    static let missingDay = UInt32(bitPattern: Int32.min)
    static let missingNumber = Int64.min

    public init(_ schema: Schema) {
        self.schema = schema
        facets = schema.facets.map { _ in [] }
        numbers = schema.columns.map { _ in [] }
        wordEnds = numbers.map { _ in [] }
        wordCodes = wordEnds
    }

    /// Adds a row, one cell a column; a cell of another kind than its column's is missing.
    public mutating func append(_ row: [CellValue], _ vocabulary: inout Vocabulary) {
        var facet = 0
        for (index, column) in schema.columns.enumerated() {
            let cell = index < row.count ? row[index] : .labels([])
            switch column.kind {
            case .category(let levels):
                var parent: UInt32 = 0
                for level in levels.indices {
                    var text = ""
                    if case .labels(let labels) = cell, level < labels.count { text = labels[level] }
                    parent = vocabulary.labels[facet].insert(text, below: parent)
                    facets[facet].append(parent)
                    facet += 1
                }
            case .date:
                var day: Int32?
                if case .day(let value) = cell { day = value.flatMap { Int32(exactly: $0.number) } }
                facets[facet].append(day.map { UInt32(bitPattern: $0) } ?? Self.missingDay)
                facet += 1
            case .number:
                var value: Int64?
                if case .number(let found) = cell { value = found }
                appendNumber(value ?? Self.missingNumber, column: index, facet: &facet)
            case .words:
                if case .words(let words) = cell {
                    let codes = words.map { vocabulary.words[index].insert($0) }
                    appendWords(codes, column: index)
                } else {
                    appendWords([], column: index)
                }
            }
        }
        finishRow()
    }

    mutating func appendNumber(_ value: Int64, column: Int, facet: inout Int) {
        numbers[column].append(value)
        guard case .number(_, let bins) = schema.columns[column].kind, !bins.isEmpty else { return }
        facets[facet].append(value == Self.missingNumber ? 0 : UInt32(bins.firstPlace(above: value) + 1))
        facet += 1
    }

    /// The words of one row; one that stands twice counts once.
    mutating func appendWords(_ codes: some Sequence<UInt32>, column: Int) {
        let start = wordCodes[column].count
        for code in codes where code != 0 && !wordCodes[column][start...].contains(code) {
            wordCodes[column].append(code)
        }
        wordEnds[column].append(UInt32(wordCodes[column].count))
    }

    mutating func finishRow() { count += 1 }

    /// Adds another buffer's rows, its codes translated into this one's.
    mutating func append(_ other: RowBuffer, facets codes: [[UInt32]], words: [[UInt32]]) {
        for (facet, shape) in schema.facets.enumerated() {
            if shape.kind == .label {
                let table = codes[facet]
                facets[facet].append(contentsOf: other.facets[facet].lazy.map { table[Int($0)] })
            } else {
                facets[facet].append(contentsOf: other.facets[facet])
            }
        }
        for column in schema.columns.indices {
            numbers[column].append(contentsOf: other.numbers[column])
            let start = UInt32(wordCodes[column].count)
            wordEnds[column].append(contentsOf: other.wordEnds[column].lazy.map { $0 + start })
            wordCodes[column].append(contentsOf: other.wordCodes[column].lazy.map { words[column][Int($0)] })
        }
        count += other.count
    }
}

extension [Int64] {
    /// How many of these ascending numbers are not above `value`.
    func firstPlace(above value: Int64) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if self[middle] <= value { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
