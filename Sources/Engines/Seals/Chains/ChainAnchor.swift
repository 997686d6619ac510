public import Kernel

/// A checkpoint of a chain, kept where who can write the chain cannot write: it shows that the tail was cut off, or
/// that the chain was made anew from some point on, which the chain alone cannot show.
public struct ChainAnchor: Hashable, Sendable {
    public let head: ChainHead
    public let takenAt: Instant

    public init(head: ChainHead, takenAt: Instant) {
        self.head = head
        self.takenAt = takenAt
    }

    /// The bytes that are proved.
    public var content: [UInt8] {
        var bytes = CanonicalBytes()
        bytes.append("fangxin.anchor.1")
        bytes.append(head.chain)
        bytes.append(head.count)
        bytes.append(head.hash)
        bytes.append(takenAt.microseconds)
        return bytes.bytes
    }

    /// The anchor with an Ed25519 signature, which anybody can check.
    public func signed(by key: SigningKey) throws(SealError) -> ProvedAnchor {
        ProvedAnchor(anchor: self, proof: .signature(try key.sign(content)))
    }

    /// The anchor with a keyed hash, which holders of the key can check.
    public func coded(by hash: KeyedHash, keyID: KeyID) -> ProvedAnchor {
        ProvedAnchor(anchor: self, proof: .code(keyID, hash.hash(content)))
    }
}

/// An anchor and the proof that it is one of ours.
public struct ProvedAnchor: Hashable, Sendable {
    public enum Proof: Hashable, Sendable {
        case signature(Signature)
        /// HMAC-SHA-256 under the key of this name.
        case code(KeyID, Digest)
    }

    public let anchor: ChainAnchor
    public let proof: Proof

    public init(anchor: ChainAnchor, proof: Proof) {
        self.anchor = anchor
        self.proof = proof
    }

    public func isValid(under key: VerifyingKey) -> Bool {
        guard case .signature(let signature) = proof else { return false }
        return key.isValid(signature, for: anchor.content)
    }

    public func isValid(under hash: KeyedHash, keyID: KeyID) -> Bool {
        guard case .code(let id, let code) = proof, id == keyID else { return false }
        return hash.isValid(code, for: anchor.content)
    }
}
