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
                let page = OverlayPage(overlay: found, rules: rules, name: ports.authorityName(authority))
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
                for: reader, LawParts.style(reader), h1([.class("fx-title")], .text(Self.title, language)),
                ul(
                    [.class("fx-law__list")],
                    .each(sets) { rules in
                        li(
                            a(
                                [.href(LawEndpoints.ruleSetPath.link(rules.id.rawValue))],
                                .text(rules.title, language)),
                            p([.class("fx-quiet")], .text(LawParts.validity(rules), language)))
                    }),
                h2(.text(Phrase(zh: "有什么变化", en: "What changed"), language)),
                ul(
                    [.class("fx-law__list")],
                    .each(pairs) { pair in
                        li(
                            a(
                                [
                                    .href(
                                        LawEndpoints.changesPath.link(
                                            pair.old.id.rawValue, pair.new.id.rawValue))
                                ], .text(LawParts.change(pair.old, pair.new), language)))
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
                [.class("fx-law__list")],
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
                for: reader, LawParts.style(reader), h1([.class("fx-title")], .text(ruleSet.title, language)),
                p([.class("fx-quiet")], .text(LawParts.validity(ruleSet), language)),
                LawParts.contents(sections.map { ($0.code, $0.title, $0.items.count) }, language),
                .each(sections) { section in
                    LawParts.section(
                        section.code, section.title, language, chart(section.code, language),
                        .each(section.items) { LawParts.item($0, language) })
                })
    }

    /// The courses are drawn as well as told.
    private func chart(_ section: String, _ language: Language) -> Node {
        switch section {
        case "complaints": CourseChart(matter: .complaint, rules: ruleSet).node(language)
        case "reports": CourseChart(matter: .report, rules: ruleSet).node(language)
        default: .nothing
        }
    }
}
