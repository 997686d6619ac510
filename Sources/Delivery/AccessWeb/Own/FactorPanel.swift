import Access
import Kernel
import Markup
import Web

/// The second factor on one's own page: whether there is one, and what can be done about it.
struct FactorPanel {
    let own: OwnAccount
    let state: FormState
    let isDue: Bool

    func node(for reader: Reader) -> Node {
        let language = reader.language
        return section(
            [.class("fx-panel"), .id("factor")],
            h2([.class("fx-panel__title")], .text(FactorPage.title, language)),
            own.factor.flatMap { factor in factor.confirmedAt.map { present(factor, since: $0, reader) } }
                ?? absent(reader))
    }

    private func present(_ factor: SecondFactor, since moment: Instant, _ reader: Reader) -> Node {
        let language = reader.language
        return .group([
            p(
                .text(
                    Phrase(
                        zh: "\(Language.zh.dateAndTime(moment))启用，还有\(factor.recovery.count)个恢复码。",
                        en: "On since \(Language.en.dateAndTime(moment)); \(factor.recovery.count) recovery codes left."
                    ),
                    language)),
            .when(
                !own.needsFactor,
                FormFrame("/account/factor/removal")
                    .node(
                        state, for: reader, FactorPage.field(state, reader),
                        Button.submit(
                            Phrase(zh: "停用两步验证", en: "Remove the second factor"), language, weight: .secondary))),
        ])
    }

    private func absent(_ reader: Reader) -> Node {
        let language = reader.language
        return .group([
            p(
                .text(
                    Phrase(
                        zh: "登录时除密码外，再输入手机验证器应用显示的6位数字。密码泄露时，账号仍然安全。",
                        en: "Signing in then also takes six digits shown by an app on your phone, "
                            + "so a stolen password is not enough."
                    ), language)),
            form(
                [.method("post"), .action("/account/factor")], FormFrame.token(reader),
                Button.submit(
                    Phrase(zh: "设置两步验证", en: "Set up the second factor"), language,
                    weight: isDue ? .primary : .secondary)),
        ])
    }
}
