public import Kernel

/// Somebody who may sign in: who they are to the product, never who they are in life.
///
/// Names, phones and mailboxes are sealed in the vault under the account's identifier.
public struct Account: Hashable, Sendable {
    public enum Status: String, CaseIterable, Sendable {
        case active
        /// May not sign in until the security administrator says so.
        case locked
        /// For good; the identifier stays, since the ledger names it.
        case closed
    }

    public let id: Identifier<Account>
    /// What staff sign in with; nothing for those who sign in by code.
    public let login: LoginName?
    public var roles: Set<Role>
    public var office: Office?
    public var status: Status
    public var password: Password?
    public var language: Language?
    public let createdAt: Instant
    /// Counts the changes, so that of two writers one is refused.
    public var version: Int

    public init(
        id: Identifier<Account>, login: LoginName?, roles: Set<Role>, office: Office? = nil, createdAt: Instant
    ) {
        self.id = id
        self.login = login
        self.roles = roles
        self.office = office
        self.createdAt = createdAt
        status = .active
        version = 1
    }

    /// The side that all roles stand on.
    public var side: Role.Side { roles.first?.side ?? .publicSide }

    /// The hash that a password is compared with, and what is known of its age.
    public struct Password: Hashable, Sendable {
        public let hash: String
        public let changedAt: Instant
        /// Given by somebody else, so that it must be changed before anything is done.
        public let mustChange: Bool

        public init(hash: String, changedAt: Instant, mustChange: Bool) {
            self.hash = hash
            self.changedAt = changedAt
            self.mustChange = mustChange
        }
    }

    /// Whether a new password is due before anything else.
    func needsNewPassword(_ lifetimeDays: Int?, at moment: Instant) -> Bool {
        guard let password else { return false }
        guard !password.mustChange, let lifetimeDays else { return password.mustChange }
        return Day(at: moment).days(since: Day(at: password.changedAt)) >= lifetimeDays
    }
}

extension Account.Status {
    public var phrase: Phrase {
        switch self {
        case .active: Phrase(zh: "正常", en: "Active")
        case .locked: Phrase(zh: "已锁定", en: "Locked")
        case .closed: Phrase(zh: "已注销", en: "Closed")
        }
    }
}

/// An account with the name that it acts under.
public struct NamedAccount: Hashable, Sendable {
    public let account: Account
    /// The name of an official; a masked phone or mailbox of anybody else.
    public let name: String

    public init(account: Account, name: String) {
        self.account = account
        self.name = name
    }
}

/// The word that staff sign in with: 2 to 32 small ASCII letters, digits, dots, hyphens, low lines, a letter first.
public struct LoginName: Hashable, Sendable, CustomStringConvertible {
    public let text: String

    /// Capitals are taken as small letters.
    public init?(_ text: String) {
        let small = text.lowercased()
        let isPlain = small.utf8.allSatisfy { byte in
            switch byte {
            case 0x30...0x39, 0x61...0x7A, 0x2D, 0x2E, 0x5F: true
            default: false
            }
        }
        guard isPlain, (2...32).contains(small.utf8.count), let first = small.utf8.first, first >= 0x61 else {
            return nil
        }
        self.text = small
    }

    public var description: String { text }
}
