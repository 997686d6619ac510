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
                KeyValue.node(facts, language),
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

    private var facts: [(name: Phrase, value: Node?)] {
        let length = clock.length
        let unit: Phrase =
            switch length.unit {
            case .working: Phrase(zh: "个工作日", en: " working days")
            case .calendar: Phrase(zh: "日（自然日）", en: " calendar days")
            case .years: Phrase(zh: "年", en: " years")
            }
        let start = Phrase.dateWithWeekday(clock.startedOn)
        return [
            (
                Phrase(zh: "起算", en: "Starts"),
                .text(
                    Phrase(
                        zh: "\(start.zh)，\(clock.period.startsOn.text.zh)；当日不计",
                        en: "\(start.en), \(clock.period.startsOn.text.en); that day is not counted"), language)
            ),
            (
                Phrase(zh: "长度", en: "Length"),
                .text(Phrase(zh: "\(length.value)\(unit.zh)", en: "\(length.value)\(unit.en)"), language)
            ),
            (Phrase(zh: "届满", en: "Ends"), .text(ends, language)),
            (Phrase(zh: "另一种理解", en: "The other reading"), .text(strict, language)),
            (
                Phrase(zh: "依据", en: "Law"),
                ul(
                    [.class("fx-plain")],
                    .each(clock.basis) { li(.text($0.phrase, language)) },
                    li([.class("fx-quiet")], .text((clock.cap?.confidence ?? clock.period.confidence).phrase, language))
                )
            ),
        ]
    }

    private var ends: Phrase {
        let due = Phrase.dateWithWeekday(clock.due)
        guard let moved = clock.reckoning.rolledFrom else {
            return Phrase(zh: "\(due.zh)，当日办结仍为按期", en: "\(due.en); done that day is still in time")
        }
        let last = Phrase.dateWithWeekday(moved)
        return Phrase(
            zh: "\(due.zh)（期末\(last.zh)不上班，顺延；逾期以此为准）",
            en: "\(due.en) (the last day, \(last.en), is not worked, so it moves on; overdue means after this)")
    }

    private var strict: Phrase {
        let day = Phrase.dateWithWeekday(clock.strictDue)
        return clock.strictDue == clock.due
            ? Phrase(zh: "只遇法定节假日才顺延的，届满日相同", en: "The same day where only statutory holidays move it")
            : Phrase(zh: "只遇法定节假日才顺延的：\(day.zh)", en: "Where only statutory holidays move it: \(day.en)")
    }

    // MARK: The days

    private struct Line {
        let day: CountedDay
        let number: Int?
    }

    private var lines: [Line] {
        var count = 0
        return clock.days()
            .map { day in
                if day.isCounted { count += 1 }
                return Line(day: day, number: day.isCounted ? count : nil)
            }
    }

    private var account: Node {
        div(
            [
                .class("fx-certificate__days"), .tabindex(0), .role("region"),
                .aria(.label, Phrase(zh: "逐日计算", en: "Day by day")(language)),
            ],
            table(
                [.class("fx-table fx-table--dense")],
                caption(.text(Phrase(zh: "逐日计算，从起算日到届满日", en: "Day by day, from the start to the end"), language)),
                thead(
                    tr(
                        th([.scope("col")], .text(Phrase(zh: "日期", en: "Day"), language)),
                        th(
                            [.scope("col"), .class("fx-table__number")],
                            .text(Phrase(zh: "计第", en: "Counts as"), language)),
                        th([.scope("col")], .text(Phrase(zh: "理由", en: "Why"), language)))),
                tbody(.each(lines, row))))
    }

    private func row(_ line: Line) -> Node {
        let day = line.day
        return tr(
            [.when(!day.isCounted, .class("fx-certificate__out")), .when(day.day == today, .aria(.current, "date"))],
            th([.scope("row")], .text(.dateWithWeekday(day.day), language)),
            td(
                [.class("fx-table__number")],
                .text(line.number.map { language.number($0) } ?? Phrase(zh: "不计", en: "not counted")(language))),
            td(.text(day.reason.phrase, language)))
    }
}
