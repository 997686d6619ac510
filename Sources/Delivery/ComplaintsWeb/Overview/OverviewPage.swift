import CaseParts
import Charts
import Complaints
import Kernel
import Markup
import Web

/// The figures of a period: what came in, where it stands, whether decisions were in time.
struct OverviewPage {
    let first: Day
    let last: Day
    let overview: ComplaintOverview?
    let refused: [Refusal]
    let sent: Pairs

    func node(links: [PageShell.Link], for reader: Reader) -> Node {
        let language = reader.language
        return PageShell(.desk, .overview, links: links)
            .with {
                $0.isRefused = !refused.isEmpty
                $0.hasCharts = true
            }
            .page(
                for: reader, Parts.style(reader), h1([.class("fx-title")], .text(.overview, language)),
                ErrorSummary.node(refused, language), period(reader),
                .some(overview) { overview in
                    overview.total == 0
                        ? EmptyState.node(
                            Phrase(zh: "这段时间没有登记投诉", en: "No complaint was registered in this time"),
                            Phrase(zh: "换一段时间再看。", en: "Choose another period."), language)
                        : .group([
                            p([.class("fx-lead fx-overview__lead")], .text(Self.sentence(overview), language)),
                            Self.rate(overview, language),
                            div(
                                [.class("fx-overview")],
                                Panel.node(
                                    Phrase(zh: "每天登记", en: "Registered each day"), language,
                                    Figure.node(Self.chart(overview), id: "by-day", language)),
                                div(Self.states(overview, language), Self.outcomes(overview, language))),
                        ])
                })
    }

    private func period(_ reader: Reader) -> Node {
        let language = reader.language
        let state = FormState(
            Pairs().setting("from", to: sent["from"] ?? "\(first)").setting("through", to: sent["through"] ?? "\(last)")
        )
        return form(
            [.class("fx-period"), .method("get"), .action(ComplaintPages.overviewPath)],
            FieldSet(ComplaintPages.fromWord.asked).with { $0.width = .short }.node(state, for: reader),
            FieldSet(ComplaintPages.throughWord.asked).with { $0.width = .short }.node(state, for: reader),
            Button.submit(Phrase(zh: "查看", en: "Show"), language, weight: .secondary))
    }

    private static func sentence(_ overview: ComplaintOverview) -> Phrase {
        let total = overview.total
        let open = overview.figures.byState.filter { $0.key.isOpen }.values.reduce(0, +)
        return Phrase(
            zh:
                "\(Language.zh.date(overview.first))至\(Language.zh.date(overview.last))登记投诉\(Language.zh.number(total))件，其中\(Language.zh.number(total - open))件已办结，\(Language.zh.number(open))件在办。",
            en:
                "\(Language.en.number(total)) complaints were registered from \(Language.en.date(overview.first)) through \(Language.en.date(overview.last)); \(Language.en.number(total - open)) are closed, \(Language.en.number(open)) are open."
        )
    }

    /// A rate never stands without what was divided by what.
    private static func rate(_ overview: ComplaintOverview, _ language: Language) -> Node {
        let (part, whole) = (overview.decisionsOnTime, overview.decisionsDue)
        return section(
            [.class("fx-rate"), .aria(.label, Phrase(zh: "按时初查率", en: "Decisions on time")(language))],
            p([.class("fx-rate__name")], .text(Phrase(zh: "按时初查率", en: "Decisions on time"), language)),
            p([.class("fx-rate__value")], .text(whole == 0 ? "—" : percent(part, of: whole))),
            p(
                [.class("fx-quiet")],
                .text(
                    Phrase(
                        zh:
                            "\(Language.zh.number(part))件在受理决定期限内作出决定 ÷ 期限在这段时间内届满的\(Language.zh.number(whole))件。未决定的，过期即计入分母；导入的历史记录只有带日期的才计入。",
                        en:
                            "\(Language.en.number(part)) decided within their period ÷ \(Language.en.number(whole)) whose period ended in this time. Undecided ones count once their period is over; imported history counts only where its dates came with it."
                    ), language)))
    }

    /// One decimal, rounded half up; exact, as it is made of whole numbers.
    static func percent(_ part: Int, of whole: Int) -> String {
        let tenths = (part * 2000 + whole) / (whole * 2)
        return "\(tenths / 10).\(tenths % 10)%"
    }

    private static func chart(_ overview: ComplaintOverview) -> Chart {
        let days = (overview.first.number...overview.last.number).map(Day.init(number:))
        return Chart(
            .bar,
            title: Phrase(
                zh: "每天登记的投诉（件），\(Language.zh.date(overview.first))至\(Language.zh.date(overview.last))",
                en:
                    "Complaints registered each day, \(Language.en.date(overview.first)) through \(Language.en.date(overview.last))"
            ),
            axis: Phrase(zh: "日期", en: "Day"), unit: Phrase(zh: "件", en: "complaints"),
            categories: days.map(Phrase.shortDate),
            series: [
                .init(
                    Phrase(zh: "登记", en: "Registered"), days.map { Double(overview.figures.byDay[$0] ?? 0) },
                    isChosen: true)
            ])
    }

    private static func states(_ overview: ComplaintOverview, _ language: Language) -> Node {
        Panel.node(
            Phrase(zh: "目前状态", en: "Where they stand now"), language,
            counts(
                Phrase(zh: "按程序先后排列", en: "In the order of the procedure"), .state,
                ComplaintState.allCases.compactMap { state in
                    overview.figures.byState[state].map { (Parts.state(state, language), $0) }
                }, language))
    }

    private static func outcomes(_ overview: ComplaintOverview, _ language: Language) -> Node {
        let rows = Outcome.allCases.compactMap { outcome in
            overview.figures.byOutcome[outcome].map { (Node.text(outcome.phrase, language), $0) }
        }
        return Panel.node(
            Phrase(zh: "结果", en: "How they ended"), language,
            rows.isEmpty
                ? Parts.quiet(Phrase(zh: "还没有结果。", en: "None has ended yet."), language)
                : counts(
                    Phrase(zh: "已有结果的投诉", en: "Complaints that have ended"), Phrase(zh: "结果", en: "Outcome"), rows,
                    language))
    }

    private static func counts(_ title: Phrase, _ head: Phrase, _ rows: [(Node, Int)], _ language: Language) -> Node {
        table(
            [.class("fx-table fx-table--dense")], caption(.text(title, language)),
            thead(
                tr(
                    th([.scope("col")], .text(head, language)),
                    th([.scope("col"), .class("fx-table__number")], .text(Phrase(zh: "件", en: "Complaints"), language)))
            ),
            tbody(
                .each(rows) { row in
                    tr(
                        th([.scope("row")], row.0),
                        td([.class("fx-table__number")], .text(language.number(row.1))))
                }))
    }
}

extension Field {
    /// The same field, drawn without the word that it may be left out: it always shows what is meant.
    fileprivate var asked: Field { Field(name, label, schema, hint: hint) }
}

extension ComplaintOverview {
    fileprivate var total: Int { figures.byDay.values.reduce(0, +) }
}
