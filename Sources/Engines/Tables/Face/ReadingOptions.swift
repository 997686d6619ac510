/// What the caller knows about a table before it is read; all of it may be left to detection.
public struct ReadingOptions: Hashable, Sendable {
    /// The encoding of a CSV file; detected where nothing is said.
    public var encoding: TextEncoding?
    /// The delimiter of a CSV file; taken from its header line where nothing is said.
    public var delimiter: Delimiter?
    /// The sheet of a workbook; its first visible one where nothing is said.
    public var sheet: String?
    /// Whether the first row names the columns.
    public var hasHeader = true
    /// Rows that stand above the header, such as a title, and are passed over.
    public var rowsAboveHeader = 0
    public var limits = TableLimits()

    public init(
        encoding: TextEncoding? = nil, delimiter: Delimiter? = nil, sheet: String? = nil, hasHeader: Bool = true,
        rowsAboveHeader: Int = 0, limits: TableLimits = TableLimits()
    ) {
        self.encoding = encoding
        self.delimiter = delimiter
        self.sheet = sheet
        self.hasHeader = hasHeader
        self.rowsAboveHeader = rowsAboveHeader
        self.limits = limits
    }
}

/// How much of the machine one file may take; a file that wants more is refused with a ``TableError``.
public struct TableLimits: Hashable, Sendable {
    /// Bytes of one row's text.
    ///
    /// A forgotten quote swallows the rest of a file up to here and no further.
    public var rowBytes = 16 << 20
    /// Columns of a row.
    ///
    /// Excel allows 16384; no honest complaint table comes near a sixteenth of that.
    public var columns = 1024
    /// Bytes that all parts of a workbook may inflate to.
    public var inflatedBytes = 1 << 30
    /// How many times larger than its packed form a part may become, once it is beyond a mebibyte.
    ///
    /// Deflate reaches 1032; worksheets of one repeated value stay under 200.
    public var inflationRatio = 250
    /// Bytes of the texts that a workbook's cells share, which are held in memory.
    public var sharedTextBytes = 256 << 20
    /// Bytes of a workbook that arrives as a stream, and must be held to be read at all.
    public var heldBytes = 64 << 20
    /// Entries of a workbook's archive.
    public var archiveEntries = 10_000
    /// Diagnostics that are kept; further ones are only counted.
    public var diagnostics = 1000

    public init() {}
}
