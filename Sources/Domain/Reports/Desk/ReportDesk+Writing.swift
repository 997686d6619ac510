public import Access
import Calendars
import Complaints
import Kernel
public import Ledger
import Privacy
import Rulebook
import Seals

/// What all pieces of work share: reading one's own record, and writing state, event and ledger together.
extension ReportDesk {
    /// The report, if the actor may use this permission on it; a foreign one answers as if it were absent.
    func report(
        _ id: Identifier<Report>, in book: any ReportBook, for permission: Permission, by actor: Actor
    ) throws -> Report {
        try actor.require(permission)
        guard let report = try book.report(id) else { throw Refusal.reportAbsent }
        try actor.require(permission, on: report.holding, else: .reportAbsent)
        guard seenVersion == nil || seenVersion == report.version else { throw Refusal.reportChangedMeanwhile }
        return report
    }

    /// One piece of work on a report: the texts are sealed, the steps appended, each with its entry.
    func step(
        _ id: Identifier<Report>, _ permission: Permission, by actor: Actor,
        _ work: @escaping @Sendable (Report, Instant) throws -> Step
    ) async throws -> Report {
        let moment = now()
        return try await books.write { book in
            let report = try report(id, in: book, for: permission, by: actor)
            let step = try work(report, moment)
            if !step.texts.isEmpty { try keep(step.texts, of: report, in: book) }
            return try write(step.kinds, to: report, in: book, by: actor.id, at: moment)
        }
    }

    /// The events of one piece of work, and the texts that go under seal with them.
    struct Step: Sendable {
        let kinds: [ReportEvent.Kind]
        let texts: [PersonalField: String]

        init(_ kinds: [ReportEvent.Kind], _ texts: [PersonalField: String] = [:]) {
            self.kinds = kinds
            self.texts = texts
        }
    }

    /// Appends steps to a report: events, derived row, one ledger entry a step.
    @discardableResult
    func write(
        _ steps: [ReportEvent.Kind], to report: Report, in book: any ReportBook, by actor: String, at moment: Instant
    ) throws -> Report {
        var changed = report
        var events: [ReportEvent] = []
        for step in steps {
            let event = changed.next(step, at: moment, by: actor)
            changed = try changed.applying(event)
            events.append(event)
        }
        try book.append(events, making: changed, index: try index(of: changed))
        try book.append(contentsOf: events.map(\.ledgerDraft))
        return changed
    }

    func index(of report: Report, maskedName: String? = nil) throws -> ReportIndex {
        // Imported history never turns overdue, and while something is tested no date is coming nearer.
        let clock = report.isImported || report.isBeingTested ? nil : try nextClock(of: report)
        return ReportIndex(maskedName: maskedName, dueOn: clock?.due, duePeriod: clock?.period.id.rawValue)
    }

    /// Keeps texts of a report under its key.
    func keep(_ values: [PersonalField: String], of report: Report, in book: any ReportBook) throws {
        guard !report.isErased else { throw Refusal.reportErased }
        try vault.keep(values, of: report.id.text, in: book, using: random)
    }

    /// The clock that runs now: verification until filing is decided, then the reply where the rules owe one.
    func nextClock(of report: Report) throws -> Clock? {
        switch report.state {
        case .verifying:
            guard let received = report.lastReceivedAt else { return nil }
            return try rulebook.clock(
                .reportVerify, startedOn: Day(at: received), region: report.province,
                suspensions: report.suspensions(through: Day(at: now())), isExtended: report.isExtended)
        case .filed, .notFiled:
            guard let decided = report.decidedAt, !report.facts.isAnonymous, report.repliedAt == nil else { return nil }
            let decidedOn = Day(at: decided)
            let rules = try rulebook.ruleSet(on: decidedOn)
            guard rules.periods.contains(where: { $0.id == .namedReporterReply }) else { return nil }
            return try rulebook.clock(.namedReporterReply, startedOn: decidedOn, region: report.province)
        case .received, .noCompetence, .duplicate, .transferred, .closed: return nil
        }
    }
}

extension Report {
    /// To whom the report belongs: an authority, never a person.
    public var holding: Holding {
        Holding(authority: routing?.authority, unit: routing?.unit, region: region, isUnplaced: isUnplaced)
    }

    /// The province whose calendar counts: that of the authority's place.
    var province: String? { region.map { String($0.prefix(2)) } }
}

extension ReportEvent {
    /// What the ledger is told of this event.
    var vouched: VouchedEvent {
        VouchedEvent(
            sequence: sequence, at: at, actor: actor,
            action: ActionCode(kind.name) ?? ActionCode(room: "report", "changed"),
            digest: Digest(of: kind.payload.bytes))
    }

    /// The ledger's entry for this event.
    public var ledgerDraft: EntryDraft {
        EntryDraft(vouchingFor: vouched, of: EntrySubject(kind: "report", report))
    }
}
