public import Commons
public import Kernel

/// 经营者: a firm or self-employed person as licensed, with one or more premises.
public struct BusinessOperator: Hashable, Sendable {
    public let id: Identifier<BusinessOperator>
    /// Grows by one with each change, so that nobody overwrites what they have not seen.
    public let version: Int64
    public let updatedAt: Instant
    public let facts: OperatorFacts

    public init(id: Identifier<BusinessOperator>, version: Int64 = 1, updatedAt: Instant, facts: OperatorFacts) {
        self.id = id
        self.version = version
        self.updatedAt = updatedAt
        self.facts = facts
    }

    func changed(to facts: OperatorFacts, at moment: Instant) -> BusinessOperator {
        BusinessOperator(id: id, version: version + 1, updatedAt: moment, facts: facts)
    }
}

/// What the registry knows of an operator.
public struct OperatorFacts: Hashable, Sendable {
    /// The name on the licence.
    public var name: String
    public var creditCode: UnifiedSocialCreditCode?
    /// The number in the list it came from, for those without a credit code.
    public var ownNumber: String?
    public var industry: IndustryCode?
    public var status: LicenceStatus
    public var region: RegionCode?
    /// 住所: the address on the licence.
    public var address: String?

    public init(
        name: String, creditCode: UnifiedSocialCreditCode? = nil, ownNumber: String? = nil,
        status: LicenceStatus = .active
    ) {
        self.name = name
        self.creditCode = creditCode
        self.ownNumber = ownNumber
        self.status = status
    }
}

/// 登记状态: how the licence stands.
public enum LicenceStatus: String, CaseIterable, Sendable {
    /// 存续, 在营.
    case active
    /// 歇业.
    case suspended
    /// 吊销.
    case revoked
    /// 注销.
    case cancelled

    public var phrase: Phrase {
        switch self {
        case .active: Phrase(zh: "在营", en: "In business")
        case .suspended: Phrase(zh: "歇业", en: "Business suspended")
        case .revoked: Phrase(zh: "已吊销", en: "Licence revoked")
        case .cancelled: Phrase(zh: "已注销", en: "Licence cancelled")
        }
    }

    /// Reads the word that lists use for it, in any of the usual wordings.
    init?(word: String) {
        switch word {
        case "active", "在营", "存续", "开业", "正常", "在业", "存续（在营、开业、在册）": self = .active
        case "suspended", "歇业", "停业": self = .suspended
        case "revoked", "吊销", "已吊销", "吊销未注销", "吊销，未注销": self = .revoked
        case "cancelled", "注销", "已注销": self = .cancelled
        default: return nil
        }
    }
}
