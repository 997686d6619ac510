/// The database could not do what it was asked: logged, never shown, and retried where it is temporary.
///
/// Its summary tells the sort of trouble, the constraint and the statement, and never a value that was stored.
public struct StorageFault: Error, Hashable, Sendable {
    public enum Kind: String, Hashable, Sendable {
        /// Not reachable, starting up, shutting down, or the connection broke before the transaction was kept.
        case unavailable
        /// Another transaction was in the way and trying again did not help.
        case contention
        /// It took longer than allowed.
        case timeout
        /// The connection broke while the transaction was being kept: nobody knows whether it was.
        case outcomeUnknown
        case uniqueViolation, foreignKeyViolation, checkViolation, notNullViolation
        /// A value that a column's type or one of the databases cannot hold.
        case unfitValue
        /// A statement that writes, in a work that only reads.
        case readOnly
        /// No space left.
        case full
        /// The file or the transaction is not what it must be.
        case damaged
        /// The statement is wrong: a mistake in the program.
        case statement
        /// The database was closed.
        case closed
        case other
    }

    public let kind: Kind
    public let summary: String
    /// The database's own code: SQLite's extended result code or PostgreSQL's SQLSTATE.
    public let code: String
    /// The broken constraint's name, where it has one and the database tells it.
    public let constraint: String?
    /// The table whose constraint was broken, where the database tells it.
    public let table: String?
    /// The columns whose values are there already, in the order of the key.
    public let columns: [String]

    public init(
        _ kind: Kind, _ summary: String, code: String = "", constraint: String? = nil, table: String? = nil,
        columns: [String] = []
    ) {
        self.kind = kind
        self.summary = summary
        self.code = code
        self.constraint = constraint
        self.table = table
        self.columns = columns
    }

    /// Whether the same work may succeed a little later.
    public var isTemporary: Bool {
        switch kind {
        case .unavailable, .contention, .timeout: true
        case .outcomeUnknown, .uniqueViolation, .foreignKeyViolation, .checkViolation, .notNullViolation, .unfitValue,
            .readOnly, .full, .damaged, .statement, .closed, .other:
            false
        }
    }

    /// Whether a row with these values in these columns is there already.
    public func isUniqueViolation(of table: String, _ columns: String...) -> Bool {
        kind == .uniqueViolation && self.table == table && self.columns == columns
    }

    /// Whether a check of this name says no.
    public func isCheckViolation(_ constraint: String) -> Bool {
        kind == .checkViolation && self.constraint == constraint
    }
}

extension StorageFault: CustomStringConvertible {
    public var description: String {
        code.isEmpty ? "\(kind): \(summary)" : "\(kind) (\(code)): \(summary)"
    }

    package static let databaseClosed = StorageFault(.closed, "the database has been closed")
    package static let sessionEnded = StorageFault(.statement, "a session was used after its work had ended")

    /// The same, telling the statement as well, shortened; its values stand elsewhere and are not told.
    package func during(_ sql: String) -> StorageFault {
        let words = sql.prefix(200).split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return StorageFault(
            kind, "\(summary), in: \(words)", code: code, constraint: constraint, table: table, columns: columns)
    }
}
