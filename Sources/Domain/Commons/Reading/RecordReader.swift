import Kernel

/// Reads the product's own data files: CSV in UTF-8 with a fixed heading, line feeds, and no surprises.
///
/// A field may stand in double quotes so that it can hold commas; quotes and line breaks inside a field are refused,
/// as are empty lines, missing or extra columns, and a last line without its line feed. Nothing is copied until a field
/// is asked for as text, so that forty thousand rows cost two passes over the bytes.
struct RecordReader {
    let file: String
    let bytes: [UInt8]
    let heading: [String]
    /// The line of the present record, from 1; the heading is line 1.
    private(set) var line = 1
    /// Where the present record's fields are in `bytes`.
    private(set) var fields: [Range<Int>]
    private var index = 0

    init(_ bytes: [UInt8], file: String, heading: [String]) throws(CatalogueFault) {
        self.file = file
        self.bytes = bytes
        self.heading = heading
        fields = Array(repeating: 0..<0, count: heading.count)
        guard String(validating: bytes, as: UTF8.self) != nil else {
            throw CatalogueFault(file, Phrase(zh: "文件不是有效的 UTF-8 文本", en: "The file is not valid UTF-8"))
        }
        guard bytes.last == Self.lineFeed else {
            throw CatalogueFault(file, Phrase(zh: "文件末行不完整", en: "The last line is not complete"))
        }
        try split()
        guard fields.map({ String(decoding: bytes[$0], as: UTF8.self) }) == heading else {
            throw fault(Phrase(zh: "表头与约定不符", en: "The heading is not the agreed one"))
        }
    }

    /// Moves to the next record; false when there is none.
    mutating func next() throws(CatalogueFault) -> Bool {
        guard index < bytes.count else { return false }
        line += 1
        try split()
        return true
    }

    func text(_ column: Int) -> String { String(decoding: bytes[fields[column]], as: UTF8.self) }

    /// The field as text, which must not be empty.
    func required(_ column: Int) throws(CatalogueFault) -> String {
        guard !fields[column].isEmpty else { throw fault(column, Phrase(zh: "此列不得为空", en: "This must not be empty")) }
        return text(column)
    }

    /// The field's value as decimal digits; nothing where it is empty.
    func number(_ column: Int) throws(CatalogueFault) -> UInt64? {
        let field = fields[column]
        guard !field.isEmpty else { return nil }
        guard field.count <= 18 else { throw fault(column, Phrase(zh: "数字过长", en: "The number is too long")) }
        var value: UInt64 = 0
        for position in field {
            let digit = bytes[position] &- 0x30
            guard digit <= 9 else { throw fault(column, Phrase(zh: "应为数字", en: "Digits are wanted here")) }
            value = value * 10 + UInt64(digit)
        }
        return value
    }

    func fault(_ phrase: Phrase) -> CatalogueFault { CatalogueFault(file, line: line, phrase) }

    func fault(_ column: Int, _ phrase: Phrase) -> CatalogueFault {
        CatalogueFault(file, line: line, column: heading[column], phrase)
    }

    private mutating func split() throws(CatalogueFault) {
        var column = 0
        var start = index
        while true {
            var end = start
            if bytes[start] == Self.quote {
                start += 1
                end = start
                while bytes[end] != Self.quote, bytes[end] != Self.lineFeed { end += 1 }
                guard bytes[end] == Self.quote, bytes[end + 1] == Self.comma || bytes[end + 1] == Self.lineFeed else {
                    throw fault(Phrase(zh: "引号不配对", en: "A quotation mark has no partner"))
                }
                index = end + 1
            } else {
                while bytes[end] != Self.comma, bytes[end] != Self.lineFeed {
                    guard bytes[end] != Self.quote, bytes[end] >= 0x20 else {
                        throw fault(Phrase(zh: "字段内有不允许的字符", en: "A field holds a character that is not allowed"))
                    }
                    end += 1
                }
                index = end
            }
            guard column < heading.count else { throw fault(Phrase(zh: "列数过多", en: "There are too many columns")) }
            fields[column] = start..<end
            column += 1
            let isLast = bytes[index] == Self.lineFeed
            index += 1
            if isLast { break }
            start = index
        }
        guard column == heading.count else { throw fault(Phrase(zh: "列数不足", en: "There are too few columns")) }
    }

    private static let lineFeed = UInt8(ascii: "\n")
    private static let comma = UInt8(ascii: ",")
    private static let quote = UInt8(ascii: "\"")
}
