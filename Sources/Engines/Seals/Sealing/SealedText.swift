/// How a text was sealed; stored beside each ciphertext, so that algorithms can change while old ones are still read.
public enum SealAlgorithm: String, CaseIterable, Sendable {
    /// AES-256 in Galois/counter mode (FIPS 197, NIST SP 800-38D).
    case aes256GCM = "A256GCM"
    /// SM4 in Galois/counter mode (GB/T 32907-2016); reserved until a provider exists.
    case sm4GCM = "SM4GCM"
}

/// A sealed text with all that is needed to find out how to open it, but the key.
public struct SealedText: Hashable, Sendable {
    public let algorithm: SealAlgorithm
    public let keyID: KeyID
    /// Nonce (12 bytes), ciphertext (as long as the plain text), tag (16 bytes).
    public let payload: [UInt8]

    public init(algorithm: SealAlgorithm, keyID: KeyID, payload: [UInt8]) {
        self.algorithm = algorithm
        self.keyID = keyID
        self.payload = payload
    }

    /// All three in one byte string, for a single column: length and name of the algorithm, length and name of the
    /// key, payload.
    public var encoded: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(payload.count + 2 + algorithm.rawValue.utf8.count + keyID.text.utf8.count)
        for part in [algorithm.rawValue, keyID.text] {
            bytes.append(UInt8(truncatingIfNeeded: part.utf8.count))
            bytes.append(contentsOf: part.utf8)
        }
        bytes.append(contentsOf: payload)
        return bytes
    }

    /// Reads what ``encoded`` wrote; nothing where the bytes are of another form or name an unknown algorithm.
    public init?(encoded: [UInt8]) {
        var rest = encoded[...]
        func word() -> String? {
            guard let length = rest.popFirst(), rest.count >= Int(length) else { return nil }
            defer { rest = rest.dropFirst(Int(length)) }
            return String(validating: rest.prefix(Int(length)), as: UTF8.self)
        }
        guard let algorithm = word().flatMap(SealAlgorithm.init(rawValue:)), let keyID = word().flatMap(KeyID.init)
        else { return nil }
        self.init(algorithm: algorithm, keyID: keyID, payload: Array(rest))
    }
}

/// The place that a sealed text belongs to; opened anywhere else it does not open.
public struct SealPlace: Hashable, Sendable {
    /// The identifier of the person or case.
    public let subject: String
    /// The field's name, such as `person.phone`.
    public let field: String

    public init(subject: String, field: String) {
        self.subject = subject
        self.field = field
    }
}

/// Why a text could not be sealed or opened.
public enum SealError: Error, Hashable, Sendable {
    /// The key was destroyed on purpose: what it sealed is erased.
    case keyDestroyed
    /// No key of this name is held.
    case keyUnknown(KeyID)
    /// The provider for this algorithm is not in the house.
    case algorithmUnknown(SealAlgorithm)
    /// The bytes were changed, moved from their place, or sealed under another key of the same name.
    case damaged
    /// What was opened is not UTF-8.
    case notText
}
