import Access
import Complaints
import DatabaseSupport
import Fixtures
import Kernel
import Ledger
import Seals
import Storage
import Testing

@Suite("The chain vouches for the case events")
struct AuditBookTests {
    private static let auditor = Actor(id: "auditor", roles: [.auditor])

    /// Two complaints with their events, entered as the desk enters them.
    private func withCases(_ kind: TestDatabase, _ body: (any SQLDatabase, AuditDesk) async throws -> Void) async throws
    {
        try await kind.withFresh(migrations: Migrations.main) { database in
            let books = SQLBooks<any ComplaintBook>(database) { $0 }
            try await books.write { book in
                try book.add(Respondent(id: .sample(2), name: "某店"))
                for number: UInt64 in [1, 5] {
                    var facts = CaseFacts.sample
                    facts.number = "20260420-000-000-00\(number)"
                    let opening = ComplaintEvent(
                        complaint: .sample(number), sequence: 1, at: .at("2026-04-20T01:00:00Z"), actor: "visitor",
                        kind: .registered(facts))
                    let opened = try Complaint(history: [opening])
                    let next = opened.next(.routed(.sample), at: .at("2026-04-20T02:00:00Z"), by: "o1")
                    let routed = try opened.applying(next)
                    try book.add(opened, events: [opening], index: ComplaintIndex())
                    try book.append([next], making: routed, index: ComplaintIndex())
                    for event in [opening, next] { _ = try book.append(Self.draft(event)) }
                }
            }
            let desk = AuditDesk(
                books: SQLBooks<any AuditBook>(database) { $0 }, now: { .at("2026-04-21T01:00:00Z") })
            try await body(database, desk)
        }
    }

    private static func draft(_ event: ComplaintEvent) -> EntryDraft {
        EntryDraft(
            at: event.at, actor: event.actor,
            action: ActionCode(event.kind.name) ?? ActionCode(room: "complaint", "changed"),
            subject: EntrySubject(kind: "complaint", event.complaint),
            details: ["event": JSON(event.sequence), "digest": .string(Digest(of: event.kind.payload.bytes).hex)])
    }

    @Test("Untouched, all is whole", arguments: TestDatabase.reachable)
    func whole(kind: TestDatabase) async throws {
        try await withCases(kind) { _, desk in
            let report = try await desk.verify(by: Self.auditor)
            #expect(report.isWhole, "\(report)")
            #expect(report.eventCount == 4)
        }
    }

    @Test(
        "An edited, an added and a removed event are each found",
        arguments: TestDatabase.reachable,
        [
            "UPDATE complaint_event SET payload = '{}' WHERE sequence = 2",
            "UPDATE complaint_event SET actor = 'o2' WHERE sequence = 2",
            "UPDATE complaint_event SET at = at + 1 WHERE sequence = 1",
            "INSERT INTO complaint_event (complaint, sequence, at, actor, name, payload) "
                + "SELECT complaint, 3, at, actor, name, payload FROM complaint_event WHERE sequence = 2",
            "DELETE FROM complaint_event WHERE sequence = 2",
            "DELETE FROM complaint_event",
        ])
    func tampering(kind: TestDatabase, statement: String) async throws {
        try await withCases(kind) { database, desk in
            try await database.write { _ = try $0.execute(statement) }
            let report = try await desk.verify(by: Self.auditor)
            #expect(report.chain.isWhole)
            #expect(!report.eventDamages.isEmpty)
        }
    }

    /// Three cases imported together under one entry, among two that were filed.
    private func withImported(
        _ kind: TestDatabase, _ body: (any SQLDatabase, AuditDesk) async throws -> Void
    ) async throws {
        try await withCases(kind) { database, desk in
            let books = SQLBooks<any ComplaintBook>(database) { $0 }
            let events = [UInt64]([2, 3, 7])
                .map { number in
                    var facts = CaseFacts.sample
                    facts.number = "N\(number)"
                    return ComplaintEvent(
                        complaint: .sample(number), sequence: 1, at: .at("2026-04-20T03:00:00Z"), actor: "system",
                        kind: .historyImported(facts, ImportedHistory(state: .closed, orderNumber: facts.number)))
                }
            try await books.write { book in
                for event in events {
                    try book.add(try Complaint(history: [event]), events: [event], index: ComplaintIndex())
                }
                let span = try #require(
                    EventSpan(events.map { (subject: $0.complaint.text, digest: Digest(of: $0.wording)) }))
                _ = try book.append(
                    EntryDraft(
                        at: events[0].at, actor: "system", action: events[0].ledgerDraft.action,
                        subject: EntrySubject(kind: "complaint", events[0].complaint), details: span.details))
            }
            try await body(database, desk)
        }
    }

    @Test("One entry vouches for many cases that were imported together", arguments: TestDatabase.reachable)
    func span(kind: TestDatabase) async throws {
        try await withImported(kind) { _, desk in
            let report = try await desk.verify(by: Self.auditor)
            #expect(report.isWhole, "\(report)")
            #expect(report.eventCount == 7)
        }
    }

    @Test(
        "An edited, an added and a removed case among those imported together are each found",
        arguments: TestDatabase.reachable,
        [
            ("UPDATE complaint_event SET payload = '{}' WHERE complaint = ?", .spanAltered),
            ("UPDATE complaint_event SET at = at + 1 WHERE complaint = ?", .unentered),
            ("DELETE FROM complaint_event WHERE complaint = ?", .spanAltered),
        ] as [(String, EventDamage.Kind)])
    func spanTampering(kind: TestDatabase, tampering: (statement: String, damage: EventDamage.Kind)) async throws {
        for number: UInt64 in [2, 3, 7] {
            try await withImported(kind) { database, desk in
                let id = Identifier<Complaint>.sample(number).text
                try await database.write { _ = try $0.execute(tampering.statement, [.text(id)]) }
                let report = try await desk.verify(by: Self.auditor)
                #expect(report.chain.isWhole && !report.isWhole)
                // Without the first case nothing leads to the entry, and the others are found without one.
                let isFirstGone = number == 2 && tampering.statement.hasPrefix("DELETE")
                #expect(report.eventDamages.contains { $0.kind == (isFirstGone ? .unentered : tampering.damage) })
            }
        }
    }

    /// A case whose first three events one filing made, under one entry.
    private func withFiled(
        _ kind: TestDatabase, _ body: (any SQLDatabase, AuditDesk) async throws -> Void
    ) async throws {
        try await withCases(kind) { database, desk in
            let books = SQLBooks<any ComplaintBook>(database) { $0 }
            var facts = CaseFacts.sample
            facts.number = "20260420-000-000-009"
            let moment = Instant.at("2026-04-20T03:00:00Z")
            let kinds: [ComplaintEvent.Kind] = [.registered(facts), .routed(.sample), .received(at: moment)]
            let events = kinds.enumerated()
                .map {
                    ComplaintEvent(complaint: .sample(9), sequence: $0 + 1, at: moment, actor: "visitor", kind: $1)
                }
            let draft = try #require(
                EntryDraft(
                    vouchingForAct: events.map(\.vouched),
                    of: EntrySubject(kind: "complaint", Identifier<Complaint>.sample(9))))
            try await books.write { book in
                try book.add(try Complaint(history: events), events: events, index: ComplaintIndex())
                _ = try book.append(draft)
            }
            try await body(database, desk)
        }
    }

    @Test("One entry vouches for all events of one act", arguments: TestDatabase.reachable)
    func act(kind: TestDatabase) async throws {
        try await withFiled(kind) { _, desk in
            let report = try await desk.verify(by: Self.auditor)
            #expect(report.isWhole, "\(report)")
            #expect(report.eventCount == 7 && report.chain.count == 5)
        }
    }

    @Test(
        "An edited, an added, a removed and a renamed event among those of one act are each found",
        arguments: TestDatabase.reachable,
        [
            ("UPDATE complaint_event SET payload = '{}' WHERE complaint = ? AND sequence = 3", .altered),
            ("UPDATE complaint_event SET at = at + 1 WHERE complaint = ? AND sequence = 2", .altered),
            ("UPDATE complaint_event SET actor = 'o1' WHERE complaint = ? AND sequence = 2", .altered),
            ("UPDATE complaint_event SET name = 'complaint.closed' WHERE complaint = ? AND sequence = 3", .altered),
            ("UPDATE complaint_event SET sequence = 4 WHERE complaint = ? AND sequence = 3", .missing),
            ("DELETE FROM complaint_event WHERE complaint = ? AND sequence = 2", .missing),
            ("DELETE FROM complaint_event WHERE complaint = ?", .missing),
            (
                "INSERT INTO complaint_event (complaint, sequence, at, actor, name, payload) "
                    + "SELECT complaint, 4, at, actor, name, payload FROM complaint_event "
                    + "WHERE complaint = ? AND sequence = 3", .unentered
            ),
        ] as [(String, EventDamage.Kind)])
    func actTampering(kind: TestDatabase, tampering: (statement: String, damage: EventDamage.Kind)) async throws {
        try await withFiled(kind) { database, desk in
            let id = Identifier<Complaint>.sample(9).text
            try await database.write { _ = try $0.execute(tampering.statement, [.text(id)]) }
            let report = try await desk.verify(by: Self.auditor)
            #expect(report.chain.isWhole && !report.isWhole)
            #expect(report.eventDamages.contains { $0.kind == tampering.damage }, "\(report.eventDamages)")
        }
    }

    @Test("An edited entry breaks the chain", arguments: TestDatabase.reachable)
    func chain(kind: TestDatabase) async throws {
        try await withCases(kind) { database, desk in
            try await database.write {
                _ = try $0.execute("UPDATE ledger_entry SET actor = 'o2' WHERE sequence = 2")
            }
            #expect(try await !desk.verify(by: Self.auditor).isWhole)
        }
    }

    @Test(
        "An account's deeds are found by an index that those of nobody in particular are not in",
        arguments: TestDatabase.reachable)
    func actorIndex(kind: TestDatabase) async throws {
        try await withCases(kind) { database, _ in
            // The other database chooses by the size of the table.
            guard database.dialect.name == "sqlite" else { return }
            func plan(_ actor: String) async throws -> String {
                let condition =
                    Actor.withoutAccount.contains(actor)
                    ? "" : "AND actor NOT IN ('visitor', 'tracking', 'reporter', 'system')"
                return try await database.read { session in
                    try session.all(
                        "EXPLAIN QUERY PLAN SELECT at FROM ledger_entry WHERE actor = ? AND action = ? \(condition)",
                        [.text(actor), .text("complaint.unmasked")]
                    ) { try $0.text("detail") }
                    .joined()
                }
            }
            let account = try await plan("o1")
            let nobody = try await plan("visitor")
            #expect(account.contains("ledger_entry_actor") && !nobody.contains("ledger_entry_actor"))
        }
    }

    @Test("Auditors find entries by deed, actor, thing and time", arguments: TestDatabase.reachable)
    func filters(kind: TestDatabase) async throws {
        try await withCases(kind) { _, desk in
            func found(_ filter: AuditFilter, before: Int64? = nil) async throws -> [Int64] {
                try await desk.entries(filter, after: before, limit: 10, by: Self.auditor).map(\.sequence)
            }
            var byActor = AuditFilter()
            byActor.actor = "o1"
            var byAction = AuditFilter()
            byAction.action = ActionCode("complaint.routed")
            var bySubject = AuditFilter()
            bySubject.subject = EntrySubject(kind: "complaint", Identifier<Complaint>.sample(1))
            var late = AuditFilter()
            late.from = .at("2026-04-20T02:00:00Z")
            var early = AuditFilter()
            early.until = late.from
            let found1 = try await found(AuditFilter())
            #expect(found1 == [4, 3, 2, 1])
            let found2 = try await found(AuditFilter(), before: 3)
            #expect(found2 == [2, 1])
            let found3 = try await found(byActor)
            #expect(found3 == [4, 2])
            let found4 = try await found(byAction)
            #expect(found4 == [4, 2])
            let found5 = try await found(bySubject)
            #expect(found5 == [2, 1])
            let found6 = try await found(late)
            #expect(found6 == [4, 2])
            let found7 = try await found(early)
            #expect(found7 == [3, 1])
        }
    }
}
