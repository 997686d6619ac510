public import Kernel

/// 组织机构代码: an organisation's number in use before the unified code, 8 characters and a check (GB 11714).
public struct OrganisationCode: Hashable, Sendable {
    /// The nine characters, without the hyphen.
    public let text: String

    /// Reads `80210043-3` or `802100433`, in either case, with white space around it.
    public init(_ input: String) throws(Refusal) {
        var characters = Array(Folding.trimmed(input).uppercased().utf8)
        if characters.count == 10, characters[8] == UInt8(ascii: "-") { characters.remove(at: 8) }
        guard characters.count == 9, characters.prefix(8).allSatisfy({ Self.value(of: $0) != nil }) else {
            throw .organisationCodeMalformed
        }
        guard Self.check(of: characters[..<8]) == characters[8] else { throw .organisationCodeCheck }
        text = String(decoding: characters, as: UTF8.self)
    }

    init(checked text: String) {
        self.text = text
    }

    /// The check character of eight characters, or nothing where one of them is none of `0–9A–Z`.
    static func check(of characters: some Collection<UInt8>) -> UInt8? {
        var sum = 0
        for (character, weight) in zip(characters, weights) {
            guard let value = value(of: character) else { return nil }
            sum += value * weight
        }
        switch 11 - sum % 11 {
        case 10: return UInt8(ascii: "X")
        case 11: return UInt8(ascii: "0")
        case let digit: return UInt8(ascii: "0") + UInt8(digit)
        }
    }

    private static func value(of character: UInt8) -> Int? {
        switch character {
        case 0x30...0x39: Int(character) - 0x30
        case 0x41...0x5A: Int(character) - 0x41 + 10
        default: nil
        }
    }

    private static let weights = [3, 7, 9, 10, 5, 8, 4, 2]
}

extension OrganisationCode: CustomStringConvertible {
    /// With its hyphen: `80210043-3`.
    public var description: String { "\(text.prefix(8))-\(text.suffix(1))" }
}
