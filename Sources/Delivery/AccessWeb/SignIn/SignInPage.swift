import Access
import Kernel
import Markup
import Web

/// The pages of signing in: a contact, then a code; or a login and a password.
enum SignInPage {
    static let title = Phrase(zh: "登录", en: "Sign in")
    static let byPassword = Phrase(zh: "用登录名和密码登录", en: "Sign in by password")
    private static let byPasswordLink = Phrase(
        zh: "有登录名的工作人员和商家：用密码登录", en: "Staff, and merchants with a login: sign in by password")

    /// What a form carries along.
    struct Going {
        let role: Role
        let next: String

        var fields: Node {
            .group([
                input([.type("hidden"), .name(AccessField.role.name), .value(role.rawValue)]),
                input([.type("hidden"), .name(AccessField.next.name), .value(next)]),
            ])
        }
    }

    static func contact(_ state: FormState, _ going: Going, for reader: Reader) -> Node {
        let language = reader.language
        return shell(state)
            .page(
                for: reader,
                h1([.class("fx-title")], .text(title, language)),
                p(
                    [.class("fx-lead")],
                    .text(
                        Phrase(
                            zh: "用手机号或邮箱接收验证码即可登录，首次登录自动建立账号。",
                            en: "A code sent to your phone or mailbox signs you in. The first time makes your account."),
                        language)),
                FormFrame("/sign-in")
                    .node(
                        state, for: reader,
                        FieldSet(AccessField.contact).with { $0.autocomplete = "username" }.node(state, for: reader),
                        FieldSet(AccessField.role).node(state, for: reader),
                        input([.type("hidden"), .name(AccessField.next.name), .value(going.next)]),
                        Button.submit(Phrase(zh: "获取验证码", en: "Send the code"), language)),
                p(
                    [.class("fx-quiet")],
                    a(
                        [.href(link("/sign-in/staff", next: going.next))],
                        .text(byPasswordLink, language))))
    }

    static func code(
        _ state: FormState, contact: Contact, shown: String?, _ going: Going, for reader: Reader
    ) -> Node {
        let language = reader.language
        return shell(state)
            .page(
                for: reader,
                h1([.class("fx-title")], .text(Phrase(zh: "输入验证码", en: "Enter the code"), language)),
                Notice.node(
                    .plain,
                    Phrase(
                        zh: "验证码已发送至\(contact.masked)，请在十分钟内输入。",
                        en: "A code was sent to \(contact.masked). Enter it within ten minutes."),
                    language, isNews: true),
                .some(shown) { digits in
                    Notice.node(
                        .caution, Phrase(zh: "演示模式：验证码是\(digits)", en: "Demonstration: the code is \(digits)"), language
                    )
                },
                FormFrame("/sign-in/code")
                    .node(
                        state, for: reader,
                        input([.type("hidden"), .name(AccessField.contact.name), .value(contact.text)]), going.fields,
                        FieldSet(AccessField.code)
                            .with {
                                $0.autocomplete = "one-time-code"
                                $0.inputmode = "numeric"
                                $0.width = .short
                            }
                            .node(state, for: reader),
                        Button.submit(title, language)),
                p(
                    [.class("fx-quiet")],
                    a(
                        [.href(link("/sign-in", next: going.next))],
                        .text(Phrase(zh: "没有收到？重新获取", en: "No code? Ask for another"), language))))
    }

    static func staff(_ state: FormState, next: String, for reader: Reader) -> Node {
        let language = reader.language
        return shell(state)
            .page(
                for: reader,
                h1([.class("fx-title")], .text(byPassword, language)),
                p(
                    [.class("fx-lead")],
                    .text(
                        Phrase(
                            zh: "供监管部门工作人员，以及领到登录名的商家使用。",
                            en: "For officials, and for merchants who were given a login."), language)),
                FormFrame("/sign-in/staff")
                    .node(
                        state, for: reader,
                        FieldSet(AccessField.login).with { $0.autocomplete = "username" }.node(state, for: reader),
                        FieldSet(AccessField.password)
                            .with {
                                $0.autocomplete = "current-password"
                                $0.isSecret = true
                            }
                            .node(state, for: reader),
                        input([.type("hidden"), .name(AccessField.next.name), .value(next)]),
                        Button.submit(title, language)),
                p(
                    [.class("fx-quiet")],
                    a(
                        [.href(link("/sign-in", next: next))],
                        .text(
                            Phrase(
                                zh: "没有登录名？用手机号或邮箱的验证码登录",
                                en: "No login? Sign in by a code sent to your phone or mailbox"),
                            language))))
    }

    private static func shell(_ state: FormState) -> PageShell {
        PageShell(.publicSide, title).with { $0.isRefused = state.isRefused }
    }

    private static func link(_ address: String, next: String) -> String {
        next == "/" ? address : "\(address)?\(Pairs(["next": next]).text)"
    }
}
