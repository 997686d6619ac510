public import Kernel

/// One line of a period's account: a day, and why it was counted or not.
public struct CountedDay: Hashable, Sendable {
    public enum Reason: Hashable, Sendable {
        /// The day that the period is measured from.
        case startingDay
        /// Every day counts in a period of calendar days.
        case calendarDay
        case suspended
        /// In a period of working days: what the day is in the calendar.
        case kind(DayKind)
        /// The last day was not worked, so the end moves past this day.
        case passedOver(DayKind)
        /// The day on which the moved period ends.
        case movedEnd
    }

    public let day: Day
    public let isCounted: Bool
    public let reason: Reason
    /// Whether the day may still change.
    public let isProvisional: Bool
}

extension PeriodClock {
    /// The days of a computation in order, from the day that it is measured from through the day that it is due.
    ///
    /// Of a period that runs before its day: from the last day on which it can be kept through that day.
    /// Linear in the number of days.
    public func days(of reckoning: Reckoning) -> [CountedDay] {
        let first = min(reckoning.start, reckoning.due)
        let last = max(reckoning.start, reckoning.due)
        return (first.number...last.number).map { account(of: Day(number: $0), in: reckoning) }
    }

    private func account(of day: Day, in reckoning: Reckoning) -> CountedDay {
        let (isCounted, reason) = reading(of: day, in: reckoning)
        return CountedDay(
            day: day, isCounted: isCounted, reason: reason,
            isProvisional: reason.dependsOnCalendar && calendar.isProvisional(day))
    }

    private func reading(of day: Day, in reckoning: Reckoning) -> (Bool, CountedDay.Reason) {
        if day == reckoning.start { return (false, .startingDay) }
        let kind = calendar.kind(of: day)
        if period.direction == .before {
            return period.unit == .working ? (kind.isWorking, .kind(kind)) : (true, .calendarDay)
        }
        if suspensions.contains(day) { return (false, .suspended) }
        if day > reckoning.lastDay { return (false, day == reckoning.due ? .movedEnd : .passedOver(kind)) }
        return period.unit == .working ? (kind.isWorking, .kind(kind)) : (true, .calendarDay)
    }
}

extension CountedDay.Reason {
    /// The reason's name in JSON.
    public var code: String {
        switch self {
        case .startingDay: "startingDay"
        case .calendarDay: "calendarDay"
        case .suspended: "suspended"
        case .kind(let kind): kind.code
        case .passedOver: "passedOver"
        case .movedEnd: "movedEnd"
        }
    }

    public var phrase: Phrase {
        switch self {
        case .startingDay: Phrase(zh: "起始当日不计入", en: "the starting day is not counted")
        case .calendarDay: Phrase(zh: "自然日", en: "calendar day")
        case .suspended: Phrase(zh: "期间中止，不计入", en: "the period stands still")
        case .kind(let kind): kind.phrase
        case .passedOver(let kind):
            Phrase(zh: "届满日顺延：\(kind.phrase.zh)", en: "the end moves on: \(kind.phrase.en)")
        case .movedEnd: Phrase(zh: "顺延后的届满日", en: "the day on which the moved period ends")
        }
    }

    fileprivate var dependsOnCalendar: Bool {
        switch self {
        case .startingDay, .calendarDay, .suspended: false
        case .kind, .passedOver, .movedEnd: true
        }
    }
}

extension DayKind {
    /// The kind's name in JSON.
    public var code: String {
        switch self {
        case .workingDay: "workingDay"
        case .makeupWorkday: "makeupWorkday"
        case .weekend: "weekend"
        case .statutoryHoliday: "statutoryHoliday"
        case .restDay: "restDay"
        case .localHoliday: "localHoliday"
        }
    }

    public var phrase: Phrase {
        switch self {
        case .workingDay: Phrase(zh: "工作日", en: "working day")
        case .makeupWorkday(let name): Phrase(zh: "调休上班（\(name)）", en: "make-up working day (\(name))")
        case .weekend: Phrase(zh: "周末", en: "weekend")
        case .statutoryHoliday(let name): Phrase(zh: "法定节假日（\(name)）", en: "statutory holiday (\(name))")
        case .restDay(let name): Phrase(zh: "放假（\(name)）", en: "rest day by notice (\(name))")
        case .localHoliday(let name): Phrase(zh: "地方节假日（\(name)）", en: "local holiday (\(name))")
        }
    }
}
