import Access
import Kernel
import Markup
import QRCodes
import Seals
import Web

/// The pages of the second factor.
enum FactorPage {
    static let title = Phrase(zh: "两步验证", en: "Second factor")
    /// How the product is called in the app.
    static let issuer = "Fangxin"

    /// Asks for a code, when the password was right.
    static func ask(_ state: FormState, next: String, for reader: Reader) -> Node {
        let language = reader.language
        return PageShell(.publicSide, title).with { $0.isRefused = state.isRefused }
            .page(
                for: reader,
                h1([.class("fx-title")], .text(Phrase(zh: "输入动态验证码", en: "Enter the code of your app"), language)),
                FormFrame("/sign-in/factor")
                    .node(
                        state, for: reader, field(state, reader),
                        input([.type("hidden"), .name(AccessField.next.name), .value(next)]),
                        Button.submit(Phrase(zh: "登录", en: "Sign in"), language)),
                p(
                    [.class("fx-quiet")],
                    .text(
                        Phrase(
                            zh: "手机和恢复码都不在身边？请联系安全管理员重置。",
                            en: "Neither phone nor recovery codes at hand? Ask the security administrator to reset it."),
                        language)))
    }

    /// Shows the secret, once, and asks for the first code.
    static func setUp(_ state: FormState, _ code: TimedCode, login: String, _ request: Request) throws -> Node {
        let (reader, language) = (request.reader, request.language)
        let picture = try QRCode(code.address(issuer: issuer, account: login))
        return shell(state)
            .page(
                for: reader, heading(language),
                ol(
                    li(.text(Phrase(zh: "用验证器应用扫描二维码。", en: "Scan the code with an authenticator app."), language)),
                    li(.text(Phrase(zh: "输入应用显示的6位数字。", en: "Enter the six digits that it shows."), language))),
                drawing(picture, language),
                p(
                    .text(Phrase(zh: "不能扫描？手工输入密钥：", en: "Cannot scan? Type the secret: "), language),
                    Markup.code([.class("fx-secret")], .text(code.secretText))),
                confirmation(state, reader))
    }

    /// Asks for the first code again; the secret is not shown a second time.
    static func again(_ state: FormState, for reader: Reader) -> Node {
        shell(state)
            .page(
                for: reader, heading(reader.language), confirmation(state, reader),
                form(
                    [.method("post"), .action("/account/factor")], FormFrame.token(reader),
                    Button.submit(Phrase(zh: "重新开始", en: "Begin anew"), reader.language, weight: .quiet)))
    }

    /// The recovery codes, once.
    static func recovery(_ codes: [String], for reader: Reader) -> Node {
        let language = reader.language
        return shell(FormState())
            .page(
                for: reader, heading(language),
                Notice.node(
                    .done, Phrase(zh: "两步验证已启用。", en: "The second factor is switched on."), language, isNews: true),
                p(
                    .text(
                        Phrase(
                            zh: "这些恢复码只显示这一次，每个只能用一次。请打印或抄下，与手机分开保管。",
                            en: "These recovery codes are shown this once, and each works once. "
                                + "Print or copy them, and keep them apart from your phone."
                        ), language)),
                ul([.class("fx-recovery")], .each(codes) { li(Markup.code(.text($0))) }),
                Button.row(
                    button(
                        [.class("fx-button fx-button--secondary fx-scripted"), .type("button"), .data("print")],
                        .text(Phrase(zh: "打印", en: "Print"), language)),
                    Button.link(
                        Phrase(zh: "已保存，回到我的账号", en: "Kept; back to my account"), to: "/account", language,
                        weight: .primary)))
    }

    private static func heading(_ language: Language) -> Node { h1([.class("fx-title")], .text(title, language)) }

    private static func shell(_ state: FormState) -> PageShell {
        PageShell(.publicSide, title)
            .with {
                $0.isRefused = state.isRefused
                $0.back = PageShell.Link(OwnPage.title, "/account")
            }
    }

    private static func confirmation(_ state: FormState, _ reader: Reader) -> Node {
        FormFrame("/account/factor/confirmation")
            .node(
                state, for: reader, field(state, reader, AccessField.firstFactor),
                Button.submit(Phrase(zh: "启用", en: "Switch it on"), reader.language))
    }

    static func field(_ state: FormState, _ reader: Reader, _ field: Field = AccessField.factor) -> Node {
        FieldSet(field)
            .with {
                $0.autocomplete = "one-time-code"
                $0.width = .short
            }
            .node(state, for: reader)
    }

    private static func drawing(_ picture: QRCode, _ language: Language) -> Node {
        let side = Double(picture.size + 2 * QRCode.quietZone)
        var commands = ""
        for run in picture.darkRuns {
            commands +=
                "M\(run.column + QRCode.quietZone) \(run.row + QRCode.quietZone)h\(run.length)v1h-\(run.length)z"
        }
        return svg(
            [
                .class("fx-factor-code"), .viewBox(0, 0, side, side), .role("img"),
                .aria(.label, Phrase(zh: "两步验证的二维码", en: "The code for your authenticator app")(language)),
                .shapeRendering("crispEdges"), .svgNamespace,
            ],
            rect([.breadth(side), .length(side), .fill("#fff")]), path([.d(commands), .fill("#000")]))
    }
}
