import Calendars
import Fixtures
import Kernel
import TestSupport
import Testing

@Suite("The fast clock and its slow twin")
struct ClockPropertyTests {
    @Test("Agree on random starts, lengths and suspensions, also far outside the notices", arguments: ["61", "65"])
    func agree(region: String) {
        let calendar = ProductCalendars.calendar(region)
        var random = Dice(7)
        let (from, to) = (Day.on("2002-01-01").number, Day.on("2030-12-31").number)
        for _ in 0..<3000 {
            let start = Day(number: .random(in: from...to, using: &random))
            let spans = (0..<Int.random(in: 0...3, using: &random))
                .map { _ in
                    let first = start.advanced(by: .random(in: -20...90, using: &random))
                    return first...first.advanced(by: .random(in: 0...30, using: &random))
                }
            let naive = NaiveClock(isWorking: calendar.isWorking, isStatutory: calendar.isStatutory, suspended: spans)
            let value = Int.random(in: 1...90, using: &random)
            for unit in [LegalPeriod.Unit.working, .calendar] {
                let clock = PeriodClock(value, unit, in: region, without: spans)
                let reckoning = clock.compute(from: start)
                let last = naive.lastDay(value, unit, from: start)
                #expect(reckoning.lastDay == last, "\(value) \(unit) from \(start) without \(spans)")
                #expect(reckoning.due == naive.due(last), "\(value) \(unit) from \(start) without \(spans)")
                #expect(reckoning.strictDue == naive.strictDue(last), "\(value) \(unit) from \(start)")
            }
        }
    }

    @Test("Agree that the account counts as many days as the period has, and that the budget runs down with it")
    func account() {
        var random = Dice(11)
        let from = Day.on("2019-01-01").number
        for _ in 0..<200 {
            let start = Day(number: from + .random(in: 0...2500, using: &random))
            let first = start.advanced(by: .random(in: -5...40, using: &random))
            let value = Int.random(in: 1...60, using: &random)
            let clock = PeriodClock(value, .working, without: [first...first.advanced(by: 9)])
            let reckoning = clock.compute(from: start)
            var left = value
            for line in clock.days(of: reckoning) {
                if line.isCounted { left -= 1 }
                #expect(clock.remaining(after: line.day, from: start) == left)
            }
            #expect(left == 0)
        }
    }

    @Test("Agree on ranks: the working days left, and the day that they lead to")
    func ranks() {
        let calendar = ProductCalendars.calendar("61")
        var random = Dice(5)
        let (from, to) = (Day.on("2000-01-01").number, Day.on("2032-12-31").number)
        for _ in 0..<3000 {
            let start = Day(number: .random(in: from...to, using: &random))
            let end = start.advanced(by: .random(in: 0...120, using: &random))
            let count = (start.number..<end.number).count { calendar.isWorking(Day(number: $0 + 1)) }
            #expect(calendar.workingDays(after: start, through: end) == count)
            #expect(calendar.workingDaysLeft(on: start, until: end) == count)
            #expect(calendar.workingDaysLeft(on: end, until: start) == -count)
            if count > 0 {
                let day = calendar.workingDay(count, after: start)
                #expect(day <= end)
                #expect(calendar.isWorking(day))
                #expect(calendar.workingDays(after: day, through: end) == 0)
            }
        }
    }

    @Test(
        "Agree with the table of days that stands outside, for every start in it and every period of law",
        .enabled(if: DayTable.isPresent))
    func dayTable() throws {
        let rows = try DayTable.rows()
        let isOff = Dictionary(rows.map { ($0.day, $0.isOff) }) { first, _ in first }
        let calendar = ProductCalendars.calendar("61")
        let end = try #require(rows.last?.day)
        // Kept aside, since asking the test library a hundred thousand times takes longer than the counting.
        var wrong: [String] = []
        for row in rows {
            for value in [5, 7, 10, 15, 30, 45] {
                guard let last = Self.last(value, after: row.day, isOff) else { continue }
                let reckoning = PeriodClock(value, .working, in: "61").compute(from: row.day)
                if reckoning.lastDay != last || reckoning.due != last { wrong.append("\(value) from \(row.day)") }
            }
            for value in [7, 15, 30, 60, 90] where row.day.advanced(by: value + 12) <= end {
                let last = row.day.advanced(by: value)
                let reckoning = PeriodClock(value, .calendar, in: "61").compute(from: row.day)
                let due = Self.first(from: last) { isOff[$0] != true }
                let strict = Self.first(from: last) { !calendar.isStatutory($0) }
                if (reckoning.lastDay, reckoning.due, reckoning.strictDue) != (last, due, strict) {
                    wrong.append("\(value) days from \(row.day)")
                }
            }
        }
        #expect(wrong == [])
    }

    private static func first(from day: Day, _ isGood: (Day) -> Bool) -> Day {
        var day = day
        while !isGood(day) { day = day.advanced(by: 1) }
        return day
    }

    /// One day after another; nothing where the table ends first.
    private static func last(_ value: Int, after start: Day, _ isOff: [Day: Bool]) -> Day? {
        var (day, left) = (start, value)
        while left > 0 {
            day = day.advanced(by: 1)
            guard let off = isOff[day] else { return nil }
            if !off { left -= 1 }
        }
        return day
    }
}
