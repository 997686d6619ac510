import Complaints
import Kernel
import Markup
import Web

/// Asks once more before a complaint is withdrawn.
struct WithdrawalPage {
    let view: CaseView
    let reader: Reader

    private var language: Language { reader.language }

    var node: Node {
        let id = view.complaint.id.text
        return PageShell(.publicSide, Phrase(zh: "撤回投诉", en: "Withdraw the complaint"))
            .with { $0.back = PageShell.Link(Phrase(zh: "回到投诉", en: "Back to the complaint"), CasePath.show.link(id)) }
            .page(
                for: reader, Style.node(reader),
                h1(
                    [.class("fx-title")],
                    .text(
                        Phrase(
                            zh: "确定撤回对“\(view.respondent.name)”的投诉吗？",
                            en: "Withdraw your complaint against “\(view.respondent.name)”?"), language)),
                p(
                    .text(
                        Phrase(
                            zh: "撤回后这件投诉就结束了，不能恢复。问题没有解决的，可以重新投诉。",
                            en:
                                "It ends the case and cannot be undone. If the matter is not settled you may complain again."
                        ),
                        language)),
                form(
                    [.class("fx-form"), .method("post"), .action(CasePath.withdrawal.link(id))],
                    FormFrame.token(reader),
                    Button.row(
                        Button.submit(Phrase(zh: "撤回投诉", en: "Withdraw it"), language, weight: .danger),
                        Button.link(Phrase(zh: "不撤回", en: "Keep it"), to: CasePath.show.link(id), language))))
    }
}
