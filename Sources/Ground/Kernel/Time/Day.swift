/// A civil date in the Gregorian calendar, counted in days since 1970-01-01.
///
/// Arithmetic after Howard Hinnant, "chrono-compatible low-level date algorithms"; exact for all years in use.
public struct Day: Hashable, Comparable, Sendable {
    public let number: Int

    public init(number: Int) {
        self.number = number
    }

    /// The date in China at a moment: UTC+8 all year, as it has been since 1991-09-15.
    ///
    /// - Note: The summer time of 1986–1991 is older than any case here.
    public init(at instant: Instant) {
        let local = instant.microseconds + Self.shanghaiOffsetSeconds * Instant.microsecondsASecond
        number = Int(local.quotientAndRemainderFloored(dividingBy: 86_400 * Instant.microsecondsASecond).0)
    }

    public init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
            day <= Self.length(ofMonth: month, in: year)
        else { return nil }
        let shifted = month <= 2 ? year - 1 : year
        let era = (shifted >= 0 ? shifted : shifted - 399) / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        number = era * 146_097 + dayOfEra - 719_468
    }

    public static func < (one: Day, other: Day) -> Bool { one.number < other.number }

    public func advanced(by days: Int) -> Day { Day(number: number + days) }
    public func days(since other: Day) -> Int { number - other.number }

    /// The first moment of this day in China.
    public var start: Instant {
        Instant(microseconds: (Int64(number) * 86_400 - Self.shanghaiOffsetSeconds) * Instant.microsecondsASecond)
    }

    public var parts: (year: Int, month: Int, day: Int) {
        let shifted = number + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
    }

    public var year: Int { parts.year }
    public var month: Int { parts.month }
    public var dayOfMonth: Int { parts.day }

    public var weekday: Weekday {
        // 1970-01-01 was a Thursday.
        let index = ((number + 3) % 7 + 7) % 7
        return Weekday.allCases[index]
    }

    public static func length(ofMonth month: Int, in year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    private static let shanghaiOffsetSeconds: Int64 = 8 * 3600
}

/// The seven days of a week, Monday first (ISO 8601).
public enum Weekday: Int, CaseIterable, Sendable {
    case monday = 1, tuesday, wednesday, thursday, friday, saturday, sunday

    public var isWeekend: Bool { self == .saturday || self == .sunday }
}

extension Day: CustomStringConvertible {
    /// ISO 8601: `2026-04-15`.
    public var description: String {
        let (year, month, day) = parts
        return "\(padded(year, to: 4))-\(padded(month, to: 2))-\(padded(day, to: 2))"
    }

    /// Reads `2026-04-15`, and nothing else.
    public init?(_ text: String) {
        guard text.utf8.count == 10 else { return nil }
        self.init(Array(text.utf8)[...])
    }

    init?(_ bytes: ArraySlice<UInt8>) {
        let start = bytes.startIndex
        guard bytes.count == 10, bytes[start + 4] == UInt8(ascii: "-"), bytes[start + 7] == UInt8(ascii: "-"),
            let year = digits(bytes[start..<start + 4]), let month = digits(bytes[start + 5..<start + 7]),
            let day = digits(bytes[(start + 8)...])
        else { return nil }
        self.init(year: Int(year), month: Int(month), day: Int(day))
    }
}
