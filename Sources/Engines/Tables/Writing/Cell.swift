public import Kernel

/// One value of a table that is written.
public enum Cell: Hashable, Sendable {
    case empty
    case text(String)
    case integer(Int)
    /// A finite number; another is written as text.
    case number(Double)
    /// Yuan with two decimals.
    case money(Money)
    /// A date: `2026-04-15`.
    case day(Day)
    /// A moment, to the second, on the clocks of China: `2026-04-15T09:30:00`.
    case moment(Instant)
    case flag(Bool)
}

extension Cell {
    /// How CSV writes the value, and how the reader gives it back from either format.
    ///
    /// A workbook knows no trailing zeros: money of 12.50 yuan comes back from one as `12.5`.
    var text: String {
        switch self {
        case .empty: ""
        case .text(let text): text
        case .integer(let number): "\(number)"
        case .number(let number): plain(number)
        case .money(let money): "\(money)"
        case .day(let day): "\(day)"
        case .moment(let instant): CivilTime(instant).text
        case .flag(let isOn): isOn ? "TRUE" : "FALSE"
        }
    }
}

/// A moment as the clocks of China show it, to the second.
struct CivilTime {
    let day: Day
    let second: Int

    init(_ instant: Instant) {
        day = Day(at: instant)
        second = Int(instant.seconds(since: day.start))
    }

    var text: String {
        let clock = [second / 3600, second / 60 % 60, second % 60].map { twoDigits($0) }
        return "\(day)T\(clock.joined(separator: ":"))"
    }
}

/// One column of a table that is written.
public struct Column: Hashable, Sendable {
    public let heading: String
    /// The width in a workbook, in digits of the default font; where nothing is said, fitted to the heading and to a date.
    ///
    /// A moment needs 20.
    public let width: Int?

    public init(_ heading: String, width: Int? = nil) {
        self.heading = heading
        self.width = width
    }

    var effectiveWidth: Int {
        let wide = heading.unicodeScalars.reduce(0) { $0 + ($1.value >= 0x1100 ? 2 : 1) }
        return min(max(width ?? max(wide + 4, 12), 1), 255)
    }
}
