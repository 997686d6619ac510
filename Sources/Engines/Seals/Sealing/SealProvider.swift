import Crypto

/// An algorithm that seals with authentication; the seam at which SM4 and certified modules come in.
public protocol SealProvider: Sendable {
    var algorithm: SealAlgorithm { get }

    /// Seals bytes and returns nonce, ciphertext and tag in one.
    ///
    /// - Important: A nonce must never repeat under one key: two texts under one nonce give away both and the
    ///   authentication key. With 96 random bits a key may seal up to 2^32 texts (NIST SP 800-38D, 8.3).
    func seal(
        _ plain: [UInt8], under key: SecretKey, authenticating context: [UInt8], using random: RandomSource
    ) throws(SealError) -> [UInt8]

    /// Opens what ``seal(_:under:authenticating:using:)`` made; throws ``SealError/damaged`` if a bit is different.
    func open(
        _ payload: [UInt8], under key: SecretKey, authenticating context: [UInt8]
    ) throws(SealError) -> [UInt8]
}

/// AES-256-GCM with 96-bit nonces and 128-bit tags.
public struct AES256GCM: SealProvider {
    /// Bytes of a nonce.
    public static let nonceByteCount = 12
    /// Bytes of a tag.
    public static let tagByteCount = 16

    public init() {}

    public var algorithm: SealAlgorithm { .aes256GCM }

    public func seal(
        _ plain: [UInt8], under key: SecretKey, authenticating context: [UInt8], using random: RandomSource
    ) throws(SealError) -> [UInt8] {
        try seal(plain, under: key, authenticating: context, nonce: random.bytes(Self.nonceByteCount))
    }

    /// Seals under a nonce of the caller's, who answers for its never being used again with this key.
    public func seal(
        _ plain: [UInt8], under key: SecretKey, authenticating context: [UInt8], nonce: [UInt8]
    ) throws(SealError) -> [UInt8] {
        do {
            let box = try AES.GCM.seal(
                plain, using: key.symmetric, nonce: AES.GCM.Nonce(data: nonce), authenticating: context)
            guard let combined = box.combined else { throw SealError.damaged }
            return Array(combined)
        } catch {
            throw .damaged
        }
    }

    public func open(
        _ payload: [UInt8], under key: SecretKey, authenticating context: [UInt8]
    ) throws(SealError) -> [UInt8] {
        do {
            let box = try AES.GCM.SealedBox(combined: payload)
            return Array(try AES.GCM.open(box, using: key.symmetric, authenticating: context))
        } catch {
            throw .damaged
        }
    }
}

/// The providers in the house: the first seals, all open.
public struct SealProviders: Sendable {
    public let sealing: any SealProvider
    private let all: [SealAlgorithm: any SealProvider]

    public init(_ sealing: any SealProvider = AES256GCM(), alsoOpening others: [any SealProvider] = []) {
        self.sealing = sealing
        all = Dictionary(([sealing] + others).map { ($0.algorithm, $0) }) { first, _ in first }
    }

    func provider(of algorithm: SealAlgorithm) throws(SealError) -> any SealProvider {
        guard let provider = all[algorithm] else { throw .algorithmUnknown(algorithm) }
        return provider
    }
}
