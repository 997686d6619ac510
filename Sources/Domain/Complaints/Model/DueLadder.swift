public import Calendars
public import Kernel

/// How near a legal date is, in working days: the rungs by which an inbox is read.
public enum DueBand: String, CaseIterable, Sendable {
    /// The day is over.
    case late
    case today
    /// Within two working days.
    case soon
    /// Within five working days.
    case week
    case later

    public var phrase: Phrase {
        switch self {
        case .late: Phrase(zh: "逾期", en: "Overdue")
        case .today: Phrase(zh: "今天到期", en: "Due today")
        case .soon: Phrase(zh: "2个工作日内到期", en: "Due within 2 working days")
        case .week: Phrase(zh: "5个工作日内到期", en: "Due within 5 working days")
        case .later: Phrase(zh: "5个工作日以后到期", en: "Due later than that")
        }
    }
}

/// The days between the rungs, as the calendar has them on one day.
public struct DueLadder: Hashable, Sendable {
    public let today: Day
    /// The second working day after today.
    public let soon: Day
    /// The fifth working day after today.
    public let week: Day

    public init(today: Day, soon: Day, week: Day) {
        self.today = today
        self.soon = soon
        self.week = week
    }

    /// The rungs of a day by a calendar.
    public init(today: Day, by calendar: WorkCalendar) {
        self.init(
            today: today, soon: calendar.workingDay(2, after: today), week: calendar.workingDay(5, after: today))
    }

    public func band(of due: Day) -> DueBand {
        if due < today { return .late }
        if due == today { return .today }
        if due <= soon { return .soon }
        return due <= week ? .week : .later
    }

    /// The first and the last day of a rung; nothing where it is open to that side.
    public func days(of band: DueBand) -> (first: Day?, last: Day?) {
        switch band {
        case .late: (nil, today.advanced(by: -1))
        case .today: (today, today)
        case .soon: (today.advanced(by: 1), soon)
        case .week: (soon.advanced(by: 1), week)
        case .later: (week.advanced(by: 1), nil)
        }
    }
}
