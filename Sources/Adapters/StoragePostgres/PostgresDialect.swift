public import Storage

/// How PostgreSQL says what SQLite says differently.
public struct PostgresDialect: SQLDialect {
    public init() {}

    public var name: String { "postgres" }

    /// The portable type names are PostgreSQL's own.
    public func schema(_ portable: String) -> String { portable }

    public func claim(_ claim: SQLClaim) -> String { claim.sql(passingOver: " FOR UPDATE SKIP LOCKED") }

    public var columnsQuery: String {
        """
        SELECT c.relname::text AS table_name, a.attname::text AS column_name,
            upper(format_type(a.atttypid, a.atttypmod)) AS type,
            CASE WHEN a.attnotnull THEN 0 ELSE 1 END AS is_optional
        FROM pg_attribute AS a JOIN pg_class AS c ON c.oid = a.attrelid
        WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'p')
            AND a.attnum > 0 AND NOT a.attisdropped
        ORDER BY c.relname, a.attname
        """
    }
}
