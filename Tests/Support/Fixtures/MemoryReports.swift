import Complaints
public import Kernel
public import Ledger
import Privacy
public import Reports
import Synchronization

/// The reporters' store held in memory, with the all-or-nothing promise kept by working on a copy.
public final class MemoryReports: Books {
    public struct Pages: Sendable {
        public var events: [Identifier<Report>: [ReportEvent]] = [:]
        public var indexes: [Identifier<Report>: ReportIndex] = [:]
        public var parties: [Identifier<Report>: ReportedParty] = [:]
        public var codes: [Identifier<Report>: [UInt8]] = [:]
        public var attempts: [[UInt8]: QueryAttempts] = [:]
        public var imported: [String: ImportedReportRecord] = [:]
        public var entries: [Entry] = []
        public var sealed = SealedPages()

        /// The names of what the ledger says was done, in order.
        public var actions: [String] { entries.map(\.action.text) }

        public func report(_ id: Identifier<Report>) throws -> Report? {
            try events[id].map { try Report(history: $0) }
        }
    }

    private let pages = Mutex(Pages())

    public init() {}

    public var now: Pages { pages.withLock { $0 } }

    public func read<Answer: Sendable>(_ work: @Sendable (any ReportBook) throws -> Answer) throws -> Answer {
        try work(MemoryReportBook(now))
    }

    public func write<Answer: Sendable>(_ work: @Sendable (any ReportBook) throws -> Answer) throws -> Answer {
        try pages.withLock { pages in
            let book = MemoryReportBook(pages)
            let answer = try work(book)
            pages = book.pages
            return answer
        }
    }
}

private final class MemoryReportBook: ReportBook, EntriesInMemory, FieldsInMemory {
    var pages: MemoryReports.Pages

    init(_ pages: MemoryReports.Pages) {
        self.pages = pages
    }

    // MARK: Reports

    func report(_ id: Identifier<Report>) throws -> Report? { try pages.report(id) }

    func reportID(numbered number: String) throws -> Identifier<Report>? {
        try pages.events.keys.first { try pages.report($0)?.facts.number == number }
    }

    func events(of id: Identifier<Report>) -> [ReportEvent] { pages.events[id] ?? [] }

    func add(_ report: Report, about party: ReportedParty, events: [ReportEvent], index: ReportIndex) throws {
        guard try reportID(numbered: report.facts.number) == nil else { throw NumberTaken() }
        pages.events[report.id] = events
        pages.parties[report.id] = party
        pages.indexes[report.id] = index
    }

    func runningReports(dueFrom first: Day) -> [RunningReport] {
        pages.indexes.compactMap { id, index in
            index.dueOn.flatMap { $0 >= first ? RunningReport(report: id, dueOn: $0) : nil }
        }
    }

    func moveDue(of id: Identifier<Report>, to index: ReportIndex) {
        pages.indexes[id]?.dueOn = index.dueOn
        pages.indexes[id]?.duePeriod = index.duePeriod
    }

    func append(_ events: [ReportEvent], making report: Report, index: ReportIndex) throws {
        guard pages.events[report.id]?.count == report.version - events.count else {
            throw Refusal.reportChangedMeanwhile
        }
        pages.events[report.id, default: []] += events
        pages.indexes[report.id]?.dueOn = index.dueOn
        pages.indexes[report.id]?.duePeriod = index.duePeriod
    }

    func eraseIndex(of id: Identifier<Report>) { pages.indexes[id]?.maskedName = nil }
    func attachedFiles(among digests: Set<String>) -> Set<String> {
        let held = pages.events.values.filter { !$0.contains { $0.kind == .erased } }.flatMap(\.self)
        return digests.filter { digest in
            held.contains { if case .attached(let file) = $0.kind { file.digest == digest } else { false } }
        }
    }
    func reportsToErase(closedBefore moment: Instant, hasCase: Bool, limit: Int) throws -> [Identifier<Report>] {
        let closed = try pages.events.keys.compactMap { try pages.report($0) }
            .filter { $0.closedAt.map { $0 < moment } ?? false && !$0.isErased && $0.hasCase == hasCase }
        return Array(closed.map(\.id).sorted { $0.text < $1.text }.prefix(limit))
    }
    func reportedParty(of id: Identifier<Report>) -> ReportedParty? { pages.parties[id] }
    func queryCode(of id: Identifier<Report>) -> [UInt8]? { pages.codes[id] }
    func put(queryCode hash: [UInt8], of id: Identifier<Report>) { pages.codes[id] = hash }
    func attempts(_ number: [UInt8]) -> QueryAttempts? { pages.attempts[number] }
    func put(_ attempts: QueryAttempts, of number: [UInt8]) { pages.attempts[number] = attempts }
    func removeAttempts(before moment: Instant) {
        pages.attempts = pages.attempts.filter { $0.value.lastAt >= moment }
    }
    func importedReport(_ number: String) -> ImportedReportRecord? { pages.imported[number] }
    func put(_ record: ImportedReportRecord, of number: String) { pages.imported[number] = record }

    // MARK: Lists

    func reports(_ selection: ReportSelection, after cursor: Cursor?, limit: Int) throws -> Page<ReportRow> {
        let isDue = selection.order == .due
        func place(_ row: ReportRow) -> (Int64, String) {
            (isDue ? row.dueOn.map { Int64($0.number) } ?? 2_147_483_647 : row.registeredAt.microseconds, row.id.text)
        }
        let sorted = try chosen(selection).sorted { isDue ? place($0) < place($1) : place($0) > place($1) }
        let rest = sorted.filter { row in
            guard let cursor else { return true }
            return isDue ? place(row) > (cursor.key, cursor.id) : place(row) < (cursor.key, cursor.id)
        }
        let items = Array(rest.prefix(limit))
        guard rest.count > limit, let last = items.last.map(place) else { return Page(items, next: nil) }
        return Page(items, next: Cursor(key: last.0, id: last.1))
    }

    func tally(_ selection: ReportSelection, on ladder: DueLadder) throws -> ReportTally {
        let rows = try chosen(selection)
        return ReportTally(
            byState: Dictionary(grouping: rows, by: \.state).mapValues(\.count),
            byBand: Dictionary(grouping: rows.compactMap { $0.dueOn.map(ladder.band) }) { $0 }.mapValues(\.count))
    }

    private func chosen(_ selection: ReportSelection) throws -> [ReportRow] {
        try pages.events.values.compactMap { events in
            let report = try Report(history: events)
            let index = pages.indexes[report.id] ?? ReportIndex()
            let name = pages.parties[report.id]?.name ?? ""
            let row = ReportRow(
                report, registeredAt: report.facts.platformReceivedAt ?? events[0].at, partyName: name, index: index)
            return owns(report, name, selection) && matches(row, selection) ? row : nil
        }
    }

    private func matches(_ row: ReportRow, _ selection: ReportSelection) -> Bool {
        (selection.officer == nil || row.officer == selection.officer)
            && (selection.states.isEmpty || selection.states.contains(row.state))
            && (selection.dueFrom.map { from in row.dueOn.map { $0 >= from } ?? false } ?? true)
            && (selection.dueBy.map { by in row.dueOn.map { $0 <= by } ?? false } ?? true)
    }

    private func owns(_ report: Report, _ party: String, _ selection: ReportSelection) -> Bool {
        if selection.isEverywhere {
            true
        } else if let ids = selection.reportIDs {
            ids.contains(report.id.text)
        } else if let merchant = selection.merchant {
            report.facts.merchant == merchant
        } else if let name = selection.partyName {
            party == name
        } else if let unit = selection.unit {
            report.routing?.unit == unit
        } else if let authority = selection.authority {
            report.routing?.authority == authority
                || (selection.regionPrefix.map { report.region?.hasPrefix($0) ?? false } ?? false)
                || selection.takesUnplaced && report.isUnplaced
        } else {
            false
        }
    }

    // MARK: Ledger

    var entries: [Entry] {
        get { pages.entries }
        set { pages.entries = newValue }
    }

    var sealed: SealedPages {
        get { pages.sealed }
        set { pages.sealed = newValue }
    }

    var chain: String { LedgerChain.reporters }
}
