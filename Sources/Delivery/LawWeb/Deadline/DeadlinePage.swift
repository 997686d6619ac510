import Calendars
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
        section(
            [.id("result"), .class("fx-law__result"), .aria(.labelledby, "result-title")],
            h2([.id("result-title")], .text(headline, language)),
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
            .when(clock.isProvisional, provisional), KeyValue.node(facts, language), account,
            p(
                a(
                    [.href("/api/v1/deadline/certificate?\(query.text)"), .rel("nofollow")],
                    .text(Phrase(zh: "下载签名的计算证明（JSON）", en: "Download the signed computation (JSON)"), language))))
    }

    private var headline: Phrase {
        Phrase(
            zh: "\(clock.period.title.zh)：\(day(clock.due).zh)届满",
            en: "\(clock.period.title.en): ends on \(day(clock.due).en)")
    }

    private var provisional: Node {
        Notice.node(
            .caution, Phrase(zh: "日期可能变动", en: "The date may change"), language,
            p(
                .text(
                    Phrase(
                        zh: "其中有日期的放假安排尚未公布，公布后重新计算。",
                        en: "Some holidays within it are not announced yet; it is computed anew when they are."),
                    language)))
    }

    private var facts: [(name: Phrase, value: Node?)] {
        let moved = clock.reckoning.rolledFrom.map { from in
            Phrase(zh: "\(day(from).zh)不上班，顺延", en: "\(day(from).en) is not worked, so it moves on")
        }
        return [
            (
                Phrase(zh: "长度", en: "Length"),
                .text(clock.length.phrase, language)
            ),
            (
                Phrase(zh: "起算", en: "Starts"),
                .text(
                    Phrase(
                        zh: "\(day(clock.startedOn).zh)，\(clock.period.startsOn.text.zh)",
                        en: "\(day(clock.startedOn).en), \(clock.period.startsOn.text.en)"), language)
            ),
            (
                Phrase(zh: "遇不上班的日子顺延（通行做法）", en: "Moved off any day not worked (usual practice)"),
                .text(
                    Phrase(
                        zh: day(clock.due).zh + (moved.map { "（\($0.zh)）" } ?? ""),
                        en: day(clock.due).en + (moved.map { " (\($0.en))" } ?? "")), language)
            ),
            (
                Phrase(zh: "只遇法定节假日顺延（严格文义）", en: "Moved off statutory holidays only (the letter)"),
                .text(day(clock.strictDue), language)
            ),
            (
                Phrase(zh: "依据", en: "Law"),
                .group([
                    .text(LawParts.places(clock.basis), language), " ",
                    span(
                        [.class("fx-quiet")],
                        .text((clock.cap?.confidence ?? clock.period.confidence).phrase, language)),
                ])
            ),
            (Phrase(zh: "规定", en: "Rules"), .text(clock.ruleSet.rawValue)),
        ]
    }

    private var account: Node {
        div(
            [.class("fx-table-frame"), .role("region"), .tabindex(0), .aria(.label, Self.dayByDay(language))],
            DayTable(clock: clock, language: language).node)
    }

    private static let dayByDay = Phrase(zh: "逐日计算", en: "Day by day")

    private func day(_ day: Day) -> Phrase { .dateWithWeekday(day) }
}
