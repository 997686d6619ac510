import Kernel
import Markup
import Rulebook
import Web

/// What differs between two rule sets.
struct ChangesPage {
    let before: RuleSet
    let after: RuleSet

    func node(for reader: Reader) -> Node {
        let language = reader.language
        let title = LawParts.change(before, after)
        let sections = RuleSetComparison(before, after).sections
        return PageShell(.publicSide, title)
            .with { $0.back = PageShell.Link(RuleListPage.title, LawEndpoints.rulesPath.link()) }
            .page(
                for: reader, LawParts.style(reader), h1([.class("fx-title")], .text(title, language)),
                p([.class("fx-quiet")], .text(legend, language)),
                .when(
                    sections.isEmpty,
                    p(.text(Phrase(zh: "两者没有差别。", en: "There is no difference."), language))),
                .when(
                    !sections.isEmpty,
                    LawParts.contents(sections.map { ($0.code, $0.title, $0.changes.count) }, language)),
                .each(sections) { section in
                    LawParts.section(
                        section.code, section.title, language,
                        p(
                            [.class("fx-quiet")],
                            .text(
                                Phrase(
                                    zh: "另有\(section.sameCount)项相同", en: "\(section.sameCount) more are the same"),
                                language)),
                        .each(section.changes) { change($0, language) })
                })
    }

    private var legend: Phrase {
        Phrase(
            zh: "划去的是原规定，标出的是现规定；没有变化的不列出。",
            en:
                "What is struck out was the rule before, what is marked is the rule now; what is the same is not listed."
        )
    }

    private func change(_ change: RuleSetComparison.Change, _ language: Language) -> Node {
        guard let before = change.before else { return one(change.after, .new, language) }
        guard let after = change.after else { return one(before, .gone, language) }
        let word = change.isOnlyPlace ? Phrase.place : .changed
        return article(
            [.class("fx-rule")], p([.class("fx-rule__kind")], .text(word, language)),
            h3(TextChange(from: before.title, to: after.title, language).node),
            facts(before.facts, after.facts, language), places(before, after, language),
            .some(after.note) { p([.class("fx-quiet")], .text($0, language)) })
    }

    private func one(_ item: RuleSetDocument.Item?, _ word: Phrase, _ language: Language) -> Node {
        .some(item) { item in
            article(
                [.class("fx-rule")], p([.class("fx-rule__kind")], .text(word, language)),
                h3(.text(item.title, language)),
                .when(
                    !item.facts.isEmpty,
                    KeyValue.node(item.facts.map { ($0.name, .text($0.value, language)) }, language)),
                LawParts.foot(item, language))
        }
    }

    /// The facts that differ, by their names.
    private func facts(
        _ before: [RuleSetDocument.Fact], _ after: [RuleSetDocument.Fact], _ language: Language
    ) -> Node {
        let names = after.map(\.name) + before.map(\.name).filter { name in !after.contains { $0.name == name } }
        var seen: Set<Phrase> = []
        let rows = names.filter { seen.insert($0).inserted }
            .compactMap { name -> (name: Phrase, value: Node?)? in
                let (old, new) = (Self.value(name, in: before), Self.value(name, in: after))
                guard old != new else { return nil }
                return (name, TextChange(from: old, to: new, language).node)
            }
        return .when(!rows.isEmpty, KeyValue.node(rows, language))
    }

    /// Everything that is said under one name; nothing where nothing is.
    private static func value(_ name: Phrase, in facts: [RuleSetDocument.Fact]) -> Phrase {
        let values = facts.filter { $0.name == name }.map(\.value)
        return Phrase(
            zh: values.map(\.zh).joined(separator: "；"), en: values.map(\.en).joined(separator: "; "))
    }

    /// The places that are not named any more, and those that are named now.
    private func places(
        _ before: RuleSetDocument.Item, _ after: RuleSetDocument.Item, _ language: Language
    ) -> Node {
        let gone = before.basis.filter { !after.basis.contains($0) }
        let new = after.basis.filter { !before.basis.contains($0) }
        guard !gone.isEmpty || !new.isEmpty else { return LawParts.foot(after, language) }
        return p(
            [.class("fx-quiet")], .when(!gone.isEmpty, del(.text(gone.phrase, language))),
            .text(gone.isEmpty || new.isEmpty ? "" : " → "),
            .when(!new.isEmpty, ins(.text(new.phrase, language))), " · ",
            .text(after.confidence.phrase, language))
    }
}

extension Phrase {
    fileprivate static let new = Phrase(zh: "新增", en: "New")
    fileprivate static let gone = Phrase(zh: "删除", en: "Gone")
    fileprivate static let changed = Phrase(zh: "修改", en: "Changed")
    fileprivate static let place = Phrase(zh: "内容未变，条文序号变化", en: "The same, in another place of the law")
}
