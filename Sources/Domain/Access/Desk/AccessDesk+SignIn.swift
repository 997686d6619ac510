import Kernel
import Ledger
import Seals

extension AccessDesk {
    /// Opens a session for a login and its password.
    ///
    /// The attempt is counted before the password is looked at; an unknown login costs the same hash, gives the same
    /// answer and locks the same way. A session that the browser had before ends.
    public func signIn(login: String, password: String, replacing earlier: String? = nil) async throws -> SignedIn {
        let name = LoginName(login)
        let mark = keys.mark("login", name?.text ?? login)
        let found = try await attempt(name, mark)
        let hash = found?.password?.hash
        let verdict = try await verdict(on: password, against: hash)
        guard verdict != .wrong, let found else {
            try await enterFailure(of: found, mark: mark)
            throw Refusal.signInRefused
        }
        let renewed = verdict == .rightButOutdated ? try await hashing.hash(password) : nil
        let moment = now()
        return try await books.write { book in
            guard let account = try book.account(found.id), account.password?.hash == hash else {
                throw Refusal.signInRefused
            }
            guard account.status == .active else { throw Refusal.accountShut }
            try book.removeTally(.signIn, of: mark)
            var current = account
            if let renewed, let kept = account.password {
                current = changed(account) {
                    $0.password = Account.Password(
                        hash: renewed, changedAt: kept.changedAt, mustChange: kept.mustChange)
                }
                try book.replace(current)
            }
            return try begin(current, in: book, at: moment, replacing: earlier, by: "password")
        }
    }

    /// Counts the attempt, and reads whose it may be.
    private func attempt(_ name: LoginName?, _ mark: Digest) async throws -> Account? {
        let moment = now()
        do {
            return try await books.write { book in
                let counted = try terms.signIn.counting(try book.tally(.signIn, of: mark), at: moment)
                try book.put(counted, .signIn, of: mark, at: moment)
                return try name.flatMap { try book.account(named: $0) }
            }
        } catch let spent as AttemptRule.Spent {
            throw Refusal.signInLocked(minutes: spent.minutes(from: moment))
        }
    }

    /// Compares where there is something to compare with, and takes as long where there is not.
    func verdict(on password: String, against hash: String?) async throws -> PasswordVerdict {
        let tooLong = password.utf8.count > terms.password.longestByteCount
        guard let hash, !tooLong else {
            try await hashing.checkNobody(tooLong ? "" : password)
            return .wrong
        }
        return try await hashing.check(password, against: hash)
    }

    private func enterFailure(of account: Account?, mark: Digest) async throws {
        let moment = now()
        try await books.write { book in
            let isLocked = try book.tally(.signIn, of: mark)?.lockedUntil.map { moment < $0 } ?? false
            let subject =
                account.map { EntrySubject(kind: "account", $0.id) }
                ?? EntrySubject(kind: "login", id: mark.ledgerMark)
            for action in [ActionCode.signInFailed] + (isLocked ? [.signInLocked] : []) {
                try book.append(EntryDraft(at: moment, actor: "visitor", action: action, subject: subject))
            }
        }
    }

    /// Makes the session and its token.
    func begin(
        _ account: Account, in book: any AccessBook, at moment: Instant, replacing earlier: String?, by proof: String,
        factorAt: Instant? = nil
    ) throws -> SignedIn {
        if let earlier { try endSession(named: earlier, in: book) }
        let token = SessionToken(using: random)
        let term = terms.session(for: account.side)
        var record = SessionRecord(
            digest: token.digest, holder: .account(account.id), createdAt: moment, lastSeenAt: moment,
            idleSeconds: term.idleSeconds, endsAt: moment.advanced(bySeconds: term.longestSeconds))
        record.factorAt = factorAt
        try book.add(record)
        try enter(.signedIn, about: account.id, by: account.id.text, in: book, at: moment, ["by": .string(proof)])
        return SignedIn(token: token, session: try active(record, account, token, in: book, at: moment))
    }

    /// Opens a session for somebody who has shown number and query code of one case.
    public func beginTracking(_ caseID: String, replacing earlier: String? = nil) async throws -> SignedIn {
        let moment = now()
        return try await books.write { book in
            if let earlier { try endSession(named: earlier, in: book) }
            let token = SessionToken(using: random)
            let term = terms.trackingSession
            let record = SessionRecord(
                digest: token.digest, holder: .tracking(caseID: caseID), createdAt: moment, lastSeenAt: moment,
                idleSeconds: term.idleSeconds, endsAt: moment.advanced(bySeconds: term.longestSeconds))
            try book.add(record)
            try book.append(
                EntryDraft(
                    at: moment, actor: "tracking", action: .trackingBegun,
                    subject: EntrySubject(kind: "complaint", id: caseID)))
            return SignedIn(token: token, session: tracking(record, caseID, token))
        }
    }

    func endSession(named id: String, in book: any AccessBook) throws {
        guard let digest = Digest(hex: id) else { return }
        _ = try book.endSession(digest)
    }
}
