public import Kernel

/// To which unit an address leads, and why.
///
/// It is a proposal: whoever hands the appeal on may choose another unit and records that.
public struct Placement: Hashable, Sendable {
    /// What the proposal rests on, surest first.
    public enum Basis: String, CaseIterable, Sendable {
        case decidedRule, words, township, region, upperRegion, nothing
    }

    public struct Option: Hashable, Sendable {
        public let authority: Authority
        /// In thousandths.
        public let confidence: Int
        public let basis: Basis
        /// Which words and which rule.
        public let reason: Phrase
        /// How many characters of the address it rests on.
        let weight: Int
    }

    public let finding: AddressFinding
    /// The unit proposed; nothing where the address does not tell.
    public let best: Option?
    /// Units that other words of the address speak for, surest first.
    public let alternatives: [Option]
    /// The whole chain, in the order in which one would tell it.
    public let reasons: [Phrase]

    public var authority: Authority? { best?.authority }
    public var confidence: Int { best?.confidence ?? 0 }
    public var basis: Basis { best?.basis ?? .nothing }
}
