/// Puts off the indexes of some tables while very many rows are added to them, and makes them anew afterwards.
///
/// An index made at once is sorted; one that is kept up row by row is written all over for every few rows. The
/// statements that make the indexes stand in the database from the moment that they are dropped, so that after a crash
/// whoever opens it next makes them. Only a database that one process owns can do without its indexes: elsewhere
/// nothing is put off.
public struct PausedIndexes: Sendable {
    private let database: any SQLDatabase

    public init(of database: any SQLDatabase) { self.database = database }

    /// Whether the indexes of a table had better be put off for so many new rows: keeping them up for one costs about
    /// as much as making them for three, so there must be fewer than three times as many rows already.
    public func isWorthwhile(for rows: Int, in table: String) async throws -> Bool {
        guard database.dialect.indexesQuery != nil, rows >= Self.leastRows else { return false }
        let present = try await database.read { session in
            try session.first("SELECT COUNT(*) AS present FROM \(table)") { try $0.integer("present") } ?? 0
        }
        return present < Int64(rows) * 3
    }

    /// Drops the indexes of the tables, but for those that keep rows apart.
    public func pause(on tables: [String]) async throws {
        guard let query = database.dialect.indexesQuery else { return }
        try await database.write { session in
            for table in tables {
                let indexes = try session.all(query, [.text(table)]) { row in
                    (name: try row.text("name"), statement: try row.text("statement"))
                }
                for index in indexes {
                    try session.execute(
                        "INSERT INTO paused_index (name, statement) VALUES (?, ?)",
                        [.text(index.name), .text(index.statement)])
                    try session.execute("DROP INDEX \(index.name)")
                }
            }
        }
    }

    /// Makes all indexes that were put off, and returns their names; seconds for a million rows.
    ///
    /// To be called before the schema is brought up to date too, since a step of it may speak of them.
    @discardableResult
    public func restore() async throws -> [String] {
        guard database.dialect.indexesQuery != nil else { return [] }
        return try await database.write { session in
            let tables = try session.all(session.dialect.columnsQuery) { try $0.text("table_name") }
            guard tables.contains("paused_index") else { return [] }
            let indexes = try session.all("SELECT name, statement FROM paused_index ORDER BY name") { row in
                (name: try row.text("name"), statement: try row.text("statement"))
            }
            for index in indexes { try session.execute(index.statement) }
            if !indexes.isEmpty { try session.execute("DELETE FROM paused_index") }
            return indexes.map(\.name)
        }
    }

    private static let leastRows = 50_000
}
