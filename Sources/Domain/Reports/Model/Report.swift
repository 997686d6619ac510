public import Calendars
public import Cases
public import Complaints
public import Kernel

/// 举报: anybody tells an authority of clues that a business breaks market-regulation law (O121 3(2)).
///
/// It is what its events make of it, and nothing else: `init(history:)` is the only way to have one.
public struct Report: Hashable, Sendable {
    public let id: Identifier<Report>
    public private(set) var facts: ReportFacts
    public private(set) var state: ReportState
    /// How many events it has; the next one's number is one more.
    public private(set) var version: Int
    public private(set) var routing: Routing?
    public private(set) var officer: String?
    /// When the competent authority got it first.
    public private(set) var competentReceivedAt: Instant?
    /// When the last of it was received: what the period of verification is counted from (PP 18(1), O121 35(2)).
    public private(set) var lastReceivedAt: Instant?
    public private(set) var isExtended = false
    /// The days of testing that are over.
    public private(set) var testing: [ClosedRange<Day>] = []
    /// Since when something is being tested.
    public private(set) var testingSince: Day?
    /// When filing was decided, either way.
    public private(set) var decidedAt: Instant?
    public private(set) var grounds: [String] = []
    public private(set) var caseNumber: String?
    public private(set) var repliedAt: Instant?
    public private(set) var closedAt: Instant?
    /// Whether a case was filed, so that its file is part of that case's.
    public private(set) var hasCase = false
    /// How it ended, once it is closed.
    public private(set) var outcome: ReportState?
    /// The sealed fields that events brought, in their order.
    public private(set) var textFields: [String] = []
    /// Photos and documents, in the order in which they came.
    public private(set) var files: [ReportFile] = []
    public private(set) var hotlineOrder: Complaint.HotlineOrder?
    /// The order number of imported history; such a report notifies nobody and never turns overdue.
    public private(set) var importedOrder: String?
    public private(set) var isErased = false

    public var isImported: Bool { importedOrder != nil }
    public var isBeingTested: Bool { testingSince != nil }
    /// The place it belongs to: what the filing told, else that of the office which was chosen for it.
    public var region: String? { facts.region ?? routing?.region }
    /// Whether nothing tells where it belongs: then the province's officials find it, and send it on.
    public var isUnplaced: Bool { region == nil && routing == nil && !isImported }

    /// The report as its events tell it.
    ///
    /// - Throws: `HistoryDamage` where the list is not one that the desk could have written.
    public init(history: [ReportEvent]) throws(HistoryDamage) {
        let events = try CaseHistory(history)
        switch events.first.kind {
        case .registered(let facts):
            self.init(events.first, facts: facts, state: .received)
        case .historyImported(let facts, let history):
            self.init(events.first, facts: facts, state: history.state)
            take(history)
        default: throw HistoryDamage(reason: "the first event does not open a report")
        }
        self = try events.folded(onto: self) { report, event throws(Refusal) in try report.applying(event) }
    }

    private init(_ first: ReportEvent, facts: ReportFacts, state: ReportState) {
        id = first.report
        self.facts = facts
        self.state = state
        version = 1
    }

    /// The event of a kind that would come next.
    public func next(_ kind: ReportEvent.Kind, at: Instant, by actor: String) -> ReportEvent {
        ReportEvent(report: id, sequence: version + 1, at: at, actor: actor, kind: kind)
    }

    /// The report after one more event.
    ///
    /// - Throws: a refusal where the procedure does not allow the step now.
    public func applying(_ event: ReportEvent) throws(Refusal) -> Report {
        guard event.report == id, event.sequence == version + 1 else { throw .reportChangedMeanwhile }
        let target = try ReportWorkflow.state(after: event.kind, from: self)
        var changed = self
        changed.version += 1
        changed.state = target
        changed.take(event)
        return changed
    }

    /// The days that do not count towards the verification, up to a day while testing goes on.
    public func suspensions(through today: Day) -> Suspensions {
        let over = Suspensions(testing)
        return testingSince.map { over.running(since: $0, through: today) } ?? over
    }

    private mutating func take(_ event: ReportEvent) {
        textFields += event.kind.textFields
        switch event.kind {
        case .registered, .historyImported, .noted: break
        case .routed(let routing): (self.routing, officer) = (routing, nil)
        case .verificationBegan(let at): (competentReceivedAt, lastReceivedAt) = (at, at)
        case .returned: (routing, officer, competentReceivedAt, lastReceivedAt) = (nil, nil, nil, nil)
        case .assigned(let unit, let officer):
            if let unit, let old = routing {
                routing = Routing(
                    authority: old.authority, unit: unit, reasons: old.reasons, isOverride: true, region: old.region)
            }
            self.officer = officer ?? self.officer
        case .supplemented(_, let at):
            // The period starts again, and with it whatever made it longer.
            if state == .verifying { (lastReceivedAt, isExtended, testing) = (at, false, []) }
        case .testingBegan(let day): testingSince = day
        case .testingEnded(let day):
            if let since = testingSince, since <= day { testing.append(since...day) }
            testingSince = nil
        case .extended: isExtended = true
        case .filed(_, let number): (decidedAt, caseNumber, outcome, hasCase) = (event.at, number, .filed, true)
        case .notFiled(let grounds, _, _): (decidedAt, self.grounds, outcome) = (event.at, grounds, .notFiled)
        case .competenceDenied: outcome = .noCompetence
        case .duplicateFound: outcome = .duplicate
        case .transferred: outcome = .transferred
        case .replied: repliedAt = event.at
        case .closed: closedAt = event.at
        case .attached(let file): files.append(file)
        case .hotlineOrderSet(let number, let dueOn):
            hotlineOrder = Complaint.HotlineOrder(number: number, dueOn: dueOn)
        case .historyUpdated(let history): take(history)
        case .erased: isErased = true
        }
    }

    private mutating func take(_ history: ImportedReportHistory) {
        state = history.state
        importedOrder = history.orderNumber
        competentReceivedAt = history.competentReceivedAt ?? competentReceivedAt
        lastReceivedAt = competentReceivedAt
        decidedAt = history.decidedAt ?? decidedAt
        closedAt = history.closedAt ?? closedAt
        outcome = history.outcome ?? outcome
        hasCase = hasCase || history.state == .filed || history.outcome == .filed
        routing = history.routing ?? routing
    }
}

extension ReportEvent.Kind {
    /// The names of the sealed fields that the event brought.
    public var textFields: [String] {
        switch self {
        case .returned(let field), .competenceDenied(let field), .transferred(let field), .supplemented(let field, _),
            .replied(let field, _), .noted(let field):
            [field]
        case .attached(let file): [file.nameField]
        case .extended(let reason, let approver): [reason, approver]
        case .filed(let approver, _): [approver]
        case .notFiled(_, let reason, let approver): [reason, approver]
        case .registered, .routed, .verificationBegan, .assigned, .testingBegan, .testingEnded, .duplicateFound,
            .closed, .hotlineOrderSet, .historyImported, .historyUpdated, .erased:
            []
        }
    }
}
