public import Kernel

/// How far a file has come in, in rows.
public struct ImportCounts: Hashable, Sendable {
    public var read = 0
    /// Rows that brought something new.
    public var imported = 0
    /// Rows that changed what was known.
    public var updated = 0
    /// Rows that said what was known already.
    public var unchanged = 0
    public var rejected = 0
    /// Rows whose subject was changed here after it was last imported: nothing was done to them.
    public var conflicts = 0

    public init() {}

    public static func += (one: inout ImportCounts, other: ImportCounts) {
        one.read += other.read
        one.imported += other.imported
        one.updated += other.updated
        one.unchanged += other.unchanged
        one.rejected += other.rejected
        one.conflicts += other.conflicts
    }

    public mutating func count(_ outcome: RowOutcome) {
        switch outcome {
        case .imported: imported += 1
        case .updated: updated += 1
        case .unchanged: unchanged += 1
        }
    }

    public var json: JSON {
        [
            "read": JSON(read), "imported": JSON(imported), "updated": JSON(updated), "unchanged": JSON(unchanged),
            "rejected": JSON(rejected), "conflicts": JSON(conflicts),
        ]
    }
}

/// What a row that was taken came to.
public enum RowOutcome: String, Hashable, Sendable {
    case imported, updated, unchanged
}
