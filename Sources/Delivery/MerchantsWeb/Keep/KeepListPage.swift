import Commons
import Kernel
import Markup
import Merchants
import Web

/// The shops of an officer's jurisdiction.
struct KeepListPage {
    let text: String
    let page: Page<Shop>
    let words: MerchantWords
    let links: [PageShell.Link]

    func node(for reader: Reader) -> Node {
        let language = reader.language
        return PageShell(.desk, .merchants, links: links)
            .page(
                for: reader, Parts.style(reader),
                div(
                    [.class("fx-desk-head")], h1([.class("fx-title")], .text(.merchants, language)),
                    Button.link(
                        Phrase(zh: "登记新商家", en: "Register a merchant"), to: MerchantEndpoints.newPath, language,
                        weight: .primary)),
                form(
                    [.class("fx-find"), .method("get"), .action(MerchantEndpoints.deskPath), .role("search")],
                    label([.class("fx-hidden"), .for("f-q")], .text(MerchantEndpoints.wordsField.label, language)),
                    div(
                        [.class("fx-find__row")],
                        input([
                            .class("fx-input"), .type("search"), .id("f-q"), .name("q"), .value(text), .maxlength(100),
                            .placeholder(MerchantEndpoints.wordsField.label(language)), .data("search"),
                            .hx(.get(MerchantEndpoints.deskPath)), .hx(.trigger("input changed delay:250ms, search")),
                            .hx(.target("#found")), .hx(.select("#found")), .hx(.swap("outerHTML")),
                            .hx(.sync("this:replace")), .hx(.pushURL(true)),
                        ]),
                        Button.submit(.search, language, weight: .secondary))),
                section(
                    [.id("found"), .aria(.label, Phrase(zh: "结果", en: "Results")(language))], found(reader)))
    }

    private func found(_ reader: Reader) -> Node {
        let language = reader.language
        guard !page.items.isEmpty else {
            return EmptyState.node(
                Phrase(zh: "辖区内没有符合的商家", en: "No merchant of your jurisdiction fits"),
                Phrase(zh: "换几个字再找，或登记新商家。", en: "Try other words, or register a merchant."), language)
        }
        return .group([
            Table(order, Self.columns)
                .with {
                    $0.isDense = true
                    $0.isCards = true
                }
                .node(page.items.map { row($0, language) }, for: reader),
            Pagination.node(count: page.items.count, next: page.next, for: reader),
        ])
    }

    private var order: Phrase {
        text.isEmpty
            ? Phrase(zh: "辖区内商家，按地区排列", en: "Merchants of your jurisdiction, by region")
            : Phrase(zh: "查找结果，按名称排列", en: "What was found, by name")
    }

    private func row(_ shop: Shop, _ language: Language) -> Table.Row {
        let facts = shop.premises.facts
        let authority = (facts.unit ?? facts.authority).map { words.authority($0)?(language) ?? $0 }
        let nothing = span([.class("fx-none")], "—")
        return Table.Row(
            id: "shop-\(shop.premises.code.text)",
            a(
                [.href(MerchantEndpoints.deskShopPath.link(shop.premises.code.text))],
                Parts.chinese(facts.name, language)),
            Parts.chinese(shop.merchant.facts.name, language),
            (shop.merchant.facts.creditCode?.text ?? shop.merchant.facts.ownNumber)
                .map { span([.class("fx-number")], .text($0)) } ?? nothing,
            (facts.address ?? facts.platform).map { Parts.chinese($0, language) } ?? nothing,
            authority.map { .text($0) } ?? nothing, Parts.standing(shop, language),
            span([.class("fx-number")], .text(shop.premises.code.spoken)))
    }

    private static let columns: [Table.Column] = [
        .init("shop", Phrase(zh: "店铺", en: "Shop")), .init("operator", .legalName),
        .init("creditCode", .creditCode), .init("place", .place), .init("unit", .unit), .init("licence", .licence),
        .init("code", .shopCode),
    ]
}
