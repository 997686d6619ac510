public import Ledger
public import Seals

/// One chain of entries held in memory.
public final class MemoryLedger: LedgerBook {
    private let chain: String
    public var entries: [Entry] = []

    public init(chain: String = LedgerChain.main) {
        self.chain = chain
    }

    public func head() -> LedgerHead { entries.last?.head ?? .origin(of: chain) }

    @discardableResult
    public func append(_ draft: EntryDraft) -> Entry {
        let entry = draft.chained(after: head())
        entries.append(entry)
        return entry
    }

    public func entries(about subject: EntrySubject, after sequence: Int64, limit: Int) -> [Entry] {
        Array(entries.filter { $0.subject == subject && $0.sequence > sequence }.prefix(limit))
    }

    public func entries(from sequence: Int64, limit: Int) -> [Entry] {
        Array(entries.filter { $0.sequence >= sequence }.prefix(limit))
    }
}
