/// The entries of one chain, within one transaction.
///
/// Each store partition has a chain of its own: the reporters' store is a book that the complaint side does not hold.
public protocol LedgerBook {
    /// The end of the chain; its origin while nothing was entered.
    func head() throws -> LedgerHead

    /// Enters a draft behind the last entry, with a number and a hash, and returns it as it stands.
    @discardableResult
    func append(_ draft: EntryDraft) throws -> Entry

    /// Enters drafts one behind the other.
    func append(contentsOf drafts: [EntryDraft]) throws

    /// The entries about one thing in the order of their numbers, after a number, at most so many.
    func entries(about subject: EntrySubject, after sequence: Int64, limit: Int) throws -> [Entry]

    /// The chain from a number on (that number included), at most so many entries.
    func entries(from sequence: Int64, limit: Int) throws -> [Entry]
}

extension LedgerBook {
    public func append(contentsOf drafts: [EntryDraft]) throws {
        for draft in drafts { try append(draft) }
    }
}

/// The names of the chains that the product keeps.
public enum LedgerChain {
    /// Everything but what reporters must be kept safe from.
    public static let main = "main"
    /// The reporters' store, with its own key and role.
    public static let reporters = "reporters"
}
