import Commons
import Kernel
import Merchants
import Web

/// The fields of the registry's forms and of its JSON, declared once.
enum MerchantFields {
    static let name = Field("name", Phrase(zh: "经营者名称", en: "Operator’s name"), .line)
    static let creditCode = Field("creditCode", .creditCode, .text(max: 24), isRequired: false)
    static let ownNumber = Field(
        "ownNumber", Phrase(zh: "编号", en: "Number"), .text(max: 64),
        hint: Phrase(zh: "没有统一社会信用代码时填写", en: "Where there is no credit code"), isRequired: false)
    static let industry = Field(
        "industry", .industry, .text(max: 4), hint: Phrase(zh: "GB/T 4754代码，如6210", en: "GB/T 4754, such as 6210"),
        isRequired: false)
    static let status = Field(
        "status", .licence, .choice(LicenceStatus.allCases.map { Schema.Choice($0.rawValue, $0.phrase) }))
    static let region = Field(
        "region", Phrase(zh: "登记地区划代码", en: "Region of the licence"), .text(max: 12),
        hint: Phrase(zh: "6位区划代码", en: "Six digits"), isRequired: false)
    static let address = Field("address", .registered, .text(max: 300), isRequired: false)

    static let shopName = Field(
        "shopName", Phrase(zh: "店铺名称", en: "Shop’s name"), .line,
        hint: Phrase(zh: "门头上的名称", en: "As it stands over the door"))
    static let shopNumber = Field(
        "shopNumber", Phrase(zh: "门店编号", en: "Shop’s number"), .text(max: 64), isRequired: false)
    static let shopAddress = Field("shopAddress", .place, .text(max: 300), isRequired: false)
    static let shopRegion = Field(
        "shopRegion", Phrase(zh: "经营地区划代码", en: "Region of the shop"), .text(max: 12), isRequired: false)
    static let platform = Field("platform", .platform, .text(max: 64), isRequired: false)
    static let shopURL = Field(
        "shopURL", Phrase(zh: "店铺网址", en: "Shop’s web address"), .text(max: 500), isRequired: false)
    static let authority = Field(
        "authority", .authority, .text(max: 32),
        hint: Phrase(zh: "留空则按地址判断", en: "Left empty, the address decides"), isRequired: false)
    static let unit = Field("unit", .unit, .text(max: 32), isRequired: false)
    static let isOpen = Field("isOpen", Phrase(zh: "正在营业", en: "Open for business"), .flag, isRequired: false)

    static let version = Field("version", Phrase(zh: "版本", en: "Version"), .integer(1...Int(Int32.max)))

    static let promiseZH = Field("zh", Phrase(zh: "承诺内容", en: "Promise"), .text(max: 200), isRequired: false)
    static let promiseEN = Field("en", Phrase(zh: "英文", en: "In English"), .text(max: 400), isRequired: false)
    static let promises = Field(
        "commitments", .commitments,
        .list(.object([promiseZH, promiseEN]), max: MerchantDesk.commitmentLimit + 5), isRequired: false)

    static let activationCode = Field(
        "code", Phrase(zh: "激活码", en: "Activation code"), .text(max: 40),
        hint: Phrase(zh: "监管人员上门时交给您的12位激活码", en: "Twelve characters, handed over by an officer"))
    static let shop = Field(
        "shop", .shopCode, .text(max: 20),
        hint: Phrase(zh: "门贴二维码下的10位店铺码", en: "Ten characters under the code on the door"))
    static let decision = Field(
        "decision", Phrase(zh: "结论", en: "Decision"),
        .choice(decisions))
    static let decisions = [
        Schema.Choice("approveKeeper", Phrase(zh: "同意，作为负责人", en: "Approve as keeper")),
        Schema.Choice("approveStaff", Phrase(zh: "同意，作为员工", en: "Approve as staff")),
        Schema.Choice("reject", .reject),
    ]
    static let reason = Field("reason", Phrase(zh: "理由", en: "Reason"), .text(max: 300), isRequired: false)

    static let merchant = [name, creditCode, ownNumber, industry, status, region, address]
    static let premises = [
        shopName, shopNumber, shopAddress, shopRegion, platform, shopURL, authority, unit, isOpen,
    ]
}

extension Fields {
    mutating func operatorFacts() -> OperatorFacts? {
        let name = text(MerchantFields.name)
        let status = choice(MerchantFields.status, as: LicenceStatus.self)
        let code = typed(MerchantFields.creditCode) { text throws(Refusal) in try UnifiedSocialCreditCode(text) }
        let number = text(MerchantFields.ownNumber)
        let industry = typed(MerchantFields.industry) { text throws(Refusal) in try IndustryCode(text) }
        let region = typed(MerchantFields.region) { text throws(Refusal) in try RegionCode(text) }
        let address = text(MerchantFields.address)
        guard let name, let status else { return nil }
        var facts = OperatorFacts(name: name, creditCode: code, ownNumber: number, status: status)
        facts.industry = industry
        facts.region = region
        facts.address = address
        return facts
    }

    mutating func premisesFacts() -> PremisesFacts? {
        let name = text(MerchantFields.shopName)
        var facts = PremisesFacts(name: name ?? "")
        facts.ownNumber = text(MerchantFields.shopNumber)
        facts.address = text(MerchantFields.shopAddress)
        facts.region = typed(MerchantFields.shopRegion) { text throws(Refusal) in try RegionCode(text) }
        facts.platform = text(MerchantFields.platform)
        facts.shopURL = typed(MerchantFields.shopURL) { text throws(Refusal) in
            guard let address = WebAddress.checked(text) else { throw .merchantAddressMalformed }
            return address
        }
        facts.authority = text(MerchantFields.authority)
        facts.unit = text(MerchantFields.unit)
        facts.isOpen = flag(MerchantFields.isOpen)
        return name == nil ? nil : facts
    }

    /// The promises written; lines left empty are none.
    mutating func commitmentDrafts() -> [CommitmentDraft] {
        objects(MerchantFields.promises) { part in
            let en = part.text(MerchantFields.promiseEN)
            return part.text(MerchantFields.promiseZH).map { CommitmentDraft(zh: $0, en: en) }
        }
    }

    mutating func decided() -> ClaimDecision? {
        let reason = text(MerchantFields.reason)
        switch choice(MerchantFields.decision) {
        case "approveKeeper": return .approve(.keeper)
        case "approveStaff": return .approve(.staff)
        case "reject": return .reject(reason: reason ?? "")
        default: return nil
        }
    }

    private mutating func typed<Value>(_ field: Field, _ make: (String) throws(Refusal) -> Value) -> Value? {
        guard let text = text(field) else { return nil }
        do throws(Refusal) {
            return try make(text)
        } catch {
            refuse(error.about(field.name))
            return nil
        }
    }
}

extension Refusal {
    static let merchantAddressMalformed = Refusal(
        "merchant.addressMalformed", .invalid,
        Phrase(zh: "网址应以http://或https://开头。", en: "A web address begins with http:// or https://."))
}

extension Pairs {
    init(_ facts: OperatorFacts) {
        self.init()
        add("name", facts.name)
        add("creditCode", facts.creditCode?.text)
        add("ownNumber", facts.ownNumber)
        add("industry", facts.industry?.text)
        add("status", facts.status.rawValue)
        add("region", facts.region?.text)
        add("address", facts.address)
    }

    init(_ facts: PremisesFacts) {
        self.init()
        add("shopName", facts.name)
        add("shopNumber", facts.ownNumber)
        add("shopAddress", facts.address)
        add("shopRegion", facts.region?.text)
        add("platform", facts.platform)
        add("shopURL", facts.shopURL)
        add("authority", facts.authority)
        add("unit", facts.unit)
        if facts.isOpen { add("isOpen", "true") }
    }

    private mutating func add(_ name: String, _ value: String?) {
        if let value { append(name, value) }
    }
}
