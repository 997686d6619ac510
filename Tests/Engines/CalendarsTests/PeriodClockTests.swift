import Calendars
import Fixtures
import Kernel
import Testing

@Suite("A legal period")
struct PeriodClockTests {
    struct Vector: Sendable {
        let start: String
        let value: Int
        let unit: LegalPeriod.Unit
        let last: String
        let due: String
        let region: String

        init(
            _ start: String, _ value: Int, _ unit: LegalPeriod.Unit, _ last: String, due: String? = nil,
            in region: String = "61"
        ) {
            self.start = start
            self.value = value
            self.unit = unit
            self.last = last
            self.due = due ?? last
            self.region = region
        }
    }

    static let vectors = [
        Vector("2024-09-29", 7, .working, "2024-10-14"),
        Vector("2024-09-23", 15, .working, "2024-10-17"),
        Vector("2024-10-12", 7, .working, "2024-10-22"),
        Vector("2025-01-24", 7, .working, "2025-02-10"),
        Vector("2026-02-13", 7, .working, "2026-03-02"),
        Vector("2026-02-13", 15, .working, "2026-03-12"),
        Vector("2026-04-30", 7, .working, "2026-05-13"),
        Vector("2026-09-18", 7, .working, "2026-09-29"),
        Vector("2026-10-01", 7, .working, "2026-10-15"),
        Vector("2026-08-03", 45, .working, "2026-10-10"),
        Vector("2026-08-03", 60, .calendar, "2026-10-02", due: "2026-10-08"),
        Vector("2024-08-02", 60, .calendar, "2024-10-01", due: "2024-10-08"),
        Vector("2026-07-01", 60, .calendar, "2026-08-30", due: "2026-08-31"),
        Vector("2025-06-04", 7, .working, "2025-06-18", in: "65"),
        Vector("2025-03-26", 7, .working, "2025-04-08", in: "65"),
        Vector("2025-06-04", 7, .working, "2025-06-13"),
        Vector("2025-03-26", 7, .working, "2025-04-07"),
        Vector("2024-07-15", 45, .working, "2024-09-14"),
        Vector("2024-07-15", 60, .calendar, "2024-09-13"),
        Vector("2025-03-03", 45, .working, "2025-05-08"),
        Vector("2025-03-03", 60, .calendar, "2025-05-02", due: "2025-05-06"),
    ]

    @Test("Ends on the day that was computed by hand from the notices", arguments: vectors)
    func vector(_ vector: Vector) {
        let clock = PeriodClock(vector.value, vector.unit, in: vector.region)
        let reckoning = clock.compute(from: .on(vector.start))
        #expect(reckoning.lastDay == .on(vector.last))
        #expect(reckoning.due == .on(vector.due))
        #expect(reckoning.rolledFrom == (vector.last == vector.due ? nil : .on(vector.last)))
        #expect(!reckoning.isProvisional)
        let days = clock.days(of: reckoning)
        #expect(days.first?.reason == .startingDay)
        #expect(days.last?.day == .on(vector.due))
        #expect(days.count(where: \.isCounted) == vector.value)
        #expect(days.last(where: \.isCounted)?.day == .on(vector.last))
    }

    @Test("Rolls over statutory days only, or any day that is not worked")
    func readings() {
        let holiday = PeriodClock(60, .calendar).compute(from: .on("2026-08-03"))
        #expect(holiday.strictDue == .on("2026-10-04"))
        #expect(holiday.dueReading == .anyNonWorkingDay)
        let weekend = PeriodClock(60, .calendar).compute(from: .on("2026-07-01"))
        #expect(weekend.strictDue == .on("2026-08-30"))
    }

    @Test("Gives its account day by day, each with its reason")
    func account() {
        let clock = PeriodClock(7, .working)
        let lines = clock.days(of: clock.compute(from: .on("2024-09-29")))
            .map { "\($0.day) \($0.isCounted ? "+" : "-") \($0.reason.phrase.en)" }
        #expect(
            lines == [
                "2024-09-29 - the starting day is not counted", "2024-09-30 + working day",
                "2024-10-01 - statutory holiday (国庆节)", "2024-10-02 - statutory holiday (国庆节)",
                "2024-10-03 - statutory holiday (国庆节)", "2024-10-04 - rest day by notice (国庆节)",
                "2024-10-05 - rest day by notice (国庆节)", "2024-10-06 - rest day by notice (国庆节)",
                "2024-10-07 - rest day by notice (国庆节)", "2024-10-08 + working day", "2024-10-09 + working day",
                "2024-10-10 + working day", "2024-10-11 + working day",
                "2024-10-12 + make-up working day (国庆节)", "2024-10-13 - weekend", "2024-10-14 + working day",
            ])
    }

    @Test("Says why its end was moved")
    func movedEnd() {
        let clock = PeriodClock(60, .calendar)
        let end = clock.days(of: clock.compute(from: .on("2026-08-03"))).suffix(3)
        #expect(end.map(\.reason) == [.passedOver(.restDay("国庆节")), .passedOver(.restDay("国庆节")), .movedEnd])
    }

    @Test("Stands still on suspended days, and gives none back twice")
    func suspended() {
        let testing: ClosedRange<Day> = .on("2026-08-10") ... .on("2026-08-20")
        let calendar = PeriodClock(60, .calendar, without: [testing])
        #expect(calendar.compute(from: .on("2026-08-03")).lastDay == .on("2026-10-13"))
        let twice = PeriodClock(60, .calendar, without: [testing, .on("2026-08-15") ... .on("2026-08-20")])
        #expect(twice.compute(from: .on("2026-08-03")).lastDay == .on("2026-10-13"))
        let working = PeriodClock(7, .working, without: [testing])
        let reckoning = working.compute(from: .on("2026-08-03"))
        #expect(reckoning.due == .on("2026-08-25"))
        #expect(working.days(of: reckoning).count { $0.reason == .suspended } == 11)
    }

    @Test("Tells how much of it is left")
    func remaining() {
        let clock = PeriodClock(7, .working, without: [.on("2026-08-10") ... .on("2026-08-20")])
        let start = Day.on("2026-08-03")
        #expect(clock.remaining(after: start, from: start) == 7)
        #expect(clock.remaining(after: .on("2026-08-07"), from: start) == 3)
        #expect(clock.remaining(after: .on("2026-08-20"), from: start) == 3)
        #expect(clock.remaining(after: .on("2026-08-24"), from: start) == 1)
        #expect(clock.remaining(after: .on("2026-08-25"), from: start) == 0)
        #expect(clock.remaining(after: .on("2026-12-25"), from: start) == 0)
    }

    @Test("Of years ends on the same date, or on the month's last day where the date is missing")
    func years() {
        let clock = PeriodClock(3, .years)
        #expect(clock.compute(from: .on("2023-05-10")).lastDay == .on("2026-05-10"))
        #expect(clock.compute(from: .on("2023-05-10")).due == .on("2026-05-11"))
        #expect(clock.compute(from: .on("2020-02-29")).lastDay == .on("2023-02-28"))
    }

    @Test("That runs before a day ends that long ahead of it")
    func before() throws {
        let calendar = ProductCalendars.calendar("61")
        let notice = PeriodClock(calendar: calendar, period: try #require(LegalPeriod(30, .calendar, .before)))
        #expect(notice.compute(from: .on("2026-05-31")).due == .on("2026-05-01"))
        let working = PeriodClock(calendar: calendar, period: try #require(LegalPeriod(3, .working, .before)))
        let reckoning = working.compute(from: .on("2026-10-09"))
        #expect(reckoning.due == .on("2026-09-29"))
        #expect(working.days(of: reckoning).count(where: \.isCounted) == 3)
    }

    @Test("Is provisional once it needs a year without a notice, or a local notice that is missing")
    func provisional() {
        #expect(PeriodClock(7, .working).compute(from: .on("2026-12-28")).isProvisional)
        #expect(!PeriodClock(7, .working).compute(from: .on("2026-12-10")).isProvisional)
        #expect(PeriodClock(60, .calendar).compute(from: .on("2026-11-20")).isProvisional)
        #expect(PeriodClock(7, .working, in: "64").compute(from: .on("2026-05-06")).isProvisional)
        #expect(PeriodClock(7, .working, in: "65").compute(from: .on("2026-05-06")).isProvisional)
        #expect(!PeriodClock(7, .working, in: "65").compute(from: .on("2025-05-06")).isProvisional)
    }

    @Test("Has a length that is in reason")
    func lengths() {
        #expect(LegalPeriod(0, .working) == nil)
        #expect(LegalPeriod(10_001, .years) == nil)
        #expect(LegalPeriod(15, .working)?.extended(by: LegalPeriod(15, .working) ?? .init(1, .years)!)?.value == 30)
        #expect(LegalPeriod(15, .working).flatMap { $0.extended(by: LegalPeriod(15, .calendar)!) } == nil)
    }
}
