import Kernel

/// Hears the cells of a worksheet and lays them out in rows.
final class SheetPart: MarkupListener {
    private let cells: CellReader
    private let limits: TableLimits
    private let log: DiagnosticLog
    private(set) var wantsRest = false
    var row = Row()
    private var rowNumber = 0
    private var column = 0
    private var kind = CellKind.number
    private var style: Int?
    private var value: [UInt8] = []
    private var isInValue = false
    private var phoneticDepth = 0
    private var isInSheetData = false
    private var hasMergedCells = false

    init(_ cells: CellReader, limits: TableLimits, log: DiagnosticLog) {
        self.cells = cells
        self.limits = limits
        self.log = log
    }

    /// Lets the next row come.
    func proceed() { wantsRest = false }

    func start(_ name: MarkupName, _ attributes: MarkupAttributes) throws(TableError) {
        switch name {
        case "c" where isInSheetData: try startCell(attributes)
        case "v" where isInSheetData: isInValue = kind != .inlineText
        case "t" where isInSheetData: isInValue = kind == .inlineText && phoneticDepth == 0
        case "rPh": phoneticDepth += 1
        case "row" where isInSheetData: try startRow(attributes)
        case "sheetData": isInSheetData = true
        case "mergeCell" where !hasMergedCells:
            hasMergedCells = true
            log.add(
                .note, line: nil, zh: "工作表有合并单元格（如\(attributes["ref"] ?? "")），只有左上角有值",
                en: "The sheet has merged cells (\(attributes["ref"] ?? "")), of which only the first has a value")
        default: break
        }
    }

    func end(_ name: MarkupName) throws(TableError) {
        switch name {
        case "c" where isInSheetData: try endCell()
        case "v", "t": isInValue = false
        case "rPh": phoneticDepth -= 1
        case "row" where isInSheetData: wantsRest = row.count > 0
        case "sheetData": isInSheetData = false
        default: break
        }
    }

    func text(_ bytes: UnsafeBufferPointer<UInt8>) throws(TableError) {
        guard isInValue else { return }
        value.append(contentsOf: bytes)
        guard value.count <= limits.rowBytes else { throw .rowTooLong(line: rowNumber) }
    }

    private func startRow(_ attributes: MarkupAttributes) throws(TableError) {
        if let text = attributes.pointer("r") {
            guard let number = wholeNumber(text), number > rowNumber, number <= Self.lastRow else {
                throw .damaged(Phrases.reference(String(cString: text)))
            }
            rowNumber = number
        } else {
            rowNumber += 1
        }
        column = 0
        row.begin(line: rowNumber)
    }

    private func startCell(_ attributes: MarkupAttributes) throws(TableError) {
        value.removeAll(keepingCapacity: true)
        kind = CellKind(attributes.pointer("t"))
        style = attributes.pointer("s").flatMap(wholeNumber)
        guard let reference = attributes.pointer("r") else {
            column += 1
            return
        }
        guard let place = columnNumber(reference), place > column else {
            throw .damaged(Phrases.reference(String(cString: reference)))
        }
        column = place
    }

    private func endCell() throws(TableError) {
        guard !value.isEmpty else { return }
        let text = try cells.text(
            value, kind: kind, style: style, at: CellReader.Place(row: rowNumber, column: column, header: row.header))
        guard !text.isEmpty else { return }
        guard column <= limits.columns else { throw .tooManyColumns(line: rowNumber, limit: limits.columns) }
        row.widen(to: column - 1)
        row.add(text)
        guard row.text.count <= limits.rowBytes else { throw .rowTooLong(line: rowNumber) }
    }

    /// The last row that a worksheet may have.
    private static let lastRow = 1_048_576
}

/// The column, from 1, of a reference such as `AB12`; nothing beyond `XFD` or for what is no reference.
func columnNumber(_ reference: UnsafePointer<CChar>) -> Int? {
    var number = 0
    var place = reference
    while (0x41...0x5A).contains(place.pointee) {
        number = number * 26 + Int(place.pointee) - 0x40
        guard number <= 16_384 else { return nil }
        place += 1
    }
    guard number > 0, (0x31...0x39).contains(place.pointee) else { return nil }
    while (0x30...0x39).contains(place.pointee) { place += 1 }
    return place.pointee == 0 ? number : nil
}

/// The number that a C text of at most nine digits holds.
func wholeNumber(_ text: UnsafePointer<CChar>) -> Int? {
    var (number, place) = (0, text)
    while (0x30...0x39).contains(place.pointee), place - text < 9 {
        number = number * 10 + Int(place.pointee) - 0x30
        place += 1
    }
    return place == text || place.pointee != 0 ? nil : number
}

/// The letters of a column counted from 1.
func letters(ofColumn number: Int) -> String {
    var (letters, rest) = ("", number)
    while rest > 0 {
        letters = String(Character(Unicode.Scalar(UInt8(0x41 + (rest - 1) % 26)))) + letters
        rest = (rest - 1) / 26
    }
    return letters
}

/// The rows of a worksheet, unpacked and parsed only as far as they are asked for.
final class SheetRows {
    private let stream: PartStream
    private let part: SheetPart
    private let parser: MarkupParser
    private var isFed = false

    init(_ stream: PartStream, _ part: SheetPart) throws(TableError) {
        self.stream = stream
        self.part = part
        parser = try MarkupParser(part)
    }

    func read(into row: inout Row) throws -> Bool {
        part.proceed()
        // The part fills the caller's storage, and gives it back.
        swap(&row, &part.row)
        defer { swap(&row, &part.row) }
        while !part.wantsRest {
            if parser.isResting {
                try parser.resume()
            } else if isFed {
                return false
            } else {
                let piece = try stream.next()
                isFed = piece.isEmpty
                try parser.feed(piece)
            }
        }
        return true
    }
}
