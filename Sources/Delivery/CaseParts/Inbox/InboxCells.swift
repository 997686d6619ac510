public import Calendars
import Commons
public import Kernel
public import Markup
import Web

/// The cells that the rows of every inbox have.
public enum InboxCells {
    /// The case's number, which leads to it, above when and how it came.
    public static func number(
        _ number: String, at address: String, registeredAt: Instant, channel: String, isImported: Bool,
        _ language: Language
    ) -> Node {
        let (channel, day) = (Channel.phrase(channel), Phrase.shortDate(Day(at: registeredAt)))
        let imported = isImported ? Phrase(zh: " · 历史导入", en: " · imported") : Phrase(zh: "", en: "")
        return .group([
            a([.class("fx-number"), .href(address)], .text(number)),
            span(
                [.class("fx-inbox__from")],
                .text(
                    Phrase(
                        zh: "\(day.zh) \(channel.zh)\(imported.zh)", en: "\(day.en), \(channel.en)\(imported.en)"),
                    language)),
        ])
    }

    public static func name(_ name: String, _ language: Language) -> Node {
        span([.class("fx-inbox__name")], Parts.chinese(name, language))
    }

    /// What is left until a legal date, above what must be done by then.
    public static func due(
        _ due: Day?, _ task: Phrase, today: Day, calendar: WorkCalendar, unit: LegalPeriod.Unit = .working,
        _ language: Language
    ) -> Node {
        guard let due else { return Parts.nothing }
        let date = Phrase.shortDate(due)
        return span(
            [.class("fx-inbox__due")], Parts.clock(due: due, today: today, calendar: calendar, unit: unit, language),
            span(
                [.class("fx-inbox__from")],
                .text(Phrase(zh: "\(date.zh)前\(task.zh)", en: "\(task.en) by \(date.en)"), language)))
    }
}
