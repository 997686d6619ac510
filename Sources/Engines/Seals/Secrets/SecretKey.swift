import Crypto

/// 256 secret bits, wiped from memory when the last holder lets go, and never printed.
public struct SecretKey: Sendable {
    /// Bytes in every key.
    public static let byteCount = 32

    let symmetric: SymmetricKey

    /// A key that was kept; nothing unless it has 32 bytes.
    public init?(bytes: [UInt8]) {
        guard bytes.count == Self.byteCount else { return nil }
        symmetric = SymmetricKey(data: bytes)
    }

    /// A fresh key.
    public init(using random: RandomSource) {
        symmetric = SymmetricKey(data: random.bytes(Self.byteCount))
    }

    private init(_ symmetric: SymmetricKey) {
        self.symmetric = symmetric
    }

    /// A key of its own for one purpose: HMAC-SHA-256 of the purpose under this key.
    ///
    /// The purpose stands behind a fixed label, so that a derived key is never equal to a search hash.
    public func derived(for purpose: String) -> SecretKey {
        var code = HMAC<SHA256>(key: symmetric)
        code.update(data: Array("fangxin.derive.1\u{0}\(purpose)".utf8))
        return SecretKey(code.finalize().withUnsafeBytes { SymmetricKey(data: $0) })
    }

    /// The secret itself, for wrapping it under another key or for a key file.
    public var secretBytes: [UInt8] { symmetric.withUnsafeBytes { Array($0) } }
}

extension SecretKey: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    public var description: String { "SecretKey(…)" }
    public var debugDescription: String { description }
    public var customMirror: Mirror { Mirror(self, children: [:]) }
}

/// The name of a key, stored beside all that it sealed or signed: 1 to 64 of `a–z A–Z 0–9 _ -`.
public struct KeyID: Hashable, Sendable, CustomStringConvertible {
    public let text: String

    public init?(_ text: String) {
        let isPlain = text.utf8.allSatisfy { byte in
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x5F, 0x2D: true
            default: false
            }
        }
        guard (1...64).contains(text.utf8.count), isPlain else { return nil }
        self.text = text
    }

    /// A random name of 26 characters (128 bits, base 32).
    public init(using random: RandomSource) {
        text = Base32.text(random.bytes(16))
    }

    public var description: String { text }
}
