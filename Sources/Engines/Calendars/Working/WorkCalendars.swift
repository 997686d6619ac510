public import Kernel

/// The working calendars of all provinces, with the national one for those that set no holidays of their own.
public struct WorkCalendars: Sendable {
    public let national: WorkCalendar
    /// The yearly notices behind it, by year; those still empty are left out.
    public let notices: [Int: HolidayNotice]
    public let statutory: StatutoryDays
    public let locals: [LocalHolidays]
    private let provinces: [Province: WorkCalendar]

    /// - Throws: `CalendarError` if documents contradict each other, or are about the same year.
    public init(
        notices: [HolidayNotice], statutory: StatutoryDays = .none, locals: [LocalHolidays] = []
    ) throws(CalendarError) {
        var byYear: [Int: HolidayNotice] = [:]
        for notice in notices where notice.isPublished {
            guard byYear.updateValue(notice, forKey: notice.year) == nil else {
                throw .yearTwice(document: notice.title ?? "\(notice.year)", year: notice.year)
            }
        }
        self.notices = byYear
        self.statutory = statutory
        self.locals = locals
        national = WorkCalendar(try CalendarDraft(notices: byYear, statutory: statutory, local: nil))
        var provinces: [Province: WorkCalendar] = [:]
        for local in locals {
            let draft = try CalendarDraft(notices: byYear, statutory: statutory, local: local)
            provinces[local.province] = WorkCalendar(draft)
        }
        self.provinces = provinces
    }

    /// The calendar that is kept in a province; the national one if it sets no holidays of its own or none is named.
    public func calendar(in province: Province?) -> WorkCalendar {
        province.flatMap { provinces[$0] } ?? national
    }

    /// Takes in a notice for a year, in place of an earlier one for the same year.
    public func adding(_ notice: HolidayNotice) throws(CalendarError) -> WorkCalendars {
        let others = notices.values.filter { $0.year != notice.year }
        return try WorkCalendars(notices: others + [notice], statutory: statutory, locals: locals)
    }

    /// Takes in a province's own notice for a year, in place of an earlier one for the same year.
    public func adding(
        _ notice: HolidayNotice, in province: Province, named name: Phrase
    ) throws(CalendarError) -> WorkCalendars {
        let known = locals.first { $0.province == province }
        let kept = (known?.notices ?? []).filter { $0.year != notice.year }
        let local = LocalHolidays(province: province, name: known?.name ?? name, notices: kept + [notice])
        return try WorkCalendars(
            notices: Array(notices.values), statutory: statutory,
            locals: locals.filter { $0.province != province } + [local])
    }
}
