import Crypto
import Kernel

/// A SHA-256 digest (FIPS 180-4): 32 bytes that stand for a content.
///
/// Held in place, without an allocation. Equality is not constant in time; where a secret is compared, use
/// ``ConstantTime``.
public struct Digest: Hashable, Sendable {
    /// Bytes in every digest.
    public static let byteCount = 32
    /// Thirty-two zero bytes, which no known content has.
    public static let zero = Digest(words: .zero)

    private let words: SIMD4<UInt64>

    private init(words: SIMD4<UInt64>) {
        self.words = words
    }

    /// The digest of some bytes.
    public init(of bytes: [UInt8]) {
        self.init(SHA256.hash(data: bytes))
    }

    /// The digest of a text's UTF-8.
    public init(of text: String) {
        var stream = DigestStream()
        stream.update(text)
        self = stream.finished()
    }

    /// A digest that was stored; nothing unless it has 32 bytes.
    public init?(bytes: [UInt8]) {
        guard bytes.count == Self.byteCount else { return nil }
        var words = SIMD4<UInt64>.zero
        withUnsafeMutableBytes(of: &words) { $0.copyBytes(from: bytes) }
        self.words = words
    }

    /// A digest written as 64 hexadecimal characters.
    public init?(hex: String) {
        guard let bytes = Hex.bytes(hex) else { return nil }
        self.init(bytes: bytes)
    }

    init(_ digest: SHA256.Digest) {
        var words = SIMD4<UInt64>.zero
        withUnsafeMutableBytes(of: &words) { target in
            digest.withUnsafeBytes { target.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0.prefix(32))) }
        }
        self.words = words
    }

    init(_ code: HMAC<SHA256>.MAC) {
        var words = SIMD4<UInt64>.zero
        withUnsafeMutableBytes(of: &words) { target in
            code.withUnsafeBytes { target.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0.prefix(32))) }
        }
        self.words = words
    }

    /// The 32 bytes.
    public var bytes: [UInt8] { withUnsafeBytes { Array($0) } }

    /// The 32 bytes as 64 lower-case hexadecimal characters.
    public var hex: String { withUnsafeBytes { Hex.text($0) } }

    /// Lends the 32 bytes where they lie.
    public func withUnsafeBytes<Answer>(_ body: (UnsafeRawBufferPointer) throws -> Answer) rethrows -> Answer {
        try Swift.withUnsafeBytes(of: words, body)
    }
}

extension Digest: CustomStringConvertible {
    public var description: String { hex }
}

/// SHA-256 over a content that comes in parts.
public struct DigestStream: Sendable {
    private var hasher = SHA256()

    public init() {}

    public mutating func update(_ bytes: [UInt8]) {
        hasher.update(data: bytes)
    }

    public mutating func update(_ bytes: ArraySlice<UInt8>) {
        bytes.withUnsafeBytes { hasher.update(bufferPointer: $0) }
    }

    public mutating func update(_ text: String) {
        var text = text
        text.withUTF8 { hasher.update(bufferPointer: UnsafeRawBufferPointer($0)) }
    }

    public mutating func update(_ digest: Digest) {
        digest.withUnsafeBytes { hasher.update(bufferPointer: $0) }
    }

    /// Eight bytes, most significant first.
    public mutating func update(_ number: UInt64) {
        withUnsafeBytes(of: number.bigEndian) { hasher.update(bufferPointer: $0) }
    }

    /// The digest of all parts so far; more may follow.
    public func finished() -> Digest { Digest(hasher.finalize()) }
}
