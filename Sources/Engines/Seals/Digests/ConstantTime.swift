/// Comparison whose time does not tell where two secrets differ.
public enum ConstantTime {
    /// Whether two byte strings are the same.
    ///
    /// The time depends on the lengths alone, which are no secret.
    public static func isEqual(_ one: [UInt8], _ other: [UInt8]) -> Bool {
        guard one.count == other.count else { return false }
        var difference: UInt8 = 0
        for index in one.indices { difference |= one[index] ^ other[index] }
        return difference == 0
    }

    /// Whether two digests are the same.
    public static func isEqual(_ one: Digest, _ other: Digest) -> Bool {
        one.withUnsafeBytes { left in
            other.withUnsafeBytes { right in
                var difference: UInt8 = 0
                for index in 0..<Digest.byteCount { difference |= left[index] ^ right[index] }
                return difference == 0
            }
        }
    }
}
