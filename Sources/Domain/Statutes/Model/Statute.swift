public import Kernel
import Seals

/// A document that an installation has taken in: a holiday notice, or working rules of an authority.
///
/// Kept as it came. A later one with the same key takes its place; the earlier ones stay.
public struct Statute: Hashable, Sendable {
    public enum Kind: String, CaseIterable, Sendable {
        /// A year's holiday notice.
        case calendar
        /// Working rules of an authority.
        case overlay
    }

    public let id: Identifier<Statute>
    public let kind: Kind
    /// What it is about: `CN-2027`, `65-2027`, or an authority's code.
    public let key: String
    public let body: String
    /// SHA-256 of the body, in hexadecimal digits.
    public let digest: String
    public let importedAt: Instant
    public let importedBy: String

    public init(
        id: Identifier<Statute>, kind: Kind, key: String, body: String, importedAt: Instant, importedBy: String
    ) {
        self.id = id
        self.kind = kind
        self.key = key
        self.body = body
        digest = Digest(of: Array(body.utf8)).hex
        self.importedAt = importedAt
        self.importedBy = importedBy
    }
}
