import Access
import Kernel
import Markup
import Web

/// One's own account: who one is here, the password, the language, the sessions and the tokens for programs.
enum OwnPage {
    static let title = Phrase(zh: "我的账号", en: "My account")

    /// What has just been done, or was refused, on this page.
    struct News {
        var done: Phrase?
        var token: String?
        var password = FormState()
        var newToken = FormState(Pairs([AccessField.days.name: "30"]))
        var factor = FormState()
    }

    /// What is due before anything else.
    enum Due {
        case nothing, password, factor

        init(_ actor: Actor) {
            switch actor.denial {
            case .passwordChangeNeeded: self = .password
            case .secondFactorMissing: self = .factor
            default: self = .nothing
            }
        }

        fileprivate var phrase: Phrase? {
            switch self {
            case .nothing: nil
            case .password: Phrase(zh: "请先修改密码，再继续办理。", en: "Change your password first, then go on.")
            case .factor:
                Phrase(
                    zh: "您的岗位必须使用两步验证，请先设置，再继续办理。",
                    en: "Your post must have a second factor. Set it up first, then go on.")
            }
        }
    }

    static func node(
        _ own: OwnAccount, _ news: News, due: Due, names: AccessNames, links: [PageShell.Link], for reader: Reader
    ) -> Node {
        let language = reader.language
        let account = own.named.account
        let shell = PageShell(face(account.side), title, links: links)
            .with { $0.isRefused = [news.password, news.newToken, news.factor].contains(where: \.isRefused) }
        return shell.page(
            for: reader,
            h1([.class("fx-title")], .text(title, language)),
            .some(news.done) { Notice.node(.done, $0, language, isNews: true) },
            .some(news.token) { token(shownOnce: $0, language) },
            .some(due.phrase) { Notice.node(.caution, $0, language) },
            facts(own, names, language),
            .when(
                account.login != nil && due != .password,
                FactorPanel(own: own, state: news.factor, isDue: due == .factor).node(for: reader)),
            .when(account.login != nil, password(news.password, for: reader)),
            .when(
                due == .nothing,
                .group([
                    languageForm(account, for: reader), sessions(own.sessions, for: reader),
                    tokens(own.tokens, news.newToken, for: reader),
                ])))
    }

    static func face(_ side: Role.Side) -> PageShell.Face {
        switch side {
        case .publicSide: .publicSide
        case .counter: .counter
        case .authority, .audit, .system, .security: .desk
        }
    }

    private static func facts(_ own: OwnAccount, _ names: AccessNames, _ language: Language) -> Node {
        let account = own.named.account
        return dl(
            [.class("fx-facts")],
            dt(.text(Phrase(zh: "姓名或联系方式", en: "Name or contact"), language)), dd(.text(own.named.name)),
            .some(account.login) { login in
                .group([dt(.text(AccessField.login.label, language)), dd(code(.text(login.text)))])
            },
            dt(.text(AccessField.roles.label, language)), dd(.text(AccessWords.roles(account.roles), language)),
            .some(account.office) { office in
                .group([
                    dt(.text(Phrase(zh: "所属单位", en: "Office"), language)),
                    dd(.text(names.phrase(office), language)),
                    dt(.text(Phrase(zh: "辖区", en: "Jurisdiction"), language)),
                    dd(.text(names.region(office.regionPrefix) ?? office.regionPrefix)),
                ])
            })
    }

    private static func password(_ state: FormState, for reader: Reader) -> Node {
        section(
            [.class("fx-panel"), .id("password")],
            h2([.class("fx-panel__title")], .text(Phrase(zh: "修改密码", en: "Change the password"), reader.language)),
            FormFrame("/account/password")
                .node(
                    state, for: reader, secret(AccessField.currentPassword, "current-password", state, reader),
                    secret(AccessField.newPassword, "new-password", state, reader),
                    Button.submit(Phrase(zh: "保存新密码", en: "Save the new password"), reader.language)))
    }

    private static func secret(
        _ field: Field, _ autocomplete: StaticString, _ state: FormState, _ reader: Reader
    ) -> Node {
        FieldSet(field)
            .with {
                $0.isSecret = true
                $0.autocomplete = autocomplete
                $0.width = .half
            }
            .node(state, for: reader)
    }

    private static func languageForm(_ account: Account, for reader: Reader) -> Node {
        let chosen = (account.language ?? reader.language).rawValue
        let state = FormState(Pairs([AccessField.language.name: chosen]))
        return section(
            [.class("fx-panel")],
            h2([.class("fx-panel__title")], .text(Phrase(zh: "页面显示", en: "How pages look"), reader.language)),
            FormFrame("/account/language")
                .node(
                    state, for: reader, FieldSet(AccessField.language).node(state, for: reader),
                    Button.submit(Phrase(zh: "保存", en: "Save"), reader.language, weight: .secondary)))
    }

    private static func sessions(_ sessions: [SessionRecord], for reader: Reader) -> Node {
        let language = reader.language
        return section(
            [.class("fx-panel")],
            h2([.class("fx-panel__title")], .text(Phrase(zh: "登录中的设备", en: "Where you are signed in"), language)),
            ul(
                .each(sessions) { session in
                    li(
                        .text(
                            Phrase(
                                zh:
                                    "\(Language.zh.dateAndTime(session.createdAt))登录，最近使用\(Language.zh.dateAndTime(session.lastSeenAt))",
                                en:
                                    "Since \(Language.en.dateAndTime(session.createdAt)), last used \(Language.en.dateAndTime(session.lastSeenAt))"
                            ), language))
                }),
            form(
                [.method("post"), .action("/account/sign-outs")], FormFrame.token(reader),
                Button.submit(
                    Phrase(zh: "退出其他设备", en: "Sign out everywhere else"), language, weight: .secondary)))
    }

    private static func tokens(_ tokens: [APIToken], _ state: FormState, for reader: Reader) -> Node {
        let language = reader.language
        return section(
            [.class("fx-panel"), .id("tokens")],
            h2([.class("fx-panel__title")], .text(Phrase(zh: "接口令牌", en: "Tokens for programs"), language)),
            .when(
                !tokens.isEmpty,
                ul(
                    .each(tokens) { token in
                        li(
                            form(
                                [.method("post"), .action("/account/tokens/\(token.id.text)/revocation")],
                                FormFrame.token(reader), .text(token.label),
                                .text(
                                    Phrase(
                                        zh: "，有效至\(Language.zh.dateAndTime(token.expiresAt))",
                                        en: ", until \(Language.en.dateAndTime(token.expiresAt))"), language),
                                Button.submit(Phrase(zh: "停用", en: "Revoke"), language, weight: .quiet)))
                    })),
            FormFrame("/account/tokens")
                .node(
                    state, for: reader, FieldSet(AccessField.label).node(state, for: reader),
                    FieldSet(AccessField.days).with { $0.width = .short }.node(state, for: reader),
                    Button.submit(Phrase(zh: "新建令牌", en: "Issue a token"), language, weight: .secondary)))
    }

    private static func token(shownOnce text: String, _ language: Language) -> Node {
        Notice.node(
            .caution, Phrase(zh: "新令牌只显示这一次，请立即保存。", en: "The new token is shown this once. Keep it now."), language,
            isNews: true, p(code(.text(text))))
    }
}

/// Words for values of this room.
enum AccessWords {
    static func roles(_ roles: Set<Role>) -> Phrase {
        let sorted = roles.sorted { $0.rawValue < $1.rawValue }.map(\.phrase)
        return Phrase(zh: sorted.map(\.zh).joined(separator: "、"), en: sorted.map(\.en).joined(separator: ", "))
    }
}
