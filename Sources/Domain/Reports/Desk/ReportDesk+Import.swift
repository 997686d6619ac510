public import Access
import Complaints
public import Kernel
import Ledger
import Privacy
import Rulebook
import Seals

/// One row of an export that is a report, read and checked; what the row does not say is not there.
public struct ImportedReport: Hashable, Sendable {
    public let line: Int
    public let orderNumber: String
    public let state: ReportState
    public let party: ReportedParty
    public let narrative: String
    public var channel: String?
    public var reportClass: String?
    public var detail: String?
    public var place: String?
    public var feedback: String?
    public var reporterName: String?
    public var reporterPhone: String?
    /// Codes of the directory.
    public var authority: String?
    public var unit: String?
    public var region: String?
    public var registeredAt: Instant?
    public var receivedAt: Instant?
    public var decidedAt: Instant?
    public var closedAt: Instant?

    public init(line: Int, orderNumber: String, state: ReportState, party: ReportedParty, narrative: String) {
        self.line = line
        self.orderNumber = orderNumber
        self.state = state
        self.party = party
        self.narrative = narrative
    }
}

/// What an import of reports did.
public struct ReportImportTally: Hashable, Sendable {
    public var imported = 0
    public var updated = 0
    /// Lines whose report was changed here after it was last imported: nothing was done to them.
    public var conflicts: [Int] = []

    public init() {}
}

extension ReportDesk {
    /// Takes reports of an export: marked as history, no clock started, nobody told.
    ///
    /// One that was imported before is compared: unchanged it is passed over, changed there it is updated by an event,
    /// changed here as well it is left alone and named as a conflict. All rows of one call are one transaction.
    public func importReports(_ reports: [ImportedReport], by actor: Actor) async throws -> ReportImportTally {
        try actor.require(.importRun)
        let moment = now()
        let ready = try reports.map { try prepared($0, at: moment) }
        return try await books.write { book in
            var tally = ReportImportTally()
            var entries: [EntryDraft] = []
            for report in ready {
                if let known = try book.importedReport(report.row.orderNumber) {
                    if let event = try update(report, known, in: book, at: moment, &tally) {
                        entries.append(event.ledgerDraft)
                    }
                } else {
                    try add(report, in: book)
                    entries.append(report.event.ledgerDraft)
                    tally.imported += 1
                }
            }
            try book.append(contentsOf: entries)
            return tally
        }
    }

    private struct Prepared: Sendable {
        let row: ImportedReport
        let digest: [UInt8]
        let history: ImportedReportHistory
        let report: Report
        let event: ReportEvent
        let key: KeyRecord
        let sealed: SealedRows
    }

    private func prepared(_ row: ImportedReport, at moment: Instant) throws -> Prepared {
        let id: Identifier<Report> = random.identifier(at: moment)
        let values = row.sealedValues
        let (key, record) = try vault.ring.makeKey(owner: id.text, using: random)
        let receivedOn = Day(at: row.receivedAt ?? row.registeredAt ?? moment)
        var facts = ReportFacts(
            intake: id.text, number: row.orderNumber,
            ruleSet: (try? rulebook.ruleSet(on: receivedOn).id.rawValue) ?? "", channel: row.channel ?? "unknown",
            platformReceivedAt: row.registeredAt ?? row.receivedAt)
        facts.isAnonymous = row.reporterName == nil && row.reporterPhone == nil
        facts.reportClass = row.reportClass
        facts.region = row.region
        facts.fields = values.keys.map(\.rawValue).sorted()
        var history = ImportedReportHistory(
            state: row.closedAt == nil ? row.state : .closed, orderNumber: row.orderNumber)
        if ![.received, .verifying, .closed].contains(row.state) { history.outcome = row.state }
        history.authority = row.authority
        history.unit = row.unit
        history.competentReceivedAt = row.receivedAt
        history.decidedAt = row.decidedAt
        history.closedAt = row.closedAt
        let event = ReportEvent(
            report: id, sequence: 1, at: moment, actor: "system", kind: .historyImported(facts, history))
        return Prepared(
            row: row, digest: row.digest, history: history, report: try Report(history: [event]), event: event,
            key: record, sealed: try vault.sealed(values, of: id.text, under: key, using: random))
    }

    private func add(_ new: Prepared, in book: any ReportBook) throws {
        try book.add(
            new.report, about: new.row.party, events: [new.event],
            index: ReportIndex(maskedName: new.row.reporterName.map(Mask.name)))
        try book.add(new.key)
        try book.put(new.sealed)
        try book.put(
            ImportedReportRecord(report: new.report.id, digest: new.digest, version: 1), of: new.row.orderNumber)
    }

    private func update(
        _ new: Prepared, _ known: ImportedReportRecord, in book: any ReportBook, at moment: Instant,
        _ tally: inout ReportImportTally
    ) throws -> ReportEvent? {
        guard known.digest != new.digest else { return nil }
        guard let report = try book.report(known.report), report.version == known.version, !report.isErased else {
            tally.conflicts.append(new.row.line)
            return nil
        }
        let event = report.next(.historyUpdated(new.history), at: moment, by: "system")
        let changed = try report.applying(event)
        try book.append([event], making: changed, index: ReportIndex())
        var texts: [PersonalField: String] = [.narrative: new.row.narrative]
        texts[.reportFeedback] = new.row.feedback
        try vault.keep(texts, of: report.id.text, in: book, using: random)
        try book.put(
            ImportedReportRecord(report: report.id, digest: new.digest, version: changed.version),
            of: new.row.orderNumber)
        tally.updated += 1
        return event
    }
}

extension ImportedReport {
    /// What of the row is sealed.
    fileprivate var sealedValues: [PersonalField: String] {
        var values: [PersonalField: String] = [.narrative: narrative]
        values[.name] = reporterName
        values[.phone] = reporterPhone
        values[.reportFeedback] = feedback
        values[.reportDetail] = detail
        values[.reportPlace] = place
        return values
    }

    /// The digest of everything the row says but its line.
    fileprivate var digest: [UInt8] {
        var bytes = CanonicalBytes(capacity: 512)
        let words = [
            state.rawValue, channel, party.name, party.address, party.creditCode, narrative, reportClass, detail, place,
            feedback, reporterName, reporterPhone, authority, unit, region,
        ]
        for word in words { bytes.append(word ?? "\u{0}") }
        for moment in [registeredAt, receivedAt, decidedAt, closedAt] {
            bytes.append(moment?.microseconds ?? Int64.min)
        }
        return Digest(of: bytes.bytes).bytes
    }
}
