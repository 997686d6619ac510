public import Kernel

/// What a complainant proves their identity with: the kinds that the complaint registration form offers.
public enum IdentityKind: String, CaseIterable, Sendable {
    case residentID, passport, hongKongMacaoPermit, taiwanPermit, foreignerResidence, creditCode, other

    public var phrase: Phrase {
        switch self {
        case .residentID: Phrase(zh: "居民身份证", en: "Resident identity card")
        case .passport: Phrase(zh: "护照", en: "Passport")
        case .hongKongMacaoPermit: Phrase(zh: "港澳居民来往内地通行证", en: "Mainland travel permit (Hong Kong, Macao)")
        case .taiwanPermit: Phrase(zh: "台湾居民来往大陆通行证", en: "Mainland travel permit (Taiwan)")
        case .foreignerResidence: Phrase(zh: "外国人永久居留身份证", en: "Foreigner’s permanent residence card")
        case .creditCode: Phrase(zh: "统一社会信用代码", en: "Unified social credit code")
        case .other: Phrase(zh: "其他证件", en: "Other document")
        }
    }
}
