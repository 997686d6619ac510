public import Kernel
public import Markup
public import Rulebook
public import Web

/// Pieces of a case's story that every kind of case has.
public enum StoryParts {
    public static func sent(to office: Phrase) -> Phrase {
        Phrase(zh: "分送至\(office.zh)", en: "Sent to \(office.en)")
    }

    /// The 12345 hotline's number and date, which is not the law's.
    public static func hotlineOrder(_ number: String, _ due: Day?, _ language: Language) -> Node {
        Parts.quiet(
            Phrase(
                zh: "工单\(number)\(due.map { "，要求\(Language.zh.date($0))前办理（非法定期限）" } ?? "")",
                en: "Order \(number)\(due.map { ", due \(Language.en.date($0)) (not a statutory date)" } ?? "")"),
            language)
    }

    /// The last day of the period that runs, with how it was counted.
    ///
    /// `beside` is the authority's own clock, for its officials; `address` is where all clocks of the case stand.
    public static func lastDay(
        of clock: Clock, beside: SideBySide? = nil, address: String? = nil, today: Day, _ language: Language
    ) -> Timeline.Entry {
        Timeline.Entry(
            .dateWithWeekday(clock.due),
            Phrase(zh: "\(clock.period.title.zh)届满", en: "\(clock.period.title.en): last day")
        )
        .with { entry in
            entry.isComing = clock.due >= today
            entry.body =
                ClockCertificate(clock: clock, today: today, language: language)
                .with {
                    $0.beside = beside
                    $0.address = address
                }
                .node
        }
    }
}
