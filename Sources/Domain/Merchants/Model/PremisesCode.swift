/// 店铺码: the short name of premises, on the door, in links, and read out on the telephone: `7QX3M-PA9T4`.
///
/// Nine characters of Crockford's base 32 carry 45 random bits, so that nobody finds a shop by counting on; the tenth
/// checks them. The check is a sum over the field of 32 elements with a weight of its own for each place: it finds
/// every single wrong character and every swap of two neighbours.
public struct PremisesCode: Hashable, Comparable, Sendable {
    /// The 45 bits.
    public let number: Int64

    /// The code of a number, of which the lower 45 bits count.
    public init(number: Int64) {
        self.number = number & Self.mask
    }

    /// Reads a code as people type it: any case, with spaces or hyphens, `O` for `0`, `I` and `L` for `1`.
    ///
    /// Nothing where it is no code, or where the check finds a slip of the pen.
    public init?(_ input: String) {
        var digits: [UInt8] = []
        for byte in input.utf8 where byte != UInt8(ascii: "-") && byte != UInt8(ascii: " ") {
            guard digits.count < Self.length, let digit = Self.digit(of: byte) else { return nil }
            digits.append(digit)
        }
        guard digits.count == Self.length, Self.sum(digits) == 0 else { return nil }
        number = digits.dropLast().reduce(0) { $0 << 5 | Int64($1) }
    }

    public static func < (one: PremisesCode, other: PremisesCode) -> Bool { one.number < other.number }

    /// The ten characters, upper case, as they stand in links.
    public var text: String { String(decoding: digits.map { Self.alphabet[Int($0)] }, as: UTF8.self) }

    /// The ten characters in two groups, as they are printed and read out.
    public var spoken: String { "\(text.prefix(5))-\(text.suffix(5))" }

    private var digits: [UInt8] {
        var digits = (0..<9).map { UInt8(truncatingIfNeeded: number >> Int64(40 - 5 * $0)) & 31 }
        digits.append(Self.sum(digits + [0]))
        return digits
    }

    /// Horner's rule with a generator of the field: the last character has weight 1, the one before it the generator.
    private static func sum(_ digits: [UInt8]) -> UInt8 {
        digits.reduce(0) { sum, digit in
            let doubled = sum << 1
            return (doubled & 32 == 0 ? doubled : doubled ^ polynomial) ^ digit
        }
    }

    private static func digit(of byte: UInt8) -> UInt8? {
        let upper = (0x61...0x7A).contains(byte) ? byte - 0x20 : byte
        switch upper {
        case UInt8(ascii: "O"): return 0
        case UInt8(ascii: "I"), UInt8(ascii: "L"): return 1
        default: return alphabet.firstIndex(of: upper).map { UInt8($0) }
        }
    }

    /// x⁵ + x² + 1, primitive over the field of two elements.
    private static let polynomial: UInt8 = 0b10_0101
    private static let mask: Int64 = (1 << 45) - 1
    private static let length = 10
    private static let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ".utf8)
}

extension PremisesCode: CustomStringConvertible {
    public var description: String { text }
}
