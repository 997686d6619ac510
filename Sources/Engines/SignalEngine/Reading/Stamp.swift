import Kernel

/// A moment as a table writes it: a day, perhaps with a time of day, on a civil clock.
struct Stamp: Hashable, Sendable {
    let day: Day
    /// Seconds since midnight.
    let seconds: Double

    var time: Double { Double(day.number) * 86_400 + seconds }

    /// Reads `2014-04-01`, `2014/4/1`, `20140401`, `2014-04`, `2014-W14` and any of them with `00:05`, `00:05:00` or
    /// `00:05:00.5` behind a space or a T; what stands behind the time, a zone, is left out.
    init?(_ text: String) {
        let bytes = Array(text.utf8)
        let end = bytes.firstIndex { $0 == UInt8(ascii: "T") || $0 == UInt8(ascii: " ") } ?? bytes.count
        guard let day = Self.day(Array(bytes[..<end])) else { return nil }
        self.day = day
        guard end < bytes.count else {
            seconds = 0
            return
        }
        guard let seconds = Self.seconds(bytes[(end + 1)...]) else { return nil }
        self.seconds = seconds
    }

    private static func day(_ bytes: [UInt8]) -> Day? {
        let digits = { (byte: UInt8) in byte >= 0x30 && byte <= 0x39 }
        if bytes.count == 8, bytes.allSatisfy(digits) {
            guard let number = Int(String(decoding: bytes, as: UTF8.self)) else { return nil }
            return Day(year: number / 10_000, month: number / 100 % 100, day: number % 100)
        }
        let parts = bytes.split(omittingEmptySubsequences: false) { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "/") }
        guard parts.count == 2 || parts.count == 3, parts[0].count == 4, parts[0].allSatisfy(digits) else { return nil }
        var numbers: [Int] = []
        for (place, part) in parts.enumerated() {
            let isWeek = place == 1 && part.first == UInt8(ascii: "W")
            let rest = isWeek ? part.dropFirst() : part
            guard !rest.isEmpty, rest.count <= 4, rest.allSatisfy(digits),
                let number = Int(String(decoding: rest, as: UTF8.self))
            else { return nil }
            if isWeek { return parts.count == 2 ? monday(ofWeek: number, in: numbers[0]) : nil }
            numbers.append(number)
        }
        return Day(year: numbers[0], month: numbers[1], day: numbers.count > 2 ? numbers[2] : 1)
    }

    /// ISO 8601: the first week of a year is the one with 4 January.
    private static func monday(ofWeek week: Int, in year: Int) -> Day? {
        guard (1...53).contains(week), let fourth = Day(year: year, month: 1, day: 4) else { return nil }
        return fourth.advanced(by: 1 - fourth.weekday.rawValue + 7 * (week - 1))
    }

    private static func seconds(_ bytes: ArraySlice<UInt8>) -> Double? {
        let clock = bytes.prefix { $0 >= 0x30 && $0 <= 0x3A || $0 == UInt8(ascii: ".") }
        let parts = clock.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
        guard parts.count == 2 || parts.count == 3 else { return nil }
        let numbers = parts.compactMap { Double(String(decoding: $0, as: UTF8.self)) }
        guard numbers.count == parts.count, numbers[0] < 25, numbers[1] < 60 else { return nil }
        let second = numbers.count > 2 ? numbers[2] : 0
        guard second < 62 else { return nil }
        return numbers[0] * 3600 + numbers[1] * 60 + second
    }
}

extension Day {
    /// The week of the year after ISO 8601, from 1.
    var week: Int {
        let thursday = advanced(by: 4 - weekday.rawValue)
        return thursday.dayOfYear / 7 + (thursday.dayOfYear % 7 > 0 ? 1 : 0)
    }

    /// From 1.
    var dayOfYear: Int { days(since: Day(year: year, month: 1, day: 1) ?? self) + 1 }
}
