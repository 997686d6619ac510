public import Access
import Kernel
public import Ledger
import Seals

extension SQLBook: AuditBook {
    public func entries(matching filter: AuditFilter, before sequence: Int64?, limit: Int) throws -> [Entry] {
        var (conditions, values): ([String], [SQLValue]) = (["chain = ?"], [.text(chain)])
        func add(_ condition: String, _ value: SQLValue) {
            conditions.append(condition)
            values.append(value)
        }
        if let action = filter.action { add("action = ?", .text(action.text)) }
        if let actor = filter.actor { add("actor = ?\(Self.indexCondition(actor))", .text(actor)) }
        if let subject = filter.subject {
            add("subject_kind = ?", .text(subject.kind))
            add("subject_id = ?", .text(subject.id))
        }
        if let from = filter.from { add("at >= ?", SQLValue(from)) }
        if let until = filter.until { add("at < ?", SQLValue(until)) }
        if let sequence { add("sequence < ?", .integer(sequence)) }
        return try session.all(
            """
            SELECT * FROM ledger_entry WHERE \(conditions.joined(separator: " AND "))
            ORDER BY sequence DESC LIMIT ?
            """, values + [.integer(Int64(limit))], entry)
    }

    public var eventSubjectKind: String { "complaint" }

    public func recordedEvents(after subject: String, limit: Int) throws -> [RecordedEvent] {
        try recordedEvents(of: eventSubjectKind, after: subject, limit: limit)
    }

    public func eventEntries(from first: String, through last: String) throws -> [Entry] {
        try eventEntries(of: eventSubjectKind, from: first, through: last)
    }

    public func number(of id: String) throws -> String? { try number(of: eventSubjectKind, id) }

    public func identifier(numbered number: String) throws -> String? {
        try identifier(of: eventSubjectKind, numbered: number)
    }

    func number(of kind: String, _ id: String) throws -> String? {
        try session.first("SELECT number FROM \(kind) WHERE id = ?", [.text(id)]) { try $0.text("number") }
    }

    func identifier(of kind: String, numbered number: String) throws -> String? {
        try session.first("SELECT id FROM \(kind) WHERE number = ?", [.text(number)]) { try $0.text("id") }
    }

    /// The events of things of one kind, which is also what their table and column are called.
    func recordedEvents(of kind: String, after subject: String, limit: Int) throws -> [RecordedEvent] {
        try session.all(
            """
            SELECT \(kind) AS subject, sequence, at, actor, name, payload FROM \(kind)_event
            WHERE \(kind) IN (SELECT id FROM \(kind) WHERE id > ? ORDER BY id LIMIT ?)
            ORDER BY \(kind), sequence
            """, [.text(subject), .integer(Int64(limit))]
        ) { row in
            RecordedEvent(
                subject: try row.text("subject"), sequence: try row.integer("sequence"),
                name: try row.text("name"), actor: try row.text("actor"), at: try row.instant("at"),
                digest: Seals.Digest(of: try row.text("payload")))
        }
    }

    func eventEntries(of kind: String, from first: String, through last: String) throws -> [Entry] {
        try session.all(
            """
            SELECT * FROM ledger_entry
            WHERE subject_kind = ? AND subject_id >= ? AND subject_id <= ? AND chain = ?
            ORDER BY subject_id, sequence
            """, [.text(kind), .text(first), .text(last), .text(chain)], entry)
    }
}
