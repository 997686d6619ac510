/// A `WHERE` in the making.
struct SQLCondition {
    private var parts: [String] = []
    private(set) var values: [SQLValue] = []

    var text: String { parts.joined(separator: " AND ") }

    mutating func add(_ part: String, _ values: [SQLValue]) {
        parts.append(part)
        self.values += values
    }

    mutating func addAny(_ column: String, _ choices: [String]) {
        let marks = Array(repeating: "?", count: choices.count).joined(separator: ", ")
        add("\(column) IN (\(marks))", choices.map(SQLValue.text))
    }

    /// A case is in a jurisdiction when it was sent there, or lies there and was not sent elsewhere yet.
    ///
    /// What has no place at all, and was not imported so, is taken along where that is asked for.
    mutating func addJurisdiction(
        _ authority: String, _ regionPrefix: String?, of table: String, withUnplaced takesUnplaced: Bool
    ) {
        guard let regionPrefix else { return add("\(table).authority = ?", [.text(authority)]) }
        let unplaced =
            takesUnplaced
            ? " OR (\(table).authority IS NULL AND \(table).region IS NULL AND \(table).imported_order IS NULL)" : ""
        add(
            "(\(table).authority = ? OR (\(table).region >= ? AND \(table).region < ?)\(unplaced))",
            [.text(authority), .text(regionPrefix), .text(regionPrefix + "~")])
    }
}
