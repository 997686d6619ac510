import Kernel

/// The records of a CSV file.
///
/// A state machine over pieces of decoded text; a record may span any number of them. Runs of plain bytes are copied at
/// once, and the field bounds are noted beside them. Linear in the file; memory is a piece and a row.
final class CSVRows {
    enum State {
        case fieldStart, plain, quoted, quoteInQuoted
    }

    let log: DiagnosticLog
    private let decoder: TextDecoder
    private let rowLimit: Int
    private let columnLimit: Int
    var delimiter = Delimiter.comma.rawValue
    private var buffer: [UInt8] = []
    var position = 0
    /// Where `buffer` starts in the whole decoded text.
    private var bufferOffset = 0
    /// The physical line of `position`, from 1.
    private var line = 1
    var state = State.fieldStart
    /// The line of the quote that is open.
    var quoteLine = 0
    /// Whether the byte before `position` was a carriage return.
    private var followsReturn = false
    /// Where in the row's text the current field starts.
    var fieldStart = 0
    var wasQuoted = false
    var hasStrayQuote = false
    private var separatorLineDelimiter: Delimiter?

    init(_ pull: @escaping () throws -> [UInt8], options: ReadingOptions, log: DiagnosticLog) throws {
        self.log = log
        rowLimit = options.limits.rowBytes
        columnLimit = options.limits.columns
        decoder = try TextDecoder(pull, encoding: options.encoding)
        while buffer.count < Self.openingSize {
            let piece = try decoder.next()
            guard !piece.isEmpty else { break }
            buffer.append(contentsOf: piece)
        }
        takeSeparatorLine()
        delimiter = options.delimiter?.rawValue ?? detectedDelimiter(below: options.rowsAboveHeader)
    }

    var encoding: TextEncoding? { decoder.encoding }

    func read(into row: inout Row) throws -> Bool {
        while try readRecord(into: &row) {
            // A line with nothing on it is no row, but a lone pair of quotes is one empty field.
            guard row.text.isEmpty, row.count == 1, !wasQuoted else { return true }
        }
        return false
    }

    private func readRecord(into row: inout Row) throws -> Bool {
        try skipSecondHalfOfLineEnd()
        row.begin(line: line)
        (state, fieldStart, wasQuoted, hasStrayQuote) = (.fieldStart, 0, false, false)
        while true {
            if position == buffer.count, try !refill() { return finish(&row) }
            let isComplete = buffer.withUnsafeBufferPointer { scan($0, &row) }
            if row.text.count > rowLimit { throw TableError.rowTooLong(line: row.line) }
            if row.count > columnLimit { throw TableError.tooManyColumns(line: row.line, limit: columnLimit) }
            if isComplete { return true }
        }
    }

    private func refill() throws -> Bool {
        bufferOffset += buffer.count
        buffer = try decoder.next()
        position = 0
        return !buffer.isEmpty
    }

    private func skipSecondHalfOfLineEnd() throws {
        guard followsReturn, try position < buffer.count || refill() else { return }
        followsReturn = false
        if buffer[position] == Byte.lineFeed { position += 1 }
    }

    /// Ends the last record at the end of the file; false where there is none.
    private func finish(_ row: inout Row) -> Bool {
        reportDamage(before: .max)
        if state == .fieldStart, row.bounds.isEmpty, !wasQuoted { return false }
        if state == .quoted {
            log.add(
                .error, line: quoteLine, zh: "这里开始的引号直到文件末尾也没有收尾",
                en: "The quote that opens here is not closed before the end of the file")
        }
        endField(&row)
        return true
    }

    func endField(_ row: inout Row) {
        row.bounds.append(fieldStart)
        row.bounds.append(row.text.count)
        if hasStrayQuote { reportStrayQuote(row) }
    }

    /// Notes that a line ended with the byte at `index`.
    func endLine(at index: Int) {
        if !decoder.damage.isEmpty { reportDamage(before: bufferOffset + index) }
        line += 1
    }

    func openQuote() {
        state = .quoted
        wasQuoted = true
        quoteLine = line
    }

    /// Whether a line feed at `index` only completes the carriage return before it.
    func completesReturn(at index: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        index > 0 ? bytes[index - 1] == Byte.carriageReturn : followsReturn
    }

    func leave(at index: Int, in bytes: UnsafeBufferPointer<UInt8>) {
        position = index
        if index > 0 { followsReturn = bytes[index - 1] == Byte.carriageReturn }
    }

    private func reportDamage(before offset: Int) {
        let count = decoder.takeDamage(before: offset)
        guard count > 0 else { return }
        let name = encoding?.rawValue ?? TextEncoding.utf8.rawValue
        log.add(
            .warning, line: line, zh: "这一行有\(count)处不是有效的\(name)字符，已用“\u{FFFD}”代替",
            en: "\(count) places on this line are no valid \(name) and were replaced by “\u{FFFD}”")
    }

    func reportStrayQuote(_ row: Row) {
        hasStrayQuote = false
        log.add(
            .warning, line: line,
            column: row.header.names.indices.contains(row.count - 1)
                ? row.header.names[row.count - 1] : nil,
            zh: "第\(row.count)列的引号不成对或不在字段两端，按原样读入",
            en: "Field \(row.count) has a quote that is not at its ends; it was read as it stands")
    }

    /// Excel lets a first line `sep=;` name the delimiter.
    private func takeSeparatorLine() {
        guard buffer.starts(with: Array("sep=".utf8)), buffer.count > 5, let named = Delimiter(rawValue: buffer[4]),
            buffer[5] == Byte.lineFeed || buffer[5] == Byte.carriageReturn
        else { return }
        separatorLineDelimiter = named
        position = 6
        followsReturn = buffer[5] == Byte.carriageReturn
        line = 2
    }

    /// The delimiter that stands most often, outside quotes, on the header's line.
    private func detectedDelimiter(below rowCount: Int) -> UInt8 {
        if let separatorLineDelimiter { return separatorLineDelimiter.rawValue }
        var counts: [UInt8: Int] = [:]
        var (isQuoted, hasText, rowsLeft) = (false, false, max(0, rowCount))
        for byte in buffer[position...] {
            if !isQuoted, byte == Byte.lineFeed || byte == Byte.carriageReturn {
                guard hasText else { continue }
                if rowsLeft == 0 { break }
                rowsLeft -= 1
                (counts, hasText) = ([:], false)
                continue
            }
            hasText = true
            if byte == Byte.quote {
                isQuoted.toggle()
            } else if !isQuoted, Delimiter(rawValue: byte) != nil {
                counts[byte, default: 0] += 1
            }
        }
        let best = Delimiter.allCases.max { counts[$0.rawValue, default: 0] < counts[$1.rawValue, default: 0] }
        return best?.rawValue ?? Delimiter.comma.rawValue
    }

    /// As much as may be needed to see the whole header.
    private static let openingSize = 64 << 10
}

/// The bytes that mean something in CSV.
enum Byte {
    static let lineFeed: UInt8 = 0x0A
    static let carriageReturn: UInt8 = 0x0D
    static let quote: UInt8 = 0x22
}
