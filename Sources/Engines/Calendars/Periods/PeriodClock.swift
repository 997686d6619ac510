public import Kernel

/// Counts a legal period in a calendar, with the days on which it stood still taken out.
///
/// The day that it is measured from is not counted (O121 45, PP 80). A computation takes constant time in the period's
/// length and linear time in the number of suspensions; the day-by-day account is made only when asked for.
public struct PeriodClock: Sendable {
    public let calendar: WorkCalendar
    public let period: LegalPeriod
    /// Of no effect on a period that runs before its day.
    public let suspensions: Suspensions

    public init(calendar: WorkCalendar, period: LegalPeriod, suspensions: Suspensions = .none) {
        self.calendar = calendar
        self.period = period
        self.suspensions = suspensions
    }

    /// What the period comes to, measured from a day.
    public func compute(from start: Day) -> Reckoning {
        guard period.direction == .after else { return computeBackwards(from: start) }
        let last =
            switch period.unit {
            case .working: lastWorkingDay(from: start)
            case .calendar: lastCalendarDay(from: start, days: period.value)
            case .years:
                lastCalendarDay(from: start, days: Self.day(period.value, yearsAfter: start).days(since: start))
            }
        let due = rolledOverRest(last)
        return Reckoning(
            start: start, lastDay: last, due: due, strictDue: rolledOverStatutory(last),
            isProvisional: calendar.isProvisional(after: firstNeeded(start, last: last), through: due))
    }

    /// What is not known yet of the days that a reckoning depends on; nil where it is sure.
    public func doubt(of reckoning: Reckoning) -> CalendarDoubt? {
        guard reckoning.isProvisional else { return nil }
        guard period.direction == .after else {
            return calendar.doubt(after: reckoning.due.advanced(by: -1), through: reckoning.start.advanced(by: -1))
        }
        return calendar.doubt(after: firstNeeded(reckoning.start, last: reckoning.lastDay), through: reckoning.due)
    }

    /// A period in calendar days depends on the calendar only for its end.
    private func firstNeeded(_ start: Day, last: Day) -> Day {
        period.unit == .working ? start : last.advanced(by: -1)
    }

    /// How much of the period is left at the end of a day, in its unit's days; 0 once it is used up.
    ///
    /// A period of years is given in calendar days.
    public func remaining(after today: Day, from start: Day) -> Int {
        let last = compute(from: start).lastDay
        guard period.direction == .after, today < last else { return 0 }
        let from = max(today, start)
        var left = counted(after: from, through: last)
        for span in suspensions.spans where span.upperBound > from && span.lowerBound <= last {
            left -= counted(
                after: max(span.lowerBound.advanced(by: -1), from), through: min(span.upperBound, last))
        }
        return left
    }

    private func counted(after start: Day, through end: Day) -> Int {
        period.unit == .working ? calendar.workingDays(after: start, through: end) : max(end.days(since: start), 0)
    }

    private func lastWorkingDay(from start: Day) -> Day {
        var rank = calendar.rank(start.number) + period.value
        var last = calendar.day(ofRank: rank)
        for span in suspensions.spans where span.upperBound > start {
            guard span.lowerBound.number <= last else { break }
            let before = max(span.lowerBound.number - 1, start.number)
            rank += calendar.rank(span.upperBound.number) - calendar.rank(before)
            last = calendar.day(ofRank: rank)
        }
        return Day(number: last)
    }

    private func lastCalendarDay(from start: Day, days: Int) -> Day {
        var last = start.number + days
        for span in suspensions.spans where span.upperBound > start {
            guard span.lowerBound.number <= last else { break }
            last += span.upperBound.number - max(span.lowerBound.number - 1, start.number)
        }
        return Day(number: last)
    }

    private func rolledOverRest(_ last: Day) -> Day {
        var due = calendar.workingDay(onOrAfter: last)
        while due > last, let span = suspensions.spans.first(where: { $0.contains(due) }) {
            due = calendar.workingDay(onOrAfter: span.upperBound.advanced(by: 1))
        }
        return due
    }

    private func rolledOverStatutory(_ last: Day) -> Day {
        guard calendar.isStatutory(last) else { return last }
        var due = last.advanced(by: 1)
        while calendar.isStatutory(due) || suspensions.contains(due) { due = due.advanced(by: 1) }
        return due
    }

    /// The last day on which something may still be done that must be done this long ahead; it never rolls over.
    private func computeBackwards(from day: Day) -> Reckoning {
        let last =
            switch period.unit {
            case .working: calendar.workingDay(period.value, before: day)
            case .calendar: day.advanced(by: -period.value)
            case .years: Self.day(-period.value, yearsAfter: day)
            }
        return Reckoning(
            start: day, lastDay: last, due: last, strictDue: last,
            isProvisional: period.unit == .working
                && calendar.isProvisional(after: last.advanced(by: -1), through: day.advanced(by: -1)))
    }

    private static func day(_ years: Int, yearsAfter day: Day) -> Day {
        let (year, month, dayOfMonth) = day.parts
        let length = Day.length(ofMonth: month, in: year + years)
        // Beyond the years that a date can be written in, a year is taken as 365 days.
        return Day(year: year + years, month: month, day: min(dayOfMonth, length)) ?? day.advanced(by: 365 * years)
    }
}
