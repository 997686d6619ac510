import Complaints
import Kernel

extension SQLCondition {
    /// Nothing at all where the selection selects nobody's complaints.
    init?(_ selection: ComplaintSelection) {
        self.init()
        guard addOwner(of: selection) else { return nil }
        if let officer = selection.officer { add("complaint.officer = ?", [.text(officer)]) }
        if !selection.states.isEmpty {
            addAny("complaint.state", selection.states.map(\.rawValue).sorted())
        }
        if let dueFrom = selection.dueFrom { add("complaint.due_on >= ?", [SQLValue(dueFrom)]) }
        if let dueBy = selection.dueBy { add("complaint.due_on <= ?", [SQLValue(dueBy)]) }
        if selection.leavesOutImported { add("complaint.imported_order IS NULL", []) }
    }

    /// Whose complaints; false where nobody's.
    private mutating func addOwner(of selection: ComplaintSelection) -> Bool {
        if selection.isEverywhere {
            add("1 = 1", [])
        } else if let account = selection.account, let cases = selection.caseIDs, !cases.isEmpty {
            let marks = Array(repeating: "?", count: cases.count).joined(separator: ", ")
            add(
                "(complaint.account = ? OR complaint.id IN (\(marks)))",
                [.text(account)] + cases.sorted().map(SQLValue.text))
        } else if let cases = selection.caseIDs, selection.account == nil {
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
            addJurisdiction(authority, selection.regionPrefix, of: "complaint", withUnplaced: selection.takesUnplaced)
        } else if let name = selection.respondentName {
            add("complaint.respondent IN (SELECT id FROM respondent WHERE name = ?)", [.text(name)])
        } else {
            return false
        }
        return true
    }
}

extension DueLadder {
    /// The counts of a tally: all rows as `total`, and those on each rung under its name.
    func counts(of column: String) -> String {
        """
        COUNT(*) AS total,
            COUNT(CASE WHEN \(column) < ? THEN 1 END) AS late,
            COUNT(CASE WHEN \(column) = ? THEN 1 END) AS today,
            COUNT(CASE WHEN \(column) > ? AND \(column) <= ? THEN 1 END) AS soon,
            COUNT(CASE WHEN \(column) > ? AND \(column) <= ? THEN 1 END) AS week,
            COUNT(CASE WHEN \(column) > ? THEN 1 END) AS later
        """
    }

    /// The days that the marks of `counts(of:)` stand for.
    var values: [SQLValue] {
        let (today, soon, week) = (SQLValue(today), SQLValue(soon), SQLValue(week))
        return [today, today, today, soon, soon, week, week]
    }
}
