public import Kernel
import Ledger
import Seals

extension AccessDesk {
    /// Changes the actor's own password: the other sessions end, and this one goes on under a new token.
    public func changePassword(
        from current: String, to wanted: String, session: String?, by actor: Actor
    ) async throws -> SignedIn {
        try actor.requirePerson()
        let account = try await books.read { book in try ownAccount(of: actor, in: book) }
        guard let kept = account.password, let login = account.login else { throw Refusal.passwordNotUsed }
        // Guessing here counts like guessing at the door.
        let mark = keys.mark("login", login.text)
        try await countAttempt(mark)
        guard try await verdict(on: current, against: kept.hash) != .wrong else { throw Refusal.passwordWrong }
        let hash = try await newHash(of: wanted, for: account, login: login)
        let moment = now()
        return try await books.write { book in
            let account = try ownAccount(of: actor, in: book)
            guard account.password == kept else { throw Refusal.accountChangedMeanwhile }
            try book.removeTally(.signIn, of: mark)
            let next = changed(account) {
                $0.password = Account.Password(hash: hash, changedAt: moment, mustChange: false)
            }
            try book.replace(next)
            let factorAt = try session.flatMap { Digest(hex: $0) }.flatMap { try book.session($0)?.factorAt }
            try book.remember(
                password: hash, of: account.id, at: moment, keeping: terms.password.historyCount)
            _ = try book.endSessions(of: account.id, except: nil)
            try enter(.passwordChanged, about: account.id, by: actor.id, in: book, at: moment)
            return try begin(next, in: book, at: moment, replacing: session, by: "passwordChange", factorAt: factorAt)
        }
    }

    /// Gives an account another password, to be changed at the next sign-in, and ends its sessions.
    ///
    /// The password is told once, to the administrator who hands it over.
    public func resetPassword(of id: Identifier<Account>, by actor: Actor) async throws -> String {
        try actor.require(.accountKeep)
        try actor.requirePerson()
        let password = temporaryPassword()
        let hash = try await hashing.hash(password)
        let moment = now()
        try await books.write { book in
            let account = try account(id, toBeChangedBy: actor, in: book)
            guard let login = account.login else { throw Refusal.passwordNotUsed }
            try book.removeTally(.signIn, of: keys.mark("login", login.text))
            try book.replace(
                changed(account) {
                    $0.password = Account.Password(hash: hash, changedAt: moment, mustChange: true)
                })
            try book.remember(password: hash, of: id, at: moment, keeping: terms.password.historyCount)
            _ = try book.endSessions(of: id, except: nil)
            try enter(.passwordReset, about: id, by: actor.id, in: book, at: moment)
        }
        return password
    }

    private func countAttempt(_ mark: Digest) async throws {
        let moment = now()
        do {
            try await books.write { book in
                let counted = try terms.signIn.counting(try book.tally(.signIn, of: mark), at: moment)
                try book.put(counted, .signIn, of: mark, at: moment)
            }
        } catch let spent as AttemptRule.Spent {
            throw Refusal.signInLocked(minutes: spent.minutes(from: moment))
        }
    }

    /// The hash of a password that keeps the rule and is none of the last ones.
    private func newHash(of wanted: String, for account: Account, login: LoginName) async throws -> String {
        try terms.password.check(wanted, account: login.text)
        let count = terms.password.historyCount
        let earlier = try await books.read { book in try book.passwords(of: account.id, limit: count) }
        for hash in earlier where try await hashing.check(wanted, against: hash) != .wrong {
            throw Refusal.passwordUsedBefore(count)
        }
        return try await hashing.hash(wanted)
    }

    /// Sixteen signs of four classes, without those mistaken for each other: 90 bits, more than a hash can be tried for.
    func temporaryPassword() -> String {
        var random = random
        let classes = ["ABCDEFGHJKMNPQRSTUVWXYZ", "abcdefghjkmnpqrstuvwxyz", "23456789", "-+=%"].map(Array.init)
        let all = classes.flatMap { $0 }
        var signs = classes.compactMap { $0.randomElement(using: &random) }
        while signs.count < 16 {
            if let sign = all.randomElement(using: &random) { signs.append(sign) }
        }
        return String(signs.shuffled(using: &random))
    }
}
