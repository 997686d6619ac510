public import Access
public import Kernel
import Rulebook

/// A complaint as a merchant's list shows it: what is wanted of the merchant, and until when.
public struct CounterCase: Hashable, Sendable {
    public let row: ComplaintRow
    public let requests: [String]
    public let hasAnswered: Bool
    /// Whether the merchant has agreed to mediation; nothing where it has not said.
    public let consent: Bool?
    /// Whether there is still something that the merchant can do.
    public let isRunning: Bool

    /// Whether it waits for the merchant.
    public var isWaiting: Bool { isRunning && (!hasAnswered || consent == nil) }
}

extension ComplaintDesk {
    /// The accepted complaints about the shops that one speaks for, the newest first; those not accepted never get
    /// this far.
    ///
    /// Folds each complaint of the page, at most `limit`.
    public func counter(
        after cursor: Cursor?, limit: Int, by actor: Actor
    ) async throws -> Page<CounterCase> {
        var selection = try selection(of: actor)
        selection.states = [.accepted, .mediating, .agreed, .terminated, .closed]
        let wanted = selection
        return try await books.read { book in
            let page = try book.complaints(wanted, after: cursor, limit: limit)
            var cases: [CounterCase] = []
            for row in page.items {
                guard let complaint = try book.complaint(row.id), complaint.acceptedAt != nil else { continue }
                cases.append(
                    CounterCase(
                        row: row, requests: complaint.facts.requests, hasAnswered: !complaint.answers.isEmpty,
                        consent: complaint.consents[.respondent],
                        isRunning: [.accepted, .mediating].contains(complaint.state)))
            }
            return Page(cases, next: page.next)
        }
    }
}
