public import Kernel

/// The working days of one province, or of the nation.
///
/// Days that a notice covers are held as a table with running counts; days before and after it follow the weekdays alone
/// and are provisional. Every question is answered in constant time; the table takes 13 bytes a day.
public struct WorkCalendar: Sendable {
    /// The province whose calendar it is; nil for the national one.
    public let province: Province?
    /// What the province is called; nil for the national calendar.
    public let provinceName: Phrase?
    /// The yearly notices that it was built from.
    public let notices: [Int: HolidayNotice]
    /// The province's own notices, where it sets holidays of its own.
    public let localNotices: [Int: HolidayNotice]

    /// The number of the first day in the table.
    private let origin: Int
    private let marks: [Mark]
    private let names: [Int: String]
    /// Working days before each day of the table; one entry more than there are days.
    private let workedBefore: [Int32]
    /// Provisional days before each day of the table; one entry more than there are days.
    private let unsureBefore: [Int32]
    /// The table's working days, in order, as offsets from its first day.
    private let workdays: [Int32]

    struct Mark: OptionSet {
        let rawValue: UInt8

        static let working = Mark(rawValue: 1)
        static let statutory = Mark(rawValue: 2)
        static let unsure = Mark(rawValue: 4)
        /// Not what its weekday says, or named by a notice.
        static let byNotice = Mark(rawValue: 8)
        static let local = Mark(rawValue: 16)
    }

    init(_ draft: CalendarDraft) {
        province = draft.local?.province
        provinceName = draft.local?.name
        notices = draft.notices
        localNotices = draft.localNotices
        origin = draft.first
        marks = draft.marks
        names = draft.names
        var worked: [Int32] = [0]
        var unsure: [Int32] = [0]
        var workdays: [Int32] = []
        worked.reserveCapacity(marks.count + 1)
        unsure.reserveCapacity(marks.count + 1)
        for (offset, mark) in draft.marks.enumerated() {
            if mark.contains(.working) { workdays.append(Int32(offset)) }
            worked.append(Int32(workdays.count))
            unsure.append((unsure.last ?? 0) + (mark.contains(.unsure) ? 1 : 0))
        }
        workedBefore = worked
        unsureBefore = unsure
        self.workdays = workdays
    }

    // MARK: Single days

    public func isWorking(_ day: Day) -> Bool {
        mark(day.number)?.contains(.working) ?? !day.weekday.isWeekend
    }

    /// Whether the law itself makes the day a holiday.
    public func isStatutory(_ day: Day) -> Bool { mark(day.number)?.contains(.statutory) ?? false }

    /// Whether the day may still change, because no notice for its year is known.
    public func isProvisional(_ day: Day) -> Bool { mark(day.number)?.contains(.unsure) ?? true }

    public func kind(of day: Day) -> DayKind {
        let name = names[day.number] ?? ""
        guard let mark = mark(day.number) else { return day.weekday.isWeekend ? .weekend : .workingDay }
        if mark.contains(.statutory) { return .statutoryHoliday(name) }
        if mark.contains(.working) { return day.weekday.isWeekend ? .makeupWorkday(name) : .workingDay }
        if mark.contains(.local) { return .localHoliday(name) }
        return mark.contains(.byNotice) ? .restDay(name) : .weekend
    }

    /// The first working day on or after a day.
    public func workingDay(onOrAfter day: Day) -> Day {
        isWorking(day) ? day : Day(number: self.day(ofRank: rank(day.number) + 1))
    }

    // MARK: Spans of days

    /// The working days after one day, up to and with another; none if the other is not later.
    public func workingDays(after start: Day, through end: Day) -> Int {
        end > start ? rank(end.number) - rank(start.number) : 0
    }

    /// The working day that comes as the `count`th after a day.
    ///
    /// With a negative count: the last day from which that many working days are left up to the day before.
    public func workingDay(_ count: Int, after day: Day) -> Day {
        Day(number: self.day(ofRank: rank(day.number) + count))
    }

    /// The working day that is the `count`th before a day.
    public func workingDay(_ count: Int, before day: Day) -> Day {
        Day(number: self.day(ofRank: rank(day.number - 1) - count + 1))
    }

    /// The working days that are left today for something due on a day: 0 on that day, and as many as it is overdue by,
    /// negative, after it.
    public func workingDaysLeft(on today: Day, until due: Day) -> Int {
        today <= due ? workingDays(after: today, through: due) : -workingDays(after: due, through: today)
    }

    /// Whether any day after one day, up to and with another, may still change.
    public func isProvisional(after start: Day, through end: Day) -> Bool {
        guard end > start else { return false }
        let (first, last) = (start.number + 1 - origin, end.number - origin)
        guard first >= 0, last < marks.count else { return true }
        return unsureBefore[last + 1] > unsureBefore[first]
    }

    /// What is not known yet of the days after one day, up to and with another; nil where nothing is open.
    ///
    /// Linear in the number of years.
    public func doubt(after start: Day, through end: Day) -> CalendarDoubt? {
        guard isProvisional(after: start, through: end) else { return nil }
        let years = Array(start.advanced(by: 1).year...end.year)
        let unannounced = years.filter { notices[$0] == nil }
        let unknown = provinceName.map { _ in years.filter { localNotices[$0] == nil } } ?? []
        let isOpen = !unannounced.isEmpty || !unknown.isEmpty
        return isOpen ? CalendarDoubt(unannounced: unannounced, local: provinceName, unknown: unknown) : nil
    }

    // MARK: Ranks

    /// How many working days have passed through a day, from the table's first; negative before it.
    func rank(_ number: Int) -> Int {
        let offset = number - origin
        if offset >= 0, offset < marks.count { return Int(workedBefore[offset + 1]) }
        let edge = offset < 0 ? origin - 1 : origin + marks.count - 1
        let beyond = WeekArithmetic.weekdays(through: number) - WeekArithmetic.weekdays(through: edge)
        return offset < 0 ? beyond : workdays.count + beyond
    }

    /// The first day through which that many working days have passed.
    func day(ofRank rank: Int) -> Int {
        if rank > 0, rank <= workdays.count { return origin + Int(workdays[rank - 1]) }
        let edge = rank <= 0 ? origin - 1 : origin + marks.count - 1
        let beyond = rank <= 0 ? rank : rank - workdays.count
        return WeekArithmetic.day(ofWeekday: WeekArithmetic.weekdays(through: edge) + beyond)
    }

    private func mark(_ number: Int) -> Mark? {
        let offset = number - origin
        return offset >= 0 && offset < marks.count ? marks[offset] : nil
    }
}
