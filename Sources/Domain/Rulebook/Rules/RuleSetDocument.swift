import Calendars
public import Kernel

/// A rule set as one reads it: sections of items, each with what is said of it, its articles and how sure that is.
public struct RuleSetDocument: Hashable, Sendable {
    public struct Fact: Hashable, Sendable {
        public let name: Phrase
        public let value: Phrase

        init(_ name: Phrase, _ value: Phrase) {
            self.name = name
            self.value = value
        }
    }

    public struct Item: Hashable, Sendable {
        public let code: String
        public let title: Phrase
        public let facts: [Fact]
        public let basis: [Citation]
        public let confidence: Confidence
        public let note: Phrase?

        init(
            _ code: String, _ title: Phrase, _ facts: [Fact] = [], _ basis: [Citation], _ confidence: Confidence,
            note: Phrase? = nil
        ) {
            self.code = code
            self.title = title
            self.facts = facts
            self.basis = basis
            self.confidence = confidence
            self.note = note
        }
    }

    public struct Section: Hashable, Sendable {
        /// The name of the list in the rule set's file.
        public let code: String
        public let title: Phrase
        public let items: [Item]
    }

    public let sections: [Section]
}

extension RuleSet {
    /// The whole rule set, in the order in which one reads it; lists that are empty are left out.
    public var document: RuleSetDocument {
        RuleSetDocument(
            sections: [
                section("periods", Phrase(zh: "期限", en: "Periods"), periods.map(\.item)),
                section(
                    "declineGrounds", Phrase(zh: "不予受理的情形", en: "Grounds for not accepting"), declineGrounds.map(item)),
                section(
                    "consumerFactors", Phrase(zh: "可以考虑的因素", en: "Factors that may be considered"),
                    consumerFactors.map(item)),
                section(
                    "terminationGrounds", Phrase(zh: "终止调解的情形", en: "Grounds for ending mediation"),
                    terminationGrounds.map(item)),
                section("mediationRules", Phrase(zh: "调解规则", en: "Rules of mediation"), mediationRules.map(\.item)),
                section("complaints", Phrase(zh: "投诉办理流程", en: "The course of a complaint"), items(of: complaints)),
                section("reports", Phrase(zh: "举报办理流程", en: "The course of a report"), items(of: reports)),
                section(
                    "notFilingGrounds", Phrase(zh: "不予立案的情形", en: "Grounds for not filing a case"),
                    notFilingGrounds.map(item)),
                section("reportRules", Phrase(zh: "举报规则", en: "Rules about reports"), reportRules.map(\.item)),
                section("jurisdiction", Phrase(zh: "管辖", en: "Jurisdiction"), jurisdiction.map(\.item)),
                section("forms", Phrase(zh: "文书", en: "Forms"), forms.map(\.item)),
                section("countingRules", Phrase(zh: "期限的计算", en: "How periods are counted"), countingRules.map(\.item)),
            ]
            .filter { !$0.items.isEmpty })
    }

    private func section(_ code: String, _ title: Phrase, _ items: [RuleSetDocument.Item]) -> RuleSetDocument.Section {
        RuleSetDocument.Section(code: code, title: title, items: items)
    }

    private func item(_ ground: Ground) -> RuleSetDocument.Item {
        var facts: [RuleSetDocument.Fact] = []
        if ground.weighsFactors {
            facts.append(.init(.condition, Phrase(zh: "须说明理由和考虑的因素", en: "with reasons and the factors considered")))
        }
        let note =
            ground.wording == .summary ? Phrase(zh: "此处为摘要，以条文为准", en: "shortened; the text of the law prevails") : nil
        return RuleSetDocument.Item(ground.code, ground.text, facts, ground.basis, ground.confidence, note: note)
    }

    private func items(of course: CaseCourse) -> [RuleSetDocument.Item] {
        course.transitions.map { transition in
            let from = transition.from.map { course.state($0)?.title ?? .verbatim($0) }
            var facts: [RuleSetDocument.Fact] = []
            if !from.isEmpty { facts.append(.init(Phrase(zh: "状态", en: "In state"), .list(from))) }
            if let to = transition.to {
                facts.append(.init(Phrase(zh: "之后", en: "Then"), course.state(to)?.title ?? .verbatim(to)))
            }
            if let condition = transition.condition { facts.append(.init(.condition, condition)) }
            if let id = transition.period, let period = periods.first(where: { $0.id == id }) {
                facts.append(.init(Phrase(zh: "期限", en: "Period"), period.summary))
            }
            if let deadline = transition.deadline { facts.append(.init(Phrase(zh: "时间", en: "Time"), deadline)) }
            return RuleSetDocument.Item(
                transition.code, transition.title, facts, transition.basis, transition.confidence,
                note: transition.note)
        }
    }
}

extension Period {
    /// The title and the length: `调解期限60日`.
    fileprivate var summary: Phrase {
        Phrase(zh: "\(title.zh)\(length.phrase.zh)", en: "\(title.en), \(length.phrase.en)")
    }

    fileprivate var item: RuleSetDocument.Item {
        var facts = [
            RuleSetDocument.Fact(Phrase(zh: "长度", en: "Length"), length.phrase),
            RuleSetDocument.Fact(Phrase(zh: "起算", en: "Starts on"), startsOn.text),
        ]
        if let prolongation {
            let more = prolongation.length.phrase
            facts.append(
                .init(
                    Phrase(zh: "延长", en: "Extension"),
                    Phrase(zh: "\(more.zh)，\(prolongation.needs.zh)", en: "\(more.en), \(prolongation.needs.en)")))
        }
        facts += pauses.map { .init(Phrase(zh: "不计入", en: "Not counted"), $0.text) }
        if let validFrom {
            facts.append(
                .init(
                    Phrase(zh: "施行", en: "In force from"),
                    Phrase(zh: Language.zh.date(validFrom), en: Language.en.date(validFrom))))
        }
        return RuleSetDocument.Item(id.rawValue, title, facts, basis, confidence, note: note)
    }
}

extension JurisdictionRule {
    fileprivate var item: RuleSetDocument.Item {
        RuleSetDocument.Item(
            code, title, [.init(Phrase(zh: "管辖部门", en: "Competent"), text)], basis, confidence)
    }
}

extension StatutoryForm {
    fileprivate var item: RuleSetDocument.Item {
        RuleSetDocument.Item(
            code, Phrase(zh: "\(number)．\(title.zh)", en: "\(number). \(title.en)"),
            [.init(Phrase(zh: "用于", en: "Used for"), occasion), .init(Phrase(zh: "内容", en: "Content"), .list(fields))],
            basis, confidence)
    }
}

extension Provision {
    fileprivate var item: RuleSetDocument.Item { RuleSetDocument.Item(code, text, [], basis, confidence) }
}

extension Phrase {
    fileprivate static let condition = Phrase(zh: "条件", en: "Condition")

    /// Several phrases as one, with the language's own stops.
    fileprivate static func list(_ phrases: [Phrase]) -> Phrase {
        Phrase(zh: phrases.map(\.zh).joined(separator: "；"), en: phrases.map(\.en).joined(separator: "; "))
    }
}
