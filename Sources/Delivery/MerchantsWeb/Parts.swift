import Kernel
import Markup
import Merchants
import Web

/// Pieces that several of these pages are made of.
enum Parts {
    /// The style of these pages, loaded where it is needed; HTML lets it stand in the body.
    static func style(_ reader: Reader) -> Node {
        link([.rel("stylesheet"), .href(reader.assets.address("merchants.css"))])
    }

    /// What is written in Chinese whatever the page's language: names, addresses, promises.
    static func chinese(_ text: String, _ language: Language) -> Node {
        language == .zh ? .text(text) : span([.lang("zh-CN")], .text(text))
    }

    static func facts(_ facts: [(Phrase, Node?)], _ language: Language) -> Node {
        dl(
            [.class("fx-facts")],
            .each(facts) { name, value in
                .group([
                    dt(.text(name, language)),
                    dd(value ?? span([.class("fx-quiet")], .text(.unknown, language))),
                ])
            })
    }

    static func panel(_ title: Phrase, _ language: Language, id: String? = nil, _ content: Node...) -> Node {
        section(
            [.class("fx-panel"), .some(id) { .id($0) }],
            div([.class("fx-panel__head")], h2([.class("fx-panel__title")], .text(title, language))),
            .group(content))
    }

    /// How the licence stands, and whether the shop is open, in a word.
    static func standing(_ shop: Shop, _ language: Language) -> Node {
        let status = shop.merchant.facts.status
        let isFine = status == .active && shop.premises.facts.isOpen
        let phrase = status == .active && !shop.premises.facts.isOpen ? Phrase.closed : status.phrase
        return span([.classes("fx-tag", isFine ? "fx-tag--done" : "fx-tag--stopped")], .text(phrase, language))
    }

    /// A form of one button.
    static func act(
        _ label: Phrase, _ address: String, _ reader: Reader, weight: Button.Weight = .secondary, _ more: Node...
    ) -> Node {
        form(
            [.class("fx-act"), .method("post"), .action(address)], FormFrame.token(reader), .group(more),
            Button.submit(label, reader.language, weight: weight))
    }

    static func empty(_ title: Phrase, _ advice: Phrase, _ language: Language, _ action: Node = .nothing) -> Node {
        div(
            [.class("fx-empty")], p([.class("fx-empty__title")], .text(title, language)),
            p([.class("fx-quiet")], .text(advice, language)),
            .when(!action.isEmpty, Button.row(action)))
    }

    static func pages(_ next: Cursor?, for reader: Reader) -> Node {
        let isFirst = reader.query["after"] == nil
        guard next != nil || !isFirst else { return .nothing }
        let language = reader.language
        return nav(
            [.class("fx-pages"), .aria(.label, Phrase(zh: "翻页", en: "Pages")(language))],
            .when(
                !isFirst,
                Button.link(
                    Phrase(zh: "回到第一页", en: "First page"), to: reader.link(setting: "after", to: nil), language)),
            .some(next) {
                Button.link(
                    Phrase(zh: "下一页", en: "Next page"), to: reader.link(setting: "after", to: $0.text), language)
            })
    }
}
