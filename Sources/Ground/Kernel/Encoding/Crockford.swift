/// Base 32 in Douglas Crockford's alphabet, lower case: no i, l, o or u, so that it survives reading aloud.
enum Crockford {
    static let alphabet = Array("0123456789abcdefghjkmnpqrstvwxyz".utf8)

    static func isDigit(_ byte: UInt8) -> Bool { alphabet.contains(byte) }

    /// 128 bits as 26 characters, most significant first.
    static func text(upper: UInt64, lower: UInt64) -> String {
        String(unsafeUninitializedCapacity: 26) { buffer in
            var (high, low) = (upper, lower)
            for index in stride(from: 25, through: 0, by: -1) {
                buffer[index] = alphabet[Int(low & 31)]
                low = low >> 5 | high << 59
                high >>= 5
            }
            return 26
        }
    }
}
