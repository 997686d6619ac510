import Kernel

/// Writes records as RFC 4180 has them: quoted where they must be, and quotes doubled.
final class CSVWriter {
    private let style: CSVStyle
    private let sink: ([UInt8]) throws -> Void
    private let columnCount: Int
    private var buffer: [UInt8] = []

    init(_ columns: [Column], style: CSVStyle, sink: @escaping ([UInt8]) throws -> Void) throws {
        self.style = style
        self.sink = sink
        columnCount = columns.count
        if style.hasByteOrderMark { buffer += [0xEF, 0xBB, 0xBF] }
        try write(columns.map { .text($0.heading) })
    }

    func write(_ row: [Cell]) throws {
        let count = max(row.count, columnCount)
        for index in 0..<count {
            if index > 0 { buffer.append(style.delimiter.rawValue) }
            append(index < row.count ? row[index] : .empty, isAlone: count == 1)
        }
        buffer.append(contentsOf: style.lineEnd.rawValue.utf8)
        if buffer.count >= Self.pieceSize { try flush() }
    }

    func finish() throws { try flush() }

    private func flush() throws {
        guard !buffer.isEmpty else { return }
        let piece = buffer
        buffer = []
        buffer.reserveCapacity(piece.count)
        try sink(piece)
    }

    private func append(_ cell: Cell, isAlone: Bool) {
        var text = cell.text
        if style.guardsFormulas, case .text = cell, isFormula(text) { text = "'" + text }
        text.withUTF8 { bytes in
            // A lone empty field would be a blank line, which readers pass over.
            guard mustBeQuoted(bytes) || isAlone && bytes.isEmpty else {
                buffer.append(contentsOf: bytes)
                return
            }
            buffer.append(Byte.quote)
            for byte in bytes {
                if byte == Byte.quote { buffer.append(byte) }
                buffer.append(byte)
            }
            buffer.append(Byte.quote)
        }
    }

    private func mustBeQuoted(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        let delimiter = style.delimiter.rawValue
        return text.contains {
            $0 == Byte.quote || $0 == delimiter || $0 == Byte.lineFeed || $0 == Byte.carriageReturn
        }
    }

    private static let pieceSize = 64 << 10
}

/// Whether a spreadsheet would take the text for a formula: it starts like one, and is no number.
///
/// Tab and carriage return count too, since spreadsheets drop them before they look, and so do the wide forms of the
/// four signs, which Chinese and Japanese input methods write and Excel treats alike.
func isFormula(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first else { return false }
    switch first {
    case "=", "@", "\t", "\r", "\n", "＝", "＠", "＋", "－": return true
    case "+", "-": return !isNumber(text.utf8.dropFirst())
    default: return false
    }
}

/// Whether the characters are digits with at most one point, and perhaps an exponent and a percent sign.
private func isNumber(_ characters: Substring.UTF8View) -> Bool {
    var rest = characters
    func takeDigits() -> Int {
        let digits = rest.prefix { (0x30...0x39).contains($0) }
        rest = rest.dropFirst(digits.count)
        return digits.count
    }
    var count = takeDigits()
    if rest.first == UInt8(ascii: ".") {
        rest = rest.dropFirst()
        count += takeDigits()
    }
    guard count > 0 else { return false }
    if rest.first == UInt8(ascii: "e") || rest.first == UInt8(ascii: "E") {
        rest = rest.dropFirst()
        if rest.first == UInt8(ascii: "+") || rest.first == UInt8(ascii: "-") { rest = rest.dropFirst() }
        guard takeDigits() > 0 else { return false }
    }
    if rest.first == UInt8(ascii: "%") { rest = rest.dropFirst() }
    return rest.isEmpty
}
