import Kernel

/// A calendar being written: the weekdays first, then the notices, the province's own, and the statutory days over them.
struct CalendarDraft {
    let local: LocalHolidays?
    let notices: [Int: HolidayNotice]
    private(set) var localNotices: [Int: HolidayNotice] = [:]
    let first: Int
    private(set) var marks: [WorkCalendar.Mark] = []
    private(set) var names: [Int: String] = [:]

    init(notices: [Int: HolidayNotice], statutory: StatutoryDays, local: LocalHolidays?) throws(CalendarError) {
        self.local = local
        self.notices = notices
        for notice in local?.notices ?? [] where notice.isPublished {
            guard localNotices.updateValue(notice, forKey: notice.year) == nil else {
                throw .yearTwice(document: local?.name.zh ?? "", year: notice.year)
            }
        }
        let years = Array(notices.keys) + Array(localNotices.keys) + Array(statutory.years)
        guard let firstYear = years.min(), let lastYear = years.max(),
            let firstDay = Day(year: firstYear, month: 1, day: 1), let end = Day(year: lastYear + 1, month: 1, day: 1)
        else {
            first = 0
            return
        }
        // The first notice may reach back into the December before its year.
        first = firstDay.number - 31
        let count = end.number - first
        marks.reserveCapacity(count)
        for year in firstYear - 1...lastYear { appendWeekdays(of: year, through: end.number - 1) }
        for notice in notices.values.sorted(by: { $0.year < $1.year }) {
            for entry in notice.entries { try lay(entry, of: notice, isLocal: false) }
        }
        for notice in localNotices.values.sorted(by: { $0.year < $1.year }) {
            for entry in notice.entries { try lay(entry, of: notice, isLocal: true) }
        }
        for (day, name) in statutory.names { try layStatutory(day, name) }
    }

    private mutating func appendWeekdays(of year: Int, through last: Int) {
        let isKnown = notices[year] != nil && (local == nil || localNotices[year] != nil)
        let base: WorkCalendar.Mark = isKnown ? [] : .unsure
        var number = first + marks.count
        while number <= last, Day(number: number).year == year {
            marks.append(Day(number: number).weekday.isWeekend ? base : base.union(.working))
            number += 1
        }
    }

    private mutating func lay(
        _ entry: HolidayNotice.Entry, of notice: HolidayNotice, isLocal: Bool
    ) throws(CalendarError) {
        let offset = entry.day.number - first
        guard marks.indices.contains(offset) else { return }
        // Two national notices may both reach a December day; a province's own goes before the nation's.
        if !isLocal, marks[offset].contains(.byNotice), marks[offset].contains(.working) == entry.isOff {
            throw .contradiction(document: notice.title ?? "\(notice.year)", entry.day)
        }
        marks[offset].formUnion(isLocal && entry.isOff ? [.byNotice, .local] : .byNotice)
        if entry.isOff { marks[offset].remove(.working) } else { marks[offset].insert(.working) }
        names[entry.day.number] = entry.name
    }

    private mutating func layStatutory(_ day: Day, _ name: String) throws(CalendarError) {
        let offset = day.number - first
        guard marks.indices.contains(offset) else { return }
        if marks[offset].contains([.byNotice, .working]) {
            throw .statutoryDayWorked(document: notices[day.year]?.title ?? "\(day.year)", day)
        }
        marks[offset].insert(.statutory)
        marks[offset].remove(.working)
        names[day.number] = name
    }
}
