public import Access
public import Kernel
import Ledger
import Rulebook

/// A report with the legal day that its lists show.
public struct RunningReport: Hashable, Sendable {
    public let report: Identifier<Report>
    public let dueOn: Day

    public init(report: Identifier<Report>, dueOn: Day) {
        self.report = report
        self.dueOn = dueOn
    }
}

extension ReportDesk {
    /// Computes every running clock anew that may end on or after a day, once a notice has come in; in one transaction.
    ///
    /// Nobody is told: what becomes of a report is told only where a law says so.
    ///
    /// - Returns: How many end on another day now.
    public func recount(from first: Day, by actor: Actor) async throws -> Int {
        try actor.require(.importRun)
        let moment = now()
        return try await books.write { book in
            var moved = 0
            for clock in try book.runningReports(dueFrom: first) {
                guard let report = try book.report(clock.report) else { continue }
                let index = try index(of: report)
                guard index.dueOn != clock.dueOn else { continue }
                moved += 1
                try book.moveDue(of: report.id, to: index)
                try book.append(
                    EntryDraft(
                        at: moment, actor: actor.id, action: ActionCode(room: "report", "dueMoved"),
                        subject: EntrySubject(kind: "report", report.id),
                        details: [
                            "from": .string(clock.dueOn.description), "to": JSON(index.dueOn?.description),
                            "period": JSON(index.duePeriod),
                        ]))
            }
            return moved
        }
    }
}
