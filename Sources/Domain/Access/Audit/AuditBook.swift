public import Kernel
public import Ledger
public import Seals

/// What the audit desk reads: the chain by what auditors look for.
public protocol AuditBook: LedgerBook, EventDigests {
    /// Entries that match, the newest first, before a number.
    func entries(matching filter: AuditFilter, before sequence: Int64?, limit: Int) throws -> [Entry]
}

/// Which entries an auditor looks for; what is not set does not matter.
public struct AuditFilter: Hashable, Sendable {
    public var action: ActionCode?
    public var actor: String?
    public var subject: EntrySubject?
    /// From the start of a day.
    public var from: Instant?
    /// Before the start of a day.
    public var until: Instant?

    public init() {}
}

/// The event lists that the chain vouches for: each event's entry holds a digest of what the event says.
public protocol EventDigests {
    /// The kind of thing that has events, as the entries' subjects name it.
    var eventSubjectKind: String { get }

    /// All events of the next so many things after one, things in the order of their identifiers, events in theirs.
    func recordedEvents(after subject: String, limit: Int) throws -> [RecordedEvent]

    /// The entries about the things from one identifier to another, in the order of identifiers and numbers.
    func eventEntries(from first: String, through last: String) throws -> [Entry]

    /// The number that people know such a thing by.
    func number(of id: String) throws -> String?

    /// The identifier of the thing that people know by a number.
    func identifier(numbered number: String) throws -> String?
}

/// One event as it is stored.
public struct RecordedEvent: Hashable, Sendable {
    public let subject: String
    public let sequence: Int64
    public let name: String
    public let actor: String
    public let at: Instant
    /// The digest of the stored payload.
    public let digest: Digest

    public init(subject: String, sequence: Int64, name: String, actor: String, at: Instant, digest: Digest) {
        self.subject = subject
        self.sequence = sequence
        self.name = name
        self.actor = actor
        self.at = at
        self.digest = digest
    }
}
