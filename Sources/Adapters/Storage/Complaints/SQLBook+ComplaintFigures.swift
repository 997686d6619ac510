public import Complaints
public import Kernel

/// Counts of complaints by days in China, made where the rows are.
extension SQLBook {
    public func figures(
        _ selection: ComplaintSelection, from first: Day, through last: Day
    ) throws -> ComplaintFigures {
        var figures = ComplaintFigures()
        guard var condition = SQLCondition(selection) else { return figures }
        condition.add(
            "complaint.registered_at >= ? AND complaint.registered_at < ?",
            [.integer(first.start.microseconds), .integer(last.advanced(by: 1).start.microseconds)])
        try session.each(
            """
            SELECT \(Self.day("registered_at")) AS day, complaint.state AS state, complaint.outcome AS outcome,
                COUNT(*) AS total
            FROM complaint WHERE \(condition.text) GROUP BY 1, 2, 3
            """, condition.values
        ) { row in
            let total = try row.count("total")
            figures.byDay[try row.day("day"), default: 0] += total
            figures.byState[try row.choice("state"), default: 0] += total
            if let outcome: Outcome = try row.choiceOrNil("outcome") {
                figures.byOutcome[outcome, default: 0] += total
            }
            return true
        }
        return figures
    }

    public func decisions(
        _ selection: ComplaintSelection, receivedFrom first: Day, through last: Day
    ) throws -> [DecisionGroup] {
        guard var condition = SQLCondition(selection) else { return [] }
        condition.add(
            "complaint.competent_received_at >= ? AND complaint.competent_received_at < ?",
            [.integer(first.start.microseconds), .integer(last.advanced(by: 1).start.microseconds)])
        // Without a decision, history from elsewhere may have had one unknown to us, and a case taken back needs none.
        condition.add(
            """
            (complaint.decided_at IS NOT NULL OR (complaint.imported_order IS NULL AND complaint.state = 'underReview'))
            """, [])
        return try session.all(
            """
            SELECT \(Self.day("competent_received_at")) AS received, \(Self.day("decided_at")) AS decided,
                SUBSTR(complaint.region, 1, 2) AS province, COUNT(*) AS total
            FROM complaint WHERE \(condition.text) GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
            """, condition.values
        ) { row in
            DecisionGroup(
                receivedOn: try row.day("received"), decidedOn: try row.dayOrNil("decided"),
                province: try row.textOrNil("province"), count: try row.count("total"))
        }
    }

    /// The number of the day in China on which a moment after 1970 falls.
    private static func day(_ column: String) -> String { "(complaint.\(column) / 1000000 + 28800) / 86400" }
}
