public import Kernel

/// One proof of identity: its kind and its number, checked as far as the kind can be.
///
/// Printing one shows its masked form.
public struct IdentityDocument: Hashable, Sendable {
    public let kind: IdentityKind
    /// The number in its normal form.
    public let number: String

    /// Checks a number against its kind.
    ///
    /// Resident numbers and unified codes are checked in full, travel permits by their letter and length, others only
    /// for being 5 to 20 letters and digits.
    public init(_ kind: IdentityKind, number input: String, bornBy latest: Day? = nil) throws(Refusal) {
        self.kind = kind
        let text = Folding.trimmed(input).uppercased()
        let characters = Array(text.utf8)
        let digits = characters.filter { (0x30...0x39).contains($0) }.count
        switch kind {
        case .residentID: number = try ResidentID(input, bornBy: latest).text
        case .creditCode: number = try UnifiedSocialCreditCode(input).text
        case .hongKongMacaoPermit:
            guard ["H", "M"].contains(text.prefix(1)), digits == characters.count - 1, [8, 10].contains(digits) else {
                throw .documentMalformed(kind)
            }
            number = text
        case .taiwanPermit:
            guard digits == characters.count, [8, 10].contains(digits) else { throw .documentMalformed(kind) }
            number = text
        case .passport, .foreignerResidence, .other:
            let isPlain = characters.allSatisfy { (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) }
            guard isPlain, (5...20).contains(characters.count) else { throw .documentMalformed(kind) }
            number = text
        }
    }

    /// The first place and the last two, of long numbers the first four and the last four.
    public var masked: String {
        let (head, tail) = number.count >= 15 ? (4, 4) : (1, 2)
        return number.prefix(head) + String(repeating: "*", count: number.count - head - tail) + number.suffix(tail)
    }
}

extension IdentityDocument: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    public var description: String { masked }
    public var debugDescription: String { masked }
    public var customMirror: Mirror { Mirror(self, children: ["kind": kind.rawValue, "masked": masked]) }
}
