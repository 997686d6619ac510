import Complaints
import Kernel

/// A `WHERE` in the making; nothing at all where the selection selects nobody's complaints.
struct ComplaintCondition {
    private var parts: [String] = []
    private(set) var values: [SQLValue] = []

    var text: String { parts.joined(separator: " AND ") }

    init?(_ selection: ComplaintSelection) {
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
            addJurisdiction(authority, selection.regionPrefix, selection.takesUnplaced)
        } else if let name = selection.respondentName {
            add("complaint.respondent IN (SELECT id FROM respondent WHERE name = ?)", [.text(name)])
        } else {
            return false
        }
        return true
    }

    /// A case is in a jurisdiction when it was sent there, or lies there and was not sent elsewhere yet.
    private mutating func addJurisdiction(_ authority: String, _ regionPrefix: String?, _ takesUnplaced: Bool) {
        guard let regionPrefix else { return add("complaint.authority = ?", [.text(authority)]) }
        let unplaced =
            takesUnplaced
            ? " OR (complaint.authority IS NULL AND complaint.region IS NULL AND complaint.imported_order IS NULL)" : ""
        add(
            "(complaint.authority = ? OR (complaint.region >= ? AND complaint.region < ?)\(unplaced))",
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
