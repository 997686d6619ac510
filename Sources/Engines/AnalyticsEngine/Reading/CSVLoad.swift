public import Kernel

/// Reads a CSV file into rows for segments, as many stretches at a time as there are hands.
///
/// UTF-8, commas, quotes as in RFC 4180, a header. A row with too few or too many fields is left out, a cell that cannot
/// be read is missing; both are remarked on. Headings that the schema does not name are ignored.
public struct CSVLoad: Sendable {
    public let schema: Schema
    public private(set) var vocabulary: Vocabulary
    public private(set) var rowCount = 0
    /// The first remarks, and how many there were.
    public private(set) var diagnostics: [Diagnostic] = []
    public private(set) var remarkCount = 0

    /// Some hundred thousand rows: the longer a stretch, the fewer of its labels must be looked up in the table's again.
    ///
    private static let stretch = 32 << 20
    private let mostRows: Int

    public init(_ schema: Schema, _ vocabulary: Vocabulary? = nil, rowsASegment: Int = RowBuffer.maximumRows) {
        self.schema = schema
        self.vocabulary = vocabulary ?? Vocabulary(schema)
        mostRows = min(max(rowsASegment, 1), RowBuffer.maximumRows)
    }

    /// Reads the whole file, and gives the rows away whenever they are enough for a segment.
    public mutating func read(
        _ file: RawSpan, crew: Crew, _ seal: (RowBuffer) throws -> Void
    ) throws {
        try file.withUnsafeBytes { raw in
            let bytes = raw.bindMemory(to: UInt8.self)
            let header = try CSVHeader(bytes, schema)
            // A row has a byte for every comma and its line end, so no stretch has more rows than a segment takes.
            let most = min(Self.stretch, RowBuffer.maximumRows / 2 * header.fieldCount)
            let stretches = Self.stretches(bytes, from: header.start, length: most)
            var rows = RowBuffer(schema)
            var lines = 1
            for wave in stride(from: 0, to: stretches.count, by: crew.hands) {
                let share = Array(stretches[wave..<min(wave + crew.hands, stretches.count)])
                let source = BorrowedBytes(bytes)
                let read = crew.share(share.count, state: [(Int, CSVPiece)]()) { [schema] done, index in
                    done.append((index, CSVPiece(source.slice(share[index]), header, schema)))
                }
                for (_, piece) in read.joined().sorted(by: { $0.0 < $1.0 }) {
                    try take(piece, &rows, &lines, seal)
                }
            }
            if rows.count > 0 { try seal(rows) }
        }
    }

    private mutating func take(
        _ piece: CSVPiece, _ rows: inout RowBuffer, _ lines: inout Int, _ seal: (RowBuffer) throws -> Void
    ) throws {
        let codes = vocabulary.merge(piece.vocabulary, schema)
        for remark in piece.diagnostics where diagnostics.count < CSVPiece.keptRemarks {
            diagnostics.append(
                Diagnostic(
                    remark.severity, line: remark.line.map { $0 + lines }, column: remark.column, remark.phrase))
        }
        remarkCount += piece.remarkCount
        lines += piece.lines
        rowCount += piece.rows.count
        if rows.count > 0, rows.count + piece.rows.count > mostRows {
            try seal(rows)
            rows = RowBuffer(schema)
        }
        rows.append(piece.rows, facets: codes.facets, words: codes.words)
    }

    /// Cuts at line ends that are not within quotes.
    private static func stretches(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, length: Int) -> [Range<Int>] {
        var stretches: [Range<Int>] = []
        var first = start
        while first < bytes.count {
            var end = min(first + length, bytes.count)
            if end < bytes.count {
                var isQuoted = false
                for byte in bytes[first..<end] where byte == CSVScanner.quote { isQuoted.toggle() }
                while end < bytes.count, isQuoted || bytes[end] != 10 {
                    if bytes[end] == CSVScanner.quote { isQuoted.toggle() }
                    end += 1
                }
                end = min(end + 1, bytes.count)
            }
            stretches.append(first..<end)
            first = end
        }
        return stretches
    }
}

/// Bytes lent to several hands.
///
/// Not checked for sending: nobody writes to them, and the crew is done before the loan ends.
private struct BorrowedBytes: @unchecked Sendable {
    private let bytes: UnsafeBufferPointer<UInt8>

    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
    }

    func slice(_ range: Range<Int>) -> UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(rebasing: bytes[range]) }
}
