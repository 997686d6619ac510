public import Kernel

/// How far a list has come in.
public struct ImportTally: Hashable, Sendable {
    public internal(set) var readCount = 0
    /// Rows that brought something new.
    public internal(set) var importedCount = 0
    /// Rows that changed what was known.
    public internal(set) var updatedCount = 0
    /// Rows that said what was known already.
    public internal(set) var unchangedCount = 0
    public internal(set) var rejectedCount = 0

    public init() {}

    public var json: JSON {
        [
            "read": JSON(readCount), "imported": JSON(importedCount), "updated": JSON(updatedCount),
            "unchanged": JSON(unchangedCount), "rejected": JSON(rejectedCount),
        ]
    }

    mutating func count(_ outcome: RowOutcome) {
        switch outcome {
        case .imported: importedCount += 1
        case .updated: updatedCount += 1
        case .unchanged: unchangedCount += 1
        }
    }
}

/// What a row came to.
public enum RowOutcome: String, Hashable, Sendable {
    case imported, updated, unchanged
}

/// A row of which nothing was taken, as it stood, with all that is wrong with it.
public struct RejectedRow: Hashable, Sendable {
    public let line: Int
    public let fields: [String]
    public let remarks: [Diagnostic]
}

/// What an import tells while it runs.
public struct ImportListener: Sendable {
    let progress: @Sendable (ImportTally) -> Void
    let rejected: @Sendable (RejectedRow) throws -> Void

    /// `progress` is called after each batch, `rejected` for each row that is not taken, in the order of the file.
    public init(
        progress: @escaping @Sendable (ImportTally) -> Void = { _ in },
        rejected: @escaping @Sendable (RejectedRow) throws -> Void = { _ in }
    ) {
        self.progress = progress
        self.rejected = rejected
    }
}
