public import Kernel
import Ledger
public import Privacy
public import Seals

/// Where people sign in, and where rights are given: each method is one piece of work.
///
/// Passwords are hashed outside the transactions, which nothing may hold up.
public struct AccessDesk: Sendable {
    let books: any Books<any AccessBook>
    let vault: Vault
    let keys: AccessKeys
    let hashing: any PasswordHashing
    let courier: CodeCourier
    let random: RandomSource
    let now: @Sendable () -> Instant
    public var terms = AccessTerms.standard

    public init(
        books: any Books<any AccessBook>, vault: Vault, keys: AccessKeys, ports: Ports, random: RandomSource,
        now: @escaping @Sendable () -> Instant
    ) {
        self.books = books
        self.vault = vault
        self.keys = keys
        self.random = random
        self.now = now
        hashing = ports.hashing
        courier = ports.courier
    }

    /// What works outside the product's store.
    public struct Ports: Sendable {
        let hashing: any PasswordHashing
        let courier: CodeCourier

        public init(hashing: any PasswordHashing, courier: CodeCourier) {
            self.hashing = hashing
            self.courier = courier
        }
    }
}

/// The keyed hashes of this room, each under a key of its own.
public struct AccessKeys: Sendable {
    private let marks: KeyedHash
    private let secrets: KeyedHash
    let codes: KeyedHash

    public init(key: SecretKey) {
        marks = KeyedHash(key: key, purpose: "access.mark")
        secrets = KeyedHash(key: key, purpose: "access.sessionSecret")
        codes = KeyedHash(key: key, purpose: "access.code")
    }

    /// Stands for a login, a contact or a client where only their sameness matters.
    func mark(_ kind: String, _ text: String) -> Digest {
        var bytes = CanonicalBytes()
        bytes.append(kind)
        bytes.append(text)
        return marks.hash(bytes.bytes)
    }

    /// What a session's form tokens are made from: known from the token alone, so it need not be stored.
    func secret(of token: SessionToken) -> String { secrets.hash(token.digest.bytes).hex }
}

extension Digest {
    /// The mark in letters, for the ledger, where a run of digits would look like somebody's number.
    var ledgerMark: String {
        String(
            decoding: bytes.prefix(10).flatMap { [UInt8(ascii: "a") + ($0 >> 4), UInt8(ascii: "a") + ($0 & 15)] },
            as: UTF8.self)
    }
}

// MARK: - What the pieces of work share

extension AccessDesk {
    func enter(
        _ action: ActionCode, about account: Identifier<Account>, by actor: String, in book: any AccessBook,
        at moment: Instant, _ details: JSON = .object([:])
    ) throws {
        try book.append(
            EntryDraft(
                at: moment, actor: actor, action: action, subject: EntrySubject(kind: "account", account),
                details: details))
    }

    /// The account of an actor who is one.
    func ownAccount(of actor: Actor, in book: any AccessBook) throws -> Account {
        try actor.require(.accountOwn)
        guard let id = Identifier<Account>(actor.id), let account = try book.account(id) else {
            throw Refusal.accountAbsent
        }
        return account
    }

    func changed(_ account: Account, _ change: (inout Account) -> Void) -> Account {
        var next = account
        change(&next)
        next.version += 1
        return next
    }

    /// The name that an account acts under: an official's own, anybody else's phone or mailbox, masked.
    func name(of account: Account, in book: any AccessBook) throws -> String {
        let values = try vault.read([.name, .phone, .email], of: account.id.text, in: book)
        if account.login != nil, let name = values[.name] { return name }
        if let phone = values[.phone] { return PersonalField.phone.masked(phone) }
        if let email = values[.email] { return PersonalField.email.masked(email) }
        return account.login?.text ?? ""
    }
}

extension ActionCode {
    static let signedIn = ActionCode(room: "access", "signedIn")
    static let signInFailed = ActionCode(room: "access", "signInFailed")
    static let signInLocked = ActionCode(room: "access", "signInLocked")
    static let signedOut = ActionCode(room: "access", "signedOut")
    static let sessionsEnded = ActionCode(room: "access", "sessionsEnded")
    static let codeRequested = ActionCode(room: "access", "codeRequested")
    static let codeFailed = ActionCode(room: "access", "codeFailed")
    static let trackingBegun = ActionCode(room: "access", "trackingBegun")
    static let passwordChanged = ActionCode(room: "access", "passwordChanged")
    static let passwordReset = ActionCode(room: "access", "passwordReset")
    static let accountCreated = ActionCode(room: "access", "accountCreated")
    static let accountChanged = ActionCode(room: "access", "accountChanged")
    static let rolesChanged = ActionCode(room: "access", "rolesChanged")
    static let accountLocked = ActionCode(room: "access", "accountLocked")
    static let accountUnlocked = ActionCode(room: "access", "accountUnlocked")
    static let accountClosed = ActionCode(room: "access", "accountClosed")
    static let tokenIssued = ActionCode(room: "access", "tokenIssued")
    static let tokenRevoked = ActionCode(room: "access", "tokenRevoked")
    static let auditVerified = ActionCode(room: "audit", "verified")
}
