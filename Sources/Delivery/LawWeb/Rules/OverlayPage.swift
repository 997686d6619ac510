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
                limits(reader), steps(.complaint, rules.complaints, language),
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

    private func limits(_ reader: Reader) -> Node {
        let language = reader.language
        let rows = rules.periods.compactMap { period in
            overlay.limits.first { $0.period == period.id }
                .map { own in
                    Table.Row(
                        .text(period.title, language), .text(period.length.phrase, language),
                        .text(own.length.phrase, language), .text(period.basis.phrase, language))
                }
        }
        return Table(
            Phrase(
                zh: "内部期限不得超过法定期限；逾期以法定期限为准", en: "No internal limit is longer than the law’s; overdue goes by the law"),
            [
                Table.Column("period", Phrase(zh: "期限", en: "Period")),
                Table.Column("law", Phrase(zh: "法定", en: "Law")),
                Table.Column("internal", Phrase(zh: "内部", en: "Internal")),
                Table.Column("basis", Phrase(zh: "依据", en: "Article")),
            ]
        )
        .with { $0.isCards = true }
        .node(rows, for: reader)
    }

    private func steps(_ matter: JurisdictionRule.Matter, _ course: CaseCourse, _ language: Language) -> Node {
        let duties = overlay.duties.filter { $0.matter == matter }
        let periods = Set(course.transitions.compactMap(\.period))
        guard !duties.isEmpty || overlay.limits.contains(where: { periods.contains($0.period) }) else {
            return .nothing
        }
        return .group([
            h2(.text(CourseChart.title(matter), language)),
            ol(
                .each(course.transitions.filter { step in duties.contains { $0.transition == step.code } }) { step in
                    let duty = overlay.duty(step.code, of: matter)
                    return li(
                        .text(step.title, language), .some(duty?.owner) { .text(joined("：", ": ", $0), language) },
                        .each(duty?.approvals ?? []) { .text(joined(" → 审批：", " → approval: ", $0), language) },
                        p([.class("fx-quiet")], .text(step.basis.phrase, language)))
                }),
            CourseChart(matter: matter, rules: rules, overlay: overlay).node(language),
        ])
    }

    private func joined(_ zh: String, _ en: String, _ phrase: Phrase) -> Phrase {
        Phrase(zh: zh + phrase.zh, en: en + phrase.en)
    }
}
