public import Storage

/// How SQLite says what PostgreSQL says differently.
public struct SQLiteDialect: SQLDialect {
    public init() {}

    public var name: String { "sqlite" }

    /// The portable type names become those that `STRICT` tables take, and every table becomes one.
    ///
    /// A table with a key is kept in the order of that key (`WITHOUT ROWID`): one tree to write instead of two, and what
    /// belongs together lies together.
    public func schema(_ portable: String) -> String {
        var text = SQLText(portable)
        var out = ""
        var lastWord = ""
        var isKeyed = false
        while let (piece, part) = text.next() {
            guard piece == .word else {
                out += part
                continue
            }
            let word = part.uppercased()
            switch word {
            case "BIGINT": out += "INTEGER"
            case "BYTEA": out += "BLOB"
            case "DOUBLE": out += "REAL"
            case "PRECISION" where lastWord == "DOUBLE": break
            default: out += part
            }
            if word == "KEY", lastWord == "PRIMARY" { isKeyed = true }
            lastWord = word
        }
        guard SQLText.firstWords(2, of: portable) == ["CREATE", "TABLE"] else { return out }
        return out + (isKeyed ? " STRICT, WITHOUT ROWID" : " STRICT")
    }

    /// One writer at a time needs no passing over.
    public func claim(_ claim: SQLClaim) -> String { claim.sql(passingOver: "") }

    public var columnsQuery: String {
        """
        SELECT m.name AS table_name, c.name AS column_name,
            CASE c.type WHEN 'INTEGER' THEN 'BIGINT' WHEN 'REAL' THEN 'DOUBLE PRECISION' WHEN 'BLOB' THEN 'BYTEA'
                ELSE c.type END AS type,
            CASE WHEN c."notnull" = 1 OR c.pk > 0 THEN 0 ELSE 1 END AS is_optional
        FROM sqlite_schema AS m, pragma_table_info(m.name) AS c
        WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite~_%' ESCAPE '~'
        ORDER BY m.name, c.name
        """
    }

    public var indexesQuery: String? {
        """
        SELECT name, sql AS statement FROM sqlite_schema
        WHERE type = 'index' AND tbl_name = ? AND sql IS NOT NULL AND sql NOT LIKE 'CREATE UNIQUE%' ORDER BY name
        """
    }
}
