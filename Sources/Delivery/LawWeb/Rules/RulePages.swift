import Kernel
import Markup
import Rulebook
import Web

extension LawEndpoints {
    var rulePages: [Endpoint] {
        [
            Endpoint.page(.get, Self.rulesPath, .open, RuleListPage.title) { request in
                .page(RuleListPage(endpoints: self).node(for: request.reader))
            },
            Endpoint.page(.get, Self.ruleSetPath, .open, Phrase(zh: "规定全文", en: "A rule set")) { request in
                .page(RuleSetPage(ruleSet: try ruleSet(request, "id")).node(for: request.reader))
            },
            Endpoint.page(.get, Self.changesPath, .open, Phrase(zh: "规定的变化", en: "What changed")) { request in
                let (before, after) = (try ruleSet(request, "id"), try ruleSet(request, "other"))
                return .page(ChangesPage(before: before, after: after).node(for: request.reader))
            },
            Endpoint.page(.get, Self.overlayPath, .open, Phrase(zh: "工作制度", en: "Working rules")) { request in
                let (rules, authority) = (try ruleSet(request, "id"), request.place("authority"))
                let found = overlays.last { $0.authority == authority && $0.ruleSet == rules.id }
                guard let found else { throw Refusal.pageAbsent }
                let page = OverlayPage(overlay: found, rules: rules, name: authorityName(authority))
                return .page(page.node(for: request.reader))
            },
        ]
    }

    /// The rule set that the path names; one that is none is answered as absent.
    private func ruleSet(_ request: Request, _ place: String) throws(Refusal) -> RuleSet {
        let name = request.place(place)
        guard let found = rulebook.ruleSets.first(where: { $0.id.rawValue == name }) else { throw .pageAbsent }
        return found
    }
}

/// All rule sets, when each held, and ways to compare them.
struct RuleListPage {
    static let title = Phrase(zh: "规定", en: "The rules")

    let endpoints: LawEndpoints

    func node(for reader: Reader) -> Node {
        let language = reader.language
        let sets = Array(endpoints.rulebook.ruleSets.reversed())
        let pairs = sets.enumerated().flatMap { index, new in sets[(index + 1)...].map { (old: $0, new: new) } }
        return PageShell(.publicSide, Self.title)
            .page(
                for: reader, h1([.class("fx-title")], .text(Self.title, language)),
                ul(
                    [.class("fx-plain")],
                    .each(sets) { rules in
                        li(
                            a(
                                [.href(LawEndpoints.ruleSetPath.link(rules.id.rawValue))],
                                .text(rules.title, language)),
                            p([.class("fx-quiet")], .text(RuleParts.validity(rules), language)))
                    }),
                h2(.text(Phrase(zh: "有什么变化", en: "What changed"), language)),
                ul(
                    [.class("fx-plain")],
                    .each(pairs) { pair in
                        li(
                            a(
                                [
                                    .href(
                                        LawEndpoints.changesPath.link(
                                            pair.old.id.rawValue, pair.new.id.rawValue))
                                ], .text(RuleParts.change(pair.old, pair.new), language)))
                    }),
                h2(.text(endpoints.rulebook.transition.title, language)),
                p(.text(endpoints.rulebook.transition.note, language)),
                p(
                    [.class("fx-quiet")],
                    .text(endpoints.rulebook.transition.confidence.phrase, language)),
                .when(!endpoints.overlays.isEmpty, overlays(language)),
                p(
                    a(
                        [.href(LawEndpoints.deadlinePath.link())],
                        .text(DeadlinePage.title, language))))
    }

    private func overlays(_ language: Language) -> Node {
        .group([
            h2(.text(Phrase(zh: "各部门的工作制度", en: "Working rules of authorities"), language)),
            ul(
                [.class("fx-plain")],
                .each(endpoints.overlays) { overlay in
                    li(
                        a(
                            [
                                .href(
                                    LawEndpoints.overlayPath.link(overlay.ruleSet.rawValue, overlay.authority))
                            ], .text(overlay.title, language)))
                }),
        ])
    }
}

/// One rule set as a document.
struct RuleSetPage {
    let ruleSet: RuleSet

    func node(for reader: Reader) -> Node {
        let language = reader.language
        let sections = ruleSet.document.sections
        return PageShell(.publicSide, ruleSet.title)
            .with { $0.back = PageShell.Link(RuleListPage.title, LawEndpoints.rulesPath.link()) }
            .page(
                for: reader, h1([.class("fx-title")], .text(ruleSet.title, language)),
                p([.class("fx-quiet")], .text(RuleParts.validity(ruleSet), language)),
                nav(
                    [.aria(.label, Phrase(zh: "目录", en: "Contents")(language))],
                    ul(
                        [.class("fx-plain")],
                        .each(sections) { section in
                            li(a([.href("#\(section.code)")], .text(section.title, language)))
                        })),
                .each(sections) { section in
                    Markup.section(
                        [.id(section.code)], h2(.text(section.title, language)),
                        .each(section.items) { RuleParts.item($0, language) })
                })
    }
}

/// What differs between two rule sets.
struct ChangesPage {
    let before: RuleSet
    let after: RuleSet

    func node(for reader: Reader) -> Node {
        let language = reader.language
        let title = RuleParts.change(before, after)
        let sections = RuleSetComparison(before, after).sections
        return PageShell(.publicSide, title)
            .with { $0.back = PageShell.Link(RuleListPage.title, LawEndpoints.rulesPath.link()) }
            .page(
                for: reader, h1([.class("fx-title")], .text(title, language)),
                .when(
                    sections.isEmpty,
                    p(.text(Phrase(zh: "两者没有差别。", en: "There is no difference."), language))),
                .each(sections) { section in
                    Markup.section(
                        [.id(section.code)], h2(.text(section.title, language)),
                        p(
                            [.class("fx-quiet")],
                            .text(
                                Phrase(
                                    zh: "另有\(section.sameCount)项相同", en: "\(section.sameCount) more are the same"),
                                language)),
                        .each(section.changes) { change($0, language) })
                })
    }

    private func change(_ change: RuleSetComparison.Change, _ language: Language) -> Node {
        let word: Phrase =
            if change.before == nil {
                Phrase(zh: "新增", en: "New")
            } else if change.after == nil {
                Phrase(zh: "删除", en: "Gone")
            } else if change.isOnlyPlace {
                Phrase(zh: "条文序号变化", en: "Only its place in the law changed")
            } else {
                Phrase(zh: "修改", en: "Changed")
            }
        return div(
            [.class("fx-panel")], p([.class("fx-quiet")], .text(word, language)),
            .some(change.before) { item in
                div(
                    .when(change.after != nil, p(.text(Phrase(zh: "原规定", en: "Before"), language))),
                    RuleParts.item(item, language))
            },
            .some(change.after) { item in
                div(
                    .when(change.before != nil, p(.text(Phrase(zh: "现规定", en: "Now"), language))),
                    RuleParts.item(item, language))
            })
    }
}

/// Pieces of these pages.
enum RuleParts {
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
            p(
                [.class("fx-quiet")], .text(places(item.basis), language), .text(" · "),
                .text(item.confidence.phrase, language)),
            .some(item.note) { p([.class("fx-quiet")], .text($0, language)) })
    }

    static func places(_ basis: [Citation]) -> Phrase {
        let phrases = basis.map(\.phrase)
        return Phrase(
            zh: phrases.map(\.zh).joined(separator: "、"), en: phrases.map(\.en).joined(separator: "; "))
    }
}
