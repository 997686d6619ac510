public import Access
import Calendars
import Kernel
public import Ledger
import Notices
import Privacy
import Rulebook
import Seals

/// What all pieces of work share: reading one's own record, and writing state, event, ledger and notices together.
extension ComplaintDesk {
    /// The complaint, if the actor may use this permission on it; a foreign one answers as if it were absent.
    func complaint(
        _ id: Identifier<Complaint>, in book: any ComplaintBook, for permission: Permission, by actor: Actor
    ) throws -> Complaint {
        try actor.require(permission)
        guard let complaint = try book.complaint(id) else { throw Refusal.complaintAbsent }
        try actor.require(permission, on: complaint.holding, else: .complaintAbsent)
        guard seenVersion == nil || seenVersion == complaint.version else { throw Refusal.complaintChangedMeanwhile }
        return complaint
    }

    /// Appends steps to a complaint: events, derived row, one ledger entry a step, and the notices that follow.
    @discardableResult
    func write(
        _ steps: [ComplaintEvent.Kind], to complaint: Complaint, in book: any ComplaintBook, by actor: Actor,
        at moment: Instant, telling notices: [(Notice.Recipient, NoticeMessage)] = []
    ) throws -> Complaint {
        var changed = complaint
        var events: [ComplaintEvent] = []
        for step in steps {
            let event = changed.next(step, at: moment, by: actor.id)
            changed = try changed.applying(event)
            events.append(event)
        }
        try book.append(events, making: changed, index: try index(of: changed))
        try book.append(contentsOf: events.map(\.ledgerDraft))
        try tell(notices, about: changed, in: book, at: moment)
        return changed
    }

    /// Imported history tells nobody; what happened there was told there.
    func tell(
        _ notices: [(Notice.Recipient, NoticeMessage)], about complaint: Complaint, in book: any ComplaintBook,
        at moment: Instant
    ) throws {
        guard !complaint.isImported else { return }
        for (recipient, message) in notices {
            try book.add(
                Notice(
                    id: random.identifier(at: moment), caseID: complaint.id.text, caseNumber: complaint.facts.number,
                    recipient: recipient, message: message, createdAt: moment))
        }
    }

    func index(of complaint: Complaint, maskedName: String? = nil) throws -> ComplaintIndex {
        // Imported history never turns overdue, whatever is done about it here.
        let clock = complaint.isImported ? nil : try nextClock(of: complaint)
        return ComplaintIndex(maskedName: maskedName, dueOn: clock?.due, duePeriod: clock?.period.id.rawValue)
    }

    /// Keeps texts of a complaint under its key.
    func keep(_ values: [PersonalField: String], of complaint: Complaint, in book: any ComplaintBook) throws {
        guard !complaint.isErased else { throw Refusal.complaintErased }
        try vault.keep(values, of: complaint.id.text, in: book, using: random)
    }

    /// The clock that runs now: acceptance while under review, mediation after acceptance.
    func nextClock(of complaint: Complaint) throws -> Clock? {
        switch complaint.state {
        case .underReview:
            guard let received = complaint.competentReceivedAt else { return nil }
            return try rulebook.clock(
                .complaintDecision, startedOn: Day(at: received), region: complaint.province)
        case .accepted, .mediating:
            guard let accepted = complaint.acceptedAt else { return nil }
            return try rulebook.clock(.mediationLimit, startedOn: Day(at: accepted), region: complaint.province)
        case .registered, .routed, .notAccepted, .agreed, .terminated, .withdrawn, .closed: return nil
        }
    }
}

extension Complaint {
    /// To whom the case belongs.
    public var holding: Holding {
        Holding(
            account: facts.account, caseID: id.text, merchant: facts.merchant, authority: routing?.authority,
            unit: routing?.unit, region: region, isUnplaced: isUnplaced)
    }

    /// The place the case belongs to: where its address lies, else that of the office it was sent to.
    public var region: String? { facts.region ?? routing?.region }

    /// Whether its address leads nowhere and nobody has sent it on yet.
    public var isUnplaced: Bool { region == nil && routing == nil && !isImported }

    /// The province whose calendar counts: that of the authority's place.
    var province: String? { region.map { String($0.prefix(2)) } }
}

extension ComplaintEvent {
    /// What the ledger is told of this event, so that the chain guards the event list too.
    public var vouched: VouchedEvent {
        VouchedEvent(
            sequence: sequence, at: at, actor: actor,
            action: ActionCode(kind.name) ?? ActionCode(room: "complaint", "changed"),
            digest: Digest(of: Array(wording.utf8)))
    }

    /// The ledger's entry for this event.
    public var ledgerDraft: EntryDraft {
        EntryDraft(vouchingFor: vouched, of: EntrySubject(kind: "complaint", complaint))
    }
}
