public import Cases
public import Kernel

/// 投诉: a consumer's dispute with a business that an authority is asked to resolve (O121 3(1)).
///
/// It is what its events make of it, and nothing else: `init(history:)` is the only way to have one.
public struct Complaint: Hashable, Sendable {
    public let id: Identifier<Complaint>
    public private(set) var facts: CaseFacts
    public private(set) var state: ComplaintState
    /// How many events it has; the next one's number is one more.
    public private(set) var version: Int
    public private(set) var routing: Routing?
    public private(set) var officer: String?
    /// When the competent authority got it.
    public private(set) var competentReceivedAt: Instant?
    public private(set) var acceptedAt: Instant?
    /// When acceptance was decided, either way.
    public private(set) var decidedAt: Instant?
    public private(set) var decisionGrounds: [String] = []
    public private(set) var terminationGround: String?
    public private(set) var endedAt: Instant?
    public private(set) var closedAt: Instant?
    public private(set) var outcome: Outcome?
    public private(set) var recovered: Money?
    public private(set) var answers: [Answer] = []
    public private(set) var consents: [Party: Bool] = [:]
    public private(set) var attachments: [Attachment] = []
    public private(set) var notes: [Note] = []
    /// The sealed fields with the reasons of returns.
    public private(set) var returnFields: [String] = []
    public private(set) var termsField: String?
    public private(set) var hotlineOrder: HotlineOrder?
    /// The order number of imported history; such a case notifies nobody and never turns overdue.
    public private(set) var importedOrder: String?
    public private(set) var isErased = false

    public struct Answer: Hashable, Sendable {
        public let field: String
        public let source: Source
        public let at: Instant
    }

    public struct Note: Hashable, Sendable {
        public let field: String
        public let audience: Audience
        public let at: Instant
        public let actor: String
    }

    public struct HotlineOrder: Hashable, Sendable {
        public let number: String
        public let dueOn: Day?

        public init(number: String, dueOn: Day?) {
            self.number = number
            self.dueOn = dueOn
        }
    }

    public var isImported: Bool { importedOrder != nil }

    /// Whether both sides have agreed to mediation (O121 18).
    public var hasBothConsents: Bool { Party.allCases.allSatisfy { consents[$0] == true } }

    /// The case as its events tell it.
    ///
    /// - Throws: `HistoryDamage` where the list is not one that the desk could have written.
    public init(history: [ComplaintEvent]) throws(HistoryDamage) {
        let events = try CaseHistory(history)
        switch events.first.kind {
        case .registered(let facts):
            self.init(events.first, facts: facts, state: .registered)
        case .historyImported(let facts, let history):
            self.init(events.first, facts: facts, state: history.state)
            take(history)
        default: throw HistoryDamage(reason: "the first event does not open a case")
        }
        self = try events.folded(onto: self) { complaint, event throws(Refusal) in try complaint.applying(event) }
    }

    private init(_ first: ComplaintEvent, facts: CaseFacts, state: ComplaintState) {
        id = first.complaint
        self.facts = facts
        self.state = state
        version = 1
    }

    /// The event of a kind that would come next.
    public func next(_ kind: ComplaintEvent.Kind, at: Instant, by actor: String) -> ComplaintEvent {
        ComplaintEvent(complaint: id, sequence: version + 1, at: at, actor: actor, kind: kind)
    }

    /// The case after one more event.
    ///
    /// - Throws: a refusal where the procedure does not allow the step now.
    public func applying(_ event: ComplaintEvent) throws(Refusal) -> Complaint {
        guard event.complaint == id, event.sequence == version + 1 else { throw .complaintChangedMeanwhile }
        let target = try ComplaintWorkflow.state(after: event.kind, from: self)
        var changed = self
        changed.version += 1
        changed.state = target
        changed.take(event)
        return changed
    }

    private mutating func take(_ event: ComplaintEvent) {
        switch event.kind {
        case .registered, .historyImported: break
        case .routed(let routing): (self.routing, officer) = (routing, nil)
        case .received(let at): competentReceivedAt = at
        case .returned(let field):
            (routing, officer, competentReceivedAt) = (nil, nil, nil)
            returnFields.append(field)
        case .assigned(let officer): self.officer = officer
        case .accepted: (acceptedAt, decidedAt, officer) = (event.at, event.at, officer ?? event.actor)
        case .declined(let grounds):
            (decidedAt, endedAt, decisionGrounds, outcome) = (event.at, event.at, grounds, .notAccepted)
        case .answered(let field, let source): answers.append(Answer(field: field, source: source, at: event.at))
        case .consented(let party, let isGiven, _): consents[party] = isGiven
        case .mediationStarted: break
        case .agreed(let field, let recovered):
            (termsField, self.recovered, endedAt, outcome) = (field, recovered, event.at, .mediatedSuccess)
        case .terminated(let ground, _): (terminationGround, endedAt, outcome) = (ground, event.at, .terminated)
        case .withdrawn: (endedAt, outcome) = (event.at, .withdrawn)
        case .closed: closedAt = event.at
        case .noted(let field, let audience):
            notes.append(Note(field: field, audience: audience, at: event.at, actor: event.actor))
        case .attached(let attachment): attachments.append(attachment)
        case .hotlineOrderSet(let number, let dueOn): hotlineOrder = HotlineOrder(number: number, dueOn: dueOn)
        case .historyUpdated(let facts, let history):
            self.facts = facts
            take(history)
        case .erased: isErased = true
        }
    }

    private mutating func take(_ history: ImportedHistory) {
        state = history.state
        outcome = history.outcome ?? outcome
        importedOrder = history.orderNumber
        competentReceivedAt = history.competentReceivedAt ?? competentReceivedAt
        decidedAt = history.decidedAt ?? decidedAt
        closedAt = history.closedAt ?? closedAt
        if [.accepted, .mediating, .agreed, .terminated].contains(state) { acceptedAt = decidedAt }
        routing = history.routing ?? routing
    }
}
