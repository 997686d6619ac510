public import Kernel
import Ledger
import Privacy
public import Seals

extension PersonalField {
    /// The secret of an account's authenticator app.
    static let factorSecret = PersonalField(rawValue: "account.factorSecret")
}

extension AccessDesk {
    private static let recoveryCount = 10

    /// Begins to set up a second factor: the secret for the app, told once.
    ///
    /// What was begun before and never confirmed is forgotten.
    public func beginFactor(by actor: Actor) async throws -> (code: TimedCode, login: String) {
        try actor.requirePerson()
        let code = TimedCode(using: random)
        return try await books.write { book in
            let account = try ownAccount(of: actor, in: book)
            guard let login = account.login else { throw Refusal.passwordNotUsed }
            guard try book.factor(of: account.id)?.confirmedAt == nil else { throw Refusal.secondFactorPresent }
            try vault.keep([.factorSecret: code.secretText], of: account.id.text, in: book, using: random)
            try book.put(SecondFactor(account: account.id))
            return (code, login.text)
        }
    }

    /// Ends the setting up: the first code proves that the app has the secret.
    ///
    /// Answers the recovery codes, told once.
    public func confirmFactor(_ digits: String, session: String?, by actor: Actor) async throws -> [String] {
        try actor.requirePerson()
        let (moment, made) = (now(), recoveryCodes())
        let outcome: Result<[String], Refusal> = try await books.write { book in
            let account = try ownAccount(of: actor, in: book)
            guard var factor = try book.factor(of: account.id), factor.confirmedAt == nil else {
                return .failure(.secondFactorAbsent)
            }
            try countFactor(account.id, in: book, at: moment)
            guard let step = try provenStep(digits, factor, in: book, at: moment) else {
                return .failure(.secondFactorWrong)
            }
            try book.removeTally(.signIn, of: factorMark(account.id))
            (factor.confirmedAt, factor.lastStep) = (moment, step)
            factor.recovery = made.map { recoveryHash($0, of: account.id) }
            try book.put(factor)
            // Sessions opened by the password alone end, but for the one in which the code was shown.
            let digest = session.flatMap { Digest(hex: $0) }
            _ = try book.endSessions(of: account.id, except: digest)
            if let digest { try book.proveFactor(of: digest, at: moment) }
            try enter(.factorSet, about: account.id, by: actor.id, in: book, at: moment)
            return .success(made)
        }
        return try outcome.get()
    }

    /// Proves the second factor for one session, by a code of the app or a recovery code, each of which holds once.
    public func proveFactor(_ typed: String, session id: String, by actor: Actor) async throws {
        let moment = now()
        let outcome: Result<Void, Refusal> = try await books.write { book in
            guard let digest = Digest(hex: id), let record = try book.session(digest),
                case .account(let account) = record.holder, account.text == actor.id,
                let factor = try book.factor(of: account), factor.confirmedAt != nil
            else { return .failure(.secondFactorAbsent) }
            guard try prove(typed, factor, in: book, at: moment) else { return .failure(.secondFactorWrong) }
            try book.proveFactor(of: digest, at: moment)
            return .success(())
        }
        try outcome.get()
    }

    /// Takes one's own second factor away, by a code of it; not where the rule demands one.
    public func removeFactor(_ typed: String, by actor: Actor) async throws {
        try actor.requirePerson()
        let moment = now()
        let outcome: Result<Void, Refusal> = try await books.write { book in
            let account = try ownAccount(of: actor, in: book)
            guard !terms.secondFactor.binds(account.side) else { return .failure(.secondFactorDemanded) }
            guard let factor = try book.factor(of: account.id) else { return .failure(.secondFactorAbsent) }
            guard try prove(typed, factor, in: book, at: moment) else { return .failure(.secondFactorWrong) }
            try forget(factor, in: book)
            try enter(.factorRemoved, about: account.id, by: actor.id, in: book, at: moment)
            return .success(())
        }
        try outcome.get()
    }

    /// Takes away the factor of somebody who has lost app and paper, and ends their sessions.
    public func resetFactor(of id: Identifier<Account>, by actor: Actor) async throws {
        try actor.require(.accountKeep)
        try actor.requirePerson()
        let moment = now()
        try await books.write { book in
            _ = try account(id, toBeChangedBy: actor, in: book)
            guard let factor = try book.factor(of: id) else { throw Refusal.secondFactorAbsent }
            try forget(factor, in: book)
            _ = try book.endSessions(of: id, except: nil)
            try book.removeTally(.signIn, of: factorMark(id))
            try enter(.factorReset, about: id, by: actor.id, in: book, at: moment)
        }
    }
}

// MARK: - What these share

extension AccessDesk {
    private func forget(_ factor: SecondFactor, in book: any AccessBook) throws {
        try vault.keep([.factorSecret: ""], of: factor.account.text, in: book, using: random)
        try book.removeFactor(of: factor.account)
    }

    /// Whether a code of the app or a recovery code was typed, which is then used up.
    ///
    /// Counted before it is looked at, like a password; what is wrong stays counted, so the transaction has to stand.
    private func prove(
        _ typed: String, _ factor: SecondFactor, in book: any AccessBook, at moment: Instant
    ) throws -> Bool {
        var proven = factor
        let account = factor.account
        try countFactor(account, in: book, at: moment)
        if let step = try provenStep(typed, factor, in: book, at: moment) {
            proven.lastStep = step
        } else if let place = proven.recovery.firstIndex(of: recoveryHash(typed, of: account)) {
            proven.recovery.remove(at: place)
            try enter(
                .recoveryUsed, about: account, by: account.text, in: book, at: moment,
                ["left": JSON(proven.recovery.count)])
        } else {
            try enter(.factorFailed, about: account, by: account.text, in: book, at: moment)
            return false
        }
        try book.removeTally(.signIn, of: factorMark(account))
        try book.put(proven)
        return true
    }

    private func countFactor(_ account: Identifier<Account>, in book: any AccessBook, at moment: Instant) throws {
        let mark = factorMark(account)
        do {
            let counted = try terms.signIn.counting(try book.tally(.signIn, of: mark), at: moment)
            try book.put(counted, .signIn, of: mark, at: moment)
        } catch let spent as AttemptRule.Spent {
            throw Refusal.signInLocked(minutes: spent.minutes(from: moment))
        }
    }

    private func provenStep(
        _ digits: String, _ factor: SecondFactor, in book: any AccessBook, at moment: Instant
    ) throws -> Int64? {
        let kept = try vault.read([.factorSecret], of: factor.account.text, in: book)[.factorSecret]
        guard let secret = kept.flatMap(Base32.bytes), let code = TimedCode(secret: secret) else { return nil }
        return code.step(proven: digits, at: moment, after: factor.lastStep)
    }

    private func factorMark(_ account: Identifier<Account>) -> Digest { keys.mark("factor", account.text) }

    /// Ten signs of base 32: fifty bits, tried five times and then locked.
    private func recoveryCodes() -> [String] {
        (0..<Self.recoveryCount)
            .map { _ in
                let bytes = withUnsafeBytes(of: random.next().bigEndian) { Array($0) }
                let text = Base32.text(bytes).prefix(10).lowercased()
                return "\(text.prefix(5))-\(text.suffix(5))"
            }
    }

    private func recoveryHash(_ typed: String, of account: Identifier<Account>) -> Digest {
        let plain = String(typed.lowercased().filter { $0.isLetter || $0.isNumber })
        return keys.mark("recovery", "\(account.text) \(plain)")
    }
}

extension ActionCode {
    static let factorSet = ActionCode(room: "access", "factorSet")
    static let factorRemoved = ActionCode(room: "access", "factorRemoved")
    static let factorReset = ActionCode(room: "access", "factorReset")
    static let factorFailed = ActionCode(room: "access", "factorFailed")
    static let recoveryUsed = ActionCode(room: "access", "recoveryUsed")
}

extension Refusal {
    /// The password was right; a code of the second factor is due before anything else.
    public static let secondFactorNeeded = Refusal(
        "access.secondFactorNeeded", .forbidden, Phrase(zh: "请先输入动态验证码。", en: "Enter the code of your app first."))

    /// The rule demands a second factor, and there is none yet.
    public static let secondFactorMissing = Refusal(
        "access.secondFactorMissing", .forbidden,
        Phrase(zh: "请先设置两步验证，再继续办理。", en: "Set up the second factor first, then go on."))

    public static let secondFactorWrong = Refusal(
        "access.secondFactorWrong", .invalid,
        Phrase(
            zh: "动态验证码不对或已用过，请等下一个再试。", en: "This code is wrong or was used. Wait for the next one and try again."),
        field: "factor")

    public static let secondFactorPresent = Refusal(
        "access.secondFactorPresent", .conflict,
        Phrase(zh: "已设置两步验证。更换前请先停用。", en: "There is a second factor already. Remove it first."))

    public static let secondFactorAbsent = Refusal(
        "access.secondFactorAbsent", .conflict, Phrase(zh: "尚未设置两步验证。", en: "There is no second factor."))

    public static let secondFactorDemanded = Refusal(
        "access.secondFactorDemanded", .conflict,
        Phrase(zh: "您的岗位必须使用两步验证。", en: "Your post must have a second factor."))
}
