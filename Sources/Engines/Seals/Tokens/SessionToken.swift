/// A secret that whoever holds it is let in by: 256 random bits, shown once as 43 characters of base64url.
///
/// Only its digest is stored, so that a copied database opens nothing. No salt is needed: the token cannot be guessed.
public struct SessionToken: Sendable {
    private static let byteCount = 32

    private let bytes: [UInt8]

    public init(using random: RandomSource) {
        bytes = random.bytes(Self.byteCount)
    }

    /// Reads a token that came back in a cookie or a link; nothing where it has not the form of one.
    public init?(_ text: String) {
        guard text.utf8.count == 43, let bytes = Base64URL.bytes(text), bytes.count == Self.byteCount else {
            return nil
        }
        self.bytes = bytes
    }

    /// The token itself, for the one who is to hold it.
    public var secretText: String { Base64URL.text(bytes) }

    /// What is stored, and what a token that comes back is looked up by.
    public var digest: Digest { Digest(of: bytes) }
}

extension SessionToken: CustomStringConvertible, CustomReflectable {
    public var description: String { "SessionToken(…)" }
    public var customMirror: Mirror { Mirror(self, children: [:]) }
}
