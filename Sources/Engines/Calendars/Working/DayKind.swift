/// What a day is in a working calendar.
public enum DayKind: Hashable, Sendable {
    case workingDay
    /// 调休: a weekend day that a notice puts to work.
    case makeupWorkday(String)
    case weekend
    /// One of the days that the law itself makes holidays.
    case statutoryHoliday(String)
    /// A day off by a notice that is not itself statutory: swapped, or made up for.
    case restDay(String)
    /// A day off by a province's own notice.
    case localHoliday(String)

    public var isWorking: Bool {
        switch self {
        case .workingDay, .makeupWorkday: true
        case .weekend, .statutoryHoliday, .restDay, .localHoliday: false
        }
    }
}
