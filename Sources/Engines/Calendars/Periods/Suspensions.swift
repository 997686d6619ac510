public import Kernel

/// The spans of days that do not count towards a period, such as the time of testing (O121 22(3), PP 18(2)).
///
/// Kept as a list of spans, since the days in them must be shown one by one; overlapping spans are joined, so that no day
/// is given back twice.
public struct Suspensions: Hashable, Sendable {
    /// Both ends are suspended days; in order, apart from each other.
    public let spans: [ClosedRange<Day>]

    public static let none = Suspensions([])

    public init(_ spans: [ClosedRange<Day>]) {
        var joined: [ClosedRange<Day>] = []
        for span in spans.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            if let last = joined.last, span.lowerBound <= last.upperBound.advanced(by: 1) {
                joined[joined.count - 1] = last.lowerBound...max(last.upperBound, span.upperBound)
            } else {
                joined.append(span)
            }
        }
        self.spans = joined
    }

    /// These spans and one that has begun and not ended, taken as lasting through today: what is then computed is the
    /// earliest that can be.
    public func running(since start: Day, through today: Day) -> Suspensions {
        start <= today ? Suspensions(spans + [start...today]) : self
    }

    public func contains(_ day: Day) -> Bool {
        spans.contains { $0.contains(day) }
    }
}
