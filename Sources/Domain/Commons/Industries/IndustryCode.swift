public import Kernel

/// How fine an industry code is.
public enum IndustryLevel: Int, CaseIterable, Comparable, Sendable {
    /// 门类, a letter.
    case section = 1
    /// 大类, two digits.
    case division
    /// 中类, three digits.
    case group
    /// 小类, four digits.
    case `class`

    public static func < (one: IndustryLevel, other: IndustryLevel) -> Bool { one.rawValue < other.rawValue }
}

/// A code of the national classification of economic activities (GB/T 4754-2017): `F`, `51`, `513`, `5132`.
public struct IndustryCode: Hashable, Comparable, Sendable {
    public let text: String

    public init(_ input: String) throws(Refusal) {
        let text = Folding.trimmed(input).uppercased()
        let characters = Array(text.utf8)
        let isSection = characters.count == 1 && (UInt8(ascii: "A")...UInt8(ascii: "T")).contains(characters[0])
        let isNumber = (2...4).contains(characters.count) && characters.allSatisfy { (0x30...0x39).contains($0) }
        guard isSection || isNumber else { throw .industryCodeMalformed }
        self.text = text
    }

    init(checked text: String) {
        self.text = text
    }

    public static func < (one: IndustryCode, other: IndustryCode) -> Bool { one.text < other.text }

    public var level: IndustryLevel { IndustryLevel(rawValue: text.utf8.count) ?? .class }
}

extension IndustryCode: CustomStringConvertible {
    public var description: String { text }
}
