public import Kernel
public import Ledger
public import Seals

/// A ledger whose chain of entries is held in memory.
public protocol EntriesInMemory: AnyObject, LedgerBook {
    var entries: [Entry] { get set }
    /// The chain that it is.
    var chain: String { get }
}

extension EntriesInMemory {
    public var chain: String { LedgerChain.main }

    private var last: LedgerHead { entries.last?.head ?? .origin(of: chain) }

    public func head() -> LedgerHead { last }

    @discardableResult
    public func append(_ draft: EntryDraft) -> Entry {
        let entry = draft.chained(after: last)
        entries.append(entry)
        return entry
    }

    public func entries(about subject: EntrySubject, after sequence: Int64, limit: Int) -> [Entry] {
        Array(entries.filter { $0.subject == subject && $0.sequence > sequence }.prefix(limit))
    }

    public func entries(from sequence: Int64, limit: Int) -> [Entry] {
        Array(entries.filter { $0.sequence >= sequence }.prefix(limit))
    }

    public func moments(of action: ActionCode, by actor: String, since moment: Instant) -> [Instant] {
        entries.filter { $0.action == action && $0.actor == actor && $0.at >= moment }.map(\.at)
    }
}

/// One chain of entries held in memory.
public final class MemoryLedger: EntriesInMemory {
    public let chain: String
    public var entries: [Entry] = []

    public init(chain: String = LedgerChain.main) {
        self.chain = chain
    }
}
