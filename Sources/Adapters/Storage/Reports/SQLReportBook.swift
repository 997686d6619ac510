public import Access
public import Kernel
public import Ledger
public import Privacy
public import Seals

/// The reporters' store over one transaction: a type of its own, so that a book of the other store is never one.
public struct SQLReportBook {
    let base: SQLBook
    var session: any SQLSession { base.session }

    /// `base` must be open on the reporters' store; on any other there are no tables for this.
    public init(_ base: SQLBook) {
        self.base = base
    }
}

extension SQLReportBook: LedgerBook, FieldVault {
    public func head() throws -> LedgerHead { try base.head() }

    @discardableResult
    public func append(_ draft: EntryDraft) throws -> Entry { try base.append(draft) }

    public func append(contentsOf drafts: [EntryDraft]) throws { try base.append(contentsOf: drafts) }

    public func entries(about subject: EntrySubject, after sequence: Int64, limit: Int) throws -> [Entry] {
        try base.entries(about: subject, after: sequence, limit: limit)
    }

    public func entries(from sequence: Int64, limit: Int) throws -> [Entry] {
        try base.entries(from: sequence, limit: limit)
    }

    public func moments(of action: ActionCode, by actor: String, since moment: Instant) throws -> [Instant] {
        try base.moments(of: action, by: actor, since: moment)
    }

    public func keyRecord(of subject: String) throws -> KeyRecord? { try base.keyRecord(of: subject) }
    public func add(_ record: KeyRecord) throws { try base.add(record) }
    public func replace(_ record: KeyRecord) throws { try base.replace(record) }
    public func put(_ rows: SealedRows) throws { try base.put(rows) }

    public func fields(of subject: String, names: [PersonalField]) throws -> [SealedField] {
        try base.fields(of: subject, names: names)
    }

    public func subjects(
        with hash: Seals.Digest, of name: PersonalField, keyID: KeyID, limit: Int
    ) throws -> [String] {
        try base.subjects(with: hash, of: name, keyID: keyID, limit: limit)
    }

    public func remove(_ names: [PersonalField], of subject: String) throws { try base.remove(names, of: subject) }
    public func removeAll(of subject: String) throws { try base.removeAll(of: subject) }
}

extension SQLReportBook: AuditBook {
    public func entries(matching filter: AuditFilter, before sequence: Int64?, limit: Int) throws -> [Entry] {
        try base.entries(matching: filter, before: sequence, limit: limit)
    }

    public var eventSubjectKind: String { "report" }

    public func recordedEvents(after subject: String, limit: Int) throws -> [RecordedEvent] {
        try base.recordedEvents(of: eventSubjectKind, after: subject, limit: limit)
    }

    public func eventEntries(from first: String, through last: String) throws -> [Entry] {
        try base.eventEntries(of: eventSubjectKind, from: first, through: last)
    }

    public func number(of id: String) throws -> String? { try base.number(of: eventSubjectKind, id) }

    public func identifier(numbered number: String) throws -> String? {
        try base.identifier(of: eventSubjectKind, numbered: number)
    }
}
