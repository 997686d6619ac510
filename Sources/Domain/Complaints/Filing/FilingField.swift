public import Kernel

/// The fields of a filing, by the names they have in forms, in JSON and in refusals.
///
/// Form 1 of Order 121 with what the platform asks beside it.
public enum FilingField: String, CaseIterable, Sendable {
    // Against whom
    case premises, respondentName, respondentAddress, respondentCreditCode, respondentPhone, platform
    // What happened
    case narrative, product, occurredOn, subjectClass, problemClass, isOnline, isPrepaid
    // What is wanted
    case requests, requestNote, amount, disputeAmount
    // Who
    case name, phone, email, identityKind, identityNumber, address, agentName, agentPhone
    // Consents and the declaration of truth
    case consentsToPublication, consentsToEntrustment, sharesContact, declaresTruth
    // What only the registering official says
    case channel, hotlineNumber, hotlineDueOn

    public var label: Phrase {
        switch self {
        case .premises: Phrase(zh: "店铺", en: "Shop")
        case .respondentName: Phrase(zh: "商家名称", en: "Name of the business")
        case .respondentAddress: Phrase(zh: "商家地址", en: "Address of the business")
        case .respondentCreditCode: Phrase(zh: "统一社会信用代码", en: "Unified social credit code")
        case .respondentPhone: Phrase(zh: "商家电话", en: "Telephone of the business")
        case .platform: Phrase(zh: "网购平台", en: "Online platform")
        case .narrative: Phrase(zh: "事情经过", en: "What happened")
        case .product: Phrase(zh: "商品或服务", en: "Goods or service")
        case .occurredOn: Phrase(zh: "发生日期", en: "Date it happened")
        case .subjectClass: Phrase(zh: "商品服务类别", en: "Class of goods or service")
        case .problemClass: Phrase(zh: "问题类别", en: "Kind of problem")
        case .isOnline: Phrase(zh: "网上购买", en: "Bought online")
        case .isPrepaid: Phrase(zh: "预付式消费（充值、办卡）", en: "Paid in advance (card, membership)")
        case .requests: Phrase(zh: "您的要求", en: "What you want")
        case .requestNote: Phrase(zh: "要求说明", en: "More about what you want")
        case .amount: Phrase(zh: "消费金额", en: "Amount paid")
        case .disputeAmount: Phrase(zh: "争议金额", en: "Amount in dispute")
        case .name: Phrase(zh: "您的姓名", en: "Your name")
        case .phone: Phrase(zh: "您的电话", en: "Your telephone")
        case .email: Phrase(zh: "电子邮箱", en: "E-mail")
        case .identityKind: Phrase(zh: "证件类型", en: "Kind of identity document")
        case .identityNumber: Phrase(zh: "证件号码", en: "Number of the document")
        case .address: Phrase(zh: "您的地址", en: "Your address")
        case .agentName: Phrase(zh: "代理人姓名", en: "Name of the agent")
        case .agentPhone: Phrase(zh: "代理人电话", en: "Telephone of the agent")
        case .consentsToPublication:
            Phrase(zh: "同意公示投诉信息（不含个人信息）", en: "The complaint may be published, without personal data")
        case .consentsToEntrustment: Phrase(zh: "同意委托消费者协会等组织调解", en: "A consumer association may mediate instead")
        case .sharesContact: Phrase(zh: "同意把电话告诉商家，便于协商", en: "The merchant may see my telephone number")
        case .declaresTruth: Phrase(zh: "我保证以上内容真实", en: "All of this is true")
        case .channel: Phrase(zh: "来源", en: "Channel")
        case .hotlineNumber: Phrase(zh: "12345工单编号", en: "12345 order number")
        case .hotlineDueOn: Phrase(zh: "12345办理期限", en: "12345 due date")
        }
    }

    /// Whether several values may be given.
    public var isList: Bool { self == .requests }
}

/// What somebody has entered so far, unchecked: the content of a draft and of a request alike.
public struct FilingInput: Hashable, Sendable {
    public private(set) var values: [FilingField: [String]] = [:]
    /// Files already handed in, whose content is stored under its digest.
    public var files: [FiledFile] = []

    public init() {}

    public subscript(field: FilingField) -> String? {
        get { values[field]?.first }
        set { values[field] = newValue.map { [$0] } }
    }

    public subscript(all field: FilingField) -> [String] {
        get { values[field] ?? [] }
        set { values[field] = newValue.isEmpty ? nil : newValue }
    }
}

/// A file of a filing: where its bytes are, and what its owner called it.
public struct FiledFile: Hashable, Sendable {
    public let digest: String
    public let mediaType: String
    public let size: Int
    public let name: String
    public var audience: Audience
    /// What opens the stored bytes; nothing where they are not sealed.
    public let key: String?

    public init(digest: String, mediaType: String, size: Int, name: String, audience: Audience, key: String? = nil) {
        self.digest = digest
        self.mediaType = mediaType
        self.size = size
        self.name = name
        self.audience = audience
        self.key = key
    }
}

extension FiledFile {
    /// What whoever handed it in is told of it; its key is the house's own.
    public var json: JSON {
        [
            "digest": .string(digest), "mediaType": .string(mediaType), "size": JSON(size), "name": .string(name),
            "audience": .string(audience.rawValue),
        ]
    }
}

extension FilingInput {
    /// The input as JSON, for keeping in a sealed draft.
    public var json: JSON {
        var members: [String: JSON] = [:]
        for (field, values) in values { members[field.rawValue] = .array(values.map(JSON.string)) }
        members["files"] = .array(
            files.map { file in
                guard let key = file.key else { return file.json }
                return .object((file.json.object ?? [:]).merging(["key": .string(key)]) { first, _ in first })
            })
        return .object(members)
    }

    /// Reads a kept draft; members of an older program that mean nothing now are passed over.
    public init(json: JSON) {
        for field in FilingField.allCases {
            values[field] = json[field.rawValue]?.array?.compactMap(\.string)
        }
        files = (json["files"]?.array ?? [])
            .compactMap { file in
                guard let digest = file["digest"]?.string, let mediaType = file["mediaType"]?.string,
                    let size = file["size"]?.integer, let name = file["name"]?.string,
                    let audience = file["audience"]?.string.flatMap(Audience.init(rawValue:))
                else { return nil }
                return FiledFile(
                    digest: digest, mediaType: mediaType, size: Int(size), name: name, audience: audience,
                    key: file["key"]?.string)
            }
    }
}
