import Complaints
import Kernel
import Markup
import Web

/// Step 5: who complains, and what the law asks of their consent.
struct YouPage {
    let reader: Reader
    let state: FormState

    private var language: Language { reader.language }

    var node: Node {
        StepPage(
            step: .you, title: Phrase(zh: "怎样联系您？", en: "How can you be reached?"), reader: reader,
            lead: Phrase(
                zh: "姓名和电话加密保存，只有办理人员能看到；商家看到的是隐去部分的姓名。",
                en:
                    "Your name and number are kept encrypted for those who handle the case. The business sees part of your name."
            ),
            isRefused: state.isRefused
        )
        .node(
            FormFrame(FilingStep.you.path.link())
                .node(
                    state, for: reader,
                    StepPage.autosave(.you),
                    FieldSet(Self.name)
                        .with {
                            $0.width = .half
                            $0.autocomplete = "name"
                        }
                        .node(state, for: reader),
                    FieldSet(Self.phone)
                        .with {
                            $0.width = .half
                            $0.autocomplete = "tel"
                            $0.inputmode = "tel"
                        }
                        .node(state, for: reader),
                    FieldSet(Self.email)
                        .with {
                            $0.width = .half
                            $0.autocomplete = "email"
                            $0.inputmode = "email"
                        }
                        .node(state, for: reader),
                    consents,
                    StepPage.more(
                        Phrase(zh: "我在替别人投诉", en: "I complain for somebody else"),
                        isOpen: state.has(.agentName, .agentPhone), language, agent),
                    Button.row(Button.submit(Phrase(zh: "下一步：核对", en: "Next: check and send"), language))))
    }

    private var consents: Node {
        fieldset(
            [.class("fx-field")],
            legend(
                [.class("fx-field__label")],
                .text(Phrase(zh: "您是否同意（都可不选）", en: "Do you agree? (all optional)"), language)),
            .each([FilingField.sharesContact, .consentsToEntrustment, .consentsToPublication]) { field in
                let asked = Asked.field(field)
                return FieldSet(Field(asked.name, asked.label, asked.schema, hint: nil)).node(state, for: reader)
            })
    }

    private var agent: Node {
        .group([
            p(
                [.class("fx-quiet")],
                .text(
                    Phrase(
                        zh: "上面写消费者本人，这里写您自己。",
                        en: "Give the consumer above, and yourself here."), language)),
            FieldSet(Asked.field(.agentName)).with { $0.width = .half }.node(state, for: reader),
            FieldSet(Asked.field(.agentPhone))
                .with {
                    $0.width = .half
                    $0.inputmode = "tel"
                }
                .node(state, for: reader),
        ])
    }

    private static let name = Asked.field(.name, isRequired: true)
    private static let phone = Asked.field(
        .phone,
        hint: Phrase(zh: "手机，或带区号的座机。", en: "A mobile, or a landline with its area code."), isRequired: true)
    private static let email = Asked.field(
        .email, hint: Phrase(zh: "没有国内电话时，只填邮箱也可以。", en: "Enough by itself if you have no number in China."))
}
