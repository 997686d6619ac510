import Kernel
import Markup
import Merchants
import Web

/// A merchant's file: what is registered, what is promised, who speaks for it, and its codes.
struct KeepPage {
    let file: ShopFile
    let names: [String: String]
    let words: MerchantWords
    /// The part whose input was refused.
    let part: String?
    let refused: [Refusal]
    let sent: Submission

    private var code: String { file.shop.premises.code.text }

    func node(links: [PageShell.Link], for reader: Reader) -> Node {
        let language = reader.language
        let shop = file.shop
        return PageShell(.desk, .verbatim(shop.premises.facts.name), links: links)
            .with {
                $0.isRefused = !refused.isEmpty
                $0.back = PageShell.Link(.merchants, MerchantEndpoints.deskPath)
            }
            .page(
                for: reader, Parts.style(reader),
                div(
                    [.class("fx-desk-head")],
                    h1([.class("fx-title")], Parts.chinese(shop.premises.facts.name, language)),
                    Parts.standing(shop, language), span([.class("fx-number")], .text(shop.premises.code.spoken))),
                div(
                    [.class("fx-split fx-split--case")],
                    div([.class("fx-split__list")], premises(reader), merchant(reader), promises(reader)),
                    div([.class("fx-split__record")], codes(reader), people(reader))))
    }

    private func state(_ name: String, _ stored: Pairs) -> FormState {
        part == name ? FormState(sent, refused: refused) : FormState(stored)
    }

    private func premises(_ reader: Reader) -> Node {
        let state = state("premises", Pairs(file.shop.premises.facts))
        return Panel.node(
            Phrase(zh: "店铺", en: "Shop"), reader.language, id: "premises",
            FormFrame(MerchantEndpoints.deskShopPath.link(code))
                .node(
                    state, for: reader, Self.version(file.shop.premises.version),
                    Self.grid(MerchantFields.premises, state, words, reader),
                    Button.row(Button.submit(.save, reader.language))))
    }

    private func merchant(_ reader: Reader) -> Node {
        let state = state("merchant", Pairs(file.shop.merchant.facts))
        return Panel.node(
            .legalName, reader.language, id: "merchant",
            FormFrame(MerchantEndpoints.deskOperatorPath.link(code))
                .node(
                    state, for: reader, Self.version(file.shop.merchant.version),
                    Self.grid(MerchantFields.merchant, state, words, reader),
                    Button.row(Button.submit(.save, reader.language))))
    }

    private func promises(_ reader: Reader) -> Node {
        Panel.node(
            .commitments, reader.language, id: "commitments",
            PromiseForm(
                action: MerchantEndpoints.deskPromisesPath.link(code), commitments: file.commitments,
                version: file.shop.premises.version, refused: part == "commitments" ? refused : [], sent: sent
            )
            .node(for: reader))
    }

    private func codes(_ reader: Reader) -> Node {
        let language = reader.language
        return Panel.node(
            .shopCode, language,
            p([.class("fx-code-line")], .text(file.shop.premises.code.spoken)),
            p(
                a(
                    [.href(MerchantEndpoints.scanPath.link(code))],
                    .text(Phrase(zh: "查看店铺页", en: "See its page"), language))),
            p(a([.href(MerchantEndpoints.sheetPath.link(code))], .text(.printSheet, language))),
            Parts.act(
                Phrase(zh: "签发激活码", en: "Issue an activation code"), MerchantEndpoints.slipPath.link(code), reader),
            p(
                [.class("fx-quiet")],
                .text(
                    Phrase(
                        zh: "上门核对证照后当面交给负责人；只显示一次。",
                        en: "Hand it to the person in charge after checking the licence. It is shown once."), language))
        )
    }

    private func people(_ reader: Reader) -> Node {
        let language = reader.language
        let shown = file.claims.filter { $0.state == .approved || $0.state == .pending }
        return Panel.node(
            .staff, language,
            .when(
                shown.isEmpty,
                p(
                    [.class("fx-quiet")],
                    .text(
                        Phrase(zh: "商家尚未认领，由执法人员代为录入。", en: "Not claimed yet; officers enter its answers."),
                        language))),
            .when(
                !shown.isEmpty,
                ul(
                    [.class("fx-people")],
                    .each(shown) { claim in StaffPage.person(claim, names, actions: ending(claim, reader), language) }))
        )
    }

    private func ending(_ claim: MerchantClaim, _ reader: Reader) -> Node {
        claim.state == .pending
            ? a([.href(MerchantEndpoints.claimsPath)], .text(Phrase(zh: "去审核", en: "Decide"), reader.language))
            : a(
                [.href(MerchantEndpoints.endClaimPath.link(claim.id.text))],
                .text(Phrase(zh: "解除", en: "End"), reader.language))
    }

    static func new(
        _ state: FormState, words: MerchantWords, links: [PageShell.Link], for reader: Reader
    ) -> Node {
        let title = Phrase(zh: "登记新商家", en: "Register a merchant")
        return PageShell(.desk, title, links: links)
            .with {
                $0.isRefused = state.isRefused
                $0.back = PageShell.Link(.merchants, MerchantEndpoints.deskPath)
            }
            .page(
                for: reader, Parts.style(reader), h1([.class("fx-title")], .text(title, reader.language)),
                FormFrame(MerchantEndpoints.deskPath)
                    .node(
                        state, for: reader, h2(.text(.legalName, reader.language)),
                        grid(MerchantFields.merchant, state, words, reader),
                        h2(.text(Phrase(zh: "店铺", en: "Shop"), reader.language)),
                        grid(MerchantFields.premises, state, words, reader),
                        Button.row(Button.submit(Phrase(zh: "登记", en: "Register"), reader.language))))
    }

    private static func grid(
        _ fields: [Field], _ state: FormState, _ words: MerchantWords, _ reader: Reader
    ) -> Node {
        div(
            [.class("fx-form-grid")],
            .each(fields) { field in
                FieldSet(named(field, state, words)).with { $0.isCompact = true }.node(state, for: reader)
            })
    }

    /// The field as a list of names, with what is stored among them even where the list does not know it.
    private static func named(_ field: Field, _ state: FormState, _ words: MerchantWords) -> Field {
        var choices = words.choices(field.name)
        guard !choices.isEmpty else { return field }
        if let value = state.values[field.name], !value.isEmpty, !choices.contains(where: { $0.value == value }) {
            choices.insert(Schema.Choice(value, .verbatim(value)), at: 0)
        }
        let hint = field.name == MerchantFields.authority.name ? field.hint : nil
        return Field(
            field.name, plain[field.name] ?? field.label, .choice(choices), hint: hint, isRequired: field.isRequired)
    }

    private static let plain: [String: Phrase] = [
        MerchantFields.region.name: Phrase(zh: "登记地区", en: "Region of the licence"),
        MerchantFields.shopRegion.name: Phrase(zh: "经营地区", en: "Region of the shop"),
    ]

    static func version(_ version: Int64) -> Node {
        input([.type("hidden"), .name("version"), .value(String(version))])
    }
}
