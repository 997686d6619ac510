public import Complaints
public import Kernel
public import Reports

/// Lists of reports: every condition is served by an index, and pages go on from a key, never from an offset.
extension SQLReportBook {
    public func reports(_ selection: ReportSelection, after cursor: Cursor?, limit: Int) throws -> Page<ReportRow> {
        guard var condition = SQLCondition(selection) else { return Page([], next: nil) }
        let isDue = selection.order == .due
        // Reports without a legal date come last, at the day of no day.
        let key = isDue ? "COALESCE(report.due_on, 2147483647)" : "report.registered_at"
        if let cursor {
            condition.add("(\(key), report.id) \(isDue ? ">" : "<") (?, ?)", [.integer(cursor.key), .text(cursor.id)])
        }
        let direction = isDue ? "" : " DESC"
        let rows = try session.rows(
            """
            SELECT report.*, reported_party.name AS party_name, \(key) AS order_key
            FROM report JOIN reported_party ON reported_party.report = report.id
            WHERE \(condition.text)
            ORDER BY \(key)\(direction), report.id\(direction) LIMIT ?
            """, condition.values + [.integer(Int64(limit) + 1)])
        let items = try rows.prefix(limit).map(reportRow)
        guard rows.count > limit, let last = rows.prefix(limit).last else { return Page(items, next: nil) }
        return Page(items, next: Cursor(key: try last.integer("order_key"), id: try last.text("id")))
    }

    public func tally(_ selection: ReportSelection, on ladder: DueLadder) throws -> ReportTally {
        guard let condition = SQLCondition(selection) else { return ReportTally(byState: [:], byBand: [:]) }
        var byState: [ReportState: Int] = [:]
        var byBand: [DueBand: Int] = [:]
        try session.each(
            "SELECT report.state AS state, \(ladder.counts(of: "report.due_on")) FROM report "
                + "WHERE \(condition.text) GROUP BY report.state", ladder.values + condition.values
        ) { row in
            byState[try row.choice("state")] = try row.count("total")
            for band in DueBand.allCases { byBand[band, default: 0] += try row.count(.named(band.rawValue)) }
            return true
        }
        return ReportTally(byState: byState, byBand: byBand.filter { $0.value > 0 })
    }

    private func reportRow(_ row: SQLRow) throws -> ReportRow {
        ReportRow(
            id: try row.id("id"), number: try row.text("number"), state: try row.choice("state"),
            registeredAt: try row.instant("registered_at"), channel: try row.text("channel"),
            partyName: try row.text("party_name"), maskedName: try row.textOrNil("reporter_masked"),
            isAnonymous: try row.integer("is_anonymous") == 1, wantsSecrecy: try row.integer("wants_secrecy") == 1,
            reportClass: try row.textOrNil("report_class"), authority: try row.textOrNil("authority"),
            unit: try row.textOrNil("unit"), officer: try row.textOrNil("officer"),
            region: try row.textOrNil("region"), dueOn: try row.dayOrNil("due_on"),
            duePeriod: try row.textOrNil("due_period"), isImported: try row.textOrNil("imported_order") != nil)
    }
}

extension SQLCondition {
    /// Nothing where the selection selects nobody's reports.
    fileprivate init?(_ selection: ReportSelection) {
        self.init()
        guard addOwner(of: selection) else { return nil }
        if let officer = selection.officer { add("report.officer = ?", [.text(officer)]) }
        if !selection.states.isEmpty { addAny("report.state", selection.states.map(\.rawValue).sorted()) }
        if let dueFrom = selection.dueFrom { add("report.due_on >= ?", [SQLValue(dueFrom)]) }
        if let dueBy = selection.dueBy { add("report.due_on <= ?", [SQLValue(dueBy)]) }
    }

    private mutating func addOwner(of selection: ReportSelection) -> Bool {
        if selection.isEverywhere {
            add("1 = 1", [])
        } else if let ids = selection.reportIDs {
            guard !ids.isEmpty else { return false }
            addAny("report.id", ids.sorted())
        } else if let merchant = selection.merchant {
            add("report.merchant = ?", [.text(merchant)])
        } else if let name = selection.partyName {
            add("report.id IN (SELECT report FROM reported_party WHERE name = ?)", [.text(name)])
        } else if let unit = selection.unit {
            add("report.unit = ?", [.text(unit)])
        } else if let authority = selection.authority {
            addJurisdiction(authority, selection.regionPrefix, of: "report", withUnplaced: selection.takesUnplaced)
        } else {
            return false
        }
        return true
    }
}
