public import Access
public import Commons
public import Kernel
public import Merchants
import Seals

extension UnifiedSocialCreditCode {
    /// A credit code written out in a test; a slip of the pen stops the test at once.
    public static func of(_ text: String) -> UnifiedSocialCreditCode {
        guard let code = try? UnifiedSocialCreditCode(text) else { preconditionFailure("\(text) is no credit code") }
        return code
    }
}

extension OperatorFacts {
    /// 青铜峡市顺禾餐饮有限公司, in business in 青铜峡.
    public static var sample: OperatorFacts {
        var facts = OperatorFacts(
            name: "青铜峡市顺禾餐饮有限公司", creditCode: .of("91110000802100433B"), status: .active)
        facts.region = .of("640381")
        facts.industry = try? IndustryCode("6210")
        facts.address = "宁夏回族自治区吴忠市青铜峡市小坝镇文化街12号"
        return facts
    }
}

extension PremisesFacts {
    /// 顺禾面馆 in 文化街.
    public static var sample: PremisesFacts {
        var facts = PremisesFacts(name: "顺禾面馆")
        facts.address = "青铜峡市小坝镇文化街12号"
        facts.region = .of("640381")
        return facts
    }
}

extension Actor {
    /// An officer of 青铜峡.
    public static let sampleOfficer = Actor(
        id: "officer", roles: [.officer], office: Office(authority: "QTX", unit: "QTX_XIAOBA", regionPrefix: "640381"))
    /// An officer of another city, who must see nothing of 青铜峡's.
    public static let otherOfficer = Actor(
        id: "foreigner", roles: [.officer], office: Office(authority: "LZ", unit: "LZ", regionPrefix: "6201"))

    public static func shopkeeper(_ account: String = "li") -> Actor { Actor(id: account, roles: [.merchantStaff]) }
}

extension UnitFinder {
    /// 小坝 belongs to QTX's branch there; other places to nobody.
    public static let sample = UnitFinder(
        place: { address, home in
            guard address.contains("小坝") || home == "640381" else { return nil }
            return Finding(authority: "QTX", unit: address.contains("小坝") ? "QTX_XIAOBA" : nil, region: "640381")
        },
        isAuthority: { authority, unit in authority == "QTX" && (unit == nil || unit == "QTX_XIAOBA") })
}

/// A merchants' desk on books in memory, with a clock that tests move.
public struct MerchantBench: Sendable {
    public let books: MemoryRegistryBooks<any MerchantBook>
    public let desk: MerchantDesk

    public init(state: MemoryRegistry.State = MemoryRegistry.State(), now: @escaping @Sendable () -> Instant) {
        books = MemoryRegistryBooks(state) { $0 }
        desk = MerchantDesk(
            books: books, units: .sample, codes: ActivationCodes(key: SecretKey(using: .seeded(3))),
            random: .seeded(5), now: now)
    }

    /// 顺禾面馆, registered by its officer.
    public func shop() async throws -> Shop {
        try await desk.register(.sample, at: .sample, by: .sampleOfficer)
    }
}
