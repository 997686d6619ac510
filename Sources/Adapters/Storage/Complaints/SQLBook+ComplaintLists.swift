public import Complaints
public import Kernel

/// Lists of complaints: every condition is served by an index, and pages go on from a key, never from an offset.
extension SQLBook {
    public func complaints(
        _ selection: ComplaintSelection, after cursor: Cursor?, limit: Int
    ) throws -> Page<ComplaintRow> {
        guard var condition = Condition(selection) else { return Page([], next: nil) }
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

    public func tally(_ selection: ComplaintSelection, soon: Day, today: Day) throws -> ComplaintTally {
        guard let condition = Condition(selection) else {
            return ComplaintTally(byState: [:], overdueCount: 0, dueSoonCount: 0)
        }
        var byState: [ComplaintState: Int] = [:]
        var (overdue, dueSoon) = (0, 0)
        try session.each(
            """
            SELECT complaint.state AS state, COUNT(*) AS total,
                COUNT(CASE WHEN complaint.due_on < ? THEN 1 END) AS overdue,
                COUNT(CASE WHEN complaint.due_on >= ? AND complaint.due_on <= ? THEN 1 END) AS due_soon
            FROM complaint WHERE \(condition.text) GROUP BY complaint.state
            """, [SQLValue(today), SQLValue(today), SQLValue(soon)] + condition.values
        ) { row in
            byState[try row.choice("state")] = try row.count("total")
            overdue += try row.count("overdue")
            dueSoon += try row.count("due_soon")
            return true
        }
        return ComplaintTally(byState: byState, overdueCount: overdue, dueSoonCount: dueSoon)
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

/// A `WHERE` in the making; nothing at all where the selection selects nobody's complaints.
private struct Condition {
    private var parts: [String] = []
    private(set) var values: [SQLValue] = []

    var text: String { parts.joined(separator: " AND ") }

    init?(_ selection: ComplaintSelection) {
        guard addOwner(of: selection) else { return nil }
        if let officer = selection.officer { add("complaint.officer = ?", [.text(officer)]) }
        if !selection.states.isEmpty {
            addAny("complaint.state", selection.states.map(\.rawValue).sorted())
        }
        if let dueBy = selection.dueBy { add("complaint.due_on <= ?", [SQLValue(dueBy)]) }
        if selection.leavesOutImported { add("complaint.imported_order IS NULL", []) }
    }

    /// Whose complaints; false where nobody's.
    private mutating func addOwner(of selection: ComplaintSelection) -> Bool {
        if selection.isEverywhere {
            add("1 = 1", [])
        } else if let cases = selection.caseIDs {
            guard !cases.isEmpty else { return false }
            addAny("complaint.id", cases.sorted())
        } else if let merchants = selection.merchants {
            guard !merchants.isEmpty else { return false }
            addAny("complaint.merchant", merchants.sorted())
        } else if let account = selection.account {
            add("complaint.account = ?", [.text(account)])
        } else if let unit = selection.unit {
            add("complaint.unit = ?", [.text(unit)])
        } else if let authority = selection.authority {
            addJurisdiction(authority, selection.regionPrefix)
        } else if let name = selection.respondentName {
            add("complaint.respondent IN (SELECT id FROM respondent WHERE name = ?)", [.text(name)])
        } else {
            return false
        }
        return true
    }

    /// A case is in a jurisdiction when it was sent there, or lies there and was not sent elsewhere yet.
    private mutating func addJurisdiction(_ authority: String, _ regionPrefix: String?) {
        guard let regionPrefix else { return add("complaint.authority = ?", [.text(authority)]) }
        add(
            "(complaint.authority = ? OR (complaint.region >= ? AND complaint.region < ?))",
            [.text(authority), .text(regionPrefix), .text(regionPrefix + "~")])
    }

    mutating func add(_ part: String, _ values: [SQLValue]) {
        parts.append(part)
        self.values += values
    }

    private mutating func addAny(_ column: String, _ choices: [String]) {
        let marks = Array(repeating: "?", count: choices.count).joined(separator: ", ")
        add("\(column) IN (\(marks))", choices.map(SQLValue.text))
    }
}
