public import Calendars
public import Kernel

/// 工作制度: what one authority asks of itself on top of a rule set, from one day to another.
///
/// It may set shorter limits, name who does each step and who approves it. It can make no limit longer than the law's and
/// add no ground.
public struct Overlay: Hashable, Sendable {
    /// An internal limit of a period.
    public struct Limit: Hashable, Sendable {
        public let period: PeriodIdentifier
        public let length: LegalPeriod
    }

    /// Who does a step, and whose approval it needs, from the lowest level to the highest.
    public struct Duty: Hashable, Sendable {
        public let matter: JurisdictionRule.Matter
        /// The code of the transition in the rule set.
        public let transition: String
        public let owner: Phrase?
        public let approvals: [Phrase]
    }

    /// The authority's code.
    public let authority: String
    public let title: Phrase
    /// The number of the paper that laid it down.
    public let paper: String?
    public let ruleSet: RuleSet.ID
    public let validFrom: Day
    /// The last day on which it holds; nil while it does.
    public let validThrough: Day?
    public let limits: [Limit]
    public let duties: [Duty]

    public func isValid(on day: Day) -> Bool {
        day >= validFrom && validThrough.map { day <= $0 } ?? true
    }

    /// The duty laid down for a transition.
    public func duty(_ transition: String, of matter: JurisdictionRule.Matter) -> Duty? {
        duties.first { $0.transition == transition && $0.matter == matter }
    }
}

/// The legal clock and the authority's own one beside each other.
public struct SideBySide: Sendable {
    public let legal: Clock
    /// What the internal limit comes to; nil where the authority has set none.
    public let house: Reckoning?
    /// The internal limit behind it.
    public let limit: Overlay.Limit?

    /// The day to work towards: the earlier of both.
    public var target: Day { min(legal.due, house?.due ?? legal.due) }

    /// Both as values: the certificate of the legal one, and the internal one's dates.
    public var json: JSON {
        let house: JSON =
            if let house, let limit {
                [
                    "due": .string(house.due.description), "lastDay": .string(house.lastDay.description),
                    "value": JSON(limit.length.value), "unit": .string(limit.length.unit.rawValue),
                    "provisional": .bool(house.isProvisional),
                ]
            } else {
                .null
            }
        return ["legal": legal.json, "internal": house, "target": .string(target.description)]
    }
}

extension Overlay {
    /// Sets the internal clock beside a legal one; without effect outside its own days and on other rule sets.
    ///
    /// The internal clock stands still when the legal one does, and an extension of the legal one is no extension of it.
    public func beside(_ legal: Clock) -> SideBySide {
        guard isValid(on: legal.startedOn), legal.ruleSet == ruleSet,
            let limit = limits.first(where: { $0.period == legal.period.id })
        else { return SideBySide(legal: legal, house: nil, limit: nil) }
        let counting = PeriodClock(
            calendar: legal.counting.calendar, period: limit.length, suspensions: legal.counting.suspensions)
        return SideBySide(legal: legal, house: counting.compute(from: legal.startedOn), limit: limit)
    }
}

extension [Overlay] {
    /// The internal clock that an authority's working rules set beside a legal one; nil where they set none.
    public func beside(_ clock: Clock, of authority: String?) -> SideBySide? {
        let own = last { $0.authority == authority && $0.ruleSet == clock.ruleSet && $0.isValid(on: clock.startedOn) }
        return own.map { $0.beside(clock) }.flatMap { $0.house == nil ? nil : $0 }
    }
}
