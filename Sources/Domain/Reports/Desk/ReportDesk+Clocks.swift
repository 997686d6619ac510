public import Access
import Complaints
public import Kernel
public import Rulebook

extension ReportDesk {
    /// Every clock of a report, those that ran and the one that runs, for whoever may see the report.
    public func clocks(_ id: Identifier<Report>, by actor: Actor) async throws -> CaseClocks {
        try await books.read { book in
            let report = try report(id, in: book, for: .reportRead, by: actor)
            return CaseClocks(
                number: report.facts.number, authority: report.routing?.authority, isInside: true,
                clocks: try clocks(of: report))
        }
    }

    /// Imported history has none: its days were counted elsewhere.
    private func clocks(of report: Report) throws -> [CaseClock] {
        guard !report.isImported, let received = report.lastReceivedAt else { return [] }
        let decided = report.decidedAt.map { Day(at: $0) }
        let done = decided ?? report.closedAt.map { Day(at: $0) }
        guard report.state == .verifying || done != nil else { return [] }
        var clocks = [
            CaseClock(
                try rulebook.clock(
                    .reportVerify, startedOn: Day(at: received), region: report.province,
                    suspensions: report.suspensions(through: Day(at: now())), isExtended: report.isExtended),
                doneOn: report.state == .verifying ? nil : done)
        ]
        guard let decided, !report.facts.isAnonymous,
            try rulebook.ruleSet(on: decided).periods.contains(where: { $0.id == .namedReporterReply })
        else { return clocks }
        clocks.append(
            CaseClock(
                try rulebook.clock(.namedReporterReply, startedOn: decided, region: report.province),
                doneOn: report.repliedAt.map { Day(at: $0) }))
        return clocks
    }
}
