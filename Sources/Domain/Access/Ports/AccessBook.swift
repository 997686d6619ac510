public import Kernel
public import Ledger
public import Privacy
public import Seals

/// What the access desk reads and writes in one piece of work.
public protocol AccessBook: LedgerBook, FieldVault {
    func account(_ id: Identifier<Account>) throws -> Account?
    func account(named login: LoginName) throws -> Account?
    /// Accounts of one side whose sealed field has this keyed hash, the oldest first.
    func accounts(with hash: Digest, of name: PersonalField, keyID: KeyID, on side: Role.Side) throws -> [Account]
    func accounts(_ selection: AccountSelection, after cursor: Cursor?, limit: Int) throws -> Page<Account>

    /// Refused with `access.loginTaken` where another account has the name.
    func add(_ account: Account) throws
    /// Writes what may change; `account.version` is one more than was read, else `access.accountChangedMeanwhile`.
    func replace(_ account: Account) throws

    /// The hashes of an account's passwords, the newest first.
    func passwords(of account: Identifier<Account>, limit: Int) throws -> [String]
    /// Remembers a hash, and forgets all but the newest so many.
    func remember(password hash: String, of account: Identifier<Account>, at moment: Instant, keeping: Int) throws

    /// The operators that an account may speak for: its approved claims.
    func merchants(of account: Identifier<Account>) throws -> Set<String>

    func session(_ digest: Digest) throws -> SessionRecord?
    func add(_ session: SessionRecord) throws
    func touch(_ digest: Digest, at moment: Instant) throws
    /// Ends a session; tells whether there was one.
    func endSession(_ digest: Digest) throws -> Bool
    /// Ends an account's sessions, all but one, and tells how many.
    func endSessions(of account: Identifier<Account>, except: Digest?) throws -> Int
    func sessions(of account: Identifier<Account>) throws -> [SessionRecord]

    /// Notes that the second factor was proved in a session.
    func proveFactor(of session: Digest, at moment: Instant) throws

    func factor(of account: Identifier<Account>) throws -> SecondFactor?
    /// Writes a factor in place of any before.
    func put(_ factor: SecondFactor) throws
    func removeFactor(of account: Identifier<Account>) throws

    func code(for audience: Digest) throws -> OneTimeCode?
    func put(_ code: OneTimeCode, for audience: Digest) throws

    func tally(_ kind: Tally.Kind, of mark: Digest) throws -> Tally?
    func put(_ tally: Tally, _ kind: Tally.Kind, of mark: Digest, at moment: Instant) throws
    func removeTally(_ kind: Tally.Kind, of mark: Digest) throws

    func token(_ digest: Digest) throws -> APIToken?
    func tokens(of account: Identifier<Account>) throws -> [APIToken]
    func add(_ token: APIToken) throws
    func replace(_ token: APIToken) throws

    /// Removes sessions that ended by `moment`, codes and tallies that nobody will ask for again; tells how many rows.
    func removeStale(at moment: Instant) throws -> Int
}

/// Which accounts a list shows.
public struct AccountSelection: Hashable, Sendable {
    public var side: Role.Side?
    public var role: Role?
    public var status: Account.Status?
    /// The beginning of the login.
    public var loginPrefix: String?

    public init() {}
}
