public import Commons
public import Kernel

/// 经营场所: where an operator deals with consumers: a shop, a stall, or a shop on a platform.
public struct Premises: Hashable, Sendable {
    public let id: Identifier<Premises>
    public let code: PremisesCode
    public let merchant: Identifier<BusinessOperator>
    /// Grows by one with each change, of its commitments too.
    public let version: Int64
    public let updatedAt: Instant
    public let facts: PremisesFacts

    public init(
        id: Identifier<Premises>, code: PremisesCode, merchant: Identifier<BusinessOperator>, version: Int64 = 1,
        updatedAt: Instant, facts: PremisesFacts
    ) {
        self.id = id
        self.code = code
        self.merchant = merchant
        self.version = version
        self.updatedAt = updatedAt
        self.facts = facts
    }

    func changed(to facts: PremisesFacts, at moment: Instant) -> Premises {
        Premises(id: id, code: code, merchant: merchant, version: version + 1, updatedAt: moment, facts: facts)
    }
}

/// What the registry knows of premises.
public struct PremisesFacts: Hashable, Sendable {
    /// What stands over the door, or the shop's name on its platform.
    public var name: String
    /// The number that the operator or the list gives it.
    public var ownNumber: String?
    public var address: String?
    public var region: RegionCode?
    /// 平台: where it sells, for a platform shop.
    public var platform: String?
    public var shopURL: String?
    /// The authority competent for it, by its code in the directory.
    public var authority: String?
    /// The branch office or section that looks after it.
    public var unit: String?
    public var isOpen = true

    public init(name: String) {
        self.name = name
    }

    /// What tells an operator's premises apart: their number, else their name.
    public var ownKey: String { ownNumber.map { "#" + $0 } ?? SearchWords.text(SearchWords.folded(name)) }
}

/// 承诺: what a shop has promised publicly, as text.
public struct Commitment: Hashable, Sendable {
    public let zh: String
    public let en: String?
    public let madeOn: Day

    public init(zh: String, en: String? = nil, madeOn: Day) {
        self.zh = zh
        self.en = en
        self.madeOn = madeOn
    }

    /// In the reader's language where it was given in it, else as it was made.
    public func text(_ language: Language) -> String { language == .en ? en ?? zh : zh }
}

/// Premises with the operator behind them.
public struct Shop: Hashable, Sendable {
    public let premises: Premises
    public let merchant: BusinessOperator

    public init(premises: Premises, merchant: BusinessOperator) {
        self.premises = premises
        self.merchant = merchant
    }
}

/// All that a visitor may see of a shop.
public struct ShopFace: Hashable, Sendable {
    public let shop: Shop
    public let commitments: [Commitment]
    /// Whether the merchant has proved to be the one and can answer here.
    public let isClaimed: Bool

    public init(shop: Shop, commitments: [Commitment], isClaimed: Bool) {
        self.shop = shop
        self.commitments = commitments
        self.isClaimed = isClaimed
    }

    /// Changes whenever anything shown changes.
    public var version: String {
        "\(shop.premises.version)-\(shop.merchant.version)-\(isClaimed ? 1 : 0)"
    }
}

/// A registered shop as a complaint needs to know it.
public struct RespondingShop: Hashable, Sendable {
    /// The code on its sign.
    public let code: String
    public let premises: String
    public let merchant: String
    public let name: String
    public let creditCode: String?
    public let address: String?
    public let region: String?
    public let platform: String?
    public let authority: String?
    public let unit: String?

    public init(_ shop: Shop) {
        let facts = shop.premises.facts
        code = shop.premises.code.text
        premises = shop.premises.id.text
        merchant = shop.merchant.id.text
        name = facts.name
        creditCode = shop.merchant.facts.creditCode?.text
        address = facts.address ?? shop.merchant.facts.address
        region = (facts.region ?? shop.merchant.facts.region)?.text
        platform = facts.platform
        authority = facts.authority
        unit = facts.unit
    }
}
