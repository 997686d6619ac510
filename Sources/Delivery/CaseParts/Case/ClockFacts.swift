import Calendars
public import Kernel
public import Markup
public import Rulebook
import Web

/// What is said of a clock before its days: how long, from when, until when under both readings, and by which law.
public struct ClockFacts {
    private let clock: Clock
    private let language: Language

    public init(clock: Clock, language: Language) {
        self.clock = clock
        self.language = language
    }

    /// The period and the day on which it ends.
    public var headline: Phrase {
        let due = Phrase.dateWithWeekday(clock.due)
        return Phrase(
            zh: "\(clock.period.title.zh)：\(due.zh)届满", en: "\(clock.period.title.en): ends on \(due.en)")
    }

    public var node: Node { KeyValue.node(facts, language) }

    /// That the date may still change, where it may.
    public var doubt: Phrase? {
        guard clock.isProvisional else { return nil }
        return clock.doubt?.phrase
            ?? Phrase(
                zh: "其中有日期的放假安排尚未公布，公布后重新计算。",
                en: "Some holidays within it are not announced yet; it is computed anew when they are.")
    }

    private var facts: [(name: Phrase, value: Node?)] {
        let start = Phrase.dateWithWeekday(clock.startedOn)
        return [
            (
                Phrase(zh: "起算", en: "Starts"),
                .text(
                    Phrase(
                        zh: "\(start.zh)，\(clock.period.startsOn.text.zh)；当日不计",
                        en: "\(start.en), \(clock.period.startsOn.text.en); not counted"), language)
            ),
            (Phrase(zh: "长度", en: "Length"), .text(clock.length.phrase, language)),
            (Phrase(zh: "届满（通行做法）", en: "Ends (usual practice)"), .text(usual, language)),
            (Phrase(zh: "届满（严格文义）", en: "Ends (the letter)"), .text(strict, language)),
            (
                Phrase(zh: "依据", en: "Law"),
                .group([
                    .text(clock.basis.phrase, language), " ",
                    span(
                        [.class("fx-quiet")],
                        .text((clock.cap?.confidence ?? clock.period.confidence).phrase, language)),
                ])
            ),
        ]
    }

    /// Overdue means after this day.
    private var usual: Phrase {
        let due = Phrase.dateWithWeekday(clock.due)
        guard let from = clock.reckoning.rolledFrom.map(Phrase.dateWithWeekday) else {
            return Phrase(zh: "\(due.zh)，逾期以此为准", en: "\(due.en); overdue means after this day")
        }
        return Phrase(
            zh: "\(due.zh)，逾期以此为准（\(from.zh)不上班，顺延）",
            en: "\(due.en); overdue means after this day (\(from.en) is not worked, so it moves on)")
    }

    private var strict: Phrase {
        let day = Phrase.dateWithWeekday(clock.strictDue)
        return Phrase(zh: "\(day.zh)，只遇法定节假日才顺延", en: "\(day.en), moved off statutory holidays only")
    }
}
