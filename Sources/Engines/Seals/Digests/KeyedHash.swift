import Crypto

/// HMAC-SHA-256 (RFC 2104, FIPS 198-1) under a key that was prepared once.
///
/// Answers "is this phone number known?" without keeping the number: who lacks the key cannot even try out all numbers.
/// Each purpose has a key of its own, so that hashes of one table say nothing about another.
public struct KeyedHash: Sendable {
    private let prepared: HMAC<SHA256>

    /// A keyed hash for one purpose, such as `search.phone`.
    ///
    /// The key in use is derived from the given one and the purpose.
    public init(key: SecretKey, purpose: String) {
        prepared = HMAC<SHA256>(key: key.derived(for: purpose).symmetric)
    }

    /// Plain HMAC under the given key, for codes that other programs must be able to check.
    public init(key: [UInt8]) {
        prepared = HMAC<SHA256>(key: SymmetricKey(data: key))
    }

    public func hash(_ bytes: [UInt8]) -> Digest {
        var code = prepared
        code.update(data: bytes)
        return Digest(code.finalize())
    }

    public func hash(_ text: String) -> Digest {
        var text = text
        return text.withUTF8 { buffer in
            var code = prepared
            code.update(data: UnsafeRawBufferPointer(buffer))
            return Digest(code.finalize())
        }
    }

    /// Whether a code belongs to the bytes, compared in constant time.
    public func isValid(_ code: Digest, for bytes: [UInt8]) -> Bool {
        ConstantTime.isEqual(hash(bytes), code)
    }
}
