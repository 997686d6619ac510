import CaseParts
import Complaints
import Kernel
import Privacy
import Rulebook
import Web

/// The fields of a case's forms.
///
/// Several forms stand on one page, so each field has a name of its own.
enum CaseFields {
    static let dispatchReason = Field(
        "dispatchReason", Phrase(zh: "说明", en: "Why there"), .text(max: 1000, isMultiline: true), isRequired: false)
    /// The same where the address led nowhere: then the file says why it belongs there.
    static let placingReason = Field(
        dispatchReason.name, Phrase(zh: "分送理由", en: "Why there"), .text(max: 1000, isMultiline: true),
        hint: Phrase(
            zh: "地址不能确定由谁管辖，请写明为什么送到那里。",
            en: "The address does not show who is competent: say why it goes there."))
    static let returnReason = Field(
        "returnReason", Phrase(zh: "退回理由", en: "Why it is returned"), .text(max: 1000, isMultiline: true),
        hint: Phrase(zh: "退回分送部门，不得自行转送第三方。", en: "It goes back to whoever sent it, never on to a third authority."))
    static let explanation = Field(
        "explanation", Phrase(zh: "事实和理由", en: "Facts and reasons"), .text(max: 2000, isMultiline: true),
        hint: Phrase(zh: "会告知投诉人。", en: "The complainant is told."))
    static let answerText = Field(
        "answerText", Phrase(zh: "答复内容", en: "The answer"), .text(max: 5000, isMultiline: true))
    static let answerSource = Field("answerSource", Phrase(zh: "答复方式", en: "How it was given"), sources)
    static let party = Field(
        "party", Phrase(zh: "哪一方", en: "Which side"),
        .choice(Party.allCases.map { Schema.Choice($0.rawValue, $0.phrase) }))
    static let consentGiven = Field(
        "consentGiven", Phrase(zh: "意愿", en: "What they said"),
        .choice([
            Schema.Choice("yes", Phrase(zh: "同意调解", en: "Agrees to mediation")),
            Schema.Choice("no", Phrase(zh: "不同意调解", en: "Refuses mediation")),
        ]))
    static let consentSource = Field("consentSource", Phrase(zh: "表示方式", en: "How it was said"), sources)
    static let withdrawalSource = Field("withdrawalSource", Phrase(zh: "撤回方式", en: "How they asked"), sources)
    static let noteText = Field("noteText", Phrase(zh: "内容", en: "Text"), .text(max: 5000, isMultiline: true))
    static let noteAudience = Field(
        "noteAudience", Phrase(zh: "可见范围", en: "Who sees it"),
        .choice(Audience.allCases.map { Schema.Choice($0.rawValue, $0.phrase) }))

    private static let sources = Schema.choice(
        Source.allCases.filter { $0 != .ownEntry }.map { Schema.Choice($0.rawValue, $0.phrase) })

    /// The same fields before it is known which rule set is in force.
    static let grounds = Field("grounds", groundsLabel, Field.grounds.schema)
    static let ground = Field("ground", groundLabel, Field.ground.schema)

    private static let groundsLabel = Phrase(zh: "法定情形", en: "Grounds")
    private static let groundLabel = Phrase(zh: "法定情形", en: "Ground")

    /// 不予受理的法定情形 of a rule set; none is ever ticked beforehand.
    static func grounds(_ rules: RuleSet) -> Field {
        Field(
            "grounds", groundsLabel,
            .list(.choice(rules.declineGrounds.map(Schema.Choice.init)), max: 10),
            hint: Phrase(zh: "可多选", en: "One or more"))
    }

    /// 终止调解的法定情形 of a rule set.
    static func ground(_ rules: RuleSet) -> Field {
        Field("ground", groundLabel, .choice(rules.terminationGrounds.map(Schema.Choice.init)))
    }

    /// A refusal of the desk under the name that the field has on this page.
    static func renamed(_ refusal: Refusal, in step: CaseStep) -> Refusal {
        let names: [String: String] =
            switch step {
            case .dispatch: ["authority": PlaceSelect.field.name, "reason": "dispatchReason"]
            case .sendingBack: ["reason": "returnReason"]
            case .answer: ["text": "answerText", "source": "answerSource"]
            case .consent: ["source": "consentSource"]
            case .withdrawal: ["source": "withdrawalSource"]
            case .note: ["text": "noteText", "reason": "noteText"]
            default: [:]
            }
        return refusal.field.flatMap { names[$0] }.map(refusal.about) ?? refusal
    }
}
