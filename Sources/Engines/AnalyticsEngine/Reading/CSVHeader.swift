import Kernel

/// Where in a file's records each column's cells stand.
struct CSVHeader: Sendable {
    /// By column, the field of each of its headings.
    let fields: [[Int]]
    let fieldCount: Int
    /// Where the first record after the header starts.
    let start: Int

    init(_ bytes: UnsafeBufferPointer<UInt8>, _ schema: Schema) throws(Refusal) {
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        var scanner = CSVScanner(bytes, from: bytes.starts(with: mark) ? mark.count : 0)
        var record = CSVRecord()
        _ = scanner.next(&record)
        var names: [String: Int] = [:]
        for field in record.fields.indices {
            let name = record.withText(field, bytes) { String(decoding: $0, as: UTF8.self) }
            if names[name] == nil { names[name] = field }
        }
        var fields: [[Int]] = []
        for column in schema.columns {
            var own: [Int] = []
            for heading in column.headings {
                guard let field = names[heading] else { throw .headingAbsent(heading) }
                own.append(field)
            }
            fields.append(own)
        }
        (self.fields, fieldCount, start) = (fields, record.fields.count, scanner.position)
    }
}

/// The fields of one record as places in the file.
struct CSVRecord {
    struct Field {
        var start: Int
        var end: Int
        /// Whether there are doubled quotes in it.
        var isEscaped: Bool
    }

    var fields: [Field] = []
    /// How many line ends there are in it and after it.
    var lines = 0
    private var unescaped: [UInt8] = []

    mutating func clear() {
        fields.removeAll(keepingCapacity: true)
        lines = 0
    }

    mutating func withText<Answer>(
        _ field: Int, _ bytes: UnsafeBufferPointer<UInt8>, _ body: (UnsafeBufferPointer<UInt8>) -> Answer
    ) -> Answer {
        let place = fields[field]
        let text = UnsafeBufferPointer(rebasing: bytes[place.start..<place.end])
        guard place.isEscaped else { return body(text) }
        unescaped.removeAll(keepingCapacity: true)
        var index = 0
        while index < text.count {
            unescaped.append(text[index])
            index += text[index] == CSVScanner.quote ? 2 : 1
        }
        return unescaped.withUnsafeBufferPointer(body)
    }
}

/// Finds records (RFC 4180) in UTF-8 text: fields between commas, in quotes where they hold commas or line ends.
struct CSVScanner {
    private let bytes: UnsafeBufferPointer<UInt8>
    private(set) var position: Int

    static let quote = UInt8(ascii: "\"")
    private static let comma = UInt8(ascii: ",")
    private static let lineFeed: UInt8 = 10
    private static let carriageReturn: UInt8 = 13

    init(_ bytes: UnsafeBufferPointer<UInt8>, from position: Int = 0) {
        self.bytes = bytes
        self.position = position
    }

    /// The next record, or false at the end.
    ///
    /// A line with nothing on it is a record of one empty field.
    mutating func next(_ record: inout CSVRecord) -> Bool {
        guard position < bytes.count else { return false }
        record.clear()
        var index = position
        while true {
            var field = CSVRecord.Field(start: index, end: index, isEscaped: false)
            if index < bytes.count, bytes[index] == Self.quote {
                field.start = index + 1
                index = endOfQuoted(index + 1, &field, &record)
            } else {
                while index < bytes.count, bytes[index] != Self.comma, bytes[index] != Self.lineFeed { index += 1 }
                field.end = index
            }
            if index < bytes.count, bytes[index] == Self.comma {
                record.fields.append(field)
                index += 1
                continue
            }
            if field.end > field.start, bytes[field.end - 1] == Self.carriageReturn, field.end == index {
                field.end -= 1
            }
            record.fields.append(field)
            if index < bytes.count { record.lines += 1 }
            position = index + 1
            return true
        }
    }

    /// Goes to the comma or line end behind a quoted field.
    ///
    /// What stands between is left out.
    private func endOfQuoted(_ start: Int, _ field: inout CSVRecord.Field, _ record: inout CSVRecord) -> Int {
        var index = start
        while index < bytes.count {
            if bytes[index] == Self.quote {
                guard index + 1 < bytes.count, bytes[index + 1] == Self.quote else { break }
                field.isEscaped = true
                index += 1
            } else if bytes[index] == Self.lineFeed {
                record.lines += 1
            }
            index += 1
        }
        field.end = min(index, bytes.count)
        index += 1
        while index < bytes.count, bytes[index] != Self.comma, bytes[index] != Self.lineFeed { index += 1 }
        return index
    }
}
