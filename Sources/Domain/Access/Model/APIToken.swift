public import Kernel
public import Seals

/// A bearer token for programs of an account; only its digest is kept.
public struct APIToken: Hashable, Sendable {
    public let id: Identifier<APIToken>
    public let account: Identifier<Account>
    /// What its owner calls it.
    public let label: String
    public let digest: Digest
    public let createdAt: Instant
    public let expiresAt: Instant
    public var revokedAt: Instant?

    public init(
        id: Identifier<APIToken>, account: Identifier<Account>, label: String, digest: Digest, createdAt: Instant,
        expiresAt: Instant, revokedAt: Instant? = nil
    ) {
        self.id = id
        self.account = account
        self.label = label
        self.digest = digest
        self.createdAt = createdAt
        self.expiresAt = expiresAt
        self.revokedAt = revokedAt
    }

    public func isValid(at moment: Instant) -> Bool { revokedAt == nil && moment < expiresAt }

    /// Stands before the secret, so that scanners of leaked secrets know one.
    static let prefix = "fxt_"
}
