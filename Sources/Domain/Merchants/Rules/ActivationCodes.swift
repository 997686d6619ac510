public import Seals

/// The codes that prove a claim: shown once, kept only as a keyed hash.
public struct ActivationCodes: Sendable {
    /// Twelve characters of 30: 58 bits.
    static let length = 12
    /// Handed over on paper, so it must outlast a few weeks of good intentions.
    static let authoritySeconds: Int64 = 30 * 86_400
    /// Told to a colleague in the same shop.
    static let invitationSeconds: Int64 = 3 * 86_400
    static let failuresAllowed = 5
    static let lockSeconds: Int64 = 30 * 60
    /// Without 0, O, 1, I, L and U, which are mistaken for each other or spell words.
    private static let alphabet = Array("23456789ABCDEFGHJKMNPQRSTVWXYZ")

    private let hash: KeyedHash

    public init(key: SecretKey) {
        hash = KeyedHash(key: key, purpose: "merchant.activationCode")
    }

    /// A fresh code in three groups: `7QX3-MPA9-T4KC`.
    func make(using random: RandomSource) -> String {
        var random = random
        let characters = (0..<Self.length).map { _ in Self.alphabet.randomElement(using: &random) ?? "2" }
        return stride(from: 0, to: Self.length, by: 4).map { String(characters[$0..<$0 + 4]) }.joined(separator: "-")
    }

    /// The hash of a code as people type it: any case, with spaces or hyphens.
    func hash(_ code: String) -> [UInt8] {
        hash.hash(code.uppercased().filter { $0.isLetter || $0.isNumber }).bytes
    }

    /// Whether a character stands in a code as it is kept, which is how it comes where it was just made.
    private static func isPlain(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }
}
