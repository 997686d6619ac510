public import Kernel

/// How the end of a period moves when its last day is not worked.
///
/// O121 45 and PP 80 speak of 法定节假日, statutory holidays; practice moves over any day that is not worked.
public enum RollOver: String, CaseIterable, Sendable {
    /// Only off the days that the law itself makes holidays; the first day after may be a rest day.
    case statutoryOnly
    /// Off any day that is not worked; the usual practice, and what "overdue" means.
    case anyNonWorkingDay
}

/// What a period comes to.
public struct Reckoning: Hashable, Sendable {
    /// The day that it is measured from, which is not counted.
    public let start: Day
    /// The last counted day, before any roll-over: what internal alerts go by.
    public let lastDay: Day
    /// The day on which it ends under `dueReading`.
    public let due: Day
    /// The day on which it ends under the other reading, `RollOver.statutoryOnly`.
    public let strictDue: Day
    /// Whether a day that it depends on may still change, as no notice for it is known.
    public let isProvisional: Bool

    /// The reading behind `due`.
    public var dueReading: RollOver { .anyNonWorkingDay }

    /// The day from which the end was moved; nil if it was not.
    public var rolledFrom: Day? { lastDay == due ? nil : lastDay }
}
