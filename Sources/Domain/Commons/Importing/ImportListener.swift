public import Kernel

/// A row of which nothing was taken, or not as a whole: where, and why.
///
/// A row with several faults has a remark for each.
public struct ImportRemark: Hashable, Sendable {
    /// The line in the file, from 1.
    public let line: Int
    /// The number by which whoever sent the file knows the row, where it has one.
    public let number: String?
    /// The column's heading, where the remark is about one.
    public let column: String?
    public let phrase: Phrase
    /// Whether it is a clash with what was changed here.
    public let isConflict: Bool

    public init(line: Int, number: String? = nil, column: String? = nil, phrase: Phrase, isConflict: Bool = false) {
        self.line = line
        self.number = number
        self.column = column
        self.phrase = phrase
        self.isConflict = isConflict
    }

    /// Somebody has worked on it here since it was last imported.
    public static func changedHere(line: Int, number: String?) -> ImportRemark {
        ImportRemark(
            line: line, number: number,
            phrase: Phrase(zh: "本地已有改动，未覆盖", en: "was changed here meanwhile and is left alone"),
            isConflict: true)
    }

    public init(_ diagnostic: Diagnostic) {
        self.init(line: diagnostic.line ?? 0, column: diagnostic.column, phrase: diagnostic.phrase)
    }
}

/// What the caller of an import hears while it runs.
public struct ImportListener: Sendable {
    /// Called after each batch with the counts so far.
    public let progress: @Sendable (ImportCounts) -> Void
    /// Called for each fault of a row that was not taken, in the order of the file as far as batches allow.
    public let remark: @Sendable (ImportRemark) throws -> Void

    public init(
        progress: @escaping @Sendable (ImportCounts) -> Void = { _ in },
        remark: @escaping @Sendable (ImportRemark) throws -> Void = { _ in }
    ) {
        self.progress = progress
        self.remark = remark
    }
}
