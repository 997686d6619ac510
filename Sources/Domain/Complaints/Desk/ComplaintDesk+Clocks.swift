public import Access
public import Kernel
public import Rulebook

extension ComplaintDesk {
    /// Every clock of a complaint, those that ran and the one that runs, for whoever may see the complaint.
    public func clocks(_ id: Identifier<Complaint>, by actor: Actor) async throws -> CaseClocks {
        try await books.read { book in
            let complaint = try complaint(id, in: book, for: .complaintRead, by: actor)
            return CaseClocks(
                number: complaint.facts.number, authority: complaint.routing?.authority,
                isInside: CaseView.Reader(of: complaint, actor) == .authority, clocks: try clocks(of: complaint))
        }
    }

    /// Imported history has none: its days were counted elsewhere.
    private func clocks(of complaint: Complaint) throws -> [CaseClock] {
        guard !complaint.isImported, let received = complaint.competentReceivedAt else { return [] }
        let ended = complaint.endedAt.map { Day(at: $0) }
        var clocks = [
            CaseClock(
                try rulebook.clock(.complaintDecision, startedOn: Day(at: received), region: complaint.province),
                doneOn: complaint.decidedAt.map { Day(at: $0) } ?? ended)
        ]
        guard let accepted = complaint.acceptedAt else { return clocks }
        clocks.append(
            CaseClock(
                try rulebook.clock(.mediationLimit, startedOn: Day(at: accepted), region: complaint.province),
                doneOn: ended))
        // The parties are told in the same piece of work that ends the mediation.
        if complaint.terminationGround != nil, let ended {
            clocks.append(
                CaseClock(
                    try rulebook.clock(.terminationNotice, startedOn: ended, region: complaint.province),
                    doneOn: ended))
        }
        return clocks
    }
}
