public import Kernel
public import Reports

extension SQLReportBook {
    public func reportsToErase(
        closedBefore moment: Instant, hasCase: Bool, limit: Int
    ) throws -> [Identifier<Report>] {
        // Whether a case was filed stands in the events alone; an import tells it as the state or the outcome.
        try session.all(
            """
            SELECT r.id AS id FROM report r JOIN data_key k ON k.subject = r.id
            WHERE r.closed_at IS NOT NULL AND r.closed_at < ? AND k.wrapped IS NOT NULL AND \(hasCase ? "" : "NOT ")EXISTS (
                SELECT 1 FROM report_event e WHERE e.report = r.id AND (e.name = 'report.filed'
                    OR e.name IN ('report.historyImported', 'report.historyUpdated') AND e.payload LIKE '%"filed"%'))
            ORDER BY r.closed_at, r.id LIMIT ?
            """,
            [SQLValue(moment), .integer(Int64(limit))]
        ) { try $0.id("id") }
    }
}
