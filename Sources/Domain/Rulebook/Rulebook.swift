public import Calendars
public import Kernel

/// The law as dated data: rule sets chosen by date, the policy for what crosses from one to the next, and the calendars.
public struct Rulebook: Sendable {
    /// In the order in which they came into force.
    public let ruleSets: [RuleSet]
    public let transition: TransitionPolicy
    public let calendars: WorkCalendars

    /// - Throws: `RulebookError` if two rule sets claim the same day.
    public init(
        ruleSets: [RuleSet], transition: TransitionPolicy, calendars: WorkCalendars
    ) throws(RulebookError) {
        self.ruleSets = ruleSets.sorted { $0.validFrom < $1.validFrom }
        self.transition = transition
        self.calendars = calendars
        for (one, next) in zip(self.ruleSets, self.ruleSets.dropFirst()) where one.isValid(on: next.validFrom) {
            throw .overlap(one.id, next.id)
        }
    }

    /// The same rules with other calendars, once a notice has come in.
    public func with(_ calendars: WorkCalendars) throws(RulebookError) -> Rulebook {
        try Rulebook(ruleSets: ruleSets, transition: transition, calendars: calendars)
    }

    /// The rule set in force on a day.
    public func ruleSet(on day: Day) throws(Refusal) -> RuleSet {
        guard let found = ruleSets.last(where: { $0.isValid(on: day) }) else { throw .ruleSetAbsent(on: day) }
        return found
    }

    public func ruleSet(_ id: RuleSet.ID) throws(Refusal) -> RuleSet {
        guard let found = ruleSets.first(where: { $0.id == id }) else { throw .ruleSetUnknown(id) }
        return found
    }

    /// The rule set whose grounds a decision may rest on, by the transition policy.
    public func groundRules(decidedOn decision: Day, startedOn start: Day) throws(Refusal) -> RuleSet {
        switch transition.grounds {
        case .decisionDay: try ruleSet(on: decision)
        case .clockStart: try ruleSet(on: start)
        }
    }

    /// Starts a clock.
    ///
    /// - Parameters:
    ///   - id: Which period.
    ///   - start: The day of the event that starts it, which is not counted.
    ///   - region: The province of the authority, by two digits or by the six of a place in it; nil for the national calendar.
    ///   - suspensions: The days that do not count. Whether the law allows them is the period's `pauses`.
    ///   - isExtended: Whether the extension that the rule set provides was granted.
    ///   - rules: A rule set to count by, whatever its dates, and without the policy's caps; nil for the one that the
    ///     transition policy chooses.
    /// - Returns: The clock as its events leave it; computed anew when one is added.
    /// - Throws: A refusal if the period, the rule set, the region or an extension is unknown.
    public func clock(
        _ id: PeriodIdentifier, startedOn start: Day, region: String? = nil, suspensions: Suspensions = .none,
        isExtended: Bool = false, under rules: RuleSet.ID? = nil
    ) throws(Refusal) -> Clock {
        let ruleSet = try limitRules(startedOn: start, under: rules)
        let period = try ruleSet.period(id)
        if rules == nil, let first = period.validFrom, start < first { throw .periodNotInForce(period, on: start) }
        let province = try self.province(region)
        let counting = PeriodClock(
            calendar: calendars.calendar(in: province), period: try period.length(isExtended: isExtended),
            suspensions: suspensions)
        let reckoning = counting.compute(from: start)
        let capped = rules == nil ? self.capped(id, in: ruleSet.id, counting: counting, reckoning: reckoning) : nil
        return Clock(
            period: period, startedOn: start, province: province, ruleSet: ruleSet.id, isExtended: isExtended,
            reckoning: capped?.reckoning ?? reckoning, cap: capped?.cap, counting: capped?.counting ?? counting)
    }

    /// The calendar that is kept where a region lies; the national one where it lies in no province.
    public func calendar(of region: String?) -> WorkCalendar {
        calendars.calendar(in: region.flatMap { Province(String($0.prefix(2))) })
    }

    private func limitRules(startedOn start: Day, under rules: RuleSet.ID?) throws(Refusal) -> RuleSet {
        if let rules { return try ruleSet(rules) }
        switch transition.limits {
        case .clockStart: return try ruleSet(on: start)
        }
    }

    private func capped(
        _ id: PeriodIdentifier, in ruleSet: RuleSet.ID, counting: PeriodClock, reckoning: Reckoning
    ) -> (cap: TransitionPolicy.Cap, counting: PeriodClock, reckoning: Reckoning)? {
        guard let cap = transition.cap(on: id, in: ruleSet) else { return nil }
        let shorter = PeriodClock(
            calendar: counting.calendar, period: cap.length, suspensions: counting.suspensions)
        let end = shorter.compute(from: reckoning.start)
        return end.due >= cap.inForce && end.due < reckoning.due ? (cap, shorter, end) : nil
    }

    private func province(_ region: String?) throws(Refusal) -> Province? {
        guard let region else { return nil }
        guard let province = Province(region) else { throw .provinceUnknown(region) }
        return province
    }
}

extension Period {
    fileprivate func length(isExtended: Bool) throws(Refusal) -> LegalPeriod {
        guard isExtended else { return length }
        guard let longer = prolongation.flatMap({ length.extended(by: $0.length) }) else { throw .periodFixed(self) }
        return longer
    }
}
