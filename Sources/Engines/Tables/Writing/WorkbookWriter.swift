import Kernel

/// Writes a workbook of one sheet, its header bold and kept in sight; texts stand in their cells.
final class WorkbookWriter {
    private let archive: ArchiveWriter
    private var buffer: [UInt8] = []
    private var rowNumber = 0
    private let columnCount: Int

    init(_ columns: [Column], sheet: String, sink: @escaping ([UInt8]) throws -> Void) throws {
        archive = ArchiveWriter(sink: sink)
        columnCount = columns.count
        for (name, content) in WorkbookMarkup.parts(sheet: Self.sheetName(sheet)) {
            try archive.beginPart(name)
            try archive.write(Array(content.utf8))
            try archive.endPart()
        }
        try archive.beginPart("xl/worksheets/sheet1.xml")
        append(WorkbookMarkup.sheetStart(columns))
        try writeRow(columns.map { .text($0.heading) }, textStyle: WorkbookMarkup.Style.heading)
    }

    func write(_ row: [Cell]) throws { try writeRow(row, textStyle: .plain) }

    func finish() throws {
        append(WorkbookMarkup.sheetEnd)
        try flush()
        try archive.endPart()
        try archive.finish()
    }

    private func writeRow(_ row: [Cell], textStyle: WorkbookMarkup.Style) throws {
        rowNumber += 1
        guard rowNumber <= Self.rowLimit else { throw TableError.tooManyRows(limit: Self.rowLimit) }
        append("<row r=\"\(rowNumber)\">")
        for (index, cell) in row.enumerated() {
            try append(cell, at: "\(letters(ofColumn: index + 1))\(rowNumber)", textStyle)
        }
        append("</row>")
        if buffer.count >= Self.pieceSize { try flush() }
    }

    private func append(_ cell: Cell, at place: String, _ textStyle: WorkbookMarkup.Style) throws {
        switch cell {
        case .empty: break
        case .text(let text): try appendText(text, at: place, textStyle)
        case .integer(let number) where number.magnitude < Self.firstUnsafe:
            appendNumber("\(number)", at: place, .plain)
        // A longer number would lose its last digits.
        case .integer(let number): try appendText("\(number)", at: place, textStyle)
        case .number(let number) where number.isFinite: appendNumber(plain(number), at: place, .plain)
        case .number(let number): try appendText("\(number)", at: place, textStyle)
        case .money(let money): appendNumber("\(money)", at: place, .money)
        case .day(let day): appendDay(day, second: 0, at: place, .day)
        case .moment(let instant):
            let time = CivilTime(instant)
            appendDay(time.day, second: time.second, at: place, .moment)
        case .flag(let isOn): append("<c r=\"\(place)\" t=\"b\"><v>\(isOn ? 1 : 0)</v></c>")
        }
    }

    private func appendNumber(_ number: String, at place: String, _ style: WorkbookMarkup.Style) {
        append("<c r=\"\(place)\" s=\"\(style.rawValue)\"><v>\(number)</v></c>")
    }

    private func appendDay(_ day: Day, second: Int, at place: String, _ style: WorkbookMarkup.Style) {
        let serial = day.number + Self.serialOfEpoch
        // Before March 1900 Excel's own numbers are off by one, and before 1900 there are none.
        guard serial > Self.serialOfFalseDay else {
            let clock = [second / 3600, second / 60 % 60, second % 60].map { twoDigits($0) }.joined(separator: ":")
            append(WorkbookMarkup.text(style == .day ? "\(day)" : "\(day)T\(clock)", at: place, style: .plain))
            return
        }
        appendNumber(plain(Double(serial) + Double(second) / 86_400), at: place, style)
    }

    private func appendText(_ text: String, at place: String, _ style: WorkbookMarkup.Style) throws {
        guard text.utf8.count <= Self.cellLimit || text.utf16.count <= Self.cellLimit else {
            throw TableError.textTooLong(line: rowNumber)
        }
        guard !text.isEmpty else { return }
        append(WorkbookMarkup.text(text, at: place, style: style))
    }

    private func append(_ markup: String) { buffer.append(contentsOf: markup.utf8) }

    private func flush() throws {
        try archive.write(buffer)
        buffer.removeAll(keepingCapacity: true)
    }

    private static func sheetName(_ wanted: String) -> String {
        let kept = wanted.map { "[]:*?/\\'".contains($0) || $0.isNewline ? "_" : $0 }
        var name = ""
        for character in kept where name.utf16.count + character.utf16.count <= 31 { name.append(character) }
        return name.isEmpty ? "Sheet1" : name
    }

    private static let pieceSize = 64 << 10
    /// Rows of a worksheet and characters of a cell (Excel specifications and limits).
    private static let rowLimit = 1_048_576
    private static let cellLimit = 32_767
    private static let firstUnsafe: UInt = 1_000_000_000_000_000
    private static let serialOfEpoch = 25_569
    private static let serialOfFalseDay = 60
}
