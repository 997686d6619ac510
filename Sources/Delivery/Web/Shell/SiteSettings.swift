public import Kernel

/// How the shell of one installation behaves.
public struct SiteSettings: Sendable {
    /// Whether readers come over https: cookies are then bound to it, and browsers told to stay with it.
    public var isSecure: Bool
    /// 32 secret bytes; the tokens of forms are made with them, so all servers of one installation share them.
    public var key: [UInt8]
    /// Whether the page of components is served; only where the product is developed.
    public var hasComponentPage: Bool
    /// How many proxies in front are trusted to say who the client is (`X-Forwarded-For`).
    public var trustedProxies: Int
    public var house: House
    /// The title of the API's document.
    public var title: Phrase
    public var version: String

    public init(isSecure: Bool, key: [UInt8], house: House = House()) {
        self.isSecure = isSecure
        self.key = key
        self.house = house
        hasComponentPage = false
        trustedProxies = 0
        title = Phrase(zh: "放心消费者权益保护平台接口", en: "Fangxin consumer protection API")
        version = "1"
    }
}

/// What the shell is given from outside: the clock, chance, and the ports of other rooms.
public struct SitePorts: Sendable {
    public var now: @Sendable () -> Instant
    /// So many bytes that nobody can guess.
    public var random: @Sendable (Int) -> [UInt8]
    public var uploads: any UploadStore
    public var idempotency: any IdempotencyLedger
    /// Where writes of confidential endpoints are remembered, apart from all others.
    public var confidentialIdempotency: any IdempotencyLedger
    public var limiter: RateLimiter
    /// What must hold for requests to be taken, by name.
    public var checks: [String: @Sendable () async -> Bool]
    public var log: @Sendable (RequestRecord) -> Void
    /// Further metrics, in the text format of Prometheus.
    public var metrics: @Sendable () -> String
    /// Whether a fault may be gone when asked again.
    public var isTemporary: @Sendable (any Error) -> Bool

    public init(
        now: @escaping @Sendable () -> Instant, random: @escaping @Sendable (Int) -> [UInt8],
        uploads: any UploadStore = MemoryUploads(), idempotency: any IdempotencyLedger,
        limiter: RateLimiter = .unlimited, log: @escaping @Sendable (RequestRecord) -> Void = { _ in }
    ) {
        self.now = now
        self.random = random
        self.uploads = uploads
        self.idempotency = idempotency
        confidentialIdempotency = idempotency
        self.limiter = limiter
        self.log = log
        checks = [:]
        metrics = { "" }
        isTemporary = { _ in false }
    }
}
