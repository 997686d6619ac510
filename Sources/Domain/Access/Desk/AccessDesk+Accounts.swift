public import Kernel
import Ledger
import Privacy
import Seals

/// An account as the security administrator, or the product at its first start, asks for it.
public struct NewAccount: Sendable {
    public var login: String
    public var name: String
    public var roles: Set<Role>
    public var office: Office?
    /// Nothing where one is to be made up and told once.
    public var password: String?
    /// Whether the password must be changed at the first sign-in; only the product itself may say no.
    public var mustChangePassword = true

    public init(login: String, name: String, roles: Set<Role>, office: Office? = nil, password: String? = nil) {
        self.login = login
        self.name = name
        self.roles = roles
        self.office = office
        self.password = password
    }
}

extension AccessDesk {
    /// Creates an account with a login; answers it with the password to hand over.
    public func createAccount(
        _ new: NewAccount, by actor: Actor
    ) async throws -> (account: Account, password: String) {
        try actor.require(.accountKeep)
        try actor.requirePerson()
        let login = try checked(new)
        if let password = new.password { try terms.password.check(password, account: login.text) }
        let password = new.password ?? temporaryPassword()
        let hash = try await hashing.hash(password)
        let moment = now()
        var account = Account(
            id: random.identifier(at: moment), login: login, roles: new.roles, office: new.office, createdAt: moment)
        account.password = Account.Password(
            hash: hash, changedAt: moment, mustChange: new.mustChangePassword || actor != .system)
        let made = account
        try await books.write { book in
            try book.add(made)
            try book.remember(password: hash, of: made.id, at: moment, keeping: terms.password.historyCount)
            try vault.keep([.name: new.name], of: made.id.text, in: book, using: random)
            try enter(
                .accountCreated, about: made.id, by: actor.id, in: book, at: moment,
                ["roles": Self.json(made.roles), "office": JSON(made.office?.unit)])
        }
        return (account, password)
    }

    private func checked(_ new: NewAccount) throws -> LoginName {
        var refusals: [Refusal] = []
        let login = LoginName(new.login)
        if login == nil { refusals.append(.loginMalformed) }
        if new.name.isEmpty || new.name.count > 40 { refusals.append(.accessNameMissing) }
        if new.roles.contains(.consumer) { refusals.append(.accessRoleByCode) }
        do { try RoleRules.check(new.roles, office: new.office) } catch { refusals.append(error) }
        if let refusals = Refusals(refusals) { throw refusals }
        guard let login else { throw Refusal.loginMalformed }
        return login
    }

    /// Gives an account other roles of its side, and another office.
    public func changeRoles(
        of id: Identifier<Account>, to roles: Set<Role>, office: Office?, by actor: Actor
    ) async throws -> Account {
        try actor.require(.accountKeep)
        try actor.requirePerson()
        let moment = now()
        return try await books.write { book in
            let account = try account(id, toBeChangedBy: actor, in: book)
            try RoleRules.checkChange(of: account, to: roles, office: office, by: actor)
            let next = changed(account) {
                $0.roles = roles
                $0.office = office
            }
            try book.replace(next)
            try enter(
                .rolesChanged, about: id, by: actor.id, in: book, at: moment,
                [
                    "from": Self.json(account.roles), "to": Self.json(roles), "fromOffice": JSON(account.office?.unit),
                    "toOffice": JSON(office?.unit),
                ])
            return next
        }
    }

    /// Locks an account, opens it again, or closes it for good; its sessions end with the first and the last.
    public func setStatus(
        of id: Identifier<Account>, to status: Account.Status, by actor: Actor
    ) async throws -> Account {
        try actor.require(.accountKeep)
        let moment = now()
        return try await books.write { book in
            let account = try account(id, toBeChangedBy: actor, in: book)
            if status == .active, let login = account.login {
                try book.removeTally(.signIn, of: keys.mark("login", login.text))
            }
            guard account.status != status else { return account }
            let next = changed(account) { $0.status = status }
            try book.replace(next)
            if status != .active { _ = try book.endSessions(of: id, except: nil) }
            let action: ActionCode =
                switch status {
                case .active: .accountUnlocked
                case .locked: .accountLocked
                case .closed: .accountClosed
                }
            try enter(action, about: id, by: actor.id, in: book, at: moment)
            return next
        }
    }

    /// An account that may still be changed, by somebody else than its holder.
    func account(
        _ id: Identifier<Account>, toBeChangedBy actor: Actor, in book: any AccessBook
    ) throws -> Account {
        guard let account = try book.account(id) else { throw Refusal.accountAbsent }
        try RoleRules.checkNotOwn(account, by: actor)
        guard account.status != .closed else { throw Refusal.accountClosed }
        return account
    }

    private static func json(_ roles: Set<Role>) -> JSON {
        .array(roles.map(\.rawValue).sorted().map(JSON.string))
    }
}

// MARK: - Reading

extension AccessDesk {
    /// The accounts, the newest first.
    public func accounts(
        _ selection: AccountSelection, after cursor: Cursor?, limit: Int, by actor: Actor
    ) async throws -> Page<NamedAccount> {
        try actor.require(.accountKeep)
        return try await books.read { book in
            try book.accounts(selection, after: cursor, limit: limit)
                .map { NamedAccount(account: $0, name: try name(of: $0, in: book)) }
        }
    }

    public func account(_ id: Identifier<Account>, by actor: Actor) async throws -> NamedAccount {
        try actor.require(.accountKeep)
        return try await books.read { book in
            guard let account = try book.account(id) else { throw Refusal.accountAbsent }
            return NamedAccount(account: account, name: try name(of: account, in: book))
        }
    }

    /// The actor's own account, its living sessions and its tokens.
    public func own(by actor: Actor) async throws -> OwnAccount {
        let moment = now()
        return try await books.read { book in
            let account = try ownAccount(of: actor, in: book)
            return OwnAccount(
                named: NamedAccount(account: account, name: try name(of: account, in: book)),
                sessions: try book.sessions(of: account.id).filter { $0.isAlive(at: moment) },
                tokens: try book.tokens(of: account.id).filter { $0.isValid(at: moment) },
                factor: try book.factor(of: account.id), needsFactor: terms.secondFactor.binds(account.side))
        }
    }

    /// The names of officials by their accounts: decisions are made by name.
    ///
    /// Anybody else's name is not told.
    public func officialNames(of accounts: Set<String>) async throws -> [String: String] {
        try await names(of: accounts, on: [.authority])
    }

    /// The names of those who speak for merchants and of officials: of the former a name only where the authority gave
    /// them one, else the phone or mailbox they sign in with, masked.
    ///
    /// For whoever keeps the registry, and for colleagues; a consumer's is not told.
    public func staffNames(of accounts: Set<String>) async throws -> [String: String] {
        try await names(of: accounts, on: [.authority, .counter])
    }

    private func names(of accounts: Set<String>, on sides: Set<Role.Side>) async throws -> [String: String] {
        try await books.read { book in
            var names: [String: String] = [:]
            for id in accounts.compactMap({ Identifier<Account>($0) }) {
                guard let account = try book.account(id), sides.contains(account.side) else { continue }
                names[id.text] = try name(of: account, in: book)
            }
            return names
        }
    }
}

/// What somebody sees of their own account.
public struct OwnAccount: Hashable, Sendable {
    public let named: NamedAccount
    public let sessions: [SessionRecord]
    public let tokens: [APIToken]
    /// The second factor, confirmed or being set up.
    public let factor: SecondFactor?
    /// Whether the rule demands one.
    public let needsFactor: Bool
}
