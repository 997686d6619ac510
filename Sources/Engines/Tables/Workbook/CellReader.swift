import Kernel

/// The sorts of cell by their `t` attribute.
enum CellKind {
    case number, sharedText, inlineText, formulaText, flag, failure, isoDate

    init(_ mark: UnsafePointer<CChar>?) {
        guard let mark else {
            self = .number
            return
        }
        switch MarkupName(mark) {
        case "s": self = .sharedText
        case "inlineStr": self = .inlineText
        case "str": self = .formulaText
        case "b": self = .flag
        case "e": self = .failure
        case "d": self = .isoDate
        default: self = .number
        }
    }
}

/// Turns what a cell stores into the text that is delivered.
struct CellReader {
    let texts: SharedTexts
    let formats: [NumberFormat]
    let calendar: SerialCalendar
    let log: DiagnosticLog

    /// Where a cell stands.
    struct Place {
        let row: Int
        let column: Int
        let header: Header

        /// The heading above the cell, or the column's letters where there is none.
        var columnName: String {
            guard header.names.indices.contains(column - 1), !header.names[column - 1].isEmpty else {
                return letters(ofColumn: column)
            }
            return header.names[column - 1]
        }
    }

    /// The text of a cell: what its stored bytes mean by their kind and style; remarks name its place.
    func text(
        _ stored: [UInt8], kind: CellKind, style: Int?, at place: Place
    ) throws(TableError) -> ArraySlice<UInt8> {
        switch kind {
        case .sharedText:
            if let index = smallWholeNumber(stored), let text = texts[index] { return text }
            throw .damaged(Phrases.sharedText(String(decoding: stored, as: UTF8.self)))
        case .inlineText, .formulaText:
            var text = stored
            unescape(&text, from: 0)
            return text[...]
        case .isoDate: return stored[...]
        case .flag:
            let isOn = isTrue(trimmed(String(decoding: stored, as: UTF8.self)))
            return Array((isOn ? "TRUE" : "FALSE").utf8)[...]
        case .failure:
            let shown = String(decoding: stored, as: UTF8.self)
            warn(place, zh: "单元格的公式出错：\(shown)", en: "The cell's formula failed: \(shown)")
            return stored[...]
        case .number:
            let format = style.flatMap { formats.indices.contains($0) ? formats[$0] : nil } ?? .number
            if format == .number, smallWholeNumber(stored) != nil { return stored[...] }
            return number(trimmed(String(decoding: stored, as: UTF8.self)), format, place)
        }
    }

    private func number(_ text: String, _ format: NumberFormat, _ place: Place) -> ArraySlice<UInt8> {
        guard let value = Double(text), value.isFinite else {
            warn(place, zh: "单元格不是数字：\(text)", en: "The cell holds no number: \(text)")
            return Array(text.utf8)[...]
        }
        if format != .number {
            if let date = calendar.text(value, as: format) { return Array(date.utf8)[...] }
            warn(place, zh: "数字\(text)不是日期", en: "The number \(text) is no date")
        }
        if value.magnitude >= Self.firstUnsafe, value == value.rounded() {
            warn(
                place, zh: "数字超过15位，末尾的数字可能已被 Excel 改成0，请以文本格式重新填写",
                en: "The number has more than 15 digits, and Excel may have made the last ones 0; enter it as text")
        }
        return Array(plain(value).utf8)[...]
    }

    private func warn(_ place: Place, zh: String, en: String) {
        log.add(.warning, line: place.row, column: place.columnName, zh: zh, en: en)
    }

    /// From 16 digits on a cell no longer holds every whole number: identity numbers of 18 digits end in zeros.
    private static let firstUnsafe = 1e15
}

/// The number of at most 15 digits that the bytes write in its one plain form, without signs, blanks or leading zeros.
private func smallWholeNumber(_ bytes: [UInt8]) -> Int? {
    guard (1...15).contains(bytes.count), bytes[0] != UInt8(ascii: "0") || bytes.count == 1 else { return nil }
    var number = 0
    for byte in bytes {
        guard (0x30...0x39).contains(byte) else { return nil }
        number = number * 10 + Int(byte) - 0x30
    }
    return number
}

/// The shortest text that reads back as the same number, without an exponent where a person would write none.
func plain(_ value: Double) -> String {
    if value == value.rounded(), value.magnitude < 1e18 { return "\(Int64(value))" }
    return "\(value)"
}
