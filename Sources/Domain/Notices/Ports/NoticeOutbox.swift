public import Kernel
public import Ledger
public import Privacy

/// What whoever delivers notices reads and writes in one piece of work.
public protocol NoticeOutbox: LedgerBook, FieldVault {
    /// Takes notices that are due, at most so many, the longest waiting first; nobody else gets them before `until`.
    func takeNotices(dueBy moment: Instant, until: Instant, limit: Int) throws -> [NoticeAttempt]
    /// Writes down how a notice ended; false, and nothing is written, where the attempt is no longer the latest or it
    /// ended before.
    func end(_ attempt: NoticeAttempt, as end: DeliveryEnd, at moment: Instant) throws -> Bool
    /// Lets a notice be tried again at a moment; nothing where the attempt is no longer the latest.
    func retry(_ attempt: NoticeAttempt, at moment: Instant) throws
    func backlog() throws -> NoticeBacklog
}

/// What of the notices did not go out.
public struct NoticeBacklog: Hashable, Sendable {
    /// Tried before, and to be tried again.
    public let waiting: Int
    public let failed: Int

    public init(waiting: Int, failed: Int) {
        self.waiting = waiting
        self.failed = failed
    }
}

/// A notice that was taken to be delivered, for the how many-th time.
public struct NoticeAttempt: Hashable, Sendable {
    public let notice: Notice
    /// From 1.
    public let number: Int

    public init(notice: Notice, number: Int) {
        self.notice = notice
        self.number = number
    }
}
