import Access
public import Kernel
public import Ledger
public import Seals

/// The chain of the store that the book is open on.
///
/// Each store has one chain, named by the book, and its links are written one after another.
extension SQLBook: LedgerBook {
    public func head() throws -> LedgerHead {
        let kept = try session.first("SELECT count, hash FROM ledger_head WHERE chain = ?", [.text(chain)]) { row in
            LedgerHead(
                chain: chain, count: try row.integer("count"), hash: try digest(try row.blob("hash"), "hash"))
        }
        return kept ?? .origin(of: chain)
    }

    @discardableResult
    public func append(_ draft: EntryDraft) throws -> Entry {
        try session.lock("ledger.\(chain)")
        let entry = draft.chained(after: try head())
        try Self.entryInsert.run(values(entry), on: session)
        try put(entry.head)
        return entry
    }

    /// Reads and writes the head of the chain once for all of them.
    public func append(contentsOf drafts: [EntryDraft]) throws {
        guard !drafts.isEmpty else { return }
        try session.lock("ledger.\(chain)")
        var end = try head()
        var rows: [SQLValue] = []
        rows.reserveCapacity(drafts.count * 10)
        for draft in drafts {
            let entry = draft.chained(after: end)
            rows += values(entry)
            end = entry.head
        }
        try Self.entryInsert.run(rows, on: session)
        try put(end)
    }

    private static let entryInsert = RowInsert(
        "ledger_entry",
        [
            "chain", "sequence", "at", "actor", "action", "subject_kind", "subject_id", "details", "previous", "hash",
        ])

    private func values(_ entry: Entry) -> [SQLValue] {
        [
            .text(chain), .integer(entry.sequence), .integer(entry.at.microseconds), .text(entry.actor),
            .text(entry.action.text), .text(entry.subject.kind), .text(entry.subject.id),
            .text(String(decoding: entry.draft.wording, as: UTF8.self)), .blob(entry.previous.bytes),
            .blob(entry.hash.bytes),
        ]
    }

    private func put(_ head: LedgerHead) throws {
        try session.execute(
            """
            INSERT INTO ledger_head (chain, count, hash) VALUES (?, ?, ?)
            ON CONFLICT (chain) DO UPDATE SET count = excluded.count, hash = excluded.hash
            """, [.text(chain), .integer(head.count), .blob(head.hash.bytes)])
    }

    public func entries(about subject: EntrySubject, after sequence: Int64, limit: Int) throws -> [Entry] {
        try session.all(
            """
            SELECT * FROM ledger_entry WHERE subject_kind = ? AND subject_id = ? AND chain = ? AND sequence > ?
            ORDER BY sequence LIMIT ?
            """,
            [
                .text(subject.kind), .text(subject.id), .text(chain), .integer(sequence), .integer(Int64(limit)),
            ], entry)
    }

    public func entries(from sequence: Int64, limit: Int) throws -> [Entry] {
        try session.all(
            "SELECT * FROM ledger_entry WHERE chain = ? AND sequence >= ? ORDER BY sequence LIMIT ?",
            [.text(chain), .integer(sequence), .integer(Int64(limit))], entry)
    }

    /// When an actor did something, since a moment; the latest first, at most a thousand.
    public func moments(of action: ActionCode, by actor: String, since moment: Instant) throws -> [Instant] {
        try session.all(
            """
            SELECT at FROM ledger_entry WHERE actor = ? AND action = ? AND at >= ?\(Self.indexCondition(actor))
            ORDER BY at DESC LIMIT 1000
            """,
            [.text(actor), .text(action.text), .integer(moment.microseconds)]
        ) { try $0.instant("at") }
    }

    /// The condition by which a search for an account's deeds goes by the index of actors.
    ///
    /// The index leaves out those who act without an account, who do most of what is done; its condition stands here as
    /// in the schema, for a database finds it by its words.
    static func indexCondition(_ actor: String) -> String {
        Actor.withoutAccount.contains(actor)
            ? "" : " AND actor NOT IN ('visitor', 'tracking', 'reporter', 'system')"
    }

    func entry(_ row: SQLRow) throws -> Entry {
        guard let action = ActionCode(try row.text("action")) else {
            throw SQLShapeError(column: "action", expected: "an action's code", found: "other text")
        }
        let draft = EntryDraft(
            at: try row.instant("at"), actor: try row.text("actor"), action: action,
            subject: EntrySubject(kind: try row.text("subject_kind"), id: try row.text("subject_id")),
            details: try json(try row.text("details"), "details"))
        return Entry(
            chain: chain, sequence: try row.integer("sequence"), draft: draft,
            previous: try digest(try row.blob("previous"), "previous"), hash: try digest(try row.blob("hash"), "hash"))
    }

    func digest(_ bytes: [UInt8], _ column: String) throws -> Seals.Digest {
        guard let digest = Seals.Digest(bytes: bytes) else {
            throw SQLShapeError(column: column, expected: "a digest", found: "other bytes")
        }
        return digest
    }
}

extension SQLBook {
    /// A kept JSON text; one that does not parse is a damaged row.
    func json(_ text: String, _ column: String) throws -> JSON {
        do {
            return try JSON(parsing: text)
        } catch {
            throw SQLShapeError(column: column, expected: "JSON", found: "other text")
        }
    }
}
