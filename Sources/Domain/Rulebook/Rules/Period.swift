public import Calendars
public import Kernel

/// A period as one rule set has it.
public struct Period: Hashable, Sendable {
    /// A longer time that somebody may grant once.
    public struct Prolongation: Hashable, Sendable {
        public let length: LegalPeriod
        /// What it needs, such as the approval of the person in charge.
        public let needs: Phrase
        public let basis: [Citation]
    }

    /// What time does not count, such as testing.
    public struct Pause: Hashable, Sendable {
        public let code: String
        public let text: Phrase
        public let basis: [Citation]
    }

    /// The event that starts it.
    public struct Start: Hashable, Sendable {
        public let code: String
        public let text: Phrase
    }

    public let id: PeriodIdentifier
    public let title: Phrase
    public let length: LegalPeriod
    public let startsOn: Start
    public let prolongation: Prolongation?
    /// Empty where the law stops the clock for nothing.
    public let pauses: [Pause]
    /// The first day on which it may start, where that is later than the rule set's.
    public let validFrom: Day?
    public let basis: [Citation]
    public let confidence: Confidence
    public let note: Phrase?
}
