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

private final class MemoryOutbox: NoticeOutbox, EntriesInMemory, FieldsInMemory {
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

    func backlog() -> NoticeBacklog {
        NoticeBacklog(
            waiting: pages.waiting.values.count { $0.attempts > 0 }, failed: pages.ends.values.count { $0 == "failed" })
    }

    var entries: [Entry] {
        get { pages.entries }
        set { pages.entries = newValue }
    }

    var sealed: SealedPages {
        get { vault.sealed }
        set { vault.sealed = newValue }
    }
}
