public import Access
import Cases
import Complaints
public import Kernel
import Ledger
public import Privacy
public import Rulebook

/// A report as one of its readers may see it: what the reader may not see is not in it.
public struct ReportView: Sendable {
    public enum Reader: String, Sendable {
        case reporter, authority
    }

    public let reader: Reader
    public let report: Report
    public let party: ReportedParty
    /// The events this reader may know of.
    public let events: [ReportEvent]
    /// Texts and personal fields, masked or whole as the reader may see them.
    public let texts: [PersonalField: String]
    /// Whether personal fields stand masked in `texts`.
    public let isMasked: Bool
    /// The files this reader may open.
    public var files: [ReportFile] { report.files.filter { reader == .authority || $0.isReporters } }
    /// The clock that runs now, with its certificate.
    public let clock: Clock?
    /// The rules under which a decision would be made today.
    public let rules: RuleSet
    /// Earlier reports of the same telephone, for the authority only: the same facts are not handled twice.
    public let earlierOfReporter: [ReportRow]
    /// Earlier reports about the same business, for the authority only.
    public let earlierOfParty: [ReportRow]
}

extension ReportDesk {
    /// The report as an official may see it.
    public func show(_ id: Identifier<Report>, by actor: Actor) async throws -> ReportView {
        try await books.read { book in
            let report = try report(id, in: book, for: .reportRead, by: actor)
            return try view(of: report, for: .authority, in: book, unmasked: false)
        }
    }

    /// The report with personal fields in full, for a purpose that is entered in the reporters' ledger first.
    public func unmask(_ id: Identifier<Report>, reason: UnmaskReason, by actor: Actor) async throws -> ReportView {
        let moment = now()
        return try await books.write { book in
            let report = try report(id, in: book, for: .reportUnmask, by: actor)
            let limit = UnmaskLimit.standard
            let earlier = try book.moments(
                of: .reportUnmasked, by: actor.id, since: moment.advanced(bySeconds: -limit.seconds))
            try limit.allow(at: moment, after: earlier)
            try book.append(
                EntryDraft(
                    at: moment, actor: actor.id, action: .reportUnmasked,
                    subject: EntrySubject(kind: "report", report.id), details: reason.details))
            return try view(of: report, for: .authority, in: book, unmasked: true)
        }
    }

    func view(
        of report: Report, for reader: ReportView.Reader, in book: any ReportBook, unmasked: Bool
    ) throws -> ReportView {
        guard let party = try book.reportedParty(of: report.id) else {
            throw HistoryDamage(reason: "the reported party is missing")
        }
        let events = try book.events(of: report.id).filter { $0.kind.isVisible(to: reader) }
        let isWhole = unmasked || reader == .reporter
        var texts: [PersonalField: String] = [:]
        if !report.isErased {
            let names = (report.facts.fields + events.flatMap(\.kind.textFields)).map(PersonalField.init(rawValue:))
            texts = try vault.read(names, of: report.id.text, in: book)
            if reader == .reporter { texts = texts.filter { !$0.key.rawValue.hasPrefix("approver.") } }
            if !isWhole { for (field, value) in texts where field.isPerson { texts[field] = field.masked(value) } }
        }
        return ReportView(
            reader: reader, report: report, party: party, events: events, texts: texts, isMasked: !isWhole,
            clock: report.isImported ? nil : try nextClock(of: report),
            rules: try rules(for: report, decidedAt: now()),
            earlierOfReporter: reader == .authority ? try earlier(of: report, in: book) : [],
            earlierOfParty: reader == .authority ? try earlier(about: party, than: report, in: book) : [])
    }

    private func earlier(of report: Report, in book: any ReportBook) throws -> [ReportRow] {
        guard !report.isErased, let phone = try vault.read([.phone], of: report.id.text, in: book)[.phone] else {
            return []
        }
        let found = try vault.subjects(with: phone, as: .phone, in: book, limit: Self.earlierLimit + 1)
        return try rows(found.filter { $0 != report.id.text }, in: book)
    }

    private func earlier(
        about party: ReportedParty, than report: Report, in book: any ReportBook
    ) throws -> [ReportRow] {
        var selection = ReportSelection()
        if let merchant = party.merchant { selection.merchant = merchant } else { selection.partyName = party.name }
        let page = try book.reports(selection, after: nil, limit: Self.earlierLimit + 1)
        return page.items.filter { $0.id != report.id }
    }

    func rows(_ reports: [String], in book: any ReportBook) throws -> [ReportRow] {
        guard !reports.isEmpty else { return [] }
        var selection = ReportSelection()
        selection.reportIDs = Set(reports)
        return try book.reports(selection, after: nil, limit: Self.earlierLimit).items
    }

    /// As many earlier reports as an official looks through.
    private static let earlierLimit = 20
}

extension ReportEvent.Kind {
    /// The reporter sees the procedure and what they are told; hand-overs and notes are the authority's.
    fileprivate func isVisible(to reader: ReportView.Reader) -> Bool {
        switch (self, reader) {
        case (_, .authority): true
        case (.noted, _), (.returned, _), (.assigned, _), (.hotlineOrderSet, _), (.transferred, _): false
        case (.attached(let file), _): file.isReporters
        case (.historyImported, _), (.historyUpdated, _): false
        default: true
        }
    }
}

extension PersonalField {
    /// Whether the field is the reporter's own datum, as against a text about the matter.
    fileprivate var isPerson: Bool { rawValue.hasPrefix("person.") }
}

extension ActionCode {
    static let reportUnmasked = ActionCode(room: "report", "unmasked")
    static let reportTracked = ActionCode(room: "report", "tracked")
}
