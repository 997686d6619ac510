public import Access
public import Kernel
public import Privacy
public import Seals

extension SQLBook: AccessBook {
    public func account(_ id: Identifier<Account>) throws -> Account? {
        try session.first("SELECT * FROM account WHERE id = ?", [.text(id.text)], account)
    }

    public func account(named login: LoginName) throws -> Account? {
        try session.first("SELECT * FROM account WHERE login = ?", [.text(login.text)], account)
    }

    public func accounts(
        with hash: Seals.Digest, of name: PersonalField, keyID: KeyID, on side: Role.Side
    ) throws -> [Account] {
        try session.all(
            """
            SELECT account.* FROM search_hash JOIN account ON account.id = search_hash.subject
            WHERE search_hash.hash = ? AND search_hash.name = ? AND search_hash.key_id = ? AND account.side = ?
                AND account.status <> 'closed'
            ORDER BY account.id LIMIT 10
            """,
            [.blob(hash.bytes), .text(name.rawValue), .text(keyID.text), .text(side.rawValue)], account)
    }

    public func add(_ account: Account) throws {
        do {
            try session.execute(
                """
                INSERT INTO account (id, login, side, created_at, version, status, roles, authority, unit,
                    region_prefix, password_hash, password_changed_at, must_change_password, language)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                [
                    .text(account.id.text), SQLValue(account.login?.text), .text(account.side.rawValue),
                    SQLValue(account.createdAt),
                ] + account.changingValues)
        } catch let fault as StorageFault where fault.isUniqueViolation(of: "account", "login") {
            throw Refusal.loginTaken
        }
    }

    public func replace(_ account: Account) throws {
        let count = try session.execute(
            """
            UPDATE account SET version = ?, status = ?, roles = ?, authority = ?, unit = ?, region_prefix = ?,
                password_hash = ?, password_changed_at = ?, must_change_password = ?, language = ?
            WHERE id = ? AND version = ?
            """,
            account.changingValues + [.text(account.id.text), .integer(Int64(account.version - 1))])
        guard count == 1 else { throw Refusal.accountChangedMeanwhile }
    }

    public func passwords(of account: Identifier<Account>, limit: Int) throws -> [String] {
        try session.all(
            "SELECT hash FROM account_password WHERE account = ? ORDER BY position DESC LIMIT ?",
            [.text(account.text), .integer(Int64(limit))]
        ) { try $0.text("hash") }
    }

    public func remember(
        password hash: String, of account: Identifier<Account>, at moment: Instant, keeping count: Int
    ) throws {
        let last = try session.integer(
            "SELECT COALESCE(MAX(position), 0) FROM account_password WHERE account = ?", [.text(account.text)])
        try session.execute(
            "INSERT INTO account_password (account, position, hash, set_at) VALUES (?, ?, ?, ?)",
            [.text(account.text), .integer(last + 1), .text(hash), SQLValue(moment)])
        try session.execute(
            "DELETE FROM account_password WHERE account = ? AND position <= ?",
            [.text(account.text), .integer(last + 1 - Int64(count))])
    }

    public func merchants(of account: Identifier<Account>) throws -> Set<String> {
        Set(
            try session.all(
                "SELECT business_operator FROM merchant_claim WHERE account = ? AND state = 'approved'",
                [.text(account.text)]
            ) { try $0.text("business_operator") })
    }

    func account(_ row: SQLRow) throws -> Account {
        var account = Account(
            id: try row.id("id"), login: try row.textOrNil("login").map { try login($0) },
            roles: try roles(try row.text("roles")), office: try office(row), createdAt: try row.instant("created_at"))
        account.status = try row.choice("status")
        account.version = try row.count("version")
        account.language = try row.choiceOrNil("language")
        if let hash = try row.textOrNil("password_hash") {
            account.password = Account.Password(
                hash: hash, changedAt: try row.instant("password_changed_at"),
                mustChange: try row.flag("must_change_password"))
        }
        return account
    }

    private func login(_ text: String) throws -> LoginName {
        guard let login = LoginName(text) else {
            throw SQLShapeError(column: "login", expected: "a login", found: "other text")
        }
        return login
    }

    private func roles(_ text: String) throws -> Set<Role> {
        let words = text.split(separator: " ")
        let roles = Set(words.compactMap { Role(rawValue: String($0)) })
        guard !roles.isEmpty, roles.count == words.count else {
            throw SQLShapeError(column: "roles", expected: "roles", found: "other words")
        }
        return roles
    }

    private func office(_ row: SQLRow) throws -> Office? {
        guard let authority = try row.textOrNil("authority") else { return nil }
        return Office(
            authority: authority, unit: try row.text("unit"), regionPrefix: try row.text("region_prefix"))
    }
}

extension Account {
    /// The columns from `version` to `language`.
    fileprivate var changingValues: [SQLValue] {
        [
            .integer(Int64(version)), .text(status.rawValue),
            .text(" " + roles.map { "\($0.rawValue) " }.sorted().joined()), SQLValue(office?.authority),
            SQLValue(office?.unit), SQLValue(office?.regionPrefix), SQLValue(password?.hash),
            SQLValue(password?.changedAt), SQLValue(password?.mustChange ?? false), SQLValue(choice: language),
        ]
    }
}
