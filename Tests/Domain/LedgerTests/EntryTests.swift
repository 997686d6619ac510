import Fixtures
import Kernel
import Ledger
import Privacy
import Seals
import Testing

@Suite("The ledger")
struct EntryTests {
    private func draft(_ number: Int, details: JSON = ["to": "county-610113"]) -> EntryDraft {
        EntryDraft(
            at: .at("2026-04-15T01:00:00Z").advanced(bySeconds: Int64(number)), actor: "officer-\(number % 3)",
            action: ActionCode(room: "complaint", "accepted"),
            subject: EntrySubject(kind: "complaint", id: "c\(number % 2)"),
            details: details)
    }

    private func ledger(_ count: Int = 6) -> MemoryLedger {
        let ledger = MemoryLedger()
        for number in 0..<count { ledger.append(draft(number)) }
        return ledger
    }

    private func report(_ entries: [Entry], expecting head: LedgerHead? = nil) -> LedgerReport {
        var walk = LedgerVerification(chain: LedgerChain.main)
        for entry in entries { walk.take(entry) }
        return walk.finished(expecting: head)
    }

    @Test("Entries are numbered from one and verified as a whole, page by page")
    func whole() throws {
        let ledger = ledger(25)
        #expect(ledger.entries.map(\.sequence) == Array(1...25))
        for limit in [1, 5, 7, 25, 1000] {
            let report = try LedgerVerification.report(on: ledger, limit: limit)
            #expect(report.isWhole)
            #expect(report.count == 25)
            #expect(report.head == ledger.head())
            #expect(report.period == draft(0).at...draft(24).at)
        }
        #expect(try LedgerVerification.report(on: MemoryLedger()).isWhole)
    }

    @Test("History of one thing is read in order, a page at a time")
    func history() {
        let ledger = ledger(6)
        let first = ledger.entries(about: EntrySubject(kind: "complaint", id: "c1"), after: 0, limit: 2)
        #expect(first.map(\.sequence) == [2, 4])
        let rest = ledger.entries(about: EntrySubject(kind: "complaint", id: "c1"), after: 4, limit: 2)
        #expect(rest.map(\.sequence) == [6])
    }

    @Test("A hash written down once stays, so that no later version breaks old chains")
    func golden() {
        let entry = draft(0).chained(after: .origin(of: "main"))
        #expect(entry.previous.hex == "640bfe2c87e340e4aa28cfad4a21b6154a8c349b41dff3819ad55bbd6b54d6cd")
        #expect(entry.hash.hex == "07733dea5221eba36e698dd3fc3e54fbe974d577fa22d111fb66cd2b1fdd3387")
    }

    @Test("A change of any member of any entry is found there")
    func edits() {
        let entries = ledger().entries
        for index in entries.indices {
            let entry = entries[index]
            let other = draft(index, details: ["to": "county-610114"])
            let changes: [EntryDraft] = [
                other,
                EntryDraft(
                    at: Instant(microseconds: entry.at.microseconds + 1), actor: entry.actor, action: entry.action,
                    subject: entry.subject, details: entry.details),
                EntryDraft(
                    at: entry.at, actor: "officer-9", action: entry.action, subject: entry.subject,
                    details: entry.details),
                EntryDraft(
                    at: entry.at, actor: entry.actor, action: ActionCode(room: "complaint", "declined"),
                    subject: entry.subject, details: entry.details),
                EntryDraft(
                    at: entry.at, actor: entry.actor, action: entry.action,
                    subject: EntrySubject(kind: "report", id: entry.subject.id), details: entry.details),
                EntryDraft(
                    at: entry.at, actor: entry.actor, action: entry.action,
                    subject: EntrySubject(kind: entry.subject.kind, id: "c9"), details: entry.details),
                // The same letters, divided otherwise.
                EntryDraft(
                    at: entry.at, actor: entry.actor, action: entry.action,
                    subject: EntrySubject(kind: "complaintc", id: String(entry.subject.id.dropFirst())),
                    details: entry.details),
            ]
            for change in changes {
                var edited = entries
                edited[index] = Entry(
                    chain: entry.chain, sequence: entry.sequence, draft: change, previous: entry.previous,
                    hash: entry.hash)
                #expect(
                    report(edited).damage
                        == ChainDamage(index: Int64(index), sequence: entry.sequence, kind: .edited))
            }
        }
    }

    @Test("Removed, swapped and cut-off entries are found")
    func damage() {
        let ledger = ledger()
        let entries = ledger.entries
        for index in 0..<5 {
            var left = entries
            left.remove(at: index)
            #expect(report(left).damage?.kind == .removed(1))
            var swapped = entries
            swapped.swapAt(index, index + 1)
            #expect(
                report(swapped).damage == ChainDamage(index: Int64(index), sequence: Int64(index + 2), kind: .reordered)
            )
        }
        #expect(report(Array(entries.dropLast()), expecting: ledger.head()).damage?.kind == .truncated(1))
        #expect(report(Array(entries.dropLast())).isWhole)
    }

    @Test("An entry of another chain does not stand in this one")
    func foreign() {
        let reporters = MemoryLedger(chain: LedgerChain.reporters)
        let entry = reporters.append(draft(0))
        #expect(report([entry]).damage == ChainDamage(index: 0, sequence: 1, kind: .inserted))
    }

    @Test("Erasing a person leaves the chain whole")
    func erasure() throws {
        let (vault, book, ledger) = (Vault.sample(), MemoryVault(), MemoryLedger())
        try vault.keep([.name: "张三", .phone: "13812345678"], of: "person-1", in: book, using: .seeded(1))
        ledger.append(draft(0, details: ["person": "person-1", "fields": ["person.name", "person.phone"]]))
        ledger.append(draft(1))
        let head = ledger.head()
        try vault.erase("person-1", in: book)
        #expect(throws: SealError.keyDestroyed) { try vault.read([.name], of: "person-1", in: book) }
        let report = try LedgerVerification.report(on: ledger)
        #expect(report.isWhole)
        #expect(report.head == head)
        #expect(ledger.entries.allSatisfy { PersonalDataGuard.findings(in: $0.draft).isEmpty })
    }

    @Test("Personal data in details is found with its place")
    func guarded() throws {
        let details = try JSON(
            parsing: """
                {"a/b": {"phones": ["x", "13812345678"]}, "id": "61010219900101001X", "mail": "zs@example.com", "count": 3,
                "number": 13812345678, "moment": 1776214800000000, "13812345678": true, "hash": "\(Digest.zero.hex)"}
                """)
        let findings = PersonalDataGuard.findings(in: details).map { "\($0.pointer) \($0.kind.rawValue)" }
        #expect(
            findings == [
                "/13812345678 mobile", "/a~1b/phones/1 mobile", "/id residentID", "/mail email", "/number mobile",
            ])
        #expect(PersonalDataGuard.findings(in: draft(0)).isEmpty)
        let telling = EntryDraft(
            at: draft(0).at, actor: "13812345678", action: draft(0).action, subject: draft(0).subject)
        #expect(PersonalDataGuard.findings(in: telling).map(\.pointer) == ["actor"])
    }

    @Test("An action's code is a room and a past tense")
    func codes() {
        #expect(ActionCode("complaint.alreadyDecided") == ActionCode(room: "complaint", "alreadyDecided"))
        for text in [
            "", "complaint", "complaint.", ".accepted", "Complaint.accepted", "complaint.a.b", "投诉.受理", "a b.c",
        ] {
            #expect(ActionCode(text) == nil)
        }
    }
}
