public import Complaints
public import Kernel

/// Lists of complaints: every condition is served by an index, and pages go on from a key, never from an offset.
extension SQLBook {
    public func complaints(
        _ selection: ComplaintSelection, after cursor: Cursor?, limit: Int
    ) throws -> Page<ComplaintRow> {
        guard var condition = SQLCondition(selection) else { return Page([], next: nil) }
        let order = selection.order
        if let cursor {
            let comparison = order == .due ? ">" : "<"
            condition.add(
                "(\(order.key), complaint.id) \(comparison) (?, ?)", [.integer(cursor.key), .text(cursor.id)])
        }
        let direction = order == .due ? "" : " DESC"
        let rows = try session.rows(
            """
            SELECT complaint.*, respondent.name AS respondent_name, \(order.key) AS order_key
            FROM complaint JOIN respondent ON respondent.id = complaint.respondent
            WHERE \(condition.text)
            ORDER BY \(order.key)\(direction), complaint.id\(direction) LIMIT ?
            """, condition.values + [.integer(Int64(limit) + 1)])
        let items = try rows.prefix(limit).map(complaintRow)
        guard rows.count > limit, let last = rows.prefix(limit).last else { return Page(items, next: nil) }
        return Page(items, next: Cursor(key: try last.integer("order_key"), id: try last.text("id")))
    }

    public func tally(_ selection: ComplaintSelection, on ladder: DueLadder) throws -> ComplaintTally {
        guard let condition = SQLCondition(selection) else { return ComplaintTally(byState: [:], byBand: [:]) }
        var byState: [ComplaintState: Int] = [:]
        var byBand: [DueBand: Int] = [:]
        try session.each(
            "SELECT complaint.state AS state, \(ladder.counts(of: "complaint.due_on")) FROM complaint "
                + "WHERE \(condition.text) GROUP BY complaint.state", ladder.values + condition.values
        ) { row in
            byState[try row.choice("state")] = try row.count("total")
            for band in DueBand.allCases { byBand[band, default: 0] += try row.count(.named(band.rawValue)) }
            return true
        }
        return ComplaintTally(byState: byState, byBand: byBand.filter { $0.value > 0 })
    }

    private func complaintRow(_ row: SQLRow) throws -> ComplaintRow {
        ComplaintRow(
            id: try row.id("id"), number: try row.text("number"), state: try row.choice("state"),
            registeredAt: try row.instant("registered_at"), channel: try row.text("channel"),
            respondentName: try row.text("respondent_name"), maskedName: try row.textOrNil("complainant_masked"),
            subjectClass: try row.textOrNil("subject_class"), problemClass: try row.textOrNil("problem_class"),
            amount: try row.moneyOrNil("amount"), authority: try row.textOrNil("authority"),
            unit: try row.textOrNil("unit"), officer: try row.textOrNil("officer"),
            region: try row.textOrNil("region"), outcome: try row.choiceOrNil("outcome"),
            dueOn: try row.dayOrNil("due_on"), duePeriod: try row.textOrNil("due_period"),
            hotlineDueOn: try row.dayOrNil("hotline_due_on"),
            isImported: try row.textOrNil("imported_order") != nil)
    }
}

extension ComplaintSelection.Order {
    /// The first sort key; complaints without a legal date come last, at the day of no day.
    fileprivate var key: String {
        switch self {
        case .due: "COALESCE(complaint.due_on, 2147483647)"
        case .newest: "complaint.registered_at"
        }
    }
}
