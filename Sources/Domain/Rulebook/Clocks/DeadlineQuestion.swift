public import Calendars
public import Kernel

/// What somebody asks of the calculator: a period, the day that starts it, and what stood still.
public struct DeadlineQuestion: Hashable, Sendable {
    public var period: PeriodIdentifier
    public var start: Day
    /// A place by two or six digits; nil for the national calendar.
    public var region: String?
    /// Nil for the rule set that the transition policy chooses.
    public var rules: RuleSet.ID?
    public var suspensions: Suspensions
    public var isExtended: Bool

    /// Reads what was typed, field by field.
    ///
    /// A suspension is `2026-08-10..2026-08-20`, both days suspended; one day alone is a span of one.
    ///
    /// - Throws: Every refusal at once, each naming its field: `period`, `from` or `suspend`.
    public init(
        period: String, from start: String, region: String? = nil, rules: String? = nil, suspensions: [String] = [],
        isExtended: Bool = false
    ) throws(Refusals) {
        var refusals: [Refusal] = []
        if period.isEmpty { refusals.append(.deadlinePeriodMissing) }
        let day = Day(start)
        if day == nil { refusals.append(.deadlineDay(start)) }
        var spans: [ClosedRange<Day>] = []
        for text in suspensions {
            if let span = Self.span(text) { spans.append(span) } else { refusals.append(.deadlineSpan(text)) }
        }
        if let failure = Refusals(refusals) { throw failure }
        self.period = PeriodIdentifier(period)
        self.start = day ?? Day(number: 0)
        self.region = region
        self.rules = rules.map { RuleSet.ID($0) }
        self.suspensions = Suspensions(spans)
        self.isExtended = isExtended
    }

    /// `a..b`; nil where a day is none or the last is before the first.
    private static func span(_ text: String) -> ClosedRange<Day>? {
        guard let dots = text.firstRange(of: "..") else { return Day(text).map { $0...$0 } }
        guard let first = Day(String(text[..<dots.lowerBound])), let last = Day(String(text[dots.upperBound...])),
            first <= last
        else { return nil }
        return first...last
    }
}

extension Rulebook {
    /// Answers a question.
    ///
    /// - Throws: A refusal whose field is what was wrong in the question: `period`, `from`, `region`, `rules` or `extended`.
    public func clock(answering question: DeadlineQuestion) throws(Refusal) -> Clock {
        do {
            return try clock(
                question.period, startedOn: question.start, region: question.region,
                suspensions: question.suspensions, isExtended: question.isExtended, under: question.rules)
        } catch {
            throw error.field == nil ? error.about(Self.field(of: error)) : error
        }
    }

    private static func field(of refusal: Refusal) -> String {
        switch refusal.code {
        case "rulebook.ruleSetUnknown": "rules"
        case "rulebook.ruleSetAbsent", "rulebook.periodNotInForce": "from"
        case "rulebook.periodFixed": "extended"
        default: "period"
        }
    }
}

extension Refusal {
    fileprivate static let deadlinePeriodMissing = Refusal(
        "rulebook.deadlinePeriodMissing", .invalid, Phrase(zh: "请写明期限的名称", en: "Name a period"), field: "period")

    fileprivate static func deadlineDay(_ text: String) -> Refusal {
        Refusal(
            "rulebook.deadlineDayWrong", .invalid,
            Phrase(zh: "“\(text)”不是日期，应如2026-04-15", en: "“\(text)” is not a date such as 2026-04-15"), field: "from")
    }

    fileprivate static func deadlineSpan(_ text: String) -> Refusal {
        Refusal(
            "rulebook.deadlineSpanWrong", .invalid,
            Phrase(
                zh: "“\(text)”不是起止日期，应如2026-08-10..2026-08-20，且不能先后颠倒",
                en: "“\(text)” is not a span such as 2026-08-10..2026-08-20 with its days in order"), field: "suspend")
    }
}
