import Kernel
import Markup

/// The head of a page: the name, the way around, and how one reads.
struct PageHeader {
    let shell: PageShell
    let reader: Reader

    private var language: Language { reader.language }

    var node: Node {
        header(
            [.class("fx-header")],
            div(
                [.class("fx-header__inner")],
                a(
                    [.class("fx-brand"), .href(reader.house.home)],
                    span([.class("fx-brand__name"), .lang("zh-CN")], "放心"),
                    span([.class("fx-brand__motto")], .text(Self.motto, language))),
                .when(!shell.links.isEmpty, navigation),
                div([.class("fx-header__tools")], sizeSwitch, languageSwitch, account)))
    }

    private var navigation: Node {
        nav(
            [.class("fx-nav"), .aria(.label, Phrase(zh: "主导航", en: "Main")(language))],
            ul(
                .each(shell.links) { link in
                    li(
                        a(
                            [.href(link.address), .when(link.isCurrent, .aria(.current, "page"))],
                            .text(link.label, language),
                            .some(link.count) { count in
                                span([.class("fx-nav__count")], .text(language.number(count)))
                            }))
                }))
    }

    private var languageSwitch: Node {
        let other: Language = language == .zh ? .en : .zh
        let name = other == .zh ? "中文" : "English"
        return a(
            [
                .class("fx-switch"), .href(reader.link(setting: "lang", to: other.rawValue)), .lang(other.tag),
                .hreflang(other.tag), .rel("nofollow"),
            ],
            .text(name))
    }

    private var sizeSwitch: Node {
        let isLarge = reader.size == .large
        let label = isLarge ? Phrase(zh: "标准字", en: "Standard text") : Phrase(zh: "大字版", en: "Large text")
        return a(
            [
                .class("fx-switch"), .href(reader.link(setting: "size", to: isLarge ? "standard" : "large")),
                .rel("nofollow"),
            ],
            .text(label, language))
    }

    private var account: Node {
        guard let name = reader.name else {
            guard shell.face != .desk else { return .nothing }
            return a(
                [.class("fx-switch"), .href(reader.house.signIn)], .text(Phrase(zh: "登录", en: "Sign in"), language))
        }
        return form(
            [.class("fx-account"), .method("post"), .action(reader.house.signOut)],
            FormFrame.token(reader),
            .when(!name.isEmpty, a([.class("fx-account__name"), .href(reader.house.account)], .text(name))),
            button(
                [.class("fx-switch"), .type("submit")], .text(name.isEmpty ? Self.stopLooking : Self.signOut, language))
        )
    }

    private static let signOut = Phrase(zh: "退出", en: "Sign out")
    /// Whoever opened one case with its code has no account to sign out of.
    private static let stopLooking = Phrase(zh: "结束查看", en: "Close the case")

    private static let motto = Phrase(zh: "消费者权益保护", en: "Consumer protection")
}

/// The foot of a public page: where help is, whatever one was doing.
struct PageFooter {
    let reader: Reader

    private var language: Language { reader.language }

    var node: Node {
        footer(
            [.class("fx-footer")],
            div(
                [.class("fx-footer__inner")],
                section(
                    [.class("fx-help"), .aria(.label, Phrase(zh: "求助方式", en: "Where help is")(language))],
                    p(
                        [.class("fx-help__line")],
                        span(.text(Phrase(zh: "消费投诉热线", en: "Consumer hotline"), language)),
                        a([.class("fx-help__number"), .href("tel:12315")], "12315")),
                    .some(reader.house.window) { window in
                        p(
                            [.class("fx-help__line")],
                            span(.text(Phrase(zh: "受理窗口", en: "In person"), language)), .text(window, language))
                    }),
                .when(!reader.house.links.isEmpty, links),
                p([.class("fx-footer__small")], .text(Self.byStaff, language))))
    }

    private var links: Node {
        ul(
            [.class("fx-footer__links")],
            .each(reader.house.links) { label, address in li(a([.href(address)], .text(label, language))) })
    }

    private static let byStaff = Phrase(
        zh: "不方便上网的，可以打电话或到窗口，由工作人员代为登记。",
        en: "If you would rather not file online, call or come in person and staff will write it down for you.")
}
