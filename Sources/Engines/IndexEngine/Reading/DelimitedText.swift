import Kernel

/// One field of a table: its text, and whether it stood in quotes.
struct Field: Hashable {
    let text: String
    let isQuoted: Bool

    /// Empty, or R's NA.
    var isMissing: Bool { !isQuoted && (text.isEmpty || text == "NA") || isQuoted && text.isEmpty }
}

/// A table as comma-separated text, read strictly after RFC 4180: quotes only around a whole field, every row as wide as
/// the heading, UTF-8 with or without a mark at its start.
struct DelimitedText {
    struct Row {
        let line: Int
        let fields: [Field]
    }

    let heading: [String]
    let rows: [Row]

    func column(_ name: String) -> Int? { heading.firstIndex(of: name) }

    init(parsing bytes: [UInt8], cellLimit: Int) throws(Refusals) {
        var parser = RowParser(bytes)
        do throws(Refusal) {
            guard let first = try parser.row() else { throw Refusal.textEmpty }
            heading = first.fields.map(\.text)
            var seen: Set<String> = []
            for name in heading where !seen.insert(name).inserted { throw Refusal.headingRepeated(name) }
            var rows: [Row] = []
            while let row = try parser.row() {
                if row.fields.count == 1, row.fields[0].text.isEmpty, heading.count > 1 { continue }
                guard row.fields.count == heading.count else {
                    throw Refusal.rowUneven(row.line, row.fields.count, heading.count)
                }
                rows.append(row)
                let cells = rows.count * heading.count
                guard cells <= cellLimit else { throw Refusal.tooLarge(cells, limit: cellLimit) }
            }
            self.rows = rows
        } catch {
            throw Refusals(only: error)
        }
    }
}

private struct RowParser {
    private let bytes: [UInt8]
    private var index = 0
    private var line = 1

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { index = 3 }
    }

    mutating func row() throws(Refusal) -> DelimitedText.Row? {
        guard index < bytes.count else { return nil }
        let first = line
        var fields: [Field] = []
        while true {
            fields.append(try field())
            guard index < bytes.count else { break }
            let byte = bytes[index]
            index += 1
            if byte == 0x2C { continue }
            if byte == 0x0D, index < bytes.count, bytes[index] == 0x0A { index += 1 }
            line += 1
            break
        }
        return DelimitedText.Row(line: first, fields: fields)
    }

    private mutating func field() throws(Refusal) -> Field {
        guard index < bytes.count, bytes[index] == 0x22 else {
            let start = index
            while index < bytes.count, bytes[index] != 0x2C, bytes[index] != 0x0A, bytes[index] != 0x0D {
                guard bytes[index] != 0x22 else { throw .quoteMisplaced(line) }
                index += 1
            }
            return Field(text: try text(bytes[start..<index]), isQuoted: false)
        }
        index += 1
        var out: [UInt8] = []
        while index < bytes.count {
            let byte = bytes[index]
            index += 1
            if byte == 0x0A { line += 1 }
            guard byte == 0x22 else {
                out.append(byte)
                continue
            }
            guard index < bytes.count, bytes[index] == 0x22 else {
                guard index == bytes.count || [0x2C, 0x0A, 0x0D].contains(bytes[index]) else {
                    throw .quoteMisplaced(line)
                }
                return Field(text: try text(out[...]), isQuoted: true)
            }
            out.append(0x22)
            index += 1
        }
        throw .quoteOpen(line)
    }

    private func text(_ slice: ArraySlice<UInt8>) throws(Refusal) -> String {
        guard let text = String(validating: slice, as: UTF8.self) else { throw .textNotUnicode(line) }
        return text
    }
}

extension Refusal {
    static let textEmpty = Refusal(
        "index.textEmpty", .malformed, Phrase(zh: "表格是空的", en: "The table is empty"))

    static func headingRepeated(_ name: String) -> Refusal {
        Refusal(
            "index.headingRepeated", .malformed,
            Phrase(zh: "表头“\(name)”出现两次", en: "The heading “\(name)” stands twice"), field: name)
    }

    static func rowUneven(_ line: Int, _ found: Int, _ wanted: Int) -> Refusal {
        Refusal(
            "index.rowUneven", .malformed,
            Phrase(
                zh: "第\(line)行有\(found)列，表头有\(wanted)列",
                en: "Line \(line) has \(found) fields, the heading has \(wanted)"))
    }

    static func quoteMisplaced(_ line: Int) -> Refusal {
        Refusal(
            "index.quoteMisplaced", .malformed,
            Phrase(zh: "第\(line)行引号位置不对", en: "Line \(line) has a quotation mark where none may stand"))
    }

    static func quoteOpen(_ line: Int) -> Refusal {
        Refusal(
            "index.quoteOpen", .malformed,
            Phrase(zh: "到第\(line)行引号没有闭合", en: "A quotation mark is still open at line \(line)"))
    }

    static func textNotUnicode(_ line: Int) -> Refusal {
        Refusal(
            "index.textNotUnicode", .malformed,
            Phrase(zh: "第\(line)行不是UTF-8编码", en: "Line \(line) is not UTF-8"))
    }

    static func headingAbsent(_ name: String) -> Refusal {
        Refusal(
            "index.headingAbsent", .malformed,
            Phrase(zh: "表格缺少“\(name)”列", en: "The table has no column “\(name)”"), field: name)
    }

    static func cellWrong(_ line: Int, _ column: String, _ text: String) -> Refusal {
        Refusal(
            "index.cellWrong", .invalid,
            Phrase(
                zh: "第\(line)行“\(column)”列的“\(text)”不是数",
                en: "Line \(line), column “\(column)”: “\(text)” is not a number"), field: column)
    }

    static func wordUnknown(_ line: Int, _ column: String, _ text: String) -> Refusal {
        Refusal(
            "index.wordUnknown", .invalid,
            Phrase(
                zh: "第\(line)行“\(column)”列的“\(text)”无法识别",
                en: "Line \(line), column “\(column)”: “\(text)” is not known"), field: column)
    }
}
