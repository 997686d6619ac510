/// What a written file is like.
public enum WritingFormat: Hashable, Sendable {
    case csv(CSVStyle)
    /// A workbook of one sheet; characters that Excel forbids in the name become `_`, and 31 are kept.
    case xlsx(sheet: String)
}

/// The choices that CSV leaves open.
public struct CSVStyle: Hashable, Sendable {
    public var delimiter = Delimiter.comma
    /// Whether the file starts with the mark without which Excel takes UTF-8 for the system's code page.
    public var hasByteOrderMark = true
    /// Whether a text that a spreadsheet would run as a formula gets a `'` before it (OWASP, “CSV Injection”).
    ///
    /// Meant for people who open the file; a file for machines comes back changed by it.
    public var guardsFormulas = true
    public var lineEnd = LineEnd.carriageReturnLineFeed

    public enum LineEnd: String, CaseIterable, Sendable {
        case carriageReturnLineFeed = "\r\n"
        case lineFeed = "\n"
    }

    public init() {}
}

/// Writes a table row by row, whichever format is wanted.
///
/// Bytes go to the sink in pieces of about 64 KiB; memory is one piece. The same rows give the same bytes. Without
/// ``finish()`` the file is not complete. A writer serves one task at a time.
public struct TableWriter {
    private let rows: Rows

    private enum Rows {
        case csv(CSVWriter)
        case sheet(WorkbookWriter)
    }

    /// Starts a table with its header.
    ///
    /// - Parameters:
    ///   - columns: The headings, in order.
    ///   - format: What the file is to be like.
    ///   - sink: Takes the bytes, in order.
    /// - Throws: ``TableError``, or whatever the sink throws.
    public init(columns: [Column], format: WritingFormat, sink: @escaping ([UInt8]) throws -> Void) throws {
        switch format {
        case .csv(let style): rows = .csv(try CSVWriter(columns, style: style, sink: sink))
        case .xlsx(let sheet): rows = .sheet(try WorkbookWriter(columns, sheet: sheet, sink: sink))
        }
    }

    /// Writes one row; missing last cells are empty.
    public func write(_ row: [Cell]) throws {
        switch rows {
        case .csv(let writer): try writer.write(row)
        case .sheet(let writer): try writer.write(row)
        }
    }

    /// Writes what is still held and, for a workbook, the archive's directory.
    public func finish() throws {
        switch rows {
        case .csv(let writer): try writer.finish()
        case .sheet(let writer): try writer.finish()
        }
    }
}
