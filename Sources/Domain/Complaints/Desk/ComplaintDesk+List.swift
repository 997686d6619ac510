public import Access
public import Calendars
public import Kernel
import Ledger
import Privacy
import Rulebook

extension ComplaintDesk {
    /// The complaints that the actor may see: one's own, one's shops', one's unit's or one's jurisdiction's.
    public func list(_ query: ListQuery, by actor: Actor) async throws -> Page<ComplaintRow> {
        var selection = try selection(of: actor)
        selection.states = query.states
        selection.dueBy = query.dueBy
        if let band = query.band {
            (selection.dueFrom, selection.dueBy) = ladder(of: actor).days(of: band)
        }
        selection.order = query.order
        if query.isMine { selection.officer = actor.id }
        let wanted = selection
        return try await books.read { book in
            try book.complaints(wanted, after: query.cursor, limit: query.limit)
        }
    }

    /// How many complaints of the actor's reach stand where, and how near their legal dates are.
    public func tally(by actor: Actor) async throws -> ComplaintTally {
        let selection = try selection(of: actor)
        let ladder = ladder(of: actor)
        return try await books.read { book in try book.tally(selection, on: ladder) }
    }

    /// The calendar of a region, by which what is left of a period is told in working days.
    public func calendar(of region: String?) -> WorkCalendar {
        rulebook.calendar(of: region)
    }

    /// The unit in which the law counts the period that a row's date ends.
    public func unit(of row: ComplaintRow) -> LegalPeriod.Unit {
        let start = Day(at: row.registeredAt)
        guard let period = row.duePeriod.flatMap(PeriodIdentifier.init(rawValue:)),
            let length = try? rulebook.ruleSet(on: start).period(period).length
        else { return .working }
        return length.unit
    }

    /// The rungs as they are today where the actor works.
    public func ladder(of actor: Actor) -> DueLadder {
        DueLadder(today: Day(at: now()), by: calendar(of: actor.office?.regionPrefix))
    }

    /// Earlier cases of a phone, for an official who registers and may not have a case yet.
    ///
    /// Looked up by keyed hash and entered in the ledger without the phone.
    public func earlier(phone: String, by actor: Actor) async throws -> [ComplaintRow] {
        try actor.require(.complaintRegister)
        let moment = now()
        return try await books.write { book in
            let cases = try vault.subjects(with: phone, as: .phone, in: book, limit: 20)
            try book.append(
                EntryDraft(
                    at: moment, actor: actor.id, action: .complaintPhoneSearched,
                    subject: EntrySubject(kind: "account", id: actor.id), details: ["found": JSON(cases.count)]))
            return try rows(cases, in: book)
        }
    }

    /// What an actor may reach of the complaints by a permission.
    func selection(
        of actor: Actor, for permission: Permission = .complaintReadList
    ) throws -> ComplaintSelection {
        var selection = ComplaintSelection()
        switch try actor.require(permission) {
        case .everywhere: selection.isEverywhere = true
        case .jurisdiction:
            selection.authority = actor.office?.authority
            selection.regionPrefix = actor.office?.regionPrefix
            // What has no place yet is everybody's work and nobody's figure.
            selection.takesUnplaced = permission == .complaintReadList && actor.office?.isProvincial == true
        case .unit: selection.unit = actor.office?.unit
        case .own:
            if actor.roles.contains(.merchantStaff) {
                selection.merchants = actor.merchants
            } else {
                if actor.id != Actor.trackingID { selection.account = actor.id }
                if !actor.cases.isEmpty { selection.caseIDs = actor.cases }
            }
        }
        return selection
    }
}

extension ActionCode {
    static let complaintUnmasked = ActionCode(room: "complaint", "unmasked")
    static let complaintPhoneSearched = ActionCode(room: "complaint", "phoneSearched")
    static let complaintTracked = ActionCode(room: "complaint", "tracked")
}
