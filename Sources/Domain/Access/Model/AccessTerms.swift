public import Seals

/// The terms of signing in, as the operator sets them.
public struct AccessTerms: Hashable, Sendable {
    public struct SessionTerm: Hashable, Sendable {
        public let idleSeconds: Int64
        public let longestSeconds: Int64

        public init(idleSeconds: Int64, longestSeconds: Int64) {
            self.idleSeconds = idleSeconds
            self.longestSeconds = longestSeconds
        }
    }

    public var password = PasswordRule.standard
    /// Five failures lock for half an hour.
    public var signIn = AttemptRule(allowedCount: 5, windowSeconds: 24 * 3600, lockSeconds: 30 * 60)
    public var code = OneTimeCode.Rule(digitCount: 6, attemptCount: 5, lifetimeSeconds: 10 * 60)
    public var codesPerContact = AttemptRule(allowedCount: 3, windowSeconds: 3600)
    public var codesPerClient = AttemptRule(allowedCount: 20, windowSeconds: 3600)
    /// Authorities, auditors and administrators: a quarter of an hour idle, twelve hours at most.
    public var staffSession = SessionTerm(idleSeconds: 15 * 60, longestSeconds: 12 * 3600)
    /// Consumers and merchants: twelve hours idle, thirty days at most.
    public var publicSession = SessionTerm(idleSeconds: 12 * 3600, longestSeconds: 30 * 86_400)
    public var trackingSession = SessionTerm(idleSeconds: 2 * 3600, longestSeconds: 12 * 3600)
    public var secondFactor = SecondFactorRule.none
    public var longestTokenDays = 90
    public var tokenCount = 10

    /// The operator's numbers after GB/T 22239-2019, 8.1.4.1 (unique accounts, complexity and change of passwords,
    /// lock after failures, end when idle).
    public static let standard = AccessTerms()

    public init() {}

    func session(for side: Role.Side) -> SessionTerm {
        switch side {
        case .publicSide, .counter: publicSession
        case .authority, .audit, .system, .security: staffSession
        }
    }
}
