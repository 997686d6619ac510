import Fixtures
import Kernel
import Ledger
import Seals
import Testing

@Suite("A ledger entry")
struct EntryTests {
    @Test("An entry follows the head it was put behind")
    func chained() {
        let draft = EntryDraft(
            at: .at("2026-04-15T01:00:00Z"), actor: "officer-1", action: ActionCode(room: "complaint", "accepted"),
            subject: EntrySubject(kind: "complaint", id: "c1"))
        let entry = draft.chained(after: .origin(of: LedgerChain.main))
        #expect(entry.sequence == 1)
        #expect(entry.link.isWhole)
    }
}
