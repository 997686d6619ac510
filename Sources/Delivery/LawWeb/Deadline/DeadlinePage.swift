import Calendars
import CaseParts
import Kernel
import Markup
import Rulebook
import Web

/// The calculator: what is asked, and what it comes to day by day.
struct DeadlinePage {
    static let title = Phrase(zh: "期限计算器", en: "Calculator of legal days")

    let fields: DeadlineFields
    var state = FormState()
    /// Nothing while nothing was asked or the question was refused.
    var clock: Clock?

    /// The same page with what was wrong.
    func refusing(_ refusals: [Refusal], _ request: Request) -> DeadlinePage {
        var page = self
        page.state = FormState(Submission(pairs: request.query), refused: refusals)
        return page
    }

    func node(for reader: Reader) -> Node {
        let language = reader.language
        return PageShell(.publicSide, Self.title).with { $0.isRefused = state.isRefused }
            .page(
                for: reader, LawParts.style(reader), h1([.class("fx-title")], .text(Self.title, language)),
                ErrorSummary.node(state.refusals, language),
                p(
                    [.class("fx-quiet")],
                    .text(
                        Phrase(
                            zh: "输入起算的日子，逐日说明哪天计入、哪天不计、依据哪一条。",
                            en:
                                "Give the day that starts it; each day is counted or skipped with its reason and its law."
                        ),
                        language)),
                form(reader), .some(clock) { DeadlineResult(clock: $0, query: reader.query, language: language).node },
                p(
                    a(
                        [.href(LawEndpoints.rulesPath.link())],
                        .text(Phrase(zh: "查看各部规定全文及其变化", en: "Read the rules and what changed"), language))))
    }

    private func form(_ reader: Reader) -> Node {
        let language = reader.language
        return Markup.form(
            [.method("get"), .action(LawEndpoints.deadlinePath.link()), .class("fx-form")],
            FieldSet(fields.period).with { $0.isCompact = true }.node(state, for: reader),
            FieldSet(DeadlineFields.from).with { $0.width = .half }.node(state, for: reader),
            FieldSet(DeadlineFields.region).with { $0.isCompact = true }.node(state, for: reader),
            FieldSet(fields.rules).with { $0.isCompact = true }.node(state, for: reader),
            FieldSet(DeadlineFields.suspend).node(state, for: reader),
            FieldSet(DeadlineFields.extended).node(state, for: reader),
            Button.submit(Phrase(zh: "计算", en: "Compute"), language))
    }
}

/// What a question came to.
struct DeadlineResult {
    let clock: Clock
    let query: Pairs
    let language: Language

    var node: Node {
        let facts = ClockFacts(clock: clock, language: language)
        return section(
            [.id("result"), .class("fx-law__result"), .aria(.labelledby, "result-title")],
            h2([.id("result-title")], .text(facts.headline, language)),
            Notice.node(
                .plain, Phrase(zh: "计算结果，不是决定", en: "A computation, not a decision"), language,
                p(
                    .text(
                        Phrase(
                            zh: "由日历和规定推算，供核对之用；以主管部门的决定为准。",
                            en:
                                "Worked out from the calendar and the rules, for checking; what the authority decides prevails."
                        ),
                        language))),
            .some(facts.doubt) { doubt in
                Notice.node(
                    .caution, Phrase(zh: "日期可能变动", en: "The date may change"), language, p(.text(doubt, language)))
            },
            facts.node, links,
            div(
                [.class("fx-table-frame"), .role("region"), .tabindex(0), .aria(.label, Self.dayByDay(language))],
                DayTable(clock: clock, language: language).node))
    }

    private var links: Node {
        p(
            [.class("fx-law__links")],
            a(
                [.href("\(LawEndpoints.deadlinePDF.link())?\(query.text)"), .rel("nofollow")], .text(.savePDF, language)
            ),
            "　",
            a(
                [.href("/api/v1/deadline/certificate?\(query.text)"), .rel("nofollow")],
                .text(.saveData, language)))
    }

    private static let dayByDay = Phrase(zh: "逐日计算", en: "Day by day")
}
