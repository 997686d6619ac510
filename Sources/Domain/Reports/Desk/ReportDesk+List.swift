public import Access
public import Calendars
public import Complaints
public import Kernel
import Rulebook

/// What one asks of a list of reports.
public typealias ReportQuery = CaseQuery<ReportState>

extension ReportDesk {
    /// The reports that the actor may see: one's unit's or one's jurisdiction's.
    public func list(_ query: ReportQuery, by actor: Actor) async throws -> Page<ReportRow> {
        var selection = try selection(of: actor)
        selection.states = query.states
        selection.dueBy = query.dueBy
        if let band = query.band { (selection.dueFrom, selection.dueBy) = ladder(of: actor).days(of: band) }
        selection.order = query.order
        if query.isMine { selection.officer = actor.id }
        let wanted = selection
        return try await books.read { book in try book.reports(wanted, after: query.cursor, limit: query.limit) }
    }

    /// How many reports of the actor's reach stand where, and how near their legal dates are.
    public func tally(by actor: Actor) async throws -> ReportTally {
        let selection = try selection(of: actor)
        let ladder = ladder(of: actor)
        return try await books.read { book in try book.tally(selection, on: ladder) }
    }

    /// The calendar of a region, by which what is left of a period is told in working days.
    public func calendar(of region: String?) -> WorkCalendar {
        rulebook.calendar(of: region)
    }

    /// The rungs as they are today where the actor works.
    private func ladder(of actor: Actor) -> DueLadder {
        DueLadder(today: Day(at: now()), by: calendar(of: actor.office?.regionPrefix))
    }

    private func selection(of actor: Actor) throws -> ReportSelection {
        var selection = ReportSelection()
        switch try actor.require(.reportReadList) {
        case .everywhere: selection.isEverywhere = true
        case .jurisdiction:
            selection.authority = actor.office?.authority
            selection.regionPrefix = actor.office?.regionPrefix
            selection.takesUnplaced = actor.office?.isProvincial == true
        case .unit: selection.unit = actor.office?.unit
        // A report belongs to nobody's account, so nobody has any of their own.
        case .own: break
        }
        return selection
    }
}
