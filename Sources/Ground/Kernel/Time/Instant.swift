/// A moment, in microseconds since 1970-01-01T00:00:00Z.
///
/// Legal dates are `Day`s; an instant becomes one only through `Day(at:)`, which knows the civil time of China.
public struct Instant: Hashable, Comparable, Sendable {
    public let microseconds: Int64

    public init(microseconds: Int64) {
        self.microseconds = microseconds
    }

    public static func < (one: Instant, other: Instant) -> Bool { one.microseconds < other.microseconds }

    public func advanced(bySeconds seconds: Int64) -> Instant {
        Instant(microseconds: microseconds + seconds * Self.microsecondsASecond)
    }

    /// Whole seconds from another instant to this one, rounded toward zero.
    public func seconds(since other: Instant) -> Int64 {
        (microseconds - other.microseconds) / Self.microsecondsASecond
    }

    static let microsecondsASecond: Int64 = 1_000_000
}

extension Instant: CustomStringConvertible {
    /// RFC 3339 in UTC with microseconds: `2026-04-15T01:02:03.000004Z`.
    public var description: String {
        let (day, inDay) = microseconds.quotientAndRemainderFloored(dividingBy: 86_400 * Self.microsecondsASecond)
        let (second, micro) = inDay.quotientAndRemainderFloored(dividingBy: Self.microsecondsASecond)
        let clock = [second / 3600, second / 60 % 60, second % 60].map { padded($0, to: 2) }.joined(separator: ":")
        return "\(Day(number: Int(day)))T\(clock).\(padded(micro, to: 6))Z"
    }

    /// Reads RFC 3339: a date, `T` or a space, a clock with optional fraction, and `Z` or an offset.
    public init?(_ text: String) {
        var rest = Substring(text)
        guard rest.utf8.count >= 19, let day = Day(String(rest.prefix(10))) else { return nil }
        rest = rest.dropFirst(10)
        guard let mark = rest.popFirst(), mark == "T" || mark == "t" || mark == " " else { return nil }
        let clock = rest.prefix(8)
        let parts = clock.split(separator: ":", omittingEmptySubsequences: false)
        guard clock.utf8.count == 8, parts.count == 3, parts.allSatisfy({ $0.utf8.count == 2 }),
            let hour = digits(parts[0]), let minute = digits(parts[1]), let second = digits(parts[2]),
            hour < 24, minute < 60, second < 60
        else { return nil }
        rest = rest.dropFirst(8)
        var micro: Int64 = 0
        if rest.first == "." {
            rest = rest.dropFirst()
            let fraction = rest.prefix { $0.isASCII && $0.isNumber }
            rest = rest.dropFirst(fraction.count)
            guard (1...9).contains(fraction.count), let value = digits((fraction + "000000").prefix(6)) else {
                return nil
            }
            micro = value
        }
        var offset: Int64 = 0
        if rest == "Z" || rest == "z" {
            offset = 0
        } else {
            let zone = rest.dropFirst().split(separator: ":", omittingEmptySubsequences: false)
            guard let sign = rest.first, sign == "+" || sign == "-", zone.count == 2,
                zone.allSatisfy({ $0.utf8.count == 2 }),
                let hours = digits(zone[0]), let minutes = digits(zone[1]), hours < 24, minutes < 60
            else { return nil }
            offset = (hours * 3600 + minutes * 60) * (sign == "-" ? -1 : 1)
        }
        let seconds = Int64(day.number) * 86_400 + hour * 3600 + minute * 60 + second - offset
        self.init(microseconds: seconds * Self.microsecondsASecond + micro)
    }
}

extension Int64 {
    func quotientAndRemainderFloored(dividingBy divisor: Int64) -> (Int64, Int64) {
        let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
    }
}

func padded(_ number: some BinaryInteger, to width: Int) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(0, width - text.utf8.count)) + text
}

/// The value of a run of ASCII digits, or nothing where another character stands among them.
func digits(_ text: Substring) -> Int64? {
    guard !text.isEmpty, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    return Int64(text)
}
