public import Kernel

/// What one asks of a list of complaints.
public typealias ListQuery = CaseQuery<ComplaintState>

/// Counts for the head of an inbox of complaints.
public typealias ComplaintTally = CaseTally<ComplaintState>

/// What one asks of a list: states, due dates, a page.
public struct CaseQuery<State: Hashable & Sendable>: Hashable, Sendable {
    public var states: Set<State> = []
    public var dueBy: Day?
    /// A rung of the ladder of the day; stands in place of `dueBy`.
    public var band: DueBand?
    public var order: ComplaintSelection.Order = .newest
    public var isMine = false
    public var cursor: Cursor?
    public var limit = 50

    public init() {}
}

/// How many of a selection stand in each state, and how near their dates are.
public struct CaseTally<State: Hashable & Sendable>: Hashable, Sendable {
    public let byState: [State: Int]
    /// Of those that have a legal date before them or behind.
    public let byBand: [DueBand: Int]

    public init(byState: [State: Int], byBand: [DueBand: Int]) {
        self.byState = byState
        self.byBand = byBand
    }
}
