import Complaints
import Kernel
import Markup
import Web

/// How many cases stand where, and how near their dates are: each count leads to its cases.
struct InboxCounts<State: CaseState> {
    let tally: CaseTally<State>
    let wish: InboxWish<State>

    /// The states in which something is still to do, and the one that is asked for.
    private var states: [State] {
        State.allCases.filter { $0.isOpen && (tally.byState[$0] ?? 0) > 0 || $0 == wish.state }
    }

    func node(for reader: Reader) -> Node {
        let language = reader.language
        return nav(
            [.class("fx-counts"), .aria(.label, Phrase(zh: "按期限和状态", en: "By date and state")(language))],
            ul(
                [.class("fx-counts__list fx-counts__list--due")],
                .each([DueBand.late, .today, .soon, .week]) { band($0, reader) }),
            ul([.class("fx-counts__list")], .each(states) { state($0, reader) }))
    }

    private func band(_ band: DueBand, _ reader: Reader) -> Node {
        let language = reader.language
        let isChosen = wish.band == band
        let count = tally.byBand[band] ?? 0
        return li(
            a(
                [
                    .class("fx-counts__item"),
                    .href(Parts.link(reader, setting: [("due", isChosen ? nil : band.rawValue)])),
                    .when(isChosen, .aria(.current, "true")),
                ],
                Self.number(count, language),
                count == 0
                    ? span([.class("fx-counts__label")], .text(band.phrase, language))
                    : ClockTag(band.level, band.label).node(language)))
    }

    /// A count with what is counted, so that it never runs into a number beside it: `0件 2个工作日内到期`.
    private static func number(_ count: Int, _ language: Language) -> Node {
        span(
            [.class("fx-counts__number")], .text(language.number(count)),
            .when(language == .zh, span([.class("fx-counts__unit")], "件")))
    }

    private func state(_ state: State, _ reader: Reader) -> Node {
        let language = reader.language
        let isChosen = state == wish.state
        return li(
            a(
                [
                    .class("fx-counts__item"),
                    .href(Parts.link(reader, setting: [("state", isChosen ? nil : state.rawValue)])),
                    .when(isChosen, .aria(.current, "true")),
                ],
                Self.number(tally.byState[state] ?? 0, language),
                Parts.state(state, language)))
    }
}

extension DueBand {
    fileprivate var level: ClockTag.Level {
        switch self {
        case .late: .late
        case .today: .red
        case .soon: .orange
        case .week: .blue
        case .later: .calm
        }
    }

    /// The rung without the words that its tag says already.
    fileprivate var label: Phrase {
        switch self {
        case .late: Phrase(zh: "已超过期限", en: "past the date")
        case .today: phrase
        case .soon: Phrase(zh: "2个工作日内到期", en: "within 2 working days")
        case .week: Phrase(zh: "5个工作日内到期", en: "within 5 working days")
        case .later: Phrase(zh: "更晚到期", en: "later")
        }
    }
}
