import Access
import Kernel
import Markup
import Web

/// The security administrator's pages: all accounts, one account, a new one.
struct AccountPages {
    static let title = Phrase(zh: "账号", en: "Accounts")

    let links: [PageShell.Link]
    let reader: Reader
    let names: AccessNames

    private var language: Language { reader.language }

    // MARK: The list

    func list(_ page: Page<NamedAccount>) -> Node {
        PageShell(.desk, Self.title, links: links)
            .page(
                for: reader,
                h1([.class("fx-title")], .text(Self.title, language)),
                Button.row(
                    Button.link(
                        Phrase(zh: "新建账号", en: "New account"), to: "/accounts/new", language, weight: .primary)),
                filters,
                .when(page.items.isEmpty, p([.class("fx-empty")], .text(Self.nobody, language))),
                .when(!page.items.isEmpty, table(of: page.items)),
                .some(page.next) { cursor in
                    p(
                        [.class("fx-pages")],
                        a(
                            [.href(reader.link(setting: "after", to: cursor.text))],
                            .text(Phrase(zh: "下一页", en: "Next page"), language)))
                })
    }

    private var filters: Node {
        let state = FormState(reader.query)
        return form(
            [.class("fx-filters fx-filters--form"), .method("get"), .action("/accounts")],
            .each([AccessField.loginPrefix, AccessField.side, AccessField.roleFilter, AccessField.statusFilter]) {
                FieldSet($0)
                    .with {
                        $0.isCompact = true
                        $0.isFilter = true
                        $0.width = .short
                    }
                    .node(state, for: reader)
            },
            Button.submit(Phrase(zh: "筛选", en: "Filter"), language, weight: .secondary))
    }

    private func table(of accounts: [NamedAccount]) -> Node {
        Table(Phrase(zh: "账号，新的在前", en: "Accounts, the newest first"), Self.columns)
            .with {
                $0.isDense = true
                $0.isCards = true
            }
            .node(accounts.map(row), for: reader)
    }

    private func row(_ named: NamedAccount) -> Table.Row {
        let account = named.account
        return Table.Row(
            a([.href("/accounts/\(account.id.text)")], .text(account.login?.text ?? named.name)),
            .text(named.name), .text(AccessWords.roles(account.roles), language),
            account.office.map { .text(names.phrase($0), language) } ?? span([.class("fx-none")], "—"),
            tag(account.status), .text(language.dateAndTime(account.createdAt)))
    }

    private func tag(_ status: Account.Status) -> Node {
        let tone =
            switch status {
            case .active: "fx-tag--active"
            case .locked: "fx-tag--waiting"
            case .closed: "fx-tag--stopped"
            }
        return span([.classes("fx-tag", tone)], .text(status.phrase, language))
    }

    private static let nobody = Phrase(zh: "没有符合条件的账号。", en: "No account matches.")
    private static let columns: [Table.Column] = [
        .init("login", AccessField.login.label), .init("name", AccessField.name.label),
        .init("roles", AccessField.roles.label), .init("office", Phrase(zh: "所属单位", en: "Office")),
        .init("status", AccessField.status.label), .init("created", Phrase(zh: "建立时间", en: "Created")),
    ]

    // MARK: A new one

    func new(_ given: FormState) -> Node {
        let state = onPage(given)
        return shell(Phrase(zh: "新建账号", en: "New account"), state.isRefused)
            .page(
                for: reader,
                h1([.class("fx-title")], .text(Phrase(zh: "新建账号", en: "New account"), language)),
                p(
                    [.class("fx-lead")],
                    .text(
                        Phrase(
                            zh: "初始密码由系统生成，只显示一次，本人首次登录时须修改。",
                            en: "The first password is made up, shown once, and must be changed at the first sign-in."),
                        language)),
                FormFrame("/accounts")
                    .node(
                        state, for: reader,
                        FieldSet.nodes([AccessField.login, AccessField.name], state, for: reader),
                        rights(state),
                        Button.submit(Phrase(zh: "建立账号", en: "Create the account"), language)))
    }

    private func rights(_ state: FormState) -> Node {
        let offices = names.offices()
        guard !offices.isEmpty else {
            return FieldSet.nodes(
                [AccessField.roles, AccessField.authority, AccessField.unit, AccessField.region], state, for: reader)
        }
        return .group([
            FieldSet(AccessField.roles).node(state, for: reader),
            FieldSet(AccessField.place(offices)).with { $0.isCompact = true }
                .node(state, for: reader),
        ])
    }

    /// What the rules say of the authority is said of the list that stands in its place.
    private func onPage(_ state: FormState) -> FormState {
        names.offices().isEmpty ? state : state.renaming(AccessField.authority.name, to: "place")
    }

    private func shell(_ title: Phrase, _ isRefused: Bool) -> PageShell {
        PageShell(.desk, title, links: links)
            .with {
                $0.isRefused = isRefused
                $0.back = PageShell.Link(Self.title, "/accounts")
            }
    }

    // MARK: One

    /// A password is shown right after it was made, and never again.
    func one(
        _ named: NamedAccount, done: AccountDone? = nil, password: String? = nil, refused state: FormState? = nil
    ) -> Node {
        let account = named.account
        let title = Phrase.verbatim(account.login?.text ?? named.name)
        return shell(title, state?.isRefused ?? false)
            .page(
                for: reader,
                h1([.class("fx-title")], .text(title, language)),
                .some(done) { Notice.node(.done, $0.phrase, language, isNews: true) },
                .some(password) { password in
                    Notice.node(
                        .caution,
                        Phrase(
                            zh: "请当面交给本人，只显示这一次。", en: "Hand it to the person yourself. It is shown this once."),
                        language,
                        isNews: true, p(code(.text(password))))
                },
                dl(
                    [.class("fx-facts")],
                    dt(.text(AccessField.name.label, language)), dd(.text(named.name)),
                    dt(.text(AccessField.roles.label, language)), dd(.text(AccessWords.roles(account.roles), language)),
                    dt(.text(AccessField.status.label, language)), dd(tag(account.status))),
                .when(account.status != .closed, changes(account, state)))
    }

    private func changes(_ account: Account, _ refused: FormState?) -> Node {
        let address = "/accounts/\(account.id.text)"
        let state = refused.map(onPage) ?? FormState(Self.values(of: account))
        return .group([
            .when(
                account.login != nil,
                section(
                    [.class("fx-panel")],
                    h2([.class("fx-panel__title")], .text(Phrase(zh: "权限", en: "Rights"), language)),
                    FormFrame("\(address)/roles")
                        .node(
                            state, for: reader, rights(state),
                            Button.submit(Phrase(zh: "保存权限", en: "Save the rights"), language)))),
            section(
                [.class("fx-panel")],
                h2([.class("fx-panel__title")], .text(AccessField.status.label, language)),
                form(
                    [.method("post"), .action("\(address)/status")], FormFrame.token(reader),
                    Button.row(
                        step(account.status == .locked ? .active : .locked),
                        Button.link(
                            Self.closing, to: "\(address)/closing", language, weight: .danger))),
                .when(
                    account.status == .active && account.login != nil,
                    form(
                        [.method("post"), .action("\(address)/status")], FormFrame.token(reader),
                        Button.submit(
                            Phrase(zh: "解除因输错密码的限制", en: "Lift the lock after wrong passwords"), language,
                            weight: .secondary, name: AccessField.status.name, value: Account.Status.active.rawValue))),
                .when(
                    account.login != nil,
                    form(
                        [.method("post"), .action("\(address)/password")], FormFrame.token(reader),
                        Button.submit(Phrase(zh: "重置密码", en: "Reset the password"), language, weight: .secondary))),
                .when(
                    account.login != nil,
                    form(
                        [.method("post"), .action("\(address)/factor")], FormFrame.token(reader),
                        Button.submit(
                            Phrase(zh: "重置两步验证", en: "Reset the second factor"), language, weight: .secondary)))),
        ])
    }

    private func step(_ status: Account.Status) -> Node {
        let label =
            switch status {
            case .active: Phrase(zh: "解锁", en: "Unlock")
            case .locked: Phrase(zh: "锁定", en: "Lock")
            case .closed: Self.closing
            }
        return Button.submit(
            label, language, weight: status == .closed ? .danger : .secondary, name: AccessField.status.name,
            value: status.rawValue)
    }

    // MARK: Closing

    static let closing = Phrase(zh: "注销账号", en: "Close the account for good")

    /// Asks once more before an account is closed.
    func closing(_ named: NamedAccount) -> Node {
        let address = "/accounts/\(named.account.id.text)"
        let name = named.account.login?.text ?? named.name
        return shell(Self.closing, false)
            .page(
                for: reader,
                h1(
                    [.class("fx-title")],
                    .text(Phrase(zh: "确定注销“\(name)”吗？", en: "Close “\(name)” for good?"), language)),
                p(
                    .text(
                        Phrase(
                            zh: "注销后不能恢复，本人立即退出，这个登录名不能再用。只是暂停使用的，请改为锁定。",
                            en:
                                "It cannot be undone: the person is signed out at once, and the login is never used again. "
                                + "To stop it for a while, lock it instead."), language)),
                form(
                    [.class("fx-form"), .method("post"), .action("\(address)/status")], FormFrame.token(reader),
                    Button.row(
                        Button.submit(
                            Self.closing, language, weight: .danger, name: AccessField.status.name,
                            value: Account.Status.closed.rawValue),
                        Button.link(Phrase(zh: "不注销", en: "Keep it"), to: address, language))))
    }

    private static func values(of account: Account) -> Pairs {
        var pairs = Pairs()
        for role in account.roles.map(\.rawValue).sorted() { pairs.append(AccessField.roles.name, role) }
        if let office = account.office {
            pairs.append(
                "place", office.unit == office.authority ? office.authority : "\(office.authority)/\(office.unit)")
        }
        pairs.append(AccessField.authority.name, account.office?.authority ?? "")
        pairs.append(AccessField.unit.name, account.office?.unit ?? "")
        pairs.append(AccessField.region.name, account.office?.regionPrefix ?? "")
        return pairs
    }
}
