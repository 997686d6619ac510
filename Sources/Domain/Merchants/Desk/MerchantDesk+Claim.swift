public import Access
public import Kernel
import Ledger
import Seals

/// A code on its way to whoever is to have it: the only time that it is seen.
public struct IssuedCode: Hashable, Sendable {
    public let text: String
    public let merchant: BusinessOperator
    public let expiresAt: Instant
}

extension MerchantDesk {
    /// An officer prints a code to hand over at the shop.
    public func issueCode(
        for id: Identifier<BusinessOperator>, by actor: Actor
    ) async throws -> IssuedCode {
        try await issue(for: id, issuer: .authority, seconds: ActivationCodes.authoritySeconds, by: actor) { book in
            try merchant(id, in: book, for: .merchantKeep, by: actor).merchant
        }
    }

    /// The keeper makes a code for a colleague.
    public func invite(
        to id: Identifier<BusinessOperator>, by actor: Actor
    ) async throws -> IssuedCode {
        try await issue(for: id, issuer: .keeper, seconds: ActivationCodes.invitationSeconds, by: actor) { book in
            try keptMerchant(id, in: book, by: actor)
        }
    }

    private func issue(
        for id: Identifier<BusinessOperator>, issuer: ActivationCode.Issuer, seconds: Int64, by actor: Actor,
        _ allowed: @escaping @Sendable (any MerchantBook) throws -> BusinessOperator
    ) async throws -> IssuedCode {
        let moment = now()
        let text = codes.make(using: random)
        let code = ActivationCode(
            hash: codes.hash(text), merchant: id, issuer: issuer, issuedBy: actor.id, issuedAt: moment,
            expiresAt: moment.advanced(bySeconds: seconds))
        return try await books.write { book in
            let merchant = try allowed(book)
            try book.add(code)
            try record(
                .codeIssued, on: id, in: book, by: actor, at: moment, ["issuer": .string(issuer.rawValue)])
            return IssuedCode(text: text, merchant: merchant, expiresAt: code.expiresAt)
        }
    }

    /// 认领: proves a claim by a code.
    ///
    /// The authority's code makes the first claimant the keeper; where somebody speaks for the operator already the
    /// claim is a rival's and waits for an officer. The keeper's code makes a member of staff. Wrong codes are counted
    /// against the account.
    public func claim(code: String, by actor: Actor) async throws -> MerchantClaim {
        try actor.require(.merchantClaim)
        let moment = now()
        let hash = codes.hash(code)
        let outcome = try await books.write { book -> Result<MerchantClaim, Refusal> in
            let attempts = try book.attempts(of: actor.id)
            if let until = attempts.lockedUntil, moment < until {
                return .failure(.merchantCodeLocked(minutes: Int((until.seconds(since: moment) + 59) / 60)))
            }
            guard let code = try book.activationCode(hash: hash), code.usedAt == nil, moment < code.expiresAt else {
                return .failure(try missed(attempts, in: book, by: actor, at: moment))
            }
            if let old = try book.claim(of: actor.id, on: code.merchant), old.state == .approved {
                return .failure(.merchantClaimedAlready)
            }
            guard try book.use(code, at: moment) else { return .failure(.merchantCodeWrong) }
            if attempts.failures > 0 { try book.put(ClaimAttempts(), of: actor.id) }
            return .success(try proved(code, in: book, by: actor, at: moment))
        }
        return try outcome.get()
    }

    private func missed(
        _ attempts: ClaimAttempts, in book: any MerchantBook, by actor: Actor, at moment: Instant
    ) throws -> Refusal {
        var attempts = attempts
        if attempts.lockedUntil != nil { attempts = ClaimAttempts() }
        attempts.failures += 1
        let isLocked = attempts.failures >= ActivationCodes.failuresAllowed
        if isLocked { attempts.lockedUntil = moment.advanced(bySeconds: ActivationCodes.lockSeconds) }
        try book.put(attempts, of: actor.id)
        try book.append(
            EntryDraft(
                at: moment, actor: actor.id, action: .codeMissed, subject: EntrySubject(kind: "account", id: actor.id),
                details: ["failures": JSON(attempts.failures)]))
        return isLocked ? .merchantCodeLocked(minutes: Int(ActivationCodes.lockSeconds / 60)) : .merchantCodeWrong
    }

    private func proved(
        _ code: ActivationCode, in book: any MerchantBook, by actor: Actor, at moment: Instant
    ) throws -> MerchantClaim {
        let others = try book.claims(on: code.merchant).filter { $0.account != actor.id }
        let isInvited = code.issuer == .keeper
        var claim = try book.claim(of: actor.id, on: code.merchant) ?? newClaim(code.merchant, by: actor, at: moment)
        claim.proof = isInvited ? .invitation : .activationCode
        claim.post = isInvited ? .staff : .keeper
        claim.madeAt = moment
        let isRival = !isInvited && others.contains { $0.state == .approved || $0.state == .pending }
        claim.state = isRival ? .pending : .approved
        claim.decidedAt = isRival ? nil : moment
        claim.decidedBy = isRival ? nil : code.issuedBy
        claim.reason = nil
        try book.put(claim)
        try record(
            isRival ? .claimMade : .claimProved, on: code.merchant, in: book, by: actor, at: moment,
            ["claim": .string(claim.id.text), "proof": .string(claim.proof.rawValue), "rival": .bool(isRival)])
        return claim
    }

    private func newClaim(
        _ merchant: Identifier<BusinessOperator>, by actor: Actor, at moment: Instant
    ) -> MerchantClaim {
        MerchantClaim(
            id: random.identifier(at: moment), merchant: merchant, account: actor.id, post: .keeper, proof: .none,
            madeAt: moment)
    }

    /// Asks for an officer's approval, without a code: to know a shop's codes proves nothing.
    public func claim(_ code: PremisesCode, by actor: Actor) async throws -> MerchantClaim {
        try actor.require(.merchantClaim)
        let moment = now()
        return try await books.write { book in
            guard let shop = try found(code, in: book) else { throw Refusal.merchantAbsent }
            let old = try book.claim(of: actor.id, on: shop.merchant.id)
            if let old, old.state == .approved || old.state == .pending { throw Refusal.merchantClaimedAlready }
            var claim = old ?? newClaim(shop.merchant.id, by: actor, at: moment)
            (claim.state, claim.proof, claim.madeAt) = (.pending, .none, moment)
            (claim.decidedAt, claim.decidedBy, claim.reason) = (nil, nil, nil)
            try book.put(claim)
            try record(
                .claimMade, on: shop.merchant.id, in: book, by: actor, at: moment,
                ["claim": .string(claim.id.text), "proof": "none"])
            return claim
        }
    }

    /// Takes back a claim that nobody has decided.
    @discardableResult
    public func withdraw(_ id: Identifier<MerchantClaim>, by actor: Actor) async throws -> MerchantClaim {
        try actor.require(.merchantClaim)
        let moment = now()
        return try await books.write { book in
            guard var claim = try book.claim(id), claim.account == actor.id else { throw Refusal.merchantClaimAbsent }
            guard claim.state == .pending else { throw Refusal.merchantClaimDecided }
            claim.state = .withdrawn
            claim.decidedAt = moment
            try book.put(claim)
            try record(
                .claimWithdrawn, on: claim.merchant, in: book, by: actor, at: moment, ["claim": .string(id.text)])
            return claim
        }
    }
}
