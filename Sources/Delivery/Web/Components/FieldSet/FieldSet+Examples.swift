import Kernel
import Markup

extension FieldSet {
    static let exhibit = Exhibit(name: "field-set") { reader in
        let name = Field("name", Phrase(zh: "您的姓名", en: "Your name"), .text(max: 20))
        let amount = Field(
            "amount", Phrase(zh: "涉及金额", en: "Amount in dispute"), .money,
            hint: Phrase(zh: "写总金额，不确定可以估计。", en: "The total; an estimate will do."), isRequired: false)
        let facts = Field(
            "facts", Phrase(zh: "发生了什么", en: "What happened"), .text(max: 2000, isMultiline: true),
            hint: Phrase(zh: "写清时间、地点、买了什么、商家怎么说。", en: "When, where, what you bought, and what the shop said."))
        let wish = Field(
            "wish", Phrase(zh: "希望怎样解决", en: "What would settle it"),
            .choice([
                Schema.Choice("refund", Phrase(zh: "退款", en: "A refund")),
                Schema.Choice(
                    "replace", Phrase(zh: "更换或重做", en: "A replacement or the work done again"),
                    hint: Phrase(zh: "商品调换，服务重新提供", en: "Goods changed, a service given again")),
            ]))
        let paid = Field("paidOn", Phrase(zh: "付款日期", en: "Day of payment"), .day)
        let consent = Field("consent", Phrase(zh: "我同意参加调解", en: "I agree to mediation"), .flag)
        let files = Field(
            "files", Phrase(zh: "凭证", en: "Evidence"),
            .file(Schema.FileRule(types: ["image/*", "application/pdf"], maxBytes: 20_000_000, maxCount: 9)),
            hint: Phrase(zh: "照片、截图或PDF，每个不超过20MB。", en: "Photos, screenshots or PDF, 20 MB each at most."),
            isRequired: false)
        let refused = FormState(
            Submission(pairs: ["amount": "一千", "wish": "refund"]),
            refused: [Refusal.fieldMissing(name).about("name"), Refusal.fieldMalformed(amount).about("amount")])
        return [
            Example(
                "plain",
                FormFrame("#").node(FormState(), for: reader, nodes([name, facts, files], FormState(), for: reader))),
            Example(
                "choices",
                FormFrame("#")
                    .node(
                        FormState(["wish": "refund"]), for: reader,
                        nodes([wish, consent], FormState(["wish": "refund"]), for: reader))),
            Example(
                "widths-and-refusals",
                form(
                    [.class("fx-form")], FieldSet(name).with { $0.width = .half }.node(refused, for: reader),
                    FieldSet(amount).with { $0.width = .short }.node(refused, for: reader),
                    FieldSet(paid).with { $0.width = .short }.node(refused, for: reader),
                    FieldSet(wish)
                        .with {
                            $0.isCompact = true
                            $0.width = .half
                        }
                        .node(refused, for: reader))),
        ]
    }
}

extension Submission {
    init(pairs: KeyValuePairs<String, String>) { self.init(pairs: Pairs(pairs)) }
}

extension FormState {
    init(_ pairs: KeyValuePairs<String, String>) { self.init(Pairs(pairs)) }
}
