public import Kernel

/// How deep in the country a place lies.
public enum RegionLevel: Int, CaseIterable, Comparable, Sendable {
    case province = 1, city, county, township, village

    public static func < (one: RegionLevel, other: RegionLevel) -> Bool { one.rawValue < other.rawValue }

    public var phrase: Phrase {
        switch self {
        case .province: Phrase(zh: "省级", en: "province")
        case .city: Phrase(zh: "地级", en: "city")
        case .county: Phrase(zh: "县级", en: "county")
        case .township: Phrase(zh: "乡级", en: "township")
        case .village: Phrase(zh: "村级", en: "village")
        }
    }
}

/// The number of a place: six digits down to the county (GB/T 2260), twelve below it.
///
/// The value knows the form and the chain that the digits spell; whether such a place exists, or did, is for `Regions`.
/// Functional zones and the 兵团 have numbers of the same form that the standard does not know.
public struct RegionCode: Hashable, Comparable, Sendable {
    /// Twelve digits as a number.
    public let number: UInt64

    /// Reads 6, 9 or 12 digits with white space around them.
    public init(_ input: String) throws(Refusal) {
        let digits = Array(Folding.trimmed(input).utf8)
        guard [6, 9, 12].contains(digits.count), digits.allSatisfy({ (0x30...0x39).contains($0) }) else {
            throw .regionCodeMalformed
        }
        let value = digits.reduce(UInt64(0)) { $0 * 10 + UInt64($1 - 0x30) }
        guard let code = RegionCode(padding: value, digits: digits.count) else { throw .regionCodeMalformed }
        self = code
    }

    /// The code of a number of 6, 9 or 12 digits; nothing where it is outside every province.
    init?(padding value: UInt64, digits: Int) {
        switch digits {
        case 6: number = value * 1_000_000
        case 9: number = value * 1000
        case 12: number = value
        default: return nil
        }
        guard number < 1_000_000_000_000, Self.isProvince(Int(number / 10_000_000_000)) else { return nil }
        // A city 00 with a county below it, or a township without its county's digits, spells no chain.
        let hasGap = number / 1_000_000 % 10_000 == 0 && number % 1_000_000 != 0
        guard !hasGap else { return nil }
    }

    public static func < (one: RegionCode, other: RegionCode) -> Bool { one.number < other.number }

    public var level: RegionLevel {
        if number % 1000 != 0 { return .village }
        if number % 1_000_000 != 0 { return .township }
        if number % 100_000_000 != 0 { return .county }
        return number % 10_000_000_000 != 0 ? .city : .province
    }

    public var province: RegionCode { RegionCode(stored: number / 10_000_000_000 * 10_000_000_000) }

    /// The city whose digits it carries; for a county that a province governs directly this is no real place.
    public var city: RegionCode { RegionCode(stored: number / 100_000_000 * 100_000_000) }

    /// The county whose digits it carries; cities without counties stand in for one (东莞 441900).
    public var county: RegionCode { RegionCode(stored: number / 1_000_000 * 1_000_000) }

    public var township: RegionCode { RegionCode(stored: number / 1000 * 1000) }

    /// The next level up that the digits spell; nothing above a province.
    public var parent: RegionCode? {
        switch level {
        case .province: nil
        case .city: province
        case .county: city
        case .township: county
        case .village: township
        }
    }

    /// Whether the other place's digits lie within this one's; every place contains itself.
    public func contains(_ other: RegionCode) -> Bool { span.contains(other.number) }

    /// The numbers of this place and of everything below it.
    var span: Range<UInt64> {
        let width: UInt64 =
            switch level {
            case .province: 10_000_000_000
            case .city: 100_000_000
            case .county: 1_000_000
            case .township: 1000
            case .village: 1
            }
        return number..<number + width
    }

    /// Six digits down to the county, twelve below it.
    public var text: String { level <= .county ? String(number / 1_000_000) : String(number) }

    /// Whether two digits are a province's in GB/T 2260, or the 66 under which statistics count the 兵团.
    static func isProvince(_ digits: Int) -> Bool {
        switch digits {
        case 11...15, 21...23, 31...37, 41...46, 50...54, 61...66, 71, 81...83: true
        default: false
        }
    }
}

extension RegionCode: CustomStringConvertible {
    public var description: String { text }
}
