public import Kernel

/// Reads a table row by row, whichever format it is in.
///
/// The format is told by the first bytes: a zip archive is a workbook, all else is CSV. Memory is constant for CSV; for
/// a workbook it is that of its shared texts. A reader serves one task at a time.
///
/// ```swift
/// var reader = try TableReader(.bytes(file))
/// var row = Row()
/// while try reader.read(into: &row) { use(row["投诉编号"]) }
/// ```
public struct TableReader {
    public let format: TableFormat
    /// The names of the columns; without names where the options said that there are none.
    public private(set) var header = Header.none
    private let rows: Rows
    private let log: DiagnosticLog
    private let options: ReadingOptions
    /// How many fields a row should have, once that is known.
    private var width: Int?

    private enum Rows {
        case csv(CSVRows)
        case sheet(SheetRows)
    }

    /// Opens a table and reads its header.
    ///
    /// - Parameters:
    ///   - source: Where the bytes come from.
    ///   - options: What is known beforehand.
    /// - Throws: ``TableError``, or whatever the source throws.
    public init(_ source: TableSource, options: ReadingOptions = ReadingOptions()) throws {
        self.options = options
        log = DiagnosticLog(limit: options.limits.diagnostics)
        let opening = try Opening(source, isText: options.encoding != nil, limits: options.limits)
        switch opening {
        case .text(let pull):
            format = .csv
            rows = .csv(try CSVRows(pull, options: options, log: log))
        case .archive(let bytes):
            format = .xlsx
            rows = .sheet(try Workbook(bytes, limits: options.limits).rows(ofSheet: options.sheet, log: log))
        }
        try readHeader()
    }

    /// The encoding of a CSV file as given or detected; nothing while only ASCII was seen, or for a workbook.
    public var encoding: TextEncoding? {
        guard case .csv(let rows) = rows else { return nil }
        return rows.encoding
    }

    /// What was remarked so far; no more than the limits keep.
    public var diagnostics: [Diagnostic] { log.kept }

    /// How many remarks were made beyond those kept.
    public var omittedDiagnosticCount: Int { log.omittedCount }

    /// Hands out what was remarked since the last call, and makes room for more.
    public func takeDiagnostics() -> [Diagnostic] { log.take() }

    /// Reads the next row into storage that is used again; false at the end of the table.
    ///
    /// Blank rows are passed over. Linear in the row's bytes.
    public mutating func read(into row: inout Row) throws -> Bool {
        if row.header !== header { row.header = header }
        guard try advance(&row) else { return false }
        checkWidth(of: row)
        return true
    }

    /// The next row with storage of its own; nothing at the end of the table.
    public mutating func next() throws -> Row? {
        var row = Row()
        return try read(into: &row) ? row : nil
    }

    private func advance(_ row: inout Row) throws -> Bool {
        switch rows {
        case .csv(let rows): try rows.read(into: &row)
        case .sheet(let rows): try rows.read(into: &row)
        }
    }

    private mutating func readHeader() throws {
        var row = Row()
        for _ in 0..<max(0, options.rowsAboveHeader) where try !advance(&row) { return }
        guard options.hasHeader, try advance(&row) else { return }
        let names = row.fields.map { trimmed($0) }
        header = Header(names: names, line: row.line)
        width = names.count
        var seen: Set<String> = []
        for name in names where !name.isEmpty && !seen.insert(name).inserted {
            log.add(
                .warning, line: row.line, column: name, zh: "列名“\(name)”重复，按名称取值时只取第一列",
                en: "The heading “\(name)” stands twice; by name only the first column is taken")
        }
    }

    private mutating func checkWidth(of row: Row) {
        guard let width else {
            width = row.count
            return
        }
        // A sheet leaves out its empty last cells as a matter of course.
        if row.count > width {
            log.add(
                .warning, line: row.line, zh: "这一行有\(row.count)列，应为\(width)列",
                en: "This row has \(row.count) fields, where \(width) are expected")
        } else if row.count < width, format == .csv {
            log.add(
                .warning, line: row.line, column: row.count < header.names.count ? header.names[row.count] : nil,
                zh: "这一行只有\(row.count)列，应为\(width)列",
                en: "This row has \(row.count) fields, where \(width) are expected")
        }
    }
}

/// The text without the white space around it.
func trimmed(_ text: String) -> String {
    let rest = text.drop { $0.isWhitespace }
    guard let last = rest.lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return String(rest[...last])
}
