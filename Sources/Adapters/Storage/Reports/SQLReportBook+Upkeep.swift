public import Kernel
public import Reports

extension SQLReportBook {
    public func reportsToErase(
        closedBefore moment: Instant, hasCase: Bool, limit: Int
    ) throws -> [Identifier<Report>] {
        try session.all(
            """
            SELECT r.id AS id FROM report r JOIN data_key k ON k.subject = r.id
            WHERE r.closed_at IS NOT NULL AND r.closed_at < ? AND k.wrapped IS NOT NULL AND r.has_case = ?
            ORDER BY r.closed_at, r.id LIMIT ?
            """,
            [SQLValue(moment), .integer(hasCase ? 1 : 0), .integer(Int64(limit))]
        ) { try $0.id("id") }
    }
}
