public import Kernel

/// How a kind of case goes from one state to the next under one rule set: the law's table, beside the program's own.
public struct CaseCourse: Hashable, Sendable {
    public struct State: Hashable, Sendable {
        /// Never renamed.
        public let code: String
        public let title: Phrase
        /// The state under which the program keeps it, where it is a part of another.
        public let keptAs: String
        /// Whether nothing has to follow.
        public let isFinal: Bool
    }

    public struct Transition: Hashable, Sendable {
        public let code: String
        public let title: Phrase
        /// The codes of the states in which it may happen; none for what begins a case.
        public let from: [String]
        /// The state after it; nil where it leaves the state alone.
        public let to: String?
        /// The name of the program's step that does it; nil where the program keeps it on paper only.
        public let step: String?
        /// The period that starts, ends or stands still with it.
        public let period: PeriodIdentifier?
        /// What must hold.
        public let condition: Phrase?
        /// What is said of its time beside the period.
        public let deadline: Phrase?
        public let basis: [Citation]
        public let confidence: Confidence
        public let note: Phrase?
    }

    public let states: [State]
    public let transitions: [Transition]

    public func state(_ code: String) -> State? { states.first { $0.code == code } }

    public func transition(_ code: String) -> Transition? { transitions.first { $0.code == code } }

    /// The transitions that may happen in a state.
    public func transitions(from state: String) -> [Transition] { transitions.filter { $0.from.contains(state) } }
}

/// Which authority is competent for one sort of matter.
public struct JurisdictionRule: Hashable, Sendable {
    public enum Matter: String, CaseIterable, Sendable {
        case complaint, report
    }

    public let code: String
    public let matter: Matter
    public let title: Phrase
    /// The competent authority, in words.
    public let text: Phrase
    public let basis: [Citation]
    public let confidence: Confidence
}

/// One of the forms that the national administration has drawn up.
public struct StatutoryForm: Hashable, Sendable {
    public let number: Int
    public let code: String
    public let title: Phrase
    /// When it is used.
    public let occasion: Phrase
    public let fields: [Phrase]
    public let basis: [Citation]
    public let confidence: Confidence
}

/// A rule that is neither a period nor a ground, shown as it stands.
public struct Provision: Hashable, Sendable {
    public let code: String
    public let text: Phrase
    public let basis: [Citation]
    public let confidence: Confidence
}
