public import Calendars
public import Kernel

/// Which rules a case follows that crosses a change of rules; none of the laws says, so it is a policy and shown as such.
public struct TransitionPolicy: Hashable, Sendable {
    /// The day whose rule set gives the grounds of a decision.
    public enum Grounds: String, Sendable {
        case decisionDay, clockStart
    }

    /// The day whose rule set gives the length of a period; a clock knows no other day than its start.
    public enum Limits: String, Sendable {
        case clockStart
    }

    /// A limit of a later, higher law that periods of earlier rule sets do not outlast.
    public struct Cap: Hashable, Sendable {
        public let period: PeriodIdentifier
        public let length: LegalPeriod
        /// A cap that would have ended before this day does not apply: nobody can keep a limit that is not yet law.
        public let inForce: Day
        public let ruleSets: Set<RuleSet.ID>
        public let basis: [Citation]
        public let confidence: Confidence
    }

    public let title: Phrase
    public let note: Phrase
    public let grounds: Grounds
    public let limits: Limits
    public let caps: [Cap]
    public let basis: [Citation]
    public let confidence: Confidence

    func cap(on period: PeriodIdentifier, in ruleSet: RuleSet.ID) -> Cap? {
        caps.first { $0.period == period && $0.ruleSets.contains(ruleSet) }
    }
}
