public import Kernel
public import Seals

/// A session as it is kept: known by the digest of a token that only its holder has.
public struct SessionRecord: Hashable, Sendable {
    public enum Holder: Hashable, Sendable {
        case account(Identifier<Account>)
        /// Somebody who opened one case with its number and query code.
        case tracking(caseID: String)
    }

    public let digest: Digest
    public let holder: Holder
    public let createdAt: Instant
    public var lastSeenAt: Instant
    /// How long it lives without being used.
    public let idleSeconds: Int64
    /// When it ends, used or not.
    public let endsAt: Instant
    /// When the second factor was proved in it.
    public var factorAt: Instant?

    public init(
        digest: Digest, holder: Holder, createdAt: Instant, lastSeenAt: Instant, idleSeconds: Int64, endsAt: Instant
    ) {
        self.digest = digest
        self.holder = holder
        self.createdAt = createdAt
        self.lastSeenAt = lastSeenAt
        self.idleSeconds = idleSeconds
        self.endsAt = endsAt
    }

    /// The session's name, which opens nothing.
    public var id: String { digest.hex }

    public func isAlive(at moment: Instant) -> Bool {
        moment < endsAt && moment < lastSeenAt.advanced(bySeconds: idleSeconds)
    }

    /// Whether it was seen so long ago that the store should be told: writing at each request would be a write too many.
    func shouldBeTouched(at moment: Instant) -> Bool {
        moment.seconds(since: lastSeenAt) >= Swift.min(60, idleSeconds / 15)
    }
}

/// A session in use.
public struct ActiveSession: Hashable, Sendable {
    /// Names the session without opening it.
    public let id: String
    public let actor: Actor
    /// The name shown to its holder.
    public let name: String
    /// What the tokens of this session's forms are made from; known to the server alone.
    public let secret: String
    public let language: Language?
    /// Nothing else can be done until the password is changed.
    public let needsNewPassword: Bool
    /// Nothing at all can be done until a code of the second factor is given.
    public let needsFactor: Bool
    public let endsAt: Instant
}

/// What signing in gives: the token for its holder, once, and the session that it opens.
public struct SignedIn: Sendable {
    public let token: SessionToken
    public let session: ActiveSession
}
