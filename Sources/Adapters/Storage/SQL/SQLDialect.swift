/// What the two databases say differently, each difference by its name.
public protocol SQLDialect: Sendable {
    /// The word in the names of files that are for one database only: `sqlite`, `postgres`.
    var name: String { get }

    /// A portable statement that makes or changes tables, as this database writes it.
    func schema(_ portable: String) -> String

    /// The statement that takes rows out of a queue so that no two workers take the same.
    ///
    /// Marks in their order: those of `setting`, those of `condition`, and the limit.
    func claim(_ claim: SQLClaim) -> String

    /// The query for the user's tables and their columns in the order of their names, for comparing two databases:
    /// `table_name`, `column_name`, `type` in portable words, `is_optional`.
    var columnsQuery: String { get }

    /// The query for the indexes of one table, but for those that keep rows apart: `name`, `statement`; nothing where
    /// others use the database at the same time and no index may be missing.
    var indexesQuery: String? { get }
}

extension SQLDialect {
    public var indexesQuery: String? { nil }
}

/// Which rows of a queue are taken, and what becomes of them.
public struct SQLClaim: Hashable, Sendable {
    public let table: String
    /// The column that names a row.
    public let key: String
    public let condition: String
    public let order: String
    public let setting: String
    public let returning: String

    public init(table: String, key: String, condition: String, order: String, setting: String, returning: String) {
        self.table = table
        self.key = key
        self.condition = condition
        self.order = order
        self.setting = setting
        self.returning = returning
    }

    /// The statement, with what the database adds to the inner query to pass over rows that another transaction holds.
    package func sql(passingOver suffix: String) -> String {
        """
        UPDATE \(table) SET \(setting) WHERE \(key) IN \
        (SELECT \(key) FROM \(table) WHERE \(condition) ORDER BY \(order) LIMIT ?\(suffix)) RETURNING \(returning)
        """
    }
}
