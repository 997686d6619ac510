import Kernel
import Markup
import Merchants
import Web

/// The shops that one speaks for, and what has become of one's claims.
struct CounterPage {
    let shops: [CounterShop]

    func node(links: [PageShell.Link], for reader: Reader) -> Node {
        let language = reader.language
        return PageShell(.counter, .myShops, links: links)
            .page(
                for: reader, Parts.style(reader), h1([.class("fx-title")], .text(.myShops, language)),
                .when(
                    shops.isEmpty,
                    EmptyState.node(
                        Phrase(zh: "您还没有认领店铺", en: "You have claimed no shop yet"),
                        Phrase(
                            zh: "有激活码的当场认领；没有的提交申请，由市场监管人员核实。",
                            en: "With an activation code it takes a minute; without one an officer checks your request."
                        ),
                        language,
                        action: Button.link(.claimShop, to: MerchantEndpoints.claimFormPath, language, weight: .primary)
                    )),
                .each(shops) { card($0, reader) })
    }

    private func card(_ shop: CounterShop, _ reader: Reader) -> Node {
        let language = reader.language
        let claim = shop.claim
        return section(
            [.class("fx-panel"), .aria(.label, shop.merchant.facts.name)],
            div(
                [.class("fx-panel__head")],
                h2([.class("fx-panel__title")], Parts.chinese(shop.merchant.facts.name, language)),
                Tag.node(
                    Self.tone(claim.state), claim.state == .approved ? claim.post.phrase : claim.state.phrase, language)
            ),
            claim.state == .approved ? approved(shop, language) : undecided(claim, reader))
    }

    private func approved(_ shop: CounterShop, _ language: Language) -> Node {
        .group([
            ul(
                [.class("fx-shops")],
                .each(shop.premises) { premises in
                    li(
                        [.class("fx-shops__item")],
                        a(
                            [
                                .class("fx-shops__name"),
                                .href(MerchantEndpoints.counterShopPath.link(premises.code.text)),
                            ],
                            Parts.chinese(premises.facts.name, language)),
                        .some(premises.facts.address ?? premises.facts.platform) {
                            p([.class("fx-shops__line")], Parts.chinese($0, language))
                        })
                }),
            p(a([.href(MerchantEndpoints.staffPath.link(shop.merchant.id.text))], .text(.staff, language))),
        ])
    }

    private func undecided(_ claim: MerchantClaim, _ reader: Reader) -> Node {
        let language = reader.language
        return .group([
            p(.text(Self.told(claim.state), language)),
            .some(claim.reason) {
                p([.class("fx-quiet")], .text(Phrase(zh: "理由：", en: "Reason: "), language), .text($0))
            },
            .when(
                claim.state == .pending,
                Parts.act(
                    Phrase(zh: "撤回申请", en: "Withdraw"), MerchantEndpoints.withdrawPath.link(claim.id.text), reader,
                    weight: .quiet)),
        ])
    }

    private static func tone(_ state: MerchantClaim.State) -> Tag.Tone {
        switch state {
        case .pending: .waiting
        case .approved: .done
        case .rejected, .revoked: .stopped
        case .withdrawn: .plain
        }
    }

    private static func told(_ state: MerchantClaim.State) -> Phrase {
        switch state {
        case .pending:
            Phrase(
                zh: "市场监管人员正在核实。请准备好营业执照和身份证件。",
                en: "An officer is checking. Keep your licence and identity papers at hand.")
        case .rejected, .withdrawn, .revoked:
            Phrase(
                zh: "您现在不能代表这家商家。需要时可以重新申请。",
                en: "You do not speak for this operator now. You may ask again when needed.")
        case .approved: Phrase(zh: "", en: "")
        }
    }
}

/// Claiming: with a code at once, or by asking.
enum ClaimFormPage {
    static func node(_ state: FormState, links: [PageShell.Link], for reader: Reader) -> Node {
        let language = reader.language
        return PageShell(.counter, .claimShop, links: links).with { $0.isRefused = state.isRefused }
            .page(
                for: reader, Parts.style(reader), h1([.class("fx-title")], .text(.claimShop, language)),
                ErrorSummary.node(state.refusals, language),
                Panel.node(
                    Phrase(zh: "我有激活码", en: "I have an activation code"), language,
                    FormFrame(MerchantEndpoints.claimFormPath)
                        .node(
                            FormState(state.values), for: reader,
                            FieldSet(MerchantFields.activationCode).with { $0.width = .half }.node(state, for: reader),
                            Button.row(Button.submit(.claimShop, language)))),
                Panel.node(
                    Phrase(zh: "我没有激活码", en: "I have no code"), language,
                    p(
                        [.class("fx-quiet")],
                        .text(
                            Phrase(
                                zh: "提交申请后，市场监管人员会核实您的身份。只凭统一社会信用代码不能认领。",
                                en: "An officer will check who you are. Knowing the credit code alone proves nothing."),
                            language)),
                    FormFrame(MerchantEndpoints.claimRequestPath)
                        .node(
                            FormState(state.values), for: reader,
                            FieldSet(MerchantFields.shop).with { $0.width = .half }.node(state, for: reader),
                            Button.row(
                                Button.submit(Phrase(zh: "申请认领", en: "Ask an officer"), language, weight: .secondary))))
            )
    }
}

/// One shop for those who work there.
struct CounterShopPage {
    let face: ShopFace
    let own: MerchantClaim
    let refused: [Refusal]
    let sent: Submission

    func node(links: [PageShell.Link], for reader: Reader) -> Node {
        let language = reader.language
        let code = face.shop.premises.code.text
        return PageShell(.counter, .verbatim(face.shop.premises.facts.name), links: links)
            .with {
                $0.isRefused = !refused.isEmpty
                $0.back = PageShell.Link(.myShops, MerchantEndpoints.counterPath)
            }
            .page(
                for: reader, Parts.style(reader),
                h1([.class("fx-title")], Parts.chinese(face.shop.premises.facts.name, language)),
                Panel.node(
                    .commitments, language, id: "commitments",
                    p(
                        [.class("fx-quiet")],
                        .text(
                            Phrase(
                                zh: "承诺会显示在店铺页上，改动立即生效。写您一定做得到的。",
                                en: "Promises are shown on your page at once. Write what you will keep."), language)),
                    PromiseForm(
                        action: MerchantEndpoints.counterShopPath.link(code), commitments: face.commitments,
                        version: face.shop.premises.version, refused: refused, sent: sent
                    )
                    .node(for: reader)),
                Panel.node(
                    .shopCode, language, p([.class("fx-code-line")], .text(face.shop.premises.code.spoken)),
                    Button.row(
                        Button.link(.printSheet, to: MerchantEndpoints.sheetPath.link(code), language),
                        Button.link(
                            Phrase(zh: "查看店铺页", en: "See the page"), to: MerchantEndpoints.scanPath.link(code),
                            language,
                            weight: .quiet))))
    }
}

/// The people who speak for an operator.
struct StaffPage {
    let merchant: Identifier<BusinessOperator>
    let staff: [MerchantClaim]
    let own: String
    let names: [String: String]

    private var isKeeper: Bool {
        staff.contains { $0.account == own && $0.post == .keeper && $0.state == .approved }
    }

    func node(links: [PageShell.Link], for reader: Reader) -> Node {
        let language = reader.language
        return PageShell(.counter, .staff, links: links)
            .with { $0.back = PageShell.Link(.myShops, MerchantEndpoints.counterPath) }
            .page(
                for: reader, Parts.style(reader), h1([.class("fx-title")], .text(.staff, language)),
                ul(
                    [.class("fx-people")],
                    .each(staff) { Self.person($0, names, actions: ending($0, reader), language) }),
                .when(
                    isKeeper,
                    .group([
                        Parts.act(
                            Phrase(zh: "邀请员工", en: "Invite a colleague"),
                            MerchantEndpoints.staffPath.link(merchant.text), reader, weight: .primary),
                        p(
                            [.class("fx-quiet")],
                            .text(
                                Phrase(
                                    zh: "生成一次性邀请码，员工登录后填入即可加入。",
                                    en: "Makes a code for one colleague to enter after signing in."),
                                language)),
                    ])))
    }

    private func ending(_ claim: MerchantClaim, _ reader: Reader) -> Node {
        guard claim.state == .approved, isKeeper || claim.account == own else { return .nothing }
        let label = claim.account == own ? EndingPage.leave : Phrase(zh: "解除", en: "Remove")
        return a([.href(MerchantEndpoints.endStaffPath.link(claim.id.text))], .text(label, reader.language))
    }

    static func person(_ claim: MerchantClaim, _ names: [String: String], actions: Node, _ language: Language) -> Node {
        li(
            [.class("fx-people__item")],
            span([.class("fx-people__name")], .text(Parts.person(claim, names))),
            span(
                [.class("fx-quiet")], .text(claim.state == .approved ? claim.post.phrase : claim.state.phrase, language)
            ),
            span([.class("fx-quiet")], .text(claim.proof.phrase, language)), actions)
    }
}
