public import Kernel
public import Ledger
public import Notices
import Privacy
import Seals
import Synchronization

/// An outbox in memory.
public final class MemoryOutboxBooks: Books {
    struct Pages {
        var waiting: [Identifier<Notice>: Waiting] = [:]
        var ends: [Identifier<Notice>: String] = [:]
        var entries: [Entry] = []
    }

    struct Waiting {
        let notice: Notice
        var attempts: Int
        var dueAt: Instant
    }

    // The vault is a class of the tests' own; it is only ever touched under the lock.
    private let pages = Mutex((pages: Pages(), vault: MemoryVault()))

    public init() {}

    public var ends: [Identifier<Notice>: String] { pages.withLock { $0.pages.ends } }
    public var entries: [Entry] { pages.withLock { $0.pages.entries } }

    public func add(_ notice: Notice) {
        pages.withLock { $0.pages.waiting[notice.id] = Waiting(notice: notice, attempts: 0, dueAt: notice.createdAt) }
    }

    public func withVault(_ work: (MemoryVault) throws -> Void) rethrows {
        try pages.withLock { try work($0.vault) }
    }

    public func read<Answer: Sendable>(_ work: @Sendable (any NoticeOutbox) throws -> Answer) throws -> Answer {
        try write(work)
    }

    public func write<Answer: Sendable>(_ work: @Sendable (any NoticeOutbox) throws -> Answer) throws -> Answer {
        try pages.withLock { state in
            let book = MemoryOutbox(state.pages, state.vault)
            let answer = try work(book)
            state.pages = book.pages
            return answer
        }
    }
}

private final class MemoryOutbox: NoticeOutbox {
    var pages: MemoryOutboxBooks.Pages
    private let vault: MemoryVault

    init(_ pages: MemoryOutboxBooks.Pages, _ vault: MemoryVault) {
        self.pages = pages
        self.vault = vault
    }

    func takeNotices(dueBy moment: Instant, until: Instant, limit: Int) -> [NoticeAttempt] {
        let due = pages.waiting.values.filter { $0.dueAt <= moment }
            .sorted { ($0.dueAt, $0.notice.id.text) < ($1.dueAt, $1.notice.id.text) }.prefix(limit)
        return due.map { waiting in
            pages.waiting[waiting.notice.id]?.attempts += 1
            pages.waiting[waiting.notice.id]?.dueAt = until
            return NoticeAttempt(notice: waiting.notice, number: waiting.attempts + 1)
        }
    }

    func end(_ attempt: NoticeAttempt, as end: DeliveryEnd, at moment: Instant) -> Bool {
        guard pages.waiting[attempt.notice.id]?.attempts == attempt.number else { return false }
        pages.waiting[attempt.notice.id] = nil
        pages.ends[attempt.notice.id] = end.code
        return true
    }

    func retry(_ attempt: NoticeAttempt, at moment: Instant) {
        guard pages.waiting[attempt.notice.id]?.attempts == attempt.number else { return }
        pages.waiting[attempt.notice.id]?.dueAt = moment
    }

    func head() -> LedgerHead { pages.entries.last?.head ?? .origin(of: LedgerChain.main) }

    func append(_ draft: EntryDraft) -> Entry {
        let entry = draft.chained(after: head())
        pages.entries.append(entry)
        return entry
    }

    func entries(about subject: EntrySubject, after sequence: Int64, limit: Int) -> [Entry] { [] }
    func entries(from sequence: Int64, limit: Int) -> [Entry] { [] }

    func keyRecord(of subject: String) -> KeyRecord? { vault.keyRecord(of: subject) }
    func add(_ record: KeyRecord) { vault.add(record) }
    func replace(_ record: KeyRecord) { vault.replace(record) }
    func put(_ rows: SealedRows) { vault.put(rows) }
    func fields(of subject: String, names: [PersonalField]) -> [SealedField] {
        vault.fields(of: subject, names: names)
    }
    func subjects(with hash: Digest, of name: PersonalField, keyID: KeyID, limit: Int) -> [String] {
        vault.subjects(with: hash, of: name, keyID: keyID, limit: limit)
    }
    func remove(_ names: [PersonalField], of subject: String) { vault.remove(names, of: subject) }
    func removeAll(of subject: String) { vault.removeAll(of: subject) }
}
