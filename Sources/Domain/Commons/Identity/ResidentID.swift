public import Kernel

/// 公民身份号码: a resident's number, 17 digits and a check character (GB 11643-1999).
///
/// Printing one shows its masked form; the number itself is only in `text`, so that it cannot slip into a log.
public struct ResidentID: Hashable, Sendable {
    /// The 18 characters, a final X in upper case.
    public let text: String
    /// The holder's day of birth, a day that exists.
    public let birthDay: Day

    /// Reads a number as people type it.
    ///
    /// - Parameters:
    ///   - input: the number, perhaps with white space around it and a small x.
    ///   - latest: the last day on which the holder may have been born, usually today.
    /// - Throws: a refusal that names the check that failed; numbers of 15 digits are refused with the reason that they
    ///   have been void since 2013-01-01 (Resident Identity Card Law, amendment of 2011).
    public init(_ input: String, bornBy latest: Day? = nil) throws(Refusal) {
        let characters = Array(Folding.trimmed(input).uppercased().utf8)
        let values = characters.map { Int($0) - 0x30 }
        let areDigits = values.prefix(17).allSatisfy { (0...9).contains($0) }
        if characters.count == 15, areDigits { throw .residentIDOld }
        guard characters.count == 18, areDigits, characters[17] == UInt8(ascii: "X") || (0...9).contains(values[17])
        else { throw .residentIDMalformed }
        guard RegionCode.isProvince(values[0] * 10 + values[1]) else { throw .residentIDRegion }
        let year = values[6...9].reduce(0) { $0 * 10 + $1 }
        guard let birthDay = Day(year: year, month: values[10] * 10 + values[11], day: values[12] * 10 + values[13]),
            year >= Self.earliestYear, latest.map({ birthDay <= $0 }) ?? true
        else { throw .residentIDBirth }
        guard characters[17] == Self.check(of: values) else { throw .residentIDCheck }
        text = String(decoding: characters, as: UTF8.self)
        self.birthDay = birthDay
    }

    /// `1101**********002X`.
    public var masked: String { "\(text.prefix(4))**********\(text.suffix(4))" }

    /// The six digits of the place of first registration, which may since have been renamed or merged.
    public var registrationRegion: String { String(text.prefix(6)) }

    /// Full years on a day.
    public func age(on day: Day) -> Int {
        let (born, now) = (birthDay.parts, day.parts)
        let hasHadBirthday = (now.month, now.day) >= (born.month, born.day)
        return now.year - born.year - (hasHadBirthday ? 0 : 1)
    }

    private static func check(of values: [Int]) -> UInt8 {
        checks[zip(values, weights).reduce(0) { $0 + $1.0 * $1.1 } % 11]
    }

    private static let earliestYear = 1850
    private static let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
    private static let checks = Array("10X98765432".utf8)
}

extension ResidentID: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    public var description: String { masked }
    public var debugDescription: String { masked }
    public var customMirror: Mirror { Mirror(self, children: ["masked": masked]) }
}
