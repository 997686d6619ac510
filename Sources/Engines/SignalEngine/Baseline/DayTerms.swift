public import Kernel

/// What is special about days, as data: each day has the names of the kinds that hold for it.
///
/// A rest day, a make-up working day, the third day before a lunar holiday: whatever has a name gets an effect of its own.
/// Weekdays need no names.
public struct DayTerms: Sendable {
    private var names: [Day: Set<String>]

    public init(_ names: [Day: Set<String>] = [:]) {
        self.names = names
    }

    /// One kind for some days.
    public static func kind(_ name: String, on days: some Sequence<Day>) -> DayTerms {
        DayTerms(Dictionary(days.map { ($0, [name]) }) { $0.union($1) })
    }

    /// The days around a movable holiday, each distance a kind of its own: `spring-3` for the third day before.
    public static func around(_ name: String, _ holidays: some Sequence<Day>, _ distances: ClosedRange<Int>) -> DayTerms
    {
        var terms = DayTerms()
        for holiday in holidays {
            for distance in distances {
                let sign = distance < 0 ? "" : "+"
                terms.names[holiday.advanced(by: distance), default: []].insert("\(name)\(sign)\(distance)")
            }
        }
        return terms
    }

    /// Both together.
    public func joined(with other: DayTerms) -> DayTerms {
        DayTerms(names.merging(other.names) { $0.union($1) })
    }

    /// The kinds that hold for a day, in alphabetical order.
    public func kinds(of day: Day) -> [String] { (names[day] ?? []).sorted() }
}
