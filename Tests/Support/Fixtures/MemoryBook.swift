import Access
public import Complaints
public import Kernel
public import Ledger
public import Notices
import Privacy
import Synchronization

/// Complaint books held in memory, with the all-or-nothing promise kept by working on a copy.
public final class MemoryBooks: Books {
    public struct Pages: Sendable {
        public var events: [Identifier<Complaint>: [ComplaintEvent]] = [:]
        public var indexes: [Identifier<Complaint>: ComplaintIndex] = [:]
        public var respondents: [Identifier<Respondent>: Respondent] = [:]
        public var codes: [Identifier<Complaint>: TrackingCode] = [:]
        public var entries: [Entry] = []
        public var notices: [Notice] = []
        public var sealed = SealedPages()
        public var drafts: [[UInt8]: FilingDraftRecord] = [:]

        /// The names of what the ledger says was done, in order.
        public var actions: [String] { entries.map(\.action.text) }

        public func complaint(_ id: Identifier<Complaint>) throws -> Complaint? {
            try events[id].map { try Complaint(history: $0) }
        }
    }

    private let pages = Mutex(Pages())

    public init() {}

    public var now: Pages { pages.withLock { $0 } }

    public func read<Answer: Sendable>(_ work: @Sendable (any ComplaintBook) throws -> Answer) throws -> Answer {
        try work(MemoryBook(now))
    }

    public func write<Answer: Sendable>(_ work: @Sendable (any ComplaintBook) throws -> Answer) throws -> Answer {
        try pages.withLock { pages in
            let book = MemoryBook(pages)
            let answer = try work(book)
            pages = book.pages
            return answer
        }
    }
}

final class MemoryBook: ComplaintBook, EntriesInMemory, FieldsInMemory {
    var pages: MemoryBooks.Pages

    init(_ pages: MemoryBooks.Pages) {
        self.pages = pages
    }

    // MARK: Complaints

    func complaint(_ id: Identifier<Complaint>) throws -> Complaint? { try pages.complaint(id) }

    func complaintID(numbered number: String) throws -> Identifier<Complaint>? {
        try pages.events.keys.first { try pages.complaint($0)?.facts.number == number }
    }

    func events(of id: Identifier<Complaint>) -> [ComplaintEvent] { pages.events[id] ?? [] }

    func add(_ complaint: Complaint, events: [ComplaintEvent], index: ComplaintIndex) throws {
        guard try complaintID(numbered: complaint.facts.number) == nil else { throw NumberTaken() }
        pages.events[complaint.id] = events
        pages.indexes[complaint.id] = index
    }

    func append(_ events: [ComplaintEvent], making complaint: Complaint, index: ComplaintIndex) throws {
        guard pages.events[complaint.id]?.count == complaint.version - events.count else {
            throw Refusal.complaintChangedMeanwhile
        }
        pages.events[complaint.id, default: []] += events
        pages.indexes[complaint.id]?.dueOn = index.dueOn
        pages.indexes[complaint.id]?.duePeriod = index.duePeriod
    }

    func eraseIndex(of id: Identifier<Complaint>) { pages.indexes[id]?.maskedName = nil }

    func respondent(_ id: Identifier<Respondent>) -> Respondent? { pages.respondents[id] }
    func add(_ respondent: Respondent) { pages.respondents[respondent.id] = respondent }
    func replace(_ respondent: Respondent) { pages.respondents[respondent.id] = respondent }

    func trackingCode(of id: Identifier<Complaint>) -> TrackingCode? { pages.codes[id] }
    func put(_ code: TrackingCode, of id: Identifier<Complaint>) { pages.codes[id] = code }

    func draft(_ tokenDigest: [UInt8]) -> FilingDraftRecord? { pages.drafts[tokenDigest] }
    func put(_ draft: FilingDraftRecord) { pages.drafts[draft.tokenDigest] = draft }
    func removeDraft(_ tokenDigest: [UInt8]) { pages.drafts[tokenDigest] = nil }
    func draftsExpired(by moment: Instant, limit: Int) -> [FilingDraftRecord] {
        Array(pages.drafts.values.filter { $0.expiresAt <= moment }.prefix(limit))
    }

    func drafts(alive moment: Instant, after digest: [UInt8], limit: Int) -> [FilingDraftRecord] {
        let alive = pages.drafts.values.filter { $0.expiresAt > moment }
            .filter { digest.lexicographicallyPrecedes($0.tokenDigest) }
        return Array(alive.sorted { $0.tokenDigest.lexicographicallyPrecedes($1.tokenDigest) }.prefix(limit))
    }

    func moves(after position: Int64, limit: Int) throws -> [CaseMove] {
        try pages.entries.filter { $0.sequence > position && $0.subject.kind == "complaint" }.prefix(limit)
            .compactMap { entry in
                guard let id = Identifier<Complaint>(entry.subject.id), let complaint = try pages.complaint(id) else {
                    return nil
                }
                return CaseMove(
                    position: entry.sequence, complaint: id, authority: complaint.routing?.authority,
                    merchant: complaint.facts.merchant)
            }
    }

    func complaintsToErase(closedBefore moment: Instant, limit: Int) throws -> [Identifier<Complaint>] {
        let closed = try pages.events.keys.compactMap { try pages.complaint($0) }
            .filter { $0.closedAt.map { $0 < moment } ?? false && !$0.isErased }
        return Array(closed.map(\.id).sorted { $0.text < $1.text }.prefix(limit))
    }

    func attachedFiles(among digests: Set<String>) throws -> Set<String> {
        let held = try pages.events.keys.compactMap { try pages.complaint($0) }.filter { !$0.isErased }
        return digests.intersection(held.flatMap { $0.attachments.map(\.digest) })
    }

    // MARK: Ledger and notices

    var entries: [Entry] {
        get { pages.entries }
        set { pages.entries = newValue }
    }

    var sealed: SealedPages {
        get { pages.sealed }
        set { pages.sealed = newValue }
    }

    func add(_ notice: Notice) { pages.notices.append(notice) }

    func notices(about caseID: String, to recipient: Notice.Recipient) -> [Notice] {
        pages.notices.filter { $0.caseID == caseID && $0.recipient == recipient }
    }
}
