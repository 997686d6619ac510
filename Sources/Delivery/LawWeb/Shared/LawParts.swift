import Kernel
import Markup
import Rulebook
import Web

/// Pieces of these pages.
enum LawParts {
    /// The style of these pages; HTML lets it stand in the body.
    static func style(_ reader: Reader) -> Node {
        Markup.link([.rel("stylesheet"), .href(reader.assets.address("law.css"))])
    }

    static func validity(_ rules: RuleSet) -> Phrase {
        let (zh, en) = (Language.zh.date(rules.validFrom), Language.en.date(rules.validFrom))
        guard let last = rules.validThrough else {
            return Phrase(zh: "自\(zh)起施行", en: "In force since \(en)")
        }
        return Phrase(
            zh: "\(zh)至\(Language.zh.date(last))", en: "From \(en) through \(Language.en.date(last))")
    }

    static func change(_ before: RuleSet, _ after: RuleSet) -> Phrase {
        Phrase(zh: "\(before.title.zh) → \(after.title.zh)", en: "\(before.title.en) → \(after.title.en)")
    }

    static func item(_ item: RuleSetDocument.Item, _ language: Language) -> Node {
        article(
            [.class("fx-rule")], h3(.text(item.title, language)),
            .when(
                !item.facts.isEmpty, KeyValue.node(item.facts.map { ($0.name, .text($0.value, language)) }, language)),
            foot(item, language))
    }

    /// Where it stands in the law, how sure that is, and what else is to be said of it.
    static func foot(_ item: RuleSetDocument.Item, _ language: Language) -> Node {
        .group([
            p(
                [.class("fx-quiet")], .text(item.basis.phrase, language), .text(item.basis.isEmpty ? "" : " · "),
                .text(item.confidence.phrase, language)),
            .some(item.note) { p([.class("fx-quiet")], .text($0, language)) },
        ])
    }

    static func contents(_ sections: [(code: String, title: Phrase, count: Int)], _ language: Language) -> Node {
        nav(
            [.class("fx-contents"), .aria(.label, Phrase(zh: "目录", en: "Contents")(language))],
            ul(
                .each(sections) { section in
                    li(
                        a([.href("#\(section.code)")], .text(section.title, language)), " ",
                        span([.class("fx-quiet")], .text(language.number(section.count))))
                }))
    }

    static func section(_ code: String, _ title: Phrase, _ language: Language, _ content: Node...) -> Node {
        Markup.section(
            [.id(code), .class("fx-law__section")], h2(.text(title, language)), .group(content))
    }
}
