import Crypto

/// An Ed25519 signature (RFC 8032) and the name of the key that made it.
public struct Signature: Hashable, Sendable {
    public let keyID: KeyID
    /// 64 bytes.
    public let bytes: [UInt8]

    public init(keyID: KeyID, bytes: [UInt8]) {
        self.keyID = keyID
        self.bytes = bytes
    }
}

/// The secret half of a signing key.
public struct SigningKey: Sendable {
    public let id: KeyID
    private let key: Curve25519.Signing.PrivateKey

    /// A key from its 32-byte seed; nothing where the seed has another length.
    public init?(id: KeyID, seed: [UInt8]) {
        guard let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: seed) else { return nil }
        self.id = id
        self.key = key
    }

    /// The half that may be shown to everybody.
    public var verifying: VerifyingKey { VerifyingKey(id: id, key: key.publicKey) }

    /// Signs bytes.
    public func sign(_ bytes: [UInt8]) throws(SealError) -> Signature {
        do {
            return Signature(keyID: id, bytes: Array(try key.signature(for: bytes)))
        } catch {
            throw .damaged
        }
    }
}

extension SigningKey: CustomStringConvertible, CustomReflectable {
    public var description: String { "SigningKey(\(id), …)" }
    public var customMirror: Mirror { Mirror(self, children: [:]) }
}

/// The public half of a signing key.
public struct VerifyingKey: Sendable {
    public let id: KeyID
    private let key: Curve25519.Signing.PublicKey

    /// A key from its 32 bytes; nothing where they are no key.
    public init?(id: KeyID, bytes: [UInt8]) {
        guard let key = try? Curve25519.Signing.PublicKey(rawRepresentation: bytes) else { return nil }
        self.init(id: id, key: key)
    }

    init(id: KeyID, key: Curve25519.Signing.PublicKey) {
        self.id = id
        self.key = key
    }

    /// 32 bytes.
    public var bytes: [UInt8] { Array(key.rawRepresentation) }

    /// Whether the signature was made over these bytes by the secret half of this key.
    public func isValid(_ signature: Signature, for bytes: [UInt8]) -> Bool {
        signature.keyID == id && key.isValidSignature(signature.bytes, for: bytes)
    }
}
