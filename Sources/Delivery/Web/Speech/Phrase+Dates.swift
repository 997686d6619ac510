public import Kernel

/// Days and moments as pages of several rooms write them.
extension Phrase {
    public static func days(_ count: Int) -> Phrase {
        Phrase(zh: "\(count)个工作日", en: count == 1 ? "1 working day" : "\(count) working days")
    }

    public static func calendarDays(_ count: Int) -> Phrase {
        Phrase(zh: "\(count)天", en: count == 1 ? "1 day" : "\(count) days")
    }

    /// A date with its day of the week: `2026年4月29日 周三`.
    public static func dateWithWeekday(_ day: Day) -> Phrase {
        Phrase(
            zh: "\(Language.zh.date(day)) \(Language.zh.weekday(day.weekday))",
            en: "\(Language.en.weekday(day.weekday)) \(Language.en.date(day))")
    }

    public static func moment(_ instant: Instant) -> Phrase {
        Phrase(zh: Language.zh.dateAndTime(instant), en: Language.en.dateAndTime(instant))
    }

    /// `4月29日` or `29 Apr`: within a list that spans a few weeks the year is noise.
    public static func shortDate(_ day: Day) -> Phrase {
        let english = Language.en.date(day).split(separator: " ").prefix(2).joined(separator: " ")
        return Phrase(zh: "\(day.month)月\(day.dayOfMonth)日", en: english)
    }
}
