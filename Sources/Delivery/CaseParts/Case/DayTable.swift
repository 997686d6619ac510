import Calendars
public import Kernel
public import Markup
public import Rulebook
import Web

/// The account of a clock as a table: each day counted or skipped, and why.
public struct DayTable {
    private let clock: Clock
    private let today: Day?
    private let language: Language

    /// `today` is marked where it is among the days.
    public init(clock: Clock, today: Day? = nil, language: Language) {
        self.clock = clock
        self.today = today
        self.language = language
    }

    public var node: Node {
        table(
            [.class("fx-table fx-table--dense fx-day__table")],
            caption(.text(Phrase(zh: "逐日计算，从起算日到届满日", en: "Day by day, from the start to the end"), language)),
            thead(
                tr(
                    th([.scope("col")], .text(Phrase(zh: "日期", en: "Day"), language)),
                    th(
                        [.scope("col"), .class("fx-table__number")], .text(Phrase(zh: "计第", en: "Counts as"), language)),
                    th([.scope("col")], .text(Phrase(zh: "理由", en: "Why"), language)))), tbody(.group(rows)))
    }

    private var rows: [Node] {
        var number = 0
        return clock.days()
            .map { line in
                if line.isCounted { number += 1 }
                let count = line.isCounted ? language.number(number) : Phrase(zh: "不计", en: "—")(language)
                return tr(
                    [
                        .when(!line.isCounted, .class("fx-day__out")),
                        .when(line.day == today, .aria(.current, "date")),
                    ],
                    th([.scope("row")], .text(.dateWithWeekday(line.day), language)),
                    td([.class("fx-table__number")], .text(count)),
                    td(
                        .text(line.reason.phrase, language),
                        .when(line.isProvisional, .text(Phrase(zh: "（待公布）", en: " (not announced yet)"), language))))
            }
    }
}
