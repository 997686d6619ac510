/// Mondays to Fridays counted in closed form, for days that no calendar covers.
enum WeekArithmetic {
    /// The Mondays to Fridays up to and with a day, from an arbitrary fixed Monday; may be negative.
    static func weekdays(through number: Int) -> Int {
        // Day 0, 1970-01-01, was a Thursday: the Monday of its week is day -3.
        let (weeks, rest) = floored(number + 4, by: 7)
        return weeks * 5 + min(rest, 5)
    }

    /// The first day through which that many Mondays to Fridays have passed.
    static func day(ofWeekday count: Int) -> Int {
        let (weeks, rest) = floored(count - 1, by: 5)
        return weeks * 7 + rest - 3
    }

    private static func floored(_ value: Int, by divisor: Int) -> (quotient: Int, remainder: Int) {
        let (quotient, remainder) = value.quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
    }
}
