public import Access
public import Kernel
public import Ledger
public import Privacy
public import Seals

/// Accounts and what they hold, in memory.
struct ShelfAccess: Sendable {
    struct TallyKey: Hashable, Sendable {
        let kind: Tally.Kind
        let mark: Seals.Digest
    }

    var accounts: [Identifier<Account>: Account] = [:]
    var passwords: [Identifier<Account>: [String]] = [:]
    var claims: [Identifier<Account>: Set<String>] = [:]
    var sessions: [Seals.Digest: SessionRecord] = [:]
    var codes: [Seals.Digest: OneTimeCode] = [:]
    var tallies: [TallyKey: Tally] = [:]
    var tokens: [Identifier<APIToken>: APIToken] = [:]
    var factors: [Identifier<Account>: SecondFactor] = [:]
}

extension ShelfBook: AccessBook {
    public func account(_ id: Identifier<Account>) -> Account? { pages.access.accounts[id] }

    public func account(named login: LoginName) -> Account? {
        pages.access.accounts.values.first { $0.login == login }
    }

    public func accounts(
        with hash: Seals.Digest, of name: PersonalField, keyID: KeyID, on side: Role.Side
    ) -> [Account] {
        subjects(with: hash, of: name, keyID: keyID, limit: .max)
            .compactMap { Identifier<Account>($0).flatMap { account($0) } }
            .filter { $0.side == side && $0.status != .closed }
    }

    public func accounts(_ selection: AccountSelection, after cursor: Cursor?, limit: Int) -> Page<Account> {
        let all = pages.access.accounts.values
            .filter { account in
                (selection.side.map { $0 == account.side } ?? true)
                    && (selection.role.map(account.roles.contains) ?? true)
                    && (selection.status.map { $0 == account.status } ?? true)
                    && (selection.loginPrefix.map { account.login?.text.hasPrefix($0.lowercased()) ?? false } ?? true)
            }
            .sorted { ($1.createdAt, $1.id) < ($0.createdAt, $0.id) }
            .filter { account in
                cursor.map { (account.createdAt.microseconds, account.id.text) < ($0.key, $0.id) } ?? true
            }
        let items = Array(all.prefix(limit))
        guard all.count > limit, let last = items.last else { return Page(items, next: nil) }
        return Page(items, next: Cursor(key: last.createdAt.microseconds, id: last.id.text))
    }

    public func add(_ account: Account) throws {
        guard account.login == nil || !pages.access.accounts.values.contains(where: { $0.login == account.login })
        else { throw Refusal.loginTaken }
        pages.access.accounts[account.id] = account
    }

    public func replace(_ account: Account) throws {
        guard pages.access.accounts[account.id]?.version == account.version - 1 else {
            throw Refusal.accountChangedMeanwhile
        }
        pages.access.accounts[account.id] = account
    }

    public func passwords(of account: Identifier<Account>, limit: Int) -> [String] {
        Array(pages.access.passwords[account, default: []].prefix(limit))
    }

    public func remember(
        password hash: String, of account: Identifier<Account>, at moment: Instant, keeping count: Int
    ) {
        let earlier = pages.access.passwords[account, default: []]
        pages.access.passwords[account] = Array(([hash] + earlier).prefix(count))
    }

    public func merchants(of account: Identifier<Account>) -> Set<String> {
        pages.access.claims[account, default: []]
    }

    public func proveFactor(of session: Seals.Digest, at moment: Instant) {
        pages.access.sessions[session]?.factorAt = moment
    }

    public func factor(of account: Identifier<Account>) -> SecondFactor? { pages.access.factors[account] }
    public func put(_ factor: SecondFactor) { pages.access.factors[factor.account] = factor }
    public func removeFactor(of account: Identifier<Account>) { pages.access.factors[account] = nil }

    public func session(_ digest: Seals.Digest) -> SessionRecord? { pages.access.sessions[digest] }
    public func add(_ session: SessionRecord) { pages.access.sessions[session.digest] = session }
    public func touch(_ digest: Seals.Digest, at moment: Instant) {
        pages.access.sessions[digest]?.lastSeenAt = moment
    }
    public func endSession(_ digest: Seals.Digest) -> Bool {
        pages.access.sessions.removeValue(forKey: digest) != nil
    }

    public func endSessions(of account: Identifier<Account>, except digest: Seals.Digest?) -> Int {
        let over = sessions(of: account).filter { $0.digest != digest }
        for session in over { pages.access.sessions[session.digest] = nil }
        return over.count
    }

    public func sessions(of account: Identifier<Account>) -> [SessionRecord] {
        pages.access.sessions.values.filter { $0.holder == .account(account) }
            .sorted { $1.createdAt < $0.createdAt }
    }

    public func code(for audience: Seals.Digest) -> OneTimeCode? { pages.access.codes[audience] }
    public func put(_ code: OneTimeCode, for audience: Seals.Digest) { pages.access.codes[audience] = code }

    public func tally(_ kind: Tally.Kind, of mark: Seals.Digest) -> Tally? {
        pages.access.tallies[ShelfAccess.TallyKey(kind: kind, mark: mark)]
    }
    public func put(_ tally: Tally, _ kind: Tally.Kind, of mark: Seals.Digest, at moment: Instant) {
        pages.access.tallies[ShelfAccess.TallyKey(kind: kind, mark: mark)] = tally
    }
    public func removeTally(_ kind: Tally.Kind, of mark: Seals.Digest) {
        pages.access.tallies[ShelfAccess.TallyKey(kind: kind, mark: mark)] = nil
    }

    public func token(_ digest: Seals.Digest) -> APIToken? {
        pages.access.tokens.values.first { $0.digest == digest }
    }
    public func tokens(of account: Identifier<Account>) -> [APIToken] {
        pages.access.tokens.values.filter { $0.account == account }.sorted { $1.id < $0.id }
    }
    public func add(_ token: APIToken) { pages.access.tokens[token.id] = token }
    public func replace(_ token: APIToken) { pages.access.tokens[token.id] = token }

    public func removeStale(at moment: Instant) -> Int {
        let over = pages.access.sessions.values.filter { !$0.isAlive(at: moment) }
        for session in over { pages.access.sessions[session.digest] = nil }
        return over.count
    }
}

extension ShelfBook: AuditBook {
    public func entries(matching filter: AuditFilter, before sequence: Int64?, limit: Int) -> [Entry] {
        Array(
            pages.entries.reversed()
                .filter { entry in
                    (filter.action.map { $0 == entry.action } ?? true)
                        && (filter.actor.map { $0 == entry.actor } ?? true)
                        && (filter.subject.map { $0 == entry.subject } ?? true)
                        && (filter.from.map { entry.at >= $0 } ?? true)
                        && (filter.until.map { entry.at < $0 } ?? true)
                        && (sequence.map { entry.sequence < $0 } ?? true)
                }
                .prefix(limit))
    }

    public var eventSubjectKind: String { "complaint" }
    public func recordedEvents(after subject: String, limit: Int) -> [RecordedEvent] { [] }
    public func eventEntries(from first: String, through last: String) -> [Entry] { [] }
    public func number(of id: String) -> String? { nil }
    public func identifier(numbered number: String) -> String? { nil }
}
