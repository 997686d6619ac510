import CaseParts
import Commons
import Complaints
import Kernel
import Web

/// The fields of form 1 as an official says them: of somebody else, not of oneself.
struct RegisterFields {
    let words: CaseWords

    static let names = FilingField.allCases.filter { $0 != .declaresTruth }

    func field(_ name: FilingField) -> Field {
        let known = FilingFields.field(name)
        return Field(
            name.rawValue, Self.label(name) ?? known.label, schema(name) ?? known.schema, hint: Self.hint(name),
            isRequired: Self.required.contains(name) || known.schema.isTick)
    }

    /// A date of the hotline that is over already is taken where the official says that it is meant.
    static let pastCode = "register.hotlinePast"
    static let isPastMeant = Field(
        "hotlinePast", Phrase(zh: "期限确实已过，照此登记", en: "The date is over indeed: register it so"), .flag,
        isRequired: false)

    static let required: Set<FilingField> = [
        .channel, .name, .phone, .respondentName, .narrative, .requests,
    ]

    private func schema(_ name: FilingField) -> Schema? {
        switch name {
        case .channel: .choice(RegisterForm.channels.map { Schema.Choice($0.rawValue, $0.phrase) })
        case .problemClass where !words.problems.isEmpty: .choice(words.problems)
        case .subjectClass where !words.subjects.isEmpty: .choice(words.subjects)
        default: nil
        }
    }

    private static func hint(_ name: FilingField) -> Phrase? {
        switch name {
        case .narrative: Phrase(zh: "时间、地点、经过、金额、证据，按投诉人的陈述", en: "When, where, what, how much, what proof, as told")
        case .respondentAddress: Phrase(zh: "由此判断由谁办理", en: "Decides who handles it")
        default: nil
        }
    }

    static func label(_ name: FilingField) -> Phrase? {
        switch name {
        case .name: Phrase(zh: "投诉人姓名", en: "Complainant’s name")
        case .phone: Phrase(zh: "投诉人电话", en: "Complainant’s telephone")
        case .address: Phrase(zh: "投诉人地址", en: "Complainant’s address")
        case .requests: Phrase(zh: "投诉请求", en: "What is asked for")
        case .premises: Phrase(zh: "店铺码（如有）", en: "Shop code, if any")
        case .identityKind: Phrase(zh: "证件类型", en: "Document")
        case .identityNumber: Phrase(zh: "证件号码", en: "Document number")
        case .consentsToPublication: Phrase(zh: "投诉人同意公示投诉信息", en: "The complainant agrees to publication")
        case .consentsToEntrustment: Phrase(zh: "投诉人同意委托调解", en: "The complainant agrees to entrusted mediation")
        case .sharesContact: Phrase(zh: "投诉人同意把电话告诉商家", en: "The complainant’s number may be told to the business")
        default: nil
        }
    }
}

extension Refusal {
    static func registerHotlinePast(_ day: Day) -> Refusal {
        Refusal(
            RegisterFields.pastCode, .invalid,
            Phrase(
                zh: "12345期限\(Language.zh.date(day))已经过去。请核对；确实如此的，勾选“期限确实已过”再登记。",
                en:
                    "The 12345 date \(Language.en.date(day)) is over. Check it; if it is right, tick “the date is over indeed” and register again."
            ), field: FilingField.hotlineDueOn.rawValue)
    }
}

extension Schema {
    /// A tick that is not set is an answer too, so it is never said to be optional.
    fileprivate var isTick: Bool {
        if case .flag = self { true } else { false }
    }
}
