import Complaints
import Kernel
import Markup
import Web

/// Step 3: what would settle it.
struct WishPage {
    let reader: Reader
    let state: FormState

    var node: Node {
        StepPage(
            step: .wish, title: Phrase(zh: "您希望怎样解决？", en: "What would settle it?"), reader: reader,
            isRefused: state.isRefused
        )
        .node(
            FormFrame(FilingStep.wish.path.link())
                .node(
                    state, for: reader,
                    StepPage.autosave(.wish),
                    FieldSet(Self.requests).node(state, for: reader),
                    FieldSet(Self.note).node(state, for: reader),
                    FieldSet(Self.amount).with { $0.width = .short }.node(state, for: reader),
                    Button.row(Button.submit(.goOn, reader.language))))
    }

    private static let requests = Asked.field(
        .requests, Phrase(zh: "可以选几项", en: "Choose one or more"), isRequired: true)
    private static let note = Asked.field(
        .requestNote, Phrase(zh: "具体要求", en: "More exactly"),
        hint: Phrase(zh: "例如：退还剩余卡费，不要代金券。", en: "For example: the rest of the card in money, not in vouchers."))
    private static let amount = Asked.field(
        .disputeAmount, Phrase(zh: "要求退赔多少钱？（元）", en: "How much do you want back? (yuan)"))
}
