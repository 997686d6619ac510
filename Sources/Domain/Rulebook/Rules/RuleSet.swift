public import Kernel

/// A ground or a factor that an official may choose, with its place in the law.
public struct Ground: Hashable, Sendable {
    /// Whether the words are the law's own.
    public enum Wording: String, Sendable {
        /// As in the law, or in its official form.
        case text
        /// Shortened; the law is to be compared before it is served.
        case summary
    }

    /// Never renamed, and the same for the same ground in every rule set.
    public let code: String
    public let text: Phrase
    public let wording: Wording
    public let basis: [Citation]
    public let confidence: Confidence
    /// Whether the consumer factors are weighed for it, and reasons written down.
    public let weighsFactors: Bool
    /// The period whose running out is this ground.
    public let period: PeriodIdentifier?
    /// Whether mediation ends on it when the complaint is taken back.
    public let isWithdrawal: Bool
}

/// What held from one day to another: periods, grounds and factors, each with its article.
public struct RuleSet: Hashable, Sendable {
    public struct ID: RawRepresentable, Hashable, Sendable {
        public let rawValue: String

        public init(rawValue: String) {
            self.rawValue = rawValue
        }

        public init(_ rawValue: String) {
            self.rawValue = rawValue
        }
    }

    public let id: ID
    public let title: Phrase
    public let validFrom: Day
    /// The last day on which it held; nil while it does.
    public let validThrough: Day?
    public let periods: [Period]
    /// 不予受理.
    public let declineGrounds: [Ground]
    /// 终止调解.
    public let terminationGrounds: [Ground]
    /// 不予立案, after a report was verified.
    public let notFilingGrounds: [Ground]
    /// What may be weighed on the question whether somebody is a consumer; never a trigger by itself.
    public let consumerFactors: [Ground]
    /// How a complaint goes from receipt to its end.
    public let complaints: CaseCourse
    /// The same of a report.
    public let reports: CaseCourse
    /// 管辖: who is competent for what.
    public let jurisdiction: [JurisdictionRule]
    /// The statutory forms, by their numbers.
    public let forms: [StatutoryForm]
    public let mediationRules: [Provision]
    public let reportRules: [Provision]
    /// How periods are counted.
    public let countingRules: [Provision]

    public func isValid(on day: Day) -> Bool {
        day >= validFrom && validThrough.map { day <= $0 } ?? true
    }

    public func period(_ id: PeriodIdentifier) throws(Refusal) -> Period {
        guard let period = periods.first(where: { $0.id == id }) else {
            throw .periodUnknown(id, in: self)
        }
        return period
    }

    /// The ground for not accepting a complaint that has a code.
    public func declineGround(_ code: String) throws(Refusal) -> Ground {
        try ground(code, in: declineGrounds)
    }

    /// The ground for ending mediation that has a code.
    public func terminationGround(_ code: String) throws(Refusal) -> Ground {
        try ground(code, in: terminationGrounds)
    }

    /// The ground on which mediation ends when the complaint is taken back; refused where this rule set names none.
    public func withdrawalGround() throws(Refusal) -> Ground {
        guard let ground = terminationGrounds.first(where: \.isWithdrawal) else {
            throw .groundUnknown("isWithdrawal", article: terminationGrounds.first?.basis.first, in: self)
        }
        return ground
    }

    public func consumerFactor(_ code: String) throws(Refusal) -> Ground {
        try ground(code, in: consumerFactors)
    }

    private func ground(_ code: String, in grounds: [Ground]) throws(Refusal) -> Ground {
        guard let ground = grounds.first(where: { $0.code == code }) else {
            throw .groundUnknown(code, article: grounds.first?.basis.first, in: self)
        }
        return ground
    }
}
