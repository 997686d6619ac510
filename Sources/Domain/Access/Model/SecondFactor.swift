public import Kernel
public import Seals

/// What an account proves beside its password: codes of an authenticator app, and a few recovery codes on paper.
///
/// The app's secret is sealed in the vault under the account; this is what may be read without it.
public struct SecondFactor: Hashable, Sendable {
    public let account: Identifier<Account>
    /// When the first code proved that the app has the secret; nothing while it is being set up.
    public var confirmedAt: Instant?
    /// The last step that was used: a code holds once.
    public var lastStep: Int64
    /// Keyed hashes of the recovery codes that are left.
    public var recovery: [Digest]

    public init(account: Identifier<Account>, confirmedAt: Instant? = nil, lastStep: Int64 = 0, recovery: [Digest] = [])
    {
        self.account = account
        self.confirmedAt = confirmedAt
        self.lastStep = lastStep
        self.recovery = recovery
    }
}

/// Whose accounts need a second factor.
public enum SecondFactorRule: String, CaseIterable, Sendable {
    case none
    /// System, security and audit.
    case administrators
    /// Those, and everybody who works in an authority.
    case officials

    func binds(_ side: Role.Side) -> Bool {
        switch side {
        case .publicSide, .counter: false
        case .authority: self == .officials
        case .audit, .system, .security: self != .none
        }
    }
}
