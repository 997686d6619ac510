import Kernel

/// Turns the day numbers of a workbook into dates (ECMA-376 part 1, 18.17.4).
struct SerialCalendar {
    let startsIn1904: Bool

    /// ISO 8601 without a zone: a date, a date with a clock, or a clock; nothing where the number is no day.
    ///
    /// The 1900 system has a 29 February 1900 that never was: number 60 is given as the day before 1 March.
    func text(_ serial: Double, as format: NumberFormat) -> String? {
        guard serial.isFinite, serial >= 0, serial < Self.end else { return nil }
        // Excel's clocks go wrong in the last bits: 09:30 is stored as 0.39583333333333331.
        let seconds = Int((serial * 86_400).rounded())
        let (days, inDay) = (seconds / 86_400, seconds % 86_400)
        switch format {
        case .number: return nil
        case .elapsed: return clock(seconds)
        case .time where days == 0: return clock(inDay)
        case .time, .date:
            guard startsIn1904 || days > 0 else { return clock(inDay) }
            let day = firstDay.advanced(by: !startsIn1904 && days < 60 ? days + 1 : days)
            return inDay == 0 ? "\(day)" : "\(day)T\(clock(inDay))"
        }
    }

    /// The day of the number zero.
    private var firstDay: Day { Day(number: startsIn1904 ? -24_107 : -25_569) }

    private func clock(_ seconds: Int) -> String {
        [seconds / 3600, seconds / 60 % 60, seconds % 60].map { twoDigits($0) }.joined(separator: ":")
    }

    /// The day after 9999-12-31 in the 1900 system.
    private static let end = 2_958_466.0
}

func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
