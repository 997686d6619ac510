import Kernel

/// The rows of a stretch of a file, with labels numbered on their own.
struct CSVPiece: Sendable {
    var rows: RowBuffer
    var vocabulary: Vocabulary
    /// Remarks, the first of them; lines counted from the start of the stretch.
    var diagnostics: [Diagnostic] = []
    var remarkCount = 0
    var lines = 0

    static let keptRemarks = 50

    init(_ bytes: UnsafeBufferPointer<UInt8>, _ header: CSVHeader, _ schema: Schema) {
        rows = RowBuffer(schema)
        vocabulary = Vocabulary(schema)
        var scanner = CSVScanner(bytes)
        var record = CSVRecord()
        while scanner.next(&record) {
            defer { lines += record.lines }
            if record.fields.count == header.fieldCount {
                take(&record, bytes, header, schema)
            } else if record.fields.count > 1 || record.fields[0].end > record.fields[0].start {
                remark(
                    .error, nil,
                    Phrase(
                        zh: "此行有\(record.fields.count)个字段，应为\(header.fieldCount)个，已略过",
                        en:
                            "This row has \(record.fields.count) fields instead of \(header.fieldCount) and was left out"
                    ))
            }
        }
    }

    private mutating func remark(_ severity: Diagnostic.Severity, _ column: String?, _ phrase: Phrase) {
        remarkCount += 1
        guard diagnostics.count < Self.keptRemarks else { return }
        diagnostics.append(Diagnostic(severity, line: lines + 1, column: column, phrase))
    }

    private mutating func take(
        _ record: inout CSVRecord, _ bytes: UnsafeBufferPointer<UInt8>, _ header: CSVHeader, _ schema: Schema
    ) {
        var facet = 0
        for (index, column) in schema.columns.enumerated() {
            let fields = header.fields[index]
            switch column.kind {
            case .category:
                var parent: UInt32 = 0
                for field in fields {
                    parent = record.withText(field, bytes) { vocabulary.labels[facet].insert($0, below: parent) }
                    rows.facets[facet].append(parent)
                    facet += 1
                }
            case .date:
                let day = record.withText(fields[0], bytes) { $0.isEmpty ? .some(nil) : Self.day($0).map { $0 } }
                if day == nil { remarkUnread(column.name, Phrase(zh: "不是日期", en: "is not a date")) }
                rows.facets[facet].append((day ?? nil) ?? RowBuffer.missingDay)
                facet += 1
            case .number(let decimals, _):
                let text = record.withText(fields[0], bytes) { text in
                    text.isEmpty ? .some(nil) : Decimals.parse(text, decimals).map { $0 }
                }
                if text == nil {
                    remarkUnread(
                        column.name,
                        Phrase(zh: "不是最多\(decimals)位小数的数", en: "is not a number with at most \(decimals) decimals"))
                }
                rows.appendNumber((text ?? nil) ?? RowBuffer.missingNumber, column: index, facet: &facet)
            case .words(let separator):
                let codes = record.withText(fields[0], bytes) { text in
                    text.split(separator: separator)
                        .map {
                            vocabulary.words[index].insert(UnsafeBufferPointer(rebasing: $0), below: 0)
                        }
                }
                rows.appendWords(codes, column: index)
            }
        }
        rows.finishRow()
    }

    private mutating func remarkUnread(_ column: String, _ reason: Phrase) {
        remark(
            .warning, column,
            Phrase(zh: "此格\(reason.zh)，按缺失处理", en: "This cell \(reason.en) and is taken as missing"))
    }

    /// Reads `2026-04-15`, also with a time behind it, as the day's number with its bits as they are.
    private static func day(_ text: UnsafeBufferPointer<UInt8>) -> UInt32? {
        guard text.count >= 10, text[4] == 0x2D, text[7] == 0x2D,
            text.count == 10 || text[10] == 0x20 || text[10] == 0x54
        else { return nil }
        var numbers = (0, 0, 0)
        for index in 0..<10 where index != 4 && index != 7 {
            let digit = Int(text[index]) - 0x30
            guard (0...9).contains(digit) else { return nil }
            if index < 4 { numbers.0 = numbers.0 * 10 + digit }
            if index == 5 || index == 6 { numbers.1 = numbers.1 * 10 + digit }
            if index > 7 { numbers.2 = numbers.2 * 10 + digit }
        }
        return Day(year: numbers.0, month: numbers.1, day: numbers.2).map { UInt32(bitPattern: Int32($0.number)) }
    }
}
