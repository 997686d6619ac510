import Complaints
import Kernel

extension MemoryBook {
    func complaints(_ selection: ComplaintSelection, after cursor: Cursor?, limit: Int) throws -> Page<ComplaintRow> {
        let isDue = selection.order == .due
        func place(_ row: ComplaintRow) -> (Int64, String) {
            (
                isDue ? row.dueOn.map { Int64($0.number) } ?? 2_147_483_647 : row.registeredAt.microseconds,
                row.id.text
            )
        }
        let sorted = try chosen(selection).map(row).sorted { isDue ? place($0) < place($1) : place($0) > place($1) }
        let rest = sorted.filter { row in
            guard let cursor else { return true }
            return isDue ? place(row) > (cursor.key, cursor.id) : place(row) < (cursor.key, cursor.id)
        }
        let items = Array(rest.prefix(limit))
        guard rest.count > limit, let last = items.last.map(place) else { return Page(items, next: nil) }
        return Page(items, next: Cursor(key: last.0, id: last.1))
    }

    func tally(_ selection: ComplaintSelection, on ladder: DueLadder) throws -> ComplaintTally {
        let rows = try chosen(selection).map(row)
        return ComplaintTally(
            byState: Dictionary(grouping: rows, by: \.state).mapValues(\.count),
            byBand: Dictionary(grouping: rows.compactMap { $0.dueOn.map(ladder.band) }) { $0 }.mapValues(\.count))
    }

    func figures(_ selection: ComplaintSelection, from first: Day, through last: Day) throws -> ComplaintFigures {
        var figures = ComplaintFigures()
        for row in try chosen(selection).map(row) {
            let day = Day(at: row.registeredAt)
            guard first <= day, day <= last else { continue }
            figures.byDay[day, default: 0] += 1
            figures.byState[row.state, default: 0] += 1
            if let outcome = row.outcome { figures.byOutcome[outcome, default: 0] += 1 }
        }
        return figures
    }

    func decisions(
        _ selection: ComplaintSelection, receivedFrom first: Day, through last: Day
    ) throws -> [DecisionGroup] {
        try chosen(selection)
            .compactMap { complaint in
                guard let received = complaint.competentReceivedAt.map(Day.init(at:)), first <= received,
                    received <= last,
                    complaint.decidedAt != nil || !complaint.isImported && complaint.state == .underReview
                else { return nil }
                return DecisionGroup(
                    receivedOn: received, decidedOn: complaint.decidedAt.map(Day.init(at:)),
                    province: complaint.region.map { String($0.prefix(2)) }, count: 1)
            }
    }

    private func chosen(_ selection: ComplaintSelection) throws -> [Complaint] {
        try pages.events.keys.compactMap { try pages.complaint($0) }.filter { matches($0, selection) }
    }

    private func matches(_ complaint: Complaint, _ selection: ComplaintSelection) -> Bool {
        let due = pages.indexes[complaint.id]?.dueOn
        return owns(complaint, selection)
            && (selection.officer == nil || complaint.officer == selection.officer)
            && (selection.states.isEmpty || selection.states.contains(complaint.state))
            && (selection.dueFrom.map { from in due.map { $0 >= from } ?? false } ?? true)
            && (selection.dueBy.map { by in due.map { $0 <= by } ?? false } ?? true)
            && !(selection.leavesOutImported && complaint.isImported)
    }

    private func owns(_ complaint: Complaint, _ selection: ComplaintSelection) -> Bool {
        if selection.isEverywhere {
            true
        } else if selection.caseIDs != nil || (selection.account != nil && selection.merchants == nil) {
            (selection.caseIDs?.contains(complaint.id.text) ?? false)
                || (selection.account != nil && complaint.facts.account == selection.account)
        } else if let merchants = selection.merchants {
            complaint.facts.merchant.map(merchants.contains) ?? false
        } else if let unit = selection.unit {
            complaint.routing?.unit == unit
        } else if let authority = selection.authority {
            complaint.routing?.authority == authority
                || (selection.regionPrefix.map { complaint.region?.hasPrefix($0) ?? false } ?? false)
                || (selection.takesUnplaced && complaint.isUnplaced)
        } else if let name = selection.respondentName {
            pages.respondents[complaint.facts.respondent]?.name == name
        } else {
            false
        }
    }

    private func row(_ complaint: Complaint) -> ComplaintRow {
        let facts = complaint.facts
        let index = pages.indexes[complaint.id]
        return ComplaintRow(
            id: complaint.id, number: facts.number, state: complaint.state,
            registeredAt: facts.platformReceivedAt ?? pages.events[complaint.id]?.first?.at
                ?? Instant(microseconds: 0),
            channel: facts.channel, respondentName: pages.respondents[facts.respondent]?.name ?? "",
            maskedName: index?.maskedName, subjectClass: facts.subjectClass, problemClass: facts.problemClass,
            amount: facts.amount, authority: complaint.routing?.authority, unit: complaint.routing?.unit,
            officer: complaint.officer, region: complaint.region, outcome: complaint.outcome, dueOn: index?.dueOn,
            duePeriod: index?.duePeriod, hotlineDueOn: complaint.hotlineOrder?.dueOn,
            isImported: complaint.isImported)
    }
}
