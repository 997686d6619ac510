public import Access
public import Kernel
import Rulebook

/// What a period looked like, for those who count and see nobody.
public struct ComplaintOverview: Hashable, Sendable {
    public let first: Day
    public let last: Day
    public let figures: ComplaintFigures
    /// Complaints whose acceptance period ended in the period, with dates that are known.
    public let decisionsDue: Int
    /// Those of them that were decided on or before the last day of their period.
    public let decisionsOnTime: Int
}

extension ComplaintDesk {
    /// The figures of a period of at most `overviewDays` days, within the actor's reach.
    ///
    /// 按时初查率: complaints decided on or before the end of their acceptance period ÷ complaints whose period ended
    /// within the days asked for. One that is undecided counts as soon as its period is over.
    public func overview(from first: Day, through last: Day, by actor: Actor) async throws -> ComplaintOverview {
        let selection = try selection(of: actor, for: .overviewRead)
        guard first <= last, last.days(since: first) < Self.overviewDays else { throw Refusal.complaintPeriodWrong }
        let today = Day(at: now())
        let (figures, groups) = try await books.read { book in
            (
                try book.figures(selection, from: first, through: last),
                try book.decisions(
                    selection, receivedFrom: first.advanced(by: -Self.longestDecision), through: last)
            )
        }
        var (due, onTime) = (0, 0)
        for group in groups {
            let clock = try rulebook.clock(
                .complaintDecision, startedOn: group.receivedOn, region: group.province)
            guard first <= clock.due, clock.due <= last, group.decidedOn != nil || clock.isOverdue(on: today) else {
                continue
            }
            due += group.count
            if let decided = group.decidedOn, decided <= clock.due { onTime += group.count }
        }
        return ComplaintOverview(
            first: first, last: last, figures: figures, decisionsDue: due, decisionsOnTime: onTime)
    }

    /// A leap year: more is an analyst's work, not a page's.
    public static let overviewDays = 366
    /// Seven working days are never longer than this, whatever holidays come together.
    private static let longestDecision = 31
}
