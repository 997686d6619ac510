public import Kernel

extension Refusal {
    /// No rule set was in force on that day.
    public static func ruleSetAbsent(on day: Day) -> Refusal {
        Refusal(
            "rulebook.ruleSetAbsent", .invalid,
            Phrase(zh: "\(Language.zh.date(day))没有可适用的规定", en: "No rules were in force on \(Language.en.date(day))"))
    }

    public static func ruleSetUnknown(_ id: RuleSet.ID) -> Refusal {
        Refusal(
            "rulebook.ruleSetUnknown", .invalid,
            Phrase(zh: "没有名为“\(id.rawValue)”的规定", en: "There is no rule set “\(id.rawValue)”"))
    }

    public static func periodUnknown(_ id: PeriodIdentifier, in ruleSet: RuleSet) -> Refusal {
        Refusal(
            "rulebook.periodUnknown", .invalid,
            Phrase(
                zh: "\(ruleSet.title.zh)没有期限“\(id.rawValue)”", en: "\(ruleSet.title.en) has no period “\(id.rawValue)”")
        )
    }

    /// The period stands in the rule set, but was not yet law on the day on which it would start.
    public static func periodNotInForce(_ period: Period, on day: Day) -> Refusal {
        let article = period.basis.first?.phrase
        return Refusal(
            "rulebook.periodNotInForce", .invalid,
            Phrase(
                zh: "“\(period.title.zh)”在\(Language.zh.date(day))尚未施行（\(article?.zh ?? "")）",
                en: "“\(period.title.en)” was not in force on \(Language.en.date(day)) (\(article?.en ?? ""))"))
    }

    public static func periodFixed(_ period: Period) -> Refusal {
        let article = period.basis.first?.phrase
        return Refusal(
            "rulebook.periodFixed", .invalid,
            Phrase(
                zh: "“\(period.title.zh)”不能延长（\(article?.zh ?? "")）",
                en: "“\(period.title.en)” cannot be extended (\(article?.en ?? ""))"))
    }

    public static func groundUnknown(_ code: String, article: Citation?, in ruleSet: RuleSet) -> Refusal {
        let place = article.map {
            Citation(law: $0.law, article: $0.article, paragraph: $0.paragraph, item: nil).phrase
        }
        let source = place ?? ruleSet.title
        return Refusal(
            "rulebook.groundUnknown", .invalid,
            Phrase(zh: "\(source.zh)没有“\(code)”这一情形", en: "\(source.en) knows no “\(code)”"))
    }

    public static func provinceUnknown(_ code: String) -> Refusal {
        Refusal(
            "rulebook.provinceUnknown", .invalid,
            Phrase(zh: "“\(code)”不是省级行政区划代码", en: "“\(code)” is not the code of a province"), field: "region")
    }
}
