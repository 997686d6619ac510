public import Kernel

/// 认领: an account's word that it may speak for an operator, and what came of it.
///
/// An approved claim is a place on the operator's staff.
public struct MerchantClaim: Hashable, Sendable {
    /// What the person is to the operator.
    public enum Post: String, CaseIterable, Sendable {
        /// 负责人: may bring in and remove staff.
        case keeper
        case staff

        public var phrase: Phrase {
            switch self {
            case .keeper: Phrase(zh: "负责人", en: "Keeper")
            case .staff: Phrase(zh: "员工", en: "Staff")
            }
        }
    }

    public enum State: String, CaseIterable, Sendable {
        case pending, approved, rejected, withdrawn
        /// Approved once, and ended by an officer or the keeper.
        case revoked

        public var phrase: Phrase {
            switch self {
            case .pending: Phrase(zh: "待审核", en: "Waiting for an officer")
            case .approved: Phrase(zh: "已认领", en: "Approved")
            case .rejected: Phrase(zh: "未通过", en: "Not approved")
            case .withdrawn: Phrase(zh: "已撤回", en: "Withdrawn")
            case .revoked: Phrase(zh: "已解除", en: "Ended")
            }
        }
    }

    /// What the claim rests on.
    public enum Proof: String, CaseIterable, Sendable {
        /// A code that the authority handed over at the shop.
        case activationCode
        /// A code that the keeper handed to staff.
        case invitation
        /// Nothing but the claimant's word: the credit code is public and proves nothing.
        case none

        public var phrase: Phrase {
            switch self {
            case .activationCode: Phrase(zh: "激活码", en: "Activation code")
            case .invitation: Phrase(zh: "负责人邀请", en: "Keeper’s invitation")
            case .none: Phrase(zh: "无凭证，须核实身份", en: "No proof; identity must be checked")
            }
        }
    }

    public let id: Identifier<MerchantClaim>
    public let merchant: Identifier<BusinessOperator>
    public let account: String
    public var post: Post
    public var state: State
    public var proof: Proof
    public var madeAt: Instant
    public var decidedAt: Instant?
    public var decidedBy: String?
    public var reason: String?

    public init(
        id: Identifier<MerchantClaim>, merchant: Identifier<BusinessOperator>, account: String, post: Post,
        proof: Proof, madeAt: Instant
    ) {
        self.id = id
        self.merchant = merchant
        self.account = account
        self.post = post
        self.proof = proof
        self.madeAt = madeAt
        state = .pending
    }
}

/// A claim with what an officer must know to decide it.
public struct ClaimCase: Hashable, Sendable {
    public let claim: MerchantClaim
    public let merchant: BusinessOperator
    /// Others who claim the same operator or speak for it already.
    public let rivalCount: Int
    /// Where the operator deals with consumers.
    public let premises: [Premises]
    /// Those others: who speaks for the operator already, and who waits as well.
    public let others: [MerchantClaim]

    public init(
        claim: MerchantClaim, merchant: BusinessOperator, rivalCount: Int, premises: [Premises] = [],
        others: [MerchantClaim] = []
    ) {
        self.claim = claim
        self.merchant = merchant
        self.rivalCount = rivalCount
        self.premises = premises
        self.others = others
    }
}

/// A code that proves a claim once, as it is kept.
public struct ActivationCode: Hashable, Sendable {
    public enum Issuer: String, Sendable {
        case authority, keeper
    }

    public let hash: [UInt8]
    public let merchant: Identifier<BusinessOperator>
    public let issuer: Issuer
    public let issuedBy: String
    public let issuedAt: Instant
    public let expiresAt: Instant
    public var usedAt: Instant?

    public init(
        hash: [UInt8], merchant: Identifier<BusinessOperator>, issuer: Issuer, issuedBy: String, issuedAt: Instant,
        expiresAt: Instant
    ) {
        self.hash = hash
        self.merchant = merchant
        self.issuer = issuer
        self.issuedBy = issuedBy
        self.issuedAt = issuedAt
        self.expiresAt = expiresAt
    }
}

/// How often an account has tried codes in vain.
public struct ClaimAttempts: Hashable, Sendable {
    public var failures: Int
    public var lockedUntil: Instant?

    public init(failures: Int = 0, lockedUntil: Instant? = nil) {
        self.failures = failures
        self.lockedUntil = lockedUntil
    }
}
