public import Cases
public import Kernel

/// What a platform export says of a complaint that was handled elsewhere.
public typealias ImportedHistory = PlatformHistory<ComplaintState, Outcome>

/// What a platform export says of a case that was handled elsewhere.
public struct PlatformHistory<
    State: RawRepresentable<String> & Hashable & Sendable, Ending: RawRepresentable<String> & Hashable & Sendable
>: Hashable, Sendable {
    public var state: State
    /// How it ended, where it is over and that is known.
    public var outcome: Ending?
    /// The order number on the national platform.
    public var orderNumber: String
    public var authority: String?
    public var unit: String?
    public var competentReceivedAt: Instant?
    public var decidedAt: Instant?
    public var closedAt: Instant?

    public init(state: State, orderNumber: String) {
        self.state = state
        self.orderNumber = orderNumber
    }

    /// Reads what an event kept.
    public init(_ read: PayloadReader) throws(HistoryDamage) {
        self.init(state: try read.choice("state"), orderNumber: try read.text("orderNumber"))
        outcome = read.choiceIfAny("outcome")
        authority = read.textIfAny("authority")
        unit = read.textIfAny("unit")
        competentReceivedAt = read.instantIfAny("competentReceivedAt")
        decidedAt = read.instantIfAny("decidedAt")
        closedAt = read.instantIfAny("closedAt")
    }

    /// As an event keeps it.
    public var json: JSON {
        .saying([
            "state": .string(state.rawValue), "outcome": JSON(outcome?.rawValue), "orderNumber": .string(orderNumber),
            "authority": JSON(authority), "unit": JSON(unit),
            "competentReceivedAt": JSON(competentReceivedAt?.microseconds), "decidedAt": JSON(decidedAt?.microseconds),
            "closedAt": JSON(closedAt?.microseconds),
        ])
    }

    /// Where the export says that it was handled.
    public var routing: Routing? {
        authority.map { Routing(authority: $0, unit: unit, reasons: ["imported"], isOverride: false) }
    }
}
