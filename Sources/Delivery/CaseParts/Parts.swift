public import Calendars
public import Commons
public import Kernel
public import Markup
public import Rulebook
public import Web

/// Pieces that several of these pages are made of.
public enum Parts {
    /// The style of these pages, loaded where it is needed; HTML lets it stand in the body.
    public static func style(_ reader: Reader) -> Node {
        Markup.link([.rel("stylesheet"), .href(reader.assets.address("complaints.css"))])
    }

    /// What is written in Chinese whatever the page's language: names, addresses, stories.
    public static func chinese(_ text: String, _ language: Language) -> Node {
        language == .zh ? .text(text) : span([.lang("zh-CN")], .text(text))
    }

    /// Somebody's own words, with their lines.
    public static func story(_ text: String, _ language: Language) -> Node {
        div(
            [.class("fx-story"), .when(language != .zh, .lang("zh-CN"))],
            .each(text.split(separator: "\n", omittingEmptySubsequences: true)) { p(.text(String($0))) })
    }

    /// What has no value in a table: a dash that cards leave out.
    public static var nothing: Node {
        span([.class("fx-none")], "—")
    }

    public static func quiet(_ phrase: Phrase, _ language: Language) -> Node {
        p([.class("fx-quiet")], .text(phrase, language))
    }

    public static func state(_ state: some CaseState, _ language: Language) -> Node {
        Tag.node(state.tone, state.phrase, language)
    }

    /// The time that is left to a legal date, in words and by shape.
    public static func clock(
        due: Day, today: Day, calendar: WorkCalendar, unit: LegalPeriod.Unit = .working, _ language: Language
    ) -> Node {
        clockTag(due: due, today: today, calendar: calendar, unit: unit).node(language)
    }

    /// The same of a clock, in the unit of its own period.
    public static func clock(_ clock: Clock, today: Day, _ language: Language) -> Node {
        Self.clock(due: clock.due, today: today, calendar: clock.calendar, unit: clock.length.unit, language)
    }

    /// What is left is told in the unit that the law counts in; how near it is, always by days that are worked.
    public static func clockTag(
        due: Day, today: Day, calendar: WorkCalendar, unit: LegalPeriod.Unit = .working
    ) -> ClockTag {
        let left = calendar.workingDaysLeft(on: today, until: due)
        func told(_ working: Int, _ calendar: Int) -> Phrase {
            unit == .working ? .days(working) : .calendarDays(calendar)
        }
        if due < today {
            let days = told(max(1, -left), today.days(since: due))
            return ClockTag(.late, Phrase(zh: "超过\(days.zh)", en: "by \(days.en)"), due: due)
        }
        guard due > today else { return ClockTag(.red, Phrase(zh: "今天到期", en: "due today"), due: due) }
        let days = told(left, due.days(since: today))
        let level: ClockTag.Level =
            switch left {
            case ...1: .orange
            case 2: .yellow
            case 3...5: .blue
            default: .calm
            }
        return ClockTag(level, Phrase(zh: "还剩\(days.zh)", en: "\(days.en) left"), due: due)
    }

    /// A second date that is not the law's, and never looks like one.
    public static func hotline(_ due: Day, today: Day, _ language: Language) -> Node {
        let date = Phrase.shortDate(due)
        let isOver = due < today
        return span(
            [.class("fx-hotline-date")],
            time([.datetime("\(due)")], .text(date, language)),
            .when(isOver, span([.class("fx-hotline-date__over")], .text(Phrase(zh: "已过", en: "passed"), language))))
    }

    /// The page's address with several words of its query changed, and the place in the list forgotten.
    public static func link(_ reader: Reader, setting values: [(String, String?)]) -> String {
        var query = reader.query.setting("after", to: nil)
        for (name, value) in values { query = query.setting(name, to: value) }
        return query.all.isEmpty ? reader.path : "\(reader.path)?\(query.text)"
    }

    /// The address of a part of the page, asked with the page's own words.
    public static func link(_ reader: Reader, at path: String) -> String {
        reader.query.all.isEmpty ? path : "\(path)?\(reader.query.text)"
    }

    public static func version(_ version: Int) -> Node {
        input([.type("hidden"), .name(Field.seenVersion.name), .value(String(version))])
    }

    /// The head of a page of the desk.
    public static func deskHead(_ title: Phrase, _ language: Language, _ others: Node...) -> Node {
        div([.class("fx-desk-head")], h1([.class("fx-title")], .text(title, language)), .group(others))
    }

    /// Earlier cases of somebody as a short table, or that there are none.
    public static func earlier(
        _ title: Phrase, _ columns: [Table.Column], _ rows: [Table.Row], for reader: Reader
    ) -> Node {
        guard !rows.isEmpty else {
            return p(
                [.class("fx-quiet")], .text(title, reader.language),
                .text(Phrase(zh: "：没有。", en: ": none."), reader.language))
        }
        return Table(
            Phrase(zh: "\(title.zh)：\(rows.count)件，新的在前", en: "\(title.en): \(rows.count), the newest first"), columns
        )
        .with {
            $0.isDense = true
            $0.isCards = true
        }
        .node(rows, for: reader)
    }

    /// An account that acted, by its name where it has one.
    public static func official(_ account: String, _ names: [String: String]) -> Phrase {
        names[account].map(Phrase.verbatim) ?? Phrase(zh: "账号\(account)", en: "account \(account)")
    }

    /// Several phrases in one, with the mark of each language between them.
    public static func joined(_ phrases: [Phrase]) -> Phrase {
        Phrase(zh: phrases.map(\.zh).joined(separator: "、"), en: phrases.map(\.en).joined(separator: ", "))
    }
}

extension Field {
    public static let dueByFilter = Field(
        "dueBy", Phrase(zh: "期限不晚于", en: "Due by"), .day, isRequired: false)
    public static let orderFilter = Field(
        "order", Phrase(zh: "排序", en: "Order"),
        .choice([
            Schema.Choice("due", Phrase(zh: "期限近的在前", en: "Nearest date first")),
            Schema.Choice("newest", Phrase(zh: "新的在前", en: "Newest first")),
        ]), isRequired: false)
    /// The version of the case that the form was drawn from.
    public static let seenVersion = Field(
        "version", Phrase(zh: "版本", en: "Version"), .integer(1...1_000_000), isRequired: false)
}

extension Channel {
    public static func phrase(_ code: String) -> Phrase { Channel(rawValue: code)?.phrase ?? .verbatim(code) }
}
