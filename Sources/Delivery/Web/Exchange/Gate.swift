public import Access
public import Kernel

/// What a session token stands for.
public struct Session: Sendable {
    /// Names the session without opening it, for signing out.
    public let id: String
    public let actor: Actor
    /// The name shown in the page's head.
    public let name: String
    /// Known to the server alone; the tokens of this session's forms are made from it.
    public let secret: String
    public let language: Language?

    public init(id: String = "", actor: Actor, name: String, secret: String, language: Language? = nil) {
        self.id = id
        self.actor = actor
        self.name = name
        self.secret = secret
        self.language = language
    }
}

/// How the shell finds out who asks: the only things it knows about accounts.
public struct Gate: Sendable {
    public let session: @Sendable (_ token: String) async throws -> Session?
    public let bearer: @Sendable (_ token: String) async throws -> Actor?

    public init(
        session: @escaping @Sendable (_ token: String) async throws -> Session?,
        bearer: @escaping @Sendable (_ token: String) async throws -> Actor?
    ) {
        self.session = session
        self.bearer = bearer
    }

    /// Nobody is known.
    public static let closed = Gate(session: { _ in nil }, bearer: { _ in nil })
}
