public import Access
public import Kernel
import Ledger

/// What an officer says to a claim.
public enum ClaimDecision: Hashable, Sendable {
    case approve(MerchantClaim.Post)
    case reject(reason: String)
}

/// An operator as its own people see it.
public struct CounterShop: Hashable, Sendable {
    public let claim: MerchantClaim
    public let merchant: BusinessOperator
    public let premises: [Premises]

    public init(claim: MerchantClaim, merchant: BusinessOperator, premises: [Premises]) {
        self.claim = claim
        self.merchant = merchant
        self.premises = premises
    }
}

extension MerchantDesk {
    /// The claims that wait for this officer, the oldest first.
    public func pendingClaims(
        after cursor: Cursor? = nil, limit: Int = 50, by actor: Actor
    ) async throws -> Page<ClaimCase> {
        try actor.require(.merchantClaimDecide)
        guard let office = actor.office else { return Page([], next: nil) }
        let scope = ClaimScope(authority: office.authority, regionPrefix: office.regionPrefix)
        return try await books.read { book in
            let page = try book.pendingClaims(scope, after: cursor, limit: limit)
            return try page.map { try whole($0.claim, of: $0.merchant, in: book) }
        }
    }

    /// A claim with all that it touches, for the officer who decides it and for those who speak for the operator.
    public func claimCase(_ id: Identifier<MerchantClaim>, by actor: Actor) async throws -> ClaimCase {
        let isOfficer = actor.reach(.merchantClaimDecide) != nil
        if !isOfficer { try actor.require(.merchantWorkspace) }
        return try await books.read { book in
            guard let claim = try book.claim(id), let merchant = try book.merchant(claim.merchant) else {
                throw Refusal.merchantClaimAbsent
            }
            if isOfficer {
                let holding = merchant.holding(try book.premises(of: claim.merchant))
                try actor.require(.merchantClaimDecide, on: holding, else: .merchantClaimAbsent)
            } else if try !isStaff(actor, of: claim.merchant, in: book) {
                throw Refusal.merchantClaimAbsent
            }
            return try whole(claim, of: merchant, in: book)
        }
    }

    private func whole(
        _ claim: MerchantClaim, of merchant: BusinessOperator, in book: any MerchantBook
    ) throws -> ClaimCase {
        let others = try book.claims(on: merchant.id)
            .filter { $0.id != claim.id && ($0.state == .approved || $0.state == .pending) }
        return ClaimCase(
            claim: claim, merchant: merchant, rivalCount: others.count, premises: try book.premises(of: merchant.id),
            others: others)
    }

    /// 审核: an officer decides a claim; rivals stay, each for a decision of its own.
    ///
    /// The answer, and the ledger with it, name those who speak for the operator besides.
    @discardableResult
    public func decide(
        _ id: Identifier<MerchantClaim>, _ decision: ClaimDecision, by actor: Actor
    ) async throws -> ClaimCase {
        try actor.require(.merchantClaimDecide)
        if case .reject(let reason) = decision, reason.isEmpty { throw Refusal.merchantReasonMissing }
        let moment = now()
        return try await books.write { book in
            guard var claim = try book.claim(id) else { throw Refusal.merchantClaimAbsent }
            let premises = try book.premises(of: claim.merchant)
            guard let merchant = try book.merchant(claim.merchant) else { throw Refusal.merchantClaimAbsent }
            try actor.require(.merchantClaimDecide, on: merchant.holding(premises), else: .merchantClaimAbsent)
            guard claim.state == .pending else { throw Refusal.merchantClaimDecided }
            let action: ActionCode
            switch decision {
            case .approve(let post):
                (claim.state, claim.post, claim.reason, action) = (.approved, post, nil, .claimApproved)
            case .reject(let reason):
                (claim.state, claim.reason, action) = (.rejected, reason, .claimRejected)
            }
            (claim.decidedAt, claim.decidedBy) = (moment, actor.id)
            try book.put(claim)
            let decided = try whole(claim, of: merchant, in: book)
            let besides = decided.others.filter { $0.state == .approved }
            try record(
                action, on: claim.merchant, in: book, by: actor, at: moment,
                ["claim": .string(id.text), "besides": .array(besides.map { .string($0.id.text) })])
            return decided
        }
    }

    /// Ends somebody's place on the staff: the keeper's right over staff, an officer's over everybody.
    @discardableResult
    public func revoke(_ id: Identifier<MerchantClaim>, by actor: Actor) async throws -> MerchantClaim {
        let moment = now()
        return try await books.write { book in
            guard var claim = try book.claim(id) else { throw Refusal.merchantClaimAbsent }
            if actor.reach(.merchantClaimDecide) != nil {
                guard let merchant = try book.merchant(claim.merchant) else { throw Refusal.merchantClaimAbsent }
                let holding = merchant.holding(try book.premises(of: claim.merchant))
                try actor.require(.merchantClaimDecide, on: holding, else: .merchantClaimAbsent)
            } else {
                try actor.require(.merchantWorkspace)
                let own = try book.claim(of: actor.id, on: claim.merchant)
                guard let own, own.state == .approved else { throw Refusal.merchantClaimAbsent }
                guard own.post == .keeper || own.id == claim.id else { throw Refusal.merchantKeeperNeeded }
            }
            guard claim.state == .approved else { throw Refusal.merchantClaimDecided }
            (claim.state, claim.decidedAt, claim.decidedBy) = (.revoked, moment, actor.id)
            try book.put(claim)
            try record(
                .claimRevoked, on: claim.merchant, in: book, by: actor, at: moment, ["claim": .string(id.text)])
            return claim
        }
    }

    /// The people who speak for an operator: for its own people, and for the officer who keeps it.
    public func staff(of id: Identifier<BusinessOperator>, by actor: Actor) async throws -> [MerchantClaim] {
        let permission: Permission = actor.reach(.merchantKeep) == nil ? .merchantWorkspace : .merchantKeep
        return try await books.read { book in
            _ = try merchant(id, in: book, for: permission, by: actor)
            return try book.claims(on: id).filter { $0.state == .approved || $0.state == .pending }
        }
    }

    /// What an account has claimed, with the premises of those it speaks for.
    public func counter(by actor: Actor) async throws -> [CounterShop] {
        try actor.require(.merchantWorkspace)
        return try await books.read { book in
            try book.claims(of: actor.id)
                .compactMap { claim in
                    guard let merchant = try book.merchant(claim.merchant) else { return nil }
                    let premises = claim.state == .approved ? try book.premises(of: claim.merchant) : []
                    return CounterShop(claim: claim, merchant: merchant, premises: premises)
                }
        }
    }

    /// One shop for those who work there: its face, and what they are to it.
    public func counterShop(_ code: PremisesCode, by actor: Actor) async throws -> (face: ShopFace, own: MerchantClaim)
    {
        try actor.require(.merchantWorkspace)
        return try await books.read { book in
            guard let shop = try found(code, in: book), let own = try book.claim(of: actor.id, on: shop.merchant.id),
                own.state == .approved
            else { throw Refusal.merchantAbsent }
            let face = ShopFace(
                shop: shop, commitments: try book.commitments(of: shop.premises.id), isClaimed: true)
            return (face, own)
        }
    }

    /// The operators that an account speaks for, as its session's actor holds them.
    public func merchants(of account: String) async throws -> Set<String> {
        try await books.read { book in
            Set(try book.claims(of: account).filter { $0.state == .approved }.map(\.merchant.text))
        }
    }

    func keptMerchant(
        _ id: Identifier<BusinessOperator>, in book: any MerchantBook, by actor: Actor
    ) throws -> BusinessOperator {
        let merchant = try merchant(id, in: book, for: .merchantWorkspace, by: actor).merchant
        guard try book.claim(of: actor.id, on: id)?.post == .keeper else { throw Refusal.merchantKeeperNeeded }
        return merchant
    }
}
