public import Kernel

/// What sort of body an authority is.
public enum AuthorityKind: String, CaseIterable, Sendable {
    /// 国家市场监督管理总局.
    case national
    case province, city, county
    /// A functional zone's bureau, or that of the 兵团.
    case zone
    /// 市场监管所: a bureau's branch office, which handles cases in the bureau's name.
    case branchOffice
    /// 12315 指挥中心, 投诉举报中心.
    case hotlineCentre
    /// 综合行政执法队.
    case enforcementTeam
    /// 消费者协会, 消费者权益保护委员会.
    case association

    public var phrase: Phrase {
        switch self {
        case .national: Phrase(zh: "国家市场监督管理总局", en: "State Administration for Market Regulation")
        case .province: Phrase(zh: "省级市场监督管理局", en: "Provincial market regulator")
        case .city: Phrase(zh: "地级市场监督管理局", en: "City market regulator")
        case .county: Phrase(zh: "县级市场监督管理局", en: "County market regulator")
        case .zone: Phrase(zh: "功能区市场监督管理局", en: "Zone market regulator")
        case .branchOffice: Phrase(zh: "市场监督管理所", en: "Branch office")
        case .hotlineCentre: Phrase(zh: "投诉举报中心", en: "Hotline centre")
        case .enforcementTeam: Phrase(zh: "综合行政执法队", en: "Enforcement team")
        case .association: Phrase(zh: "消费者协会", en: "Consumers’ association")
        }
    }

    /// Whether complaints of a place are handed to it.
    public var isDispatchTarget: Bool {
        switch self {
        case .national, .province, .city, .county, .zone, .branchOffice: true
        case .hotlineCentre, .enforcementTeam, .association: false
        }
    }
}

/// The short name of an authority in files and addresses: capitals, digits and underscores.
public struct AuthorityCode: Hashable, Comparable, Sendable {
    public let text: String

    public init(_ input: String) throws(Refusal) {
        let text = Folding.trimmed(input).uppercased()
        let isPlain = text.utf8.allSatisfy {
            (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) || $0 == UInt8(ascii: "_")
        }
        guard isPlain, (2...32).contains(text.utf8.count) else { throw .authorityCodeMalformed }
        self.text = text
    }

    public static func < (one: AuthorityCode, other: AuthorityCode) -> Bool { one.text < other.text }
}

extension AuthorityCode: CustomStringConvertible {
    public var description: String { text }
}

/// 市场监管部门: a body that handles complaints and reports, or a unit of one.
public struct Authority: Hashable, Sendable {
    public let code: AuthorityCode
    public let kind: AuthorityKind
    public let name: Phrase
    /// The place whose authority it is; a branch office's is its county.
    public let region: RegionCode
    /// The body above it.
    public let parent: AuthorityCode?
    public let phone: PhoneNumber?
    public let address: String
    /// The townships or counties it serves; a bureau without entries serves its whole region.
    public let serves: [RegionCode]
    /// Whether the entry is made up for demonstration.
    public let isDemo: Bool

    public init(
        code: AuthorityCode, kind: AuthorityKind, name: Phrase, region: RegionCode, under parent: AuthorityCode? = nil,
        serves: [RegionCode] = []
    ) {
        self.init(
            code: code, kind: kind, name: name, region: region, parent: parent, phone: nil, address: "", serves: serves,
            isDemo: false)
    }

    init(
        code: AuthorityCode, kind: AuthorityKind, name: Phrase, region: RegionCode, parent: AuthorityCode?,
        phone: PhoneNumber?, address: String, serves: [RegionCode], isDemo: Bool
    ) {
        self.code = code
        self.kind = kind
        self.name = name
        self.region = region
        self.parent = parent
        self.phone = phone
        self.address = address
        self.serves = serves
        self.isDemo = isDemo
    }

    /// The same authority, reached at a number and a place.
    public func reached(at phone: PhoneNumber?, address: String) -> Authority {
        Authority(
            code: code, kind: kind, name: name, region: region, parent: parent, phone: phone, address: address,
            serves: serves, isDemo: isDemo)
    }
}
