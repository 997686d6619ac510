public import Kernel

/// A clock of a case, and the day on which what it was for was done.
public struct CaseClock: Sendable {
    public let clock: Clock
    /// Nil while it runs.
    public let doneOn: Day?

    public init(_ clock: Clock, doneOn: Day?) {
        self.clock = clock
        self.doneOn = doneOn
    }

    /// Whether it was done by the last day; nil while it runs.
    public var wasInTime: Bool? { doneOn.map { !clock.isOverdue(on: $0) } }
}

/// The clocks of a case for one reader, in the order in which they started.
public struct CaseClocks: Sendable {
    /// The case's number.
    public let number: String
    /// The authority that has the case.
    public let authority: String?
    /// Whether the reader is of the authority, and sees its internal limits.
    public let isInside: Bool
    public let clocks: [CaseClock]

    public init(number: String, authority: String?, isInside: Bool, clocks: [CaseClock]) {
        self.number = number
        self.authority = authority
        self.isInside = isInside
        self.clocks = clocks
    }

    /// The clock of a period.
    public subscript(period: PeriodIdentifier) -> CaseClock? { clocks.last { $0.clock.period.id == period } }

    /// The clock that runs, or else the last that did.
    public var current: CaseClock? { clocks.last { $0.doneOn == nil } ?? clocks.last }
}
