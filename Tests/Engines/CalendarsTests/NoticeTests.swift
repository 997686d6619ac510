import Calendars
import Fixtures
import Kernel
import Testing

@Suite("A holiday notice")
struct NoticeTests {
    @Test("That contradicts itself, repeats a day or strays from its year is refused")
    func refused() {
        #expect(
            error(
                notice(
                    #"{"date":"2026-05-01","name":"a","isOffDay":true},{"date":"2026-05-01","name":"a","isOffDay":false}"#
                ))
                == .contradiction(document: "n", .on("2026-05-01")))
        #expect(
            error(
                notice(
                    #"{"date":"2026-05-01","name":"a","isOffDay":true},{"date":"2026-05-01","name":"b","isOffDay":true}"#
                ))
                == .duplicate(document: "n", .on("2026-05-01")))
        #expect(
            error(notice(#"{"date":"2027-01-01","name":"a","isOffDay":true}"#))
                == .outsideYear(document: "n", .on("2027-01-01"), year: 2026))
        #expect(
            error(notice(#"{"date":"2025-11-30","name":"a","isOffDay":true}"#))
                == .outsideYear(document: "n", .on("2025-11-30"), year: 2026))
        #expect(error(notice(#"{"date":"2025-12-30","name":"a","isOffDay":false}"#)) == nil)
    }

    @Test("That is of the wrong form is refused with its place")
    func misshapen() {
        guard case .misshapen("n", let shape)? = error(notice(#"{"date":"2026-02-30","name":"a"}"#)) else {
            Issue.record("not refused")
            return
        }
        #expect(shape.path == "days[0].date")
        #expect(error("{").map { if case .unreadable = $0 { true } else { false } } == true)
    }

    @Test("That is still empty leaves its year unpublished")
    func empty() throws {
        let notice = try HolidayNotice(parsing: Array(notice("").utf8), document: "n")
        #expect(!notice.isPublished)
        #expect(try WorkCalendars(notices: [notice]).national.isProvisional(.on("2026-05-06")))
    }

    @Test("May not put a statutory day to work, nor stand beside another for its year")
    func calendars() throws {
        let day = Day.on("2026-05-01")
        let notice = try HolidayNotice(year: 2026, entries: [.init(day: day, name: "a", isOff: false)])
        let statutory = StatutoryDays(names: [day: "劳动节"], years: [2026])
        #expect(throws: CalendarError.statutoryDayWorked(document: "2026", day)) {
            try WorkCalendars(notices: [notice], statutory: statutory)
        }
        #expect(throws: CalendarError.yearTwice(document: "2026", year: 2026)) {
            try WorkCalendars(notices: [notice, notice])
        }
        let december = Day.on("2026-12-31")
        let one = try HolidayNotice(year: 2026, entries: [.init(day: december, name: "a", isOff: false)])
        let next = try HolidayNotice(year: 2027, entries: [.init(day: december, name: "a", isOff: true)])
        #expect(throws: CalendarError.contradiction(document: "2027", december)) {
            try WorkCalendars(notices: [one, next])
        }
    }

    @Test("Of statutory or local days is held to the same")
    func others() {
        let statutory = #"{"years":[{"year":2026,"days":[{"date":"2025-12-31","name":"a"}]}]}"#
        #expect(throws: CalendarError.outsideYear(document: "s", .on("2025-12-31"), year: 2026)) {
            try StatutoryDays(parsing: Array(statutory.utf8), document: "s")
        }
        let local = #"{"provinces":[{"code":"99","name":{"zh":"a","en":"a"},"years":[]}]}"#
        #expect(throws: CalendarError.self) { try LocalHolidays.all(parsing: Array(local.utf8), document: "l") }
    }

    private func notice(_ days: String) -> String { #"{"year":2026,"papers":[],"days":[\#(days)]}"# }

    private func error(_ text: String) -> CalendarError? {
        do {
            _ = try HolidayNotice(parsing: Array(text.utf8), document: "n")
            return nil
        } catch {
            return error
        }
    }
}
