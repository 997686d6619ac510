import Kernel
import Markup
import Merchants
import Web

/// A code on a slip of paper: shown once, printed, handed over.
struct SlipPage {
    let code: IssuedCode
    let shop: Shop?
    let address: CodeAddress
    let isInvitation: Bool

    func node(links: [PageShell.Link], for reader: Reader) -> Node {
        let language = reader.language
        let title =
            isInvitation ? Phrase(zh: "员工邀请码", en: "Code for a colleague") : Phrase(zh: "激活码", en: "Activation code")
        return PageShell(isInvitation ? .counter : .desk, title, links: links)
            .with { shell in
                if let shop {
                    shell.back = PageShell.Link(
                        .back, MerchantEndpoints.deskShopPath.link(shop.premises.code.text))
                }
            }
            .page(
                for: reader, Parts.style(reader),
                Notice.node(
                    .caution, Phrase(zh: "这个码只显示这一次", en: "This code is shown this once"), language, isNews: true,
                    p(
                        .text(
                            Phrase(
                                zh: "请现在打印或抄下。离开本页后无法再看到，只能重新签发。",
                                en: "Print it or copy it now. It cannot be shown again, only issued anew."), language))),
                section(
                    [.class("fx-slip")], h1([.class("fx-slip__title")], .text(title, language)),
                    p([.class("fx-slip__name")], Parts.chinese(code.merchant.facts.name, language)),
                    .some(shop) { p(Parts.chinese($0.premises.facts.address ?? "", language)) },
                    p([.class("fx-slip__code")], .text(code.text)),
                    p(
                        .text(
                            Phrase(
                                zh: "登录后打开 \(address.base)/counter/claim 填入此码，即可认领店铺。",
                                en: "Sign in, open \(address.base)/counter/claim and enter the code to claim the shop."),
                            language)),
                    p(
                        [.class("fx-quiet")],
                        .text(
                            Phrase(
                                zh: "\(Language.zh.date(Day(at: code.expiresAt)))前有效，只能使用一次。请勿交给他人。",
                                en:
                                    "Good until \(Language.en.date(Day(at: code.expiresAt))), once only. Do not pass it on."
                            ),
                            language))),
                Button.row(
                    Button.print(Phrase(zh: "打印", en: "Print it"), language),
                    Button.copy(Phrase(zh: "复制", en: "Copy it"), code.text, language)))
    }
}
