import Cases
import Complaints
import Fixtures
import Kernel
import Testing

@Suite("A complaint is what its events make of it")
struct ComplaintHistoryTests {
    @Test("From registration to a closed agreement, each step where the procedure allows it")
    func wholeLoop() throws {
        let complaint = try Complaint.sample()
            .after(.routed(.sample), at: "2026-04-20T02:00:00Z")
            .after(.received(at: .at("2026-04-20T02:00:00Z")), at: "2026-04-20T02:00:00Z")
            .after(.accepted, at: "2026-04-22T02:00:00Z", by: "officer")
            .after(.answered(field: "answer.1", source: .call), at: "2026-04-23T02:00:00Z")
            .after(.consented(party: .complainant, isGiven: true, source: .ownEntry), at: "2026-04-23T03:00:00Z")
            .after(.consented(party: .respondent, isGiven: true, source: .call), at: "2026-04-23T04:00:00Z")
            .after(.mediationStarted, at: "2026-04-24T02:00:00Z")
            .after(.agreed(termsField: "terms", recovered: Money(fen: 26_800)), at: "2026-04-28T02:00:00Z")
            .after(.closed, at: "2026-04-29T02:00:00Z")
        #expect(complaint.state == .closed)
        #expect(complaint.outcome == .mediatedSuccess)
        #expect(complaint.recovered == Money(fen: 26_800))
        #expect(complaint.officer == "officer")
        #expect(complaint.version == 10)
    }

    @Test("Mediation cannot begin before both sides consent")
    func consent() throws {
        let accepted = try Complaint.sample(in: .accepted)
            .after(.consented(party: .complainant, isGiven: true, source: .ownEntry), at: "2026-04-23T03:00:00Z")
        #expect(throws: Refusal.complaintConsentMissing) {
            try accepted.after(.mediationStarted, at: "2026-04-24T02:00:00Z")
        }
    }

    @Test("No step out of order changes a case", arguments: ComplaintState.allCases)
    func outOfOrder(state: ComplaintState) throws {
        let complaint = try Complaint.sample(in: state)
        for kind in ComplaintEvent.Kind.samples {
            let step = ComplaintWorkflow.steps.first { $0.name == kind.name }
            let isAllowed = step?.from.contains(state) ?? false
            let changed = try? complaint.after(kind, at: "2026-05-01T02:00:00Z")
            if !isAllowed {
                #expect(changed == nil, "\(kind.name) from \(state)")
            } else if let changed {
                #expect(changed.state == step?.to ?? state)
                #expect(changed.version == complaint.version + 1)
            }
        }
    }

    @Test("Every state but the last has a way on")
    func exits() {
        for state in ComplaintState.allCases where state != .closed {
            #expect(ComplaintWorkflow.steps.contains { $0.from.contains(state) && $0.to != nil }, "\(state)")
        }
    }

    @Test("What is kept reads back as it was", arguments: ComplaintEvent.Kind.samples)
    func codec(kind: ComplaintEvent.Kind) throws {
        let kept = try JSON(parsing: kind.payload.text)
        #expect(try ComplaintEvent.Kind(name: kind.name, payload: kept) == kind)
    }

    @Test("A history that no desk could have written is a damage, not a crash")
    func damage() throws {
        let opening = ComplaintEvent.sampleOpening
        let accepted = ComplaintEvent(
            complaint: opening.complaint, sequence: 2, at: opening.at, actor: "x", kind: .accepted)
        #expect(throws: HistoryDamage.self) { try Complaint(history: []) }
        #expect(throws: HistoryDamage.self) { try Complaint(history: [accepted]) }
        #expect(throws: HistoryDamage.self) { try Complaint(history: [opening, accepted]) }
        #expect(throws: HistoryDamage.self) { try ComplaintEvent.Kind(name: "complaint.routed", payload: [:]) }
        #expect(throws: HistoryDamage.self) { try ComplaintEvent.Kind(name: "complaint.sold", payload: [:]) }
    }

    @Test("Imported history keeps the dates that came with it and gets no others")
    func imported() throws {
        var history = ImportedHistory(state: .accepted, orderNumber: "1640000002026040100001")
        var facts = CaseFacts.sample
        facts.platformReceivedAt = nil
        let event = ComplaintEvent(
            complaint: ComplaintEvent.sampleOpening.complaint, sequence: 1, at: .at("2026-05-01T00:00:00Z"),
            actor: "system", kind: .historyImported(facts, history))
        let complaint = try Complaint(history: [event])
        #expect(complaint.isImported && complaint.competentReceivedAt == nil && complaint.acceptedAt == nil)
        history.state = .closed
        history.closedAt = .at("2026-05-02T00:00:00Z")
        let updated = try complaint.after(.historyUpdated(complaint.facts, history), at: "2026-05-03T00:00:00Z")
        #expect(updated.state == .closed && updated.closedAt == history.closedAt)
    }
}
