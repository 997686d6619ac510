import Calendars
import Kernel

/// The slow twin: walks day by day and asks only what each single day is.
struct NaiveClock {
    let isWorking: (Day) -> Bool
    let isStatutory: (Day) -> Bool
    let suspended: [ClosedRange<Day>]

    func lastDay(_ value: Int, _ unit: LegalPeriod.Unit, from start: Day) -> Day {
        var day = start
        var left = value
        while left > 0 {
            day = day.advanced(by: 1)
            if !isSuspended(day), unit == .calendar || isWorking(day) { left -= 1 }
        }
        return day
    }

    func due(_ last: Day) -> Day {
        var day = last
        while !isWorking(day) || isSuspended(day) { day = day.advanced(by: 1) }
        return day
    }

    func strictDue(_ last: Day) -> Day {
        var day = last
        while isStatutory(day) || isSuspended(day) { day = day.advanced(by: 1) }
        return day
    }

    private func isSuspended(_ day: Day) -> Bool { suspended.contains { $0.contains(day) } }
}
