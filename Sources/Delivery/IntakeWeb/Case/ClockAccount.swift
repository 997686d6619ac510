import Calendars
import Kernel
import Markup
import Rulebook
import Web

/// Why a period ends when it ends: the days that were counted and those that were not, and the law that says so.
struct ClockAccount {
    let clock: Clock
    let language: Language
    /// Where all clocks of the case stand, with their certificates.
    let address: String

    /// Days that follow each other and are counted, or left out, for the same reason.
    private struct Run {
        let reason: CountedDay.Reason
        let isCounted: Bool
        let first: Day
        var last: Day
        /// The numbers of the counted days.
        var count: ClosedRange<Int>?
    }

    var node: Node {
        details(
            [.class("fx-account-of-days")],
            summary(.text(Phrase(zh: "期限是怎样算的", en: "How this date was counted"), language)),
            p([.class("fx-quiet")], .text(rule, language)),
            ol([.class("fx-days")], .each(runs, line)),
            .some(clock.doubt) { p([.class("fx-quiet")], .text($0.phrase, language)) },
            p(a([.href(address)], .text(Phrase(zh: "签名的期限计算证明", en: "The signed certificate of this date"), language))))
    }

    private var rule: Phrase {
        let (length, basis) = (clock.length.phrase, clock.basis.phrase)
        return Phrase(
            zh: "从\(Language.zh.date(clock.startedOn))起\(length.zh)，当日不计\(basis.zh.isEmpty ? "" : "（\(basis.zh)）")。",
            en:
                "\(length.en) from \(Language.en.date(clock.startedOn)), which is not counted\(basis.en.isEmpty ? "" : " (\(basis.en))")."
        )
    }

    private var runs: [Run] {
        var runs: [Run] = []
        var number = 0
        for day in clock.days() {
            if day.isCounted { number += 1 }
            let count = day.isCounted ? number...number : nil
            if var run = runs.last, run.reason == day.reason, run.isCounted == day.isCounted {
                run.last = day.day
                run.count = run.count.map { $0.lowerBound...number }
                runs[runs.count - 1] = run
            } else {
                runs.append(
                    Run(reason: day.reason, isCounted: day.isCounted, first: day.day, last: day.day, count: count))
            }
        }
        return runs
    }

    private func line(_ run: Run) -> Node {
        li(
            [.class(run.isCounted ? "fx-days__line" : "fx-days__line fx-days__line--out")],
            span([.class("fx-days__dates")], .text(dates(run), language)),
            span([.class("fx-days__reason")], .text(run.reason.phrase, language)),
            span([.class("fx-days__count")], .text(count(run), language)))
    }

    private func dates(_ run: Run) -> Phrase {
        let first = Phrase.dayAndWeekday(run.first)
        guard run.first != run.last else { return first }
        let last = Phrase.dayAndWeekday(run.last)
        return Phrase(zh: "\(first.zh)至\(last.zh)", en: "\(first.en) – \(last.en)")
    }

    private func count(_ run: Run) -> Phrase {
        guard let count = run.count else { return Phrase(zh: "不计", en: "not counted") }
        guard count.lowerBound != count.upperBound else {
            return Phrase(zh: "第\(count.lowerBound)日", en: "day \(count.lowerBound)")
        }
        return Phrase(
            zh: "第\(count.lowerBound)–\(count.upperBound)日", en: "days \(count.lowerBound)–\(count.upperBound)")
    }
}

extension Phrase {
    /// A day within an account, without its year: `4月21日周二`.
    static func dayAndWeekday(_ day: Day) -> Phrase {
        let english = Language.en.date(day).split(separator: " ").prefix(2).joined(separator: " ")
        return Phrase(
            zh: "\(day.month)月\(day.dayOfMonth)日\(Language.zh.weekday(day.weekday))",
            en: "\(Language.en.weekday(day.weekday)) \(english)")
    }
}
