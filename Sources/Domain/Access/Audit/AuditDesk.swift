public import Kernel
public import Ledger
import Seals

/// Where the auditors look: at who did what, and whether anybody touched the record of it.
public struct AuditDesk: Sendable {
    private let books: any Books<any AuditBook>
    private let now: @Sendable () -> Instant

    public init(books: any Books<any AuditBook>, now: @escaping @Sendable () -> Instant) {
        self.books = books
        self.now = now
    }

    /// Entries that match, the newest first; `after` is the number of the last one seen.
    public func entries(
        _ filter: AuditFilter, after sequence: Int64?, limit: Int, by actor: Actor
    ) async throws -> [Entry] {
        try actor.require(.auditRead)
        return try await books.read { book in try book.entries(matching: filter, before: sequence, limit: limit) }
    }

    /// Walks along the whole chain and through all events, and enters that it was done and what was found.
    public func verify(by actor: Actor) async throws -> AuditReport {
        try actor.require(.auditVerify)
        let report = try await books.read { book in try Self.report(on: book) }
        let moment = now()
        try await books.write { book in
            _ = try book.append(
                EntryDraft(
                    at: moment, actor: actor.id, action: .auditVerified,
                    subject: EntrySubject(kind: "chain", id: report.chain.chain),
                    details: [
                        "entries": JSON(report.chain.count), "events": JSON(report.eventCount),
                        "whole": .bool(report.isWhole),
                    ]))
        }
        return report
    }

    /// What a walk finds on a book, all on one unmoving view of it.
    public static func report(on book: any AuditBook) throws -> AuditReport {
        let head = try book.head()
        var walk = LedgerVerification(chain: head.chain)
        var (next, enteredCount): (Int64, Int64) = (0, 0)
        while true {
            let page = try book.entries(from: next, limit: pageSize)
            for entry in page {
                walk.take(entry)
                if entry.subject.kind == book.eventSubjectKind { enteredCount += EventVerification.enteredCount(entry) }
            }
            guard let last = page.last, page.count == pageSize, last.sequence < Int64.max else { break }
            next = last.sequence + 1
        }
        let events = try events(on: book, enteredCount: enteredCount)
        return AuditReport(
            chain: walk.finished(expecting: head), eventCount: events.eventCount, eventDamages: events.damages)
    }

    private static let pageSize = 1000

    private static func events(on book: any AuditBook, enteredCount: Int64) throws -> EventVerification {
        var verification = EventVerification()
        var after = ""
        while true {
            let events = try book.recordedEvents(after: after, limit: pageSize / 4)
            guard let first = events.first?.subject, let last = events.last?.subject else { break }
            let entries = Dictionary(grouping: try book.eventEntries(from: first, through: last)) { $0.subject.id }
            for (subject, list) in Dictionary(grouping: events, by: \.subject).sorted(by: { $0.key < $1.key }) {
                verification.take(subject, list, entries[subject] ?? [])
            }
            after = last
        }
        verification.finish(enteredCount: enteredCount)
        return verification
    }
}

/// What a verification of the whole store found.
public struct AuditReport: Hashable, Sendable {
    public let chain: LedgerReport
    /// Events that were compared with their entries.
    public let eventCount: Int64
    /// The first twenty.
    public let eventDamages: [EventDamage]

    public var isWhole: Bool { chain.isWhole && eventDamages.isEmpty }
}
