public import Kernel

/// 被投诉人: the business a complaint is about, as it was named then.
///
/// It stands beside the events, not in them, because a stall's name may be a person's; the registry's entries are
/// referred to where they are known.
public struct Respondent: Hashable, Sendable {
    public let id: Identifier<Respondent>
    /// The registered premises whose code was scanned or which was found in the registry.
    public var premises: String?
    /// The registered operator behind it.
    public var merchant: String?
    public var name: String
    /// 统一社会信用代码.
    public var creditCode: String?
    /// Where it is, as given: the actual place for a shop, the published address for a platform merchant.
    public var address: String?
    /// The region code of that place, where it could be found.
    public var region: String?
    /// 平台: the platform on which it sells, for an online deal.
    public var platform: String?
    public var phone: String?

    public init(
        id: Identifier<Respondent>, name: String, premises: String? = nil, merchant: String? = nil,
        creditCode: String? = nil, address: String? = nil
    ) {
        self.id = id
        self.name = name
        self.premises = premises
        self.merchant = merchant
        self.creditCode = creditCode
        self.address = address
    }
}
