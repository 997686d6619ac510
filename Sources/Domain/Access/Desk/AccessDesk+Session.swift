public import Kernel
import Ledger
import Privacy
import Seals

extension AccessDesk {
    /// Whom a session token stands for; nothing where it is unknown, over, or its account may not sign in any more.
    ///
    /// Rights are read anew each time, so that what was taken away is gone at once.
    public func session(_ text: String) async throws -> ActiveSession? {
        guard let token = SessionToken(text) else { return nil }
        let moment = now()
        let found = try await books.read { book -> (session: ActiveSession, isStale: Bool)? in
            guard let record = try book.session(token.digest), record.isAlive(at: moment) else { return nil }
            let isStale = record.shouldBeTouched(at: moment)
            switch record.holder {
            case .tracking(let caseID): return (tracking(record, caseID, token), isStale)
            case .account(let id):
                guard let account = try book.account(id), account.status == .active else { return nil }
                return (try active(record, account, token, in: book, at: moment), isStale)
            }
        }
        if let found, found.isStale {
            try await books.write { book in try book.touch(token.digest, at: moment) }
        }
        return found?.session
    }

    /// Whom a bearer token stands for: one issued for programs, or a session's.
    public func bearer(_ text: String) async throws -> Actor? {
        guard text.hasPrefix(APIToken.prefix) else { return try await session(text)?.actor }
        guard let token = SessionToken(String(text.dropFirst(APIToken.prefix.count))) else { return nil }
        let moment = now()
        return try await books.read { book in
            guard let kept = try book.token(token.digest), kept.isValid(at: moment),
                let account = try book.account(kept.account), account.status == .active
            else { return nil }
            return try actor(for: account, in: book, at: moment, provenAt: kept.createdAt).asProgram()
        }
    }

    /// Ends one session, named by its identifier, of whoever holds it.
    public func signOut(_ session: String, by actor: Actor) async throws {
        let moment = now()
        try await books.write { book in
            guard let digest = Digest(hex: session), let record = try book.session(digest) else { return }
            _ = try book.endSession(digest)
            guard case .account(let id) = record.holder else { return }
            try enter(.signedOut, about: id, by: actor.id, in: book, at: moment)
        }
    }

    /// Ends the session that a token opens; a token for programs is left as it is.
    public func signOut(token: String, by actor: Actor) async throws {
        guard let token = SessionToken(token) else { return }
        try await signOut(token.digest.hex, by: actor)
    }

    /// Ends all sessions of the actor's account but the one in use, if any; tells how many.
    public func signOutEverywhere(keeping session: String? = nil, by actor: Actor) async throws -> Int {
        let moment = now()
        return try await books.write { book in
            let account = try ownAccount(of: actor, in: book)
            let count = try book.endSessions(of: account.id, except: session.flatMap { Digest(hex: $0) })
            try enter(
                .sessionsEnded, about: account.id, by: actor.id, in: book, at: moment, ["count": JSON(count)])
            return count
        }
    }

    /// Chooses the language that the account reads in.
    public func choose(_ language: Language, by actor: Actor) async throws {
        try await books.write { book in
            let account = try ownAccount(of: actor, in: book)
            try book.replace(changed(account) { $0.language = language })
        }
    }

    /// Removes what ended long ago; for a worker.
    public func sweep(by actor: Actor) async throws -> Int {
        guard actor == .system else { throw Refusal.actionForbidden }
        let moment = now()
        return try await books.write { book in try book.removeStale(at: moment) }
    }

    // MARK: What a session looks like

    func active(
        _ record: SessionRecord, _ account: Account, _ token: SessionToken, in book: any AccessBook,
        at moment: Instant
    ) throws -> ActiveSession {
        let actor = try actor(for: account, in: book, at: moment, provenAt: record.factorAt)
        return ActiveSession(
            id: record.id, actor: actor, name: try name(of: account, in: book), secret: keys.secret(of: token),
            language: account.language,
            needsNewPassword: account.needsNewPassword(terms.password.lifetimeDays, at: moment),
            needsFactor: actor.denial == .secondFactorNeeded, endsAt: record.endsAt)
    }

    func tracking(_ record: SessionRecord, _ caseID: String, _ token: SessionToken) -> ActiveSession {
        ActiveSession(
            id: record.id, actor: .tracking(caseID), name: "", secret: keys.secret(of: token), language: nil,
            needsNewPassword: false, needsFactor: false, endsAt: record.endsAt)
    }

    /// What an account may do now.
    ///
    /// A program's token was issued in a session in which the factor was proved.
    private func actor(
        for account: Account, in book: any AccessBook, at moment: Instant, provenAt: Instant?
    ) throws -> Actor {
        let isMerchant = account.roles.contains(.merchantStaff)
        let actor = Actor(
            id: account.id.text, roles: account.roles, office: account.office,
            merchants: isMerchant ? try book.merchants(of: account.id) : [],
            cases: account.roles.contains(.consumer) ? try cases(of: account, in: book) : [])
        guard account.login != nil else { return actor }
        let isSet = try book.factor(of: account.id)?.confirmedAt != nil
        if isSet, provenAt == nil { return actor.untilFactorProof() }
        if account.needsNewPassword(terms.password.lifetimeDays, at: moment) { return actor.untilPasswordChange() }
        return !isSet && terms.secondFactor.binds(account.side) ? actor.untilFactorSetup() : actor
    }

    /// What was filed with the phone or mailbox that a consumer has proved to have, whoever typed it.
    private func cases(of account: Account, in book: any AccessBook) throws -> Set<String> {
        let contacts = try vault.read([.phone, .email], of: account.id.text, in: book)
        var cases: Set<String> = []
        for (field, value) in contacts {
            cases.formUnion(try vault.subjects(with: value, as: field, in: book, limit: Self.casesLimit))
        }
        return cases.subtracting([account.id.text])
    }

    private static let casesLimit = 200
}
