import CaseParts
import Complaints
import Kernel
import Markup
import Web

/// Step 1, against whom: a registered shop is found and confirmed, anything else is described.
struct AgainstPage {
    let reader: Reader
    let state: FormState
    let mode: Mode

    enum Mode {
        case search(words: String, hits: [ShopFinding.Hit])
        case chosen(code: String, PlaceFinder.Shop)
        case byHand
    }

    private var language: Language { reader.language }

    var node: Node {
        StepPage(
            step: .against, title: Phrase(zh: "您要投诉谁？", en: "Whom is the complaint against?"), reader: reader,
            isRefused: state.isRefused, back: back
        )
        .node(content)
    }

    private var back: String {
        switch mode {
        case .search(let words, _): words.isEmpty ? "/" : "/file?by=search"
        case .chosen, .byHand: "/file?by=search"
        }
    }

    private var content: Node {
        switch mode {
        case .search(let words, let hits): searching(words, hits)
        case .chosen(let code, let shop): chosen(code, shop)
        case .byHand: byHand
        }
    }

    // MARK: Finding

    private func searching(_ words: String, _ hits: [ShopFinding.Hit]) -> Node {
        .group([
            ErrorSummary.node(state.refusals, language),
            ShopSearch.node(words, language),
            .when(!words.isEmpty, findings(words, hits)),
            section(
                [.class("fx-aside")],
                h2([.class("fx-aside__title")], .text(Self.unlisted, language)),
                p([.class("fx-quiet")], .text(Self.unlistedMeaning, language)),
                Button.row(Button.link(Self.describe, to: "/file?by=hand", language))),
        ])
    }

    private func findings(_ words: String, _ hits: [ShopFinding.Hit]) -> Node {
        guard !hits.isEmpty else {
            return EmptyState.node(
                Phrase(zh: "没有找到“\(words)”", en: "Nothing found for “\(words)”"),
                Phrase(
                    zh: "换一个说法再找：店名里的几个字、街道或平台上的店名。找不到也可以直接描述。",
                    en: "Try other words: part of the name, the street, or the name on the platform. "
                        + "Or describe the business yourself."), language)
        }
        return section(
            [.class("fx-hits"), .id("hits"), .aria(.label, Phrase(zh: "查找结果", en: "Findings")(language))],
            p(
                [.class("fx-quiet"), .role("status")],
                .text(
                    Phrase(
                        zh: "找到\(hits.count)家，最接近的在前。请选一家：",
                        en: hits.count == 1
                            ? "One found. Choose it:" : "\(hits.count) found, the closest first. Choose one:"),
                    language)),
            ul([.class("fx-hits__list")], .each(hits, hit)))
    }

    private func hit(_ hit: ShopFinding.Hit) -> Node {
        li(
            a(
                [.class("fx-hit"), .href("/file?shop=\(Self.encoded(hit.code))")],
                span([.class("fx-hit__name")], .text(hit.name)),
                .some(hit.address) { span([.class("fx-hit__place")], .text($0)) },
                .some(hit.platform) { name in
                    span(
                        [.class("fx-hit__place")],
                        .text(Phrase(zh: "网店 · \(name)", en: "Online · \(name)"), language))
                }))
    }

    private static func encoded(_ code: String) -> String { Path("/{code}").link(code).dropFirst().description }

    // MARK: The one that was chosen

    private func chosen(_ code: String, _ shop: PlaceFinder.Shop) -> Node {
        let facts: [(name: Phrase, value: Node?)] = [
            (Phrase(zh: "名称", en: "Name"), strong(.text(shop.name))),
            (Phrase(zh: "地址", en: "Address"), shop.address.map { .text($0) }),
        ]
        let platform: [(name: Phrase, value: Node?)] =
            shop.platform.map { [(Phrase(zh: "平台", en: "Platform"), .text($0))] } ?? []
        return FormFrame(FilingStep.against.path.link())
            .node(
                state, for: reader,
                input([.type("hidden"), .name(FilingField.premises.rawValue), .value(code)]),
                div([.class("fx-panel")], KeyValue.node(facts + platform, language)),
                Button.row(
                    Button.submit(Phrase(zh: "就是这家，继续", en: "This is the one, continue"), language),
                    Button.link(Phrase(zh: "换一家", en: "Choose another"), to: "/file?by=search", language)))
    }

    // MARK: Described by hand

    private var byHand: Node {
        FormFrame(FilingStep.against.path.link())
            .node(
                state, for: reader,
                StepPage.autosave(.against),
                FieldSet(AgainstFields.name).node(state, for: reader),
                FieldSet(AgainstFields.address)
                    .with {
                        $0.autocomplete = "off"
                        // A shop on a platform may leave it out, any other may not.
                        $0.saysOptional = false
                    }
                    .node(state, for: reader),
                FieldSet(AgainstFields.platform).with { $0.width = .half }.node(state, for: reader),
                StepPage.more(
                    Phrase(zh: "还知道商家的电话或信用代码", en: "I also know its telephone or credit code"),
                    isOpen: state.has(.respondentPhone, .respondentCreditCode), language,
                    FieldSet(AgainstFields.phone)
                        .with {
                            $0.width = .half
                            $0.inputmode = "tel"
                        }
                        .node(state, for: reader),
                    FieldSet(AgainstFields.creditCode).with { $0.width = .half }.node(state, for: reader)),
                Button.row(
                    Button.submit(.goOn, language),
                    Button.link(Phrase(zh: "改为查找商家", en: "Search instead"), to: "/file?by=search", language)))
    }

    static let unlisted = Phrase(zh: "找不到，或者没有登记？", en: "Not found, or not registered?")
    static let unlistedMeaning = Phrase(
        zh: "路边摊、网店、直播间、上门推销都可以投诉，写清在哪里、什么样子就行。",
        en:
            "Stalls, online shops, live streams and door-to-door sellers count too. Say where it is and what it looks like."
    )
    static let describe = Phrase(zh: "我来描述商家", en: "Describe the business")
}

/// The words in which a business is described by hand.
enum AgainstFields {
    static let name = Asked.field(
        .respondentName, Phrase(zh: "商家叫什么？", en: "What is it called?"),
        hint: Phrase(
            zh: "招牌、小票或网店上的名字；没有名字就写卖什么、什么样子。",
            en: "As on the sign, receipt or shop page; or what it sells and looks like."),
        isRequired: true)
    static let address = Asked.field(
        .respondentAddress, Phrase(zh: "在哪里？", en: "Where is it?"),
        hint: Phrase(
            zh: "写到县区、街道和门牌，或附近的路口。网店没有公示地址的，不填这一项，填下面的平台。",
            en:
                "County, street and number, or the nearest crossing. An online shop without an address: name its platform below instead."
        ))
    static let platform = Asked.field(
        .platform, Phrase(zh: "在哪个平台买的？", en: "On which platform?"),
        hint: Phrase(zh: "只有网上购买才填，例如平台或直播间的名称。", en: "Only for things bought online."))
    static let phone = Asked.field(.respondentPhone, hint: Phrase(zh: "商家的联系电话。", en: "The number of the business."))
    static let creditCode = Asked.field(
        .respondentCreditCode, hint: Phrase(zh: "营业执照上的18位代码。", en: "The 18 characters on its licence."))
}

/// The form that finds a shop; the same on the first page and in step 1.
enum ShopSearch {
    static func node(_ words: String, _ language: Language) -> Node {
        search(
            form(
                [.class("fx-search"), .method("get"), .action(FilingStep.against.path.link())],
                label(
                    [.class("fx-field__label"), .for("f-q")],
                    .text(Phrase(zh: "店名、街道或网店名称", en: "Name, street or online shop"), language)),
                div(
                    [.class("fx-search__line")],
                    input([
                        .type("search"), .id("f-q"), .name("q"), .class("fx-input"), .value(words), .maxlength(60),
                        .autocomplete("off"), .enterkeyhint("search"),
                    ]),
                    button(
                        [.class("fx-button fx-button--primary"), .type("submit")],
                        .text(Phrase(zh: "查找商家", en: "Find it"), language)))))
    }
}
