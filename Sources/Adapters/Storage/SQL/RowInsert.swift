/// A statement that inserts several rows of one table at once, which costs less than one statement a row.
struct RowInsert: Sendable {
    /// The most rows of one statement; more are sent in parts.
    private static let limit = 12
    /// The text for one row, for two, and so on: few texts, so that each is compiled once.
    private let texts: [String]
    private let width: Int

    /// - Parameters:
    ///   - table: the table's name.
    ///   - columns: what each row gives, in order.
    ///   - conflict: the clause for rows that are there already.
    init(_ table: String, _ columns: [String], onConflict conflict: String = "") {
        width = columns.count
        let head = "INSERT INTO \(table) (\(columns.joined(separator: ", "))) VALUES "
        let row = "(" + Array(repeating: "?", count: columns.count).joined(separator: ", ") + ")"
        texts = (1...Self.limit)
            .map { count in
                head + Array(repeating: row, count: count).joined(separator: ", ")
                    + (conflict.isEmpty ? "" : " " + conflict)
            }
    }

    /// Inserts rows whose values stand one after another.
    func run(_ values: [SQLValue], on session: any SQLSession) throws {
        var start = 0
        while start < values.count {
            let end = min(start + Self.limit * width, values.count)
            let part = start == 0 && end == values.count ? values : Array(values[start..<end])
            try session.execute(texts[(end - start) / width - 1], part)
            start = end
        }
    }
}
