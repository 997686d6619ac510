public import Kernel

/// 统一社会信用代码: the one number of a legal person or organisation, 18 characters (GB 32100-2015).
///
/// Character 1 is the registering department, 2 the category, 3–8 the region of registration (GB/T 2260), 9–17 the
/// organisation code (GB 11714), 18 the check character. A value of this type has passed all its checks. Both check
/// systems find every single wrong character and every swap of two different neighbours.
public struct UnifiedSocialCreditCode: Hashable, Sendable {
    /// The 18 characters, letters in upper case.
    public let text: String

    /// Reads a code as people type it: lower case, full width and white space around it are mended.
    ///
    /// - Throws: a refusal that names the check that failed.
    public init(_ input: String) throws(Refusal) {
        let text = Folding.trimmed(input).uppercased()
        let characters = Array(text.utf8)
        guard text.unicodeScalars.count == Self.length else {
            throw .creditCodeLength(text.unicodeScalars.count)
        }
        var values: [Int] = []
        for (index, scalar) in text.unicodeScalars.enumerated() {
            guard let value = Self.value(of: scalar) else { throw .creditCodeLetter(scalar, at: index + 1) }
            values.append(value)
        }
        for index in 2..<8 where values[index] > 9 { throw .creditCodeRegion }
        guard values[2] * 10 + values[3] == Self.national || RegionCode.isProvince(values[2] * 10 + values[3]) else {
            throw .creditCodeRegion
        }
        guard values[17] == Self.check(of: values) else { throw .creditCodeCheck }
        guard OrganisationCode.check(of: characters[8..<16]) == characters[16] else { throw .creditCodeOrganisation }
        self.text = text
    }

    /// The check character's value for the first 17 values.
    static func check(of values: [Int]) -> Int {
        var sum = 0
        var weight = 1
        for value in values.prefix(length - 1) {
            sum += value * weight
            weight = weight * 3 % 31
        }
        return (31 - sum % 31) % 31
    }

    /// Who registered it: `9` market regulation, `1` the office for public institutions, `5` civil affairs, `Y` others.
    public var department: Character { text.first ?? "Y" }

    /// What was registered; for market regulation `1` a company, `2` a self-employed person, `3` a farmers' co-operative.
    public var category: Character { text.dropFirst().first ?? "9" }

    /// Whether a self-employed person (个体工商户) stands behind it.
    public var isSelfEmployed: Bool { text.hasPrefix("92") }

    /// The six digits of the region of registration, which may since have been renamed or merged.
    public var registrationRegion: String { String(text.dropFirst(2).prefix(6)) }

    /// The organisation code inside, 9 characters.
    public var organisationCode: OrganisationCode { OrganisationCode(checked: String(text.dropFirst(8).prefix(9))) }

    private static func value(of scalar: Unicode.Scalar) -> Int? {
        guard scalar.isASCII else { return nil }
        return alphabet.firstIndex(of: UInt8(scalar.value))
    }

    private static let length = 18
    /// Registered with a national body rather than in a province.
    private static let national = 10
    /// The letters I, O, S, V and Z are left out, since they are misread.
    private static let alphabet = Array("0123456789ABCDEFGHJKLMNPQRTUWXY".utf8)
}

extension UnifiedSocialCreditCode: CustomStringConvertible {
    public var description: String { text }
}
