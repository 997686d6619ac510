import Calendars
import Kernel
import Markup
import Rulebook
import Web

/// 工作制度: what an authority asks of itself, with the law's own limit beside each of its limits, and the steps in their
/// order; made to be printed.
struct OverlayPage {
    let overlay: Overlay
    let rules: RuleSet
    let name: Phrase?

    func node(for reader: Reader) -> Node {
        let language = reader.language
        return PageShell(.publicSide, overlay.title)
            .with { $0.back = PageShell.Link(RuleListPage.title, LawEndpoints.rulesPath.link()) }
            .page(
                for: reader, LawParts.style(reader), h1([.class("fx-title")], .text(overlay.title, language)),
                p(.text(name ?? .verbatim(overlay.authority), language), .some(overlay.paper) { .text("　\($0)") }),
                p([.class("fx-quiet")], .text(validity, language)),
                h2(.text(Phrase(zh: "法定期限与内部期限", en: "Legal and internal limits"), language)),
                limits(language), steps(.complaint, rules.complaints, language),
                steps(.report, rules.reports, language))
    }

    private var validity: Phrase {
        let from = Phrase(
            zh: "自\(Language.zh.date(overlay.validFrom))起", en: "From \(Language.en.date(overlay.validFrom))")
        let rest = overlay.validThrough.map {
            Phrase(zh: "至\(Language.zh.date($0))", en: " through \(Language.en.date($0))")
        }
        return Phrase(
            zh: "\(from.zh)\(rest?.zh ?? "施行")；依据\(rules.title.zh)",
            en: "\(from.en)\(rest?.en ?? ""); on \(rules.title.en)")
    }

    private func limits(_ language: Language) -> Node {
        table(
            [.class("fx-table")],
            thead(
                tr(
                    th([.scope("col")], .text(Phrase(zh: "期限", en: "Period"), language)),
                    th([.scope("col")], .text(Phrase(zh: "法定", en: "Law"), language)),
                    th([.scope("col")], .text(Phrase(zh: "内部", en: "Internal"), language)),
                    th([.scope("col")], .text(Phrase(zh: "依据", en: "Article"), language)))),
            tbody(
                .each(rules.periods.filter { period in overlay.limits.contains { $0.period == period.id } }) { period in
                    let own = overlay.limits.first { $0.period == period.id }
                    return tr(
                        th([.scope("row")], .text(period.title, language)), td(.text(period.length.phrase, language)),
                        td(.some(own) { .text($0.length.phrase, language) }),
                        td(.text(LawParts.places(period.basis), language)))
                }))
    }

    private func steps(_ matter: JurisdictionRule.Matter, _ course: CaseCourse, _ language: Language) -> Node {
        let duties = overlay.duties.filter { $0.matter == matter }
        guard !duties.isEmpty else { return .nothing }
        let title =
            switch matter {
            case .complaint: Phrase(zh: "投诉办理流程", en: "The course of a complaint")
            case .report: Phrase(zh: "举报办理流程", en: "The course of a report")
            }
        return .group([
            h2(.text(title, language)),
            ol(
                .each(course.transitions.filter { step in duties.contains { $0.transition == step.code } }) { step in
                    let duty = overlay.duty(step.code, of: matter)
                    return li(
                        .text(step.title, language), .some(duty?.owner) { .text(joined("：", ": ", $0), language) },
                        .each(duty?.approvals ?? []) { .text(joined(" → 审批：", " → approval: ", $0), language) },
                        p([.class("fx-quiet")], .text(LawParts.places(step.basis), language)))
                }),
        ])
    }

    private func joined(_ zh: String, _ en: String, _ phrase: Phrase) -> Phrase {
        Phrase(zh: zh + phrase.zh, en: en + phrase.en)
    }
}
