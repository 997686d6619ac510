import Calendars
public import Kernel
public import Markup
public import Rulebook
import Web

/// A clock that explains itself: when it ends under both readings, the law behind it, and every day with the reason why
/// it counts or does not.
public struct ClockCertificate {
    let clock: Clock
    let today: Day
    let language: Language
    /// The authority's own clock beside it, for its officials.
    public var beside: SideBySide?
    /// Where all clocks of the case stand, with their certificates.
    public var address: String?

    public init(clock: Clock, today: Day, language: Language) {
        self.clock = clock
        self.today = today
        self.language = language
    }

    public func with(_ change: (inout ClockCertificate) -> Void) -> ClockCertificate {
        var certificate = self
        change(&certificate)
        return certificate
    }

    public var node: Node {
        div(
            [.class("fx-certificate"), .id("clock")],
            Parts.clock(clock, today: today, language), house,
            details(
                summary(.text(Phrase(zh: "这个期限是怎样算的", en: "How this date was counted"), language)),
                ClockFacts(clock: clock, language: language).node,
                .some(clock.doubt) { Parts.quiet($0.phrase, language) },
                account),
            .some(address) { a([.href($0)], .text(Self.all, language)) })
    }

    private static let all = Phrase(zh: "本案各期限和签名证明", en: "All clocks of the case, with signed certificates")

    /// The internal limit beside the legal one: it binds the authority alone, and nothing is overdue by it.
    private var house: Node {
        .some(beside) { beside in
            .some(beside.house) { house in
                div(
                    [.class("fx-certificate__house")],
                    span([.class("fx-quiet")], .text(Phrase(zh: "内部期限", en: "Internal limit"), language)),
                    // "Overdue" is a word of the law's clock alone.
                    house.due < today
                        ? span(.text(Phrase(zh: "已过", en: "passed"), language))
                        : Parts.clock(
                            due: house.due, today: today, calendar: clock.calendar,
                            unit: beside.limit?.length.unit ?? clock.length.unit, language),
                    span(
                        [.class("fx-quiet")],
                        .text(
                            Phrase(
                                zh:
                                    "\(Phrase.dateWithWeekday(house.due).zh)；工作制度\(beside.limit?.length.phrase.zh ?? "")，法定\(clock.length.phrase.zh)",
                                en:
                                    "\(Phrase.dateWithWeekday(house.due).en); working rules: \(beside.limit?.length.phrase.en ?? ""); law: \(clock.length.phrase.en)"
                            ), language)))
            }
        }
    }

    private var account: Node {
        div(
            [
                .class("fx-certificate__days"), .tabindex(0), .role("region"),
                .aria(.label, Phrase(zh: "逐日计算", en: "Day by day")(language)),
            ],
            DayTable(clock: clock, today: today, language: language).node)
    }
}
