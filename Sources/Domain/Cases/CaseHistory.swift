public import Kernel

/// One thing that happened to a case, as the list of them knows it.
public protocol CaseEvent: Sendable {
    /// From 1, without gaps.
    var sequence: Int { get }
}

/// The events of one case in their order: at least one, and the first is number 1.
public struct CaseHistory<Event: CaseEvent>: Sendable {
    /// The event that opens the case.
    public let first: Event
    private let rest: ArraySlice<Event>

    /// Takes a list of events as it was kept.
    ///
    /// - Throws: `HistoryDamage` where the list is empty or does not start at its beginning.
    public init(_ events: [Event]) throws(HistoryDamage) {
        guard let first = events.first else { throw HistoryDamage(reason: "no events") }
        guard first.sequence == 1 else { throw HistoryDamage(reason: "the first event is not number 1") }
        self.first = first
        rest = events.dropFirst()
    }

    /// The case that was opened by the first event, after all the others.
    ///
    /// `apply` makes of a case what one more event makes of it, or refuses.
    ///
    /// - Throws: `HistoryDamage` where a step is refused, since then no desk has written it.
    public func folded<Case>(
        onto opened: Case, _ apply: (Case, Event) throws(Refusal) -> Case
    ) throws(HistoryDamage) -> Case {
        var folded = opened
        for event in rest {
            do {
                folded = try apply(folded, event)
            } catch {
                throw HistoryDamage(reason: "event \(event.sequence) could not follow: \(error.code)")
            }
        }
        return folded
    }
}

/// A list of events that no desk could have written: a fault of the store, not of anybody's request.
public struct HistoryDamage: Error, Hashable, Sendable {
    public let reason: String

    public init(reason: String) {
        self.reason = reason
    }
}
