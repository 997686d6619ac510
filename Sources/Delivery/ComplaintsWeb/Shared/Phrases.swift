import Kernel

/// Labels that several of these pages share.
extension Phrase {
    static let inbox = Phrase(zh: "收件箱", en: "Inbox")
    static let register = Phrase(zh: "登记投诉", en: "Register a complaint")
    static let overview = Phrase(zh: "概览", en: "Overview")
    static let counterInbox = Phrase(zh: "投诉", en: "Complaints")
    static let number = Phrase(zh: "编号", en: "Number")
    static let respondent = Phrase(zh: "被投诉人", en: "Respondent")
    static let complainant = Phrase(zh: "投诉人", en: "Complainant")
    static let classes = Phrase(zh: "类别 / 问题", en: "Class / problem")
    static let amount = Phrase(zh: "金额", en: "Amount")
    static let state = Phrase(zh: "状态", en: "State")
    static let legalDate = Phrase(zh: "法定期限", en: "Legal date")
    static let hotline = Phrase(zh: "12345期限（非法定）", en: "12345 date (not statutory)")
    static let order = Phrase(zh: "排序", en: "Order")
    static let mine = Phrase(zh: "我承办的", en: "Mine")
    static let none = Phrase(zh: "—", en: "—")

    static func days(_ count: Int) -> Phrase {
        Phrase(zh: "\(count)个工作日", en: count == 1 ? "1 working day" : "\(count) working days")
    }

    /// A date with its day of the week: `2026年4月29日 周三`.
    static func dateWithWeekday(_ day: Day) -> Phrase {
        Phrase(
            zh: "\(Language.zh.date(day)) \(Language.zh.weekday(day.weekday))",
            en: "\(Language.en.weekday(day.weekday)) \(Language.en.date(day))")
    }

    static func moment(_ instant: Instant) -> Phrase {
        Phrase(zh: Language.zh.dateAndTime(instant), en: Language.en.dateAndTime(instant))
    }

    /// `4月29日` or `29 Apr`: within a list that spans a few weeks the year is noise.
    static func shortDate(_ day: Day) -> Phrase {
        let english = Language.en.date(day).split(separator: " ").prefix(2).joined(separator: " ")
        return Phrase(zh: "\(day.month)月\(day.dayOfMonth)日", en: english)
    }
}
