public import Kernel
import Ledger
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
            return try actor(for: account, in: book, at: moment)
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
        ActiveSession(
            id: record.id, actor: try actor(for: account, in: book, at: moment),
            name: try name(of: account, in: book), secret: keys.secret(of: token), language: account.language,
            needsNewPassword: account.needsNewPassword(terms.password.lifetimeDays, at: moment),
            endsAt: record.endsAt)
    }

    func tracking(_ record: SessionRecord, _ caseID: String, _ token: SessionToken) -> ActiveSession {
        ActiveSession(
            id: record.id, actor: .tracking(caseID), name: "", secret: keys.secret(of: token), language: nil,
            needsNewPassword: false, endsAt: record.endsAt)
    }

    private func actor(for account: Account, in book: any AccessBook, at moment: Instant) throws -> Actor {
        let isMerchant = account.roles.contains(.merchantStaff)
        let actor = Actor(
            id: account.id.text, roles: account.roles, office: account.office,
            merchants: isMerchant ? try book.merchants(of: account.id) : [])
        let isDue = account.needsNewPassword(terms.password.lifetimeDays, at: moment)
        return isDue ? actor.untilPasswordChange() : actor
    }
}
