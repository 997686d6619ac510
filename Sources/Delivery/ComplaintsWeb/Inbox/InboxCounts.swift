public import Complaints
import Kernel
public import Markup
public import Web

/// How many cases stand where, and how near their dates are: each count leads to its cases.
public struct InboxCounts {
    /// One state with its count; `value` is its word in the address.
    public struct StateCount {
        public let value: String
        public let count: Int
        public let tag: Node
        public let isChosen: Bool

        public init(value: String, count: Int, tag: Node, isChosen: Bool) {
            self.value = value
            self.count = count
            self.tag = tag
            self.isChosen = isChosen
        }
    }

    let byBand: [DueBand: Int]
    let chosen: DueBand?
    let states: [StateCount]

    public init(byBand: [DueBand: Int], chosen: DueBand?, states: [StateCount]) {
        self.byBand = byBand
        self.chosen = chosen
        self.states = states
    }

    public func node(for reader: Reader) -> Node {
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
        let isChosen = chosen == band
        let count = byBand[band] ?? 0
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

    private func state(_ state: StateCount, _ reader: Reader) -> Node {
        li(
            a(
                [
                    .class("fx-counts__item"),
                    .href(Parts.link(reader, setting: [("state", state.isChosen ? nil : state.value)])),
                    .when(state.isChosen, .aria(.current, "true")),
                ],
                Self.number(state.count, reader.language), state.tag))
    }
}

extension InboxCounts {
    init(tally: ComplaintTally, wish: InboxWish, _ language: Language) {
        func count(_ state: ComplaintState) -> Int { tally.byState[state] ?? 0 }
        self.init(
            byBand: tally.byBand, chosen: wish.band,
            states: ComplaintState.allCases.filter { $0.isOpen && count($0) > 0 || $0 == wish.state }
                .map {
                    StateCount(
                        value: $0.rawValue, count: count($0), tag: Parts.state($0, language), isChosen: $0 == wish.state
                    )
                })
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
