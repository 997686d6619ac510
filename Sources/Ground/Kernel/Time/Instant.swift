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
        let bytes = Array(text.utf8)
        guard bytes.count >= 19, let day = Day(bytes[..<10]),
            bytes[10] | 0x20 == UInt8(ascii: "t") || bytes[10] == 0x20,
            bytes[13] == UInt8(ascii: ":"), bytes[16] == UInt8(ascii: ":"), let hour = digits(bytes[11..<13]),
            let minute = digits(bytes[14..<16]), let second = digits(bytes[17..<19]), hour < 24, minute < 60,
            second < 60
        else { return nil }
        var rest = bytes[19...]
        var micro: Int64 = 0
        if rest.first == UInt8(ascii: ".") {
            let fraction = rest.dropFirst().prefix { (0x30...0x39).contains($0) }
            rest = rest[fraction.endIndex...]
            guard (1...9).contains(fraction.count), let value = digits(fraction.prefix(6)) else { return nil }
            micro = (fraction.count..<max(fraction.count, 6)).reduce(value) { value, _ in value * 10 }
        }
        guard let offset = Self.offset(rest) else { return nil }
        let seconds = Int64(day.number) * 86_400 + hour * 3600 + minute * 60 + second - offset
        self.init(microseconds: seconds * Self.microsecondsASecond + micro)
    }

    /// Seconds east of Greenwich: of `Z`, or of `+08:00`.
    private static func offset(_ zone: ArraySlice<UInt8>) -> Int64? {
        guard let sign = zone.first else { return nil }
        if zone.count == 1, sign | 0x20 == UInt8(ascii: "z") { return 0 }
        let start = zone.startIndex
        guard zone.count == 6, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-"),
            zone[start + 3] == UInt8(ascii: ":"), let hours = digits(zone[start + 1..<start + 3]),
            let minutes = digits(zone[start + 4..<start + 6]), hours < 24, minutes < 60
        else { return nil }
        return (hours * 3600 + minutes * 60) * (sign == UInt8(ascii: "-") ? -1 : 1)
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

/// The value of a run of at most eighteen ASCII digits, or nothing where another character stands among them.
func digits(_ bytes: some Collection<UInt8>) -> Int64? {
    guard (1...18).contains(bytes.count) else { return nil }
    var value: Int64 = 0
    for byte in bytes {
        guard (0x30...0x39).contains(byte) else { return nil }
        value = value * 10 + Int64(byte - 0x30)
    }
    return value
}
