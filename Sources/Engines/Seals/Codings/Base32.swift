/// Base 32 of RFC 4648, upper case, without padding: for codes that people read and type.
public enum Base32 {
    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".utf8)

    public static func text(_ bytes: [UInt8]) -> String {
        var (bits, count): (UInt32, Int) = (0, 0)
        var characters: [UInt8] = []
        characters.reserveCapacity((bytes.count * 8 + 4) / 5)
        for byte in bytes {
            bits = bits << 8 | UInt32(byte)
            count += 8
            while count >= 5 {
                count -= 5
                characters.append(alphabet[Int(bits >> UInt32(count) & 31)])
            }
            bits &= 0xFF
        }
        if count > 0 { characters.append(alphabet[Int(bits << UInt32(5 - count) & 31)]) }
        return String(decoding: characters, as: UTF8.self)
    }

    /// Reads a text in either case; nothing where a character is foreign, the length cannot be, or spare bits are set.
    public static func bytes(_ text: String) -> [UInt8]? {
        guard ![1, 3, 6].contains(text.utf8.count % 8) else { return nil }
        var (bits, count): (UInt32, Int) = (0, 0)
        var bytes: [UInt8] = []
        for byte in text.utf8 {
            let value: UInt32
            switch byte {
            case 0x41...0x5A: value = UInt32(byte - 0x41)
            case 0x61...0x7A: value = UInt32(byte - 0x61)
            case 0x32...0x37: value = UInt32(byte - 0x32 + 26)
            default: return nil
            }
            bits = bits << 5 | value
            count += 5
            if count >= 8 {
                count -= 8
                bytes.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
                bits &= (1 << UInt32(count)) - 1
            }
        }
        return bits == 0 ? bytes : nil
    }
}
