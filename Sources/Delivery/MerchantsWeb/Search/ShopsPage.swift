import Access
import Commons
import Kernel
import Markup
import Merchants
import Web

extension MerchantEndpoints {
    static let shopsPath = "/shops"

    static let wordsField = Field(
        "q", Phrase(zh: "店名、街道、平台店铺或店铺码", en: "Name, street, shop on a platform, or code"), .text(max: 100),
        isRequired: false)
    static let regionField = Field("region", .region, .text(max: 12), isRequired: false)

    /// Finding a shop, as one types where there are scripts.
    var searchPages: [Endpoint] {
        [
            Endpoint.page(.get, "/shops", .permission(.merchantSearch), .findShop) { request in
                var fields = request.queryFields
                let text = fields.text(Self.wordsField) ?? ""
                let region = fields.text(Self.regionField).flatMap { try? RegionCode($0) }
                let listing = try request.listing(limit: 20)
                let page =
                    text.isEmpty
                    ? nil
                    : try await desk.search(
                        text, within: region, after: listing.after, limit: listing.limit, by: request.actor)
                return .page(ShopsPage(text: text, page: page).node(for: request.reader))
            }
            .asking(Self.wordsField, Self.regionField).paged().costing(2)
        ]
    }
}

/// The search for a shop with what it found.
struct ShopsPage {
    let text: String
    /// Nothing while nothing was asked.
    let page: Page<Shop>?

    func node(for reader: Reader) -> Node {
        let language = reader.language
        return PageShell(.publicSide, .findShop)
            .page(
                for: reader, Parts.style(reader), h1([.class("fx-title")], .text(.findShop, language)),
                form(
                    [.class("fx-find"), .method("get"), .action(MerchantEndpoints.shopsPath), .role("search")],
                    label(
                        [.class("fx-field__label"), .for("f-q")], .text(MerchantEndpoints.wordsField.label, language)),
                    div(
                        [.class("fx-find__row")],
                        input([
                            .class("fx-input"), .type("search"), .id("f-q"), .name("q"), .value(text), .maxlength(100),
                            .autocomplete("off"), .enterkeyhint("search"), .hx(.get(MerchantEndpoints.shopsPath)),
                            .hx(.trigger("input changed delay:250ms, search")), .hx(.target("#found")),
                            .hx(.select("#found")), .hx(.swap("outerHTML")), .hx(.sync("this:replace")),
                            .hx(.pushURL(true)), .aria(.describedby, "found-count"),
                        ]),
                        Button.submit(.search, language))),
                found(reader))
    }

    private func found(_ reader: Reader) -> Node {
        let language = reader.language
        return section(
            [.id("found"), .aria(.label, Phrase(zh: "结果", en: "Results")(language))],
            p([.class("fx-quiet"), .id("found-count"), .role("status")], .text(told, language)),
            .some(page) { page in
                .group([
                    .when(!page.items.isEmpty, ul([.class("fx-shops")], .each(page.items) { Self.item($0, language) })),
                    .when(page.items.isEmpty, nothing(language)),
                    Pagination.node(count: page.items.count, next: page.next, for: reader),
                ])
            },
            .when(page?.items.isEmpty == false, elsewhere(language)))
    }

    static func item(_ shop: Shop, _ language: Language) -> Node {
        let facts = shop.premises.facts
        return li(
            [.class("fx-shops__item")],
            a(
                [.class("fx-shops__name"), .href(MerchantEndpoints.scanPath.link(shop.premises.code.text))],
                Parts.chinese(facts.name, language)),
            .when(
                shop.merchant.facts.name != facts.name,
                p([.class("fx-shops__line")], Parts.chinese(shop.merchant.facts.name, language))),
            .some(facts.address ?? facts.platform) { p([.class("fx-shops__line")], Parts.chinese($0, language)) },
            p(
                [.class("fx-shops__foot")], Parts.standing(shop, language),
                a(
                    [.href(MerchantEndpoints.filing(shop.premises.code)), .rel("nofollow")],
                    .text(Phrase(zh: "投诉这家", en: "Complain about this shop"), language))))
    }

    private var told: Phrase {
        guard let page else {
            return Phrase(
                zh: "例如：“顺禾面馆”“文化街 面馆”或门上的店铺码。", en: "For example “顺禾面馆”, “文化街 面馆”, or the code on the door.")
        }
        let count = page.items.count
        if count == 0 { return Phrase(zh: "没有找到符合的店铺。", en: "No shop was found.") }
        let more = page.next != nil
        return Phrase(
            zh: more ? "先列出\(count)家，按名称排序；多写几个字可以缩小范围。" : "找到\(count)家，按名称排序。",
            en: more
                ? "The first \(count), in the order of their names. A few more words narrow it down."
                : "\(count) found, in the order of their names.")
    }

    private func nothing(_ language: Language) -> Node {
        EmptyState.node(
            Phrase(zh: "没有登记也可以投诉", en: "You can complain without finding it"),
            Phrase(
                zh: "换个写法再试，比如只写店名中间的两个字。摊位、网店或没有登记的店铺，投诉时写明名称和地点就可以。",
                en:
                    "Try two characters from the middle of its name. For a stall, an online shop or one not registered, just describe it in your complaint."
            ), language,
            action: Button.link(
                Phrase(zh: "直接填写投诉", en: "File a complaint"), to: MerchantEndpoints.filePath, language, weight: .primary
            ))
    }

    private func elsewhere(_ language: Language) -> Node {
        p(
            [.class("fx-shops__else")], .text(Phrase(zh: "没有要找的？", en: "Not here? "), language),
            a(
                [.href(MerchantEndpoints.filePath)],
                .text(Phrase(zh: "写明名称和地点，直接投诉", en: "Describe it and complain all the same"), language)))
    }
}
