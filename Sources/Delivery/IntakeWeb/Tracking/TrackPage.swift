import ComplaintsWeb
import Kernel
import Markup
import Web

/// Opens one's case with its number and query code.
struct TrackPage {
    let reader: Reader
    let state: FormState

    private var language: Language { reader.language }

    var node: Node {
        PageShell(.publicSide, .trackComplaint)
            .with { shell in
                shell.isRefused = state.isRefused
                shell.back = PageShell.Link(Phrase(zh: "首页", en: "Start"), reader.house.home)
            }
            .page(
                for: reader, Style.node(reader),
                h1([.class("fx-title")], .text(.trackComplaint, language)),
                FormFrame("/track")
                    .node(
                        state, for: reader,
                        FieldSet(Self.number)
                            .with {
                                $0.width = .half
                                $0.autocomplete = "off"
                            }
                            .node(state, for: reader),
                        FieldSet(Self.code)
                            .with {
                                $0.width = .half
                                $0.autocomplete = "off"
                            }
                            .node(state, for: reader),
                        Button.row(Button.submit(Phrase(zh: "查看", en: "Open the case"), language))),
                section(
                    [.class("fx-aside"), .aria(.labelledby, "lost-code")],
                    h2(
                        [.class("fx-aside__title"), .id("lost-code")],
                        .text(Phrase(zh: "查询码丢了？", en: "Lost the code?"), language)),
                    p(
                        .text(
                            Phrase(
                                zh: "只有电话号码查不到投诉，这样商家也查不到。请用投诉时留的手机号或邮箱登录，收到验证码后就能看到；也可以带身份证件到受理窗口，或拨打12315。",
                                en:
                                    "A telephone number alone opens nothing, so that the business cannot look up your case. "
                                    + "Sign in with the phone or mailbox you gave: the code that we send there shows your cases. "
                                    + "Or come to a window with proof of identity, or call 12315."
                            ),
                            language)),
                    p(
                        a(
                            [.href("/sign-in?next=%2Fmy")],
                            .text(Phrase(zh: "用验证码登录查看", en: "Sign in by code"), language)))))
    }

    private static let number = Field(
        Field.trackingNumber.name, Field.trackingNumber.label, Field.trackingNumber.schema,
        hint: Phrase(zh: "像 20260420-12345-67890，空格和横线可以不写", en: "Like 20260420-12345-67890; hyphens may be left out"))
    private static let code = Field(
        Field.queryCode.name, Field.queryCode.label, Field.queryCode.schema,
        hint: Phrase(zh: "提交后出示的10个字符，不分大小写。", en: "The 10 characters shown after sending; capitals do not matter."))
}
