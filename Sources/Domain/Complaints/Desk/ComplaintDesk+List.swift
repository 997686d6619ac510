public import Access
public import Kernel
import Ledger
import Privacy

/// What one asks of a list: states, due dates, a page.
public struct ListQuery: Hashable, Sendable {
    public var states: Set<ComplaintState> = []
    public var dueBy: Day?
    public var order: ComplaintSelection.Order = .newest
    public var isMine = false
    public var cursor: Cursor?
    public var limit = 50

    public init() {}
}

extension ComplaintDesk {
    /// The complaints that the actor may see: one's own, one's shops', one's unit's or one's jurisdiction's.
    public func list(_ query: ListQuery, by actor: Actor) async throws -> Page<ComplaintRow> {
        var selection = try selection(of: actor)
        selection.states = query.states
        selection.dueBy = query.dueBy
        selection.order = query.order
        if query.isMine { selection.officer = actor.id }
        let wanted = selection
        return try await books.read { book in
            try book.complaints(wanted, after: query.cursor, limit: query.limit)
        }
    }

    /// How many complaints of the actor's reach stand where, and how many are late or due within two days.
    public func tally(by actor: Actor) async throws -> ComplaintTally {
        let selection = try selection(of: actor)
        let today = Day(at: now())
        return try await books.read { book in
            try book.tally(selection, soon: today.advanced(by: Self.soonDays), today: today)
        }
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

    /// An inbox shows what is due within so many days as due soon.
    private static let soonDays = 2

    private func selection(of actor: Actor) throws -> ComplaintSelection {
        var selection = ComplaintSelection()
        switch try actor.require(.complaintReadList) {
        case .everywhere: selection.isEverywhere = true
        case .jurisdiction:
            selection.authority = actor.office?.authority
            selection.regionPrefix = actor.office?.regionPrefix
        case .unit: selection.unit = actor.office?.unit
        case .own:
            if actor.roles.contains(.merchantStaff) {
                selection.merchants = actor.merchants
            } else if actor.cases.isEmpty {
                selection.account = actor.id
            } else {
                selection.caseIDs = actor.cases
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
