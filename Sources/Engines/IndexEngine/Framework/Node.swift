public import Kernel

/// One line of a framework: an indicator at the bottom, a branch above others, or a figure that is shown and never scored.
public struct Node: Hashable, Sendable {
    public enum Kind: String, CaseIterable, Sendable {
        case indicator, branch, context
    }

    /// Whether more of it is better.
    public enum Direction: Int, Sendable {
        case lowerIsBetter = -1
        case higherIsBetter = 1

        var sign: Double { Double(rawValue) }
    }

    public let code: String
    public let name: Phrase
    public let kind: Kind
    public let parent: String?
    /// The share in the parent's score relative to its siblings'.
    public var weight: Double
    public let direction: Direction
    /// The level its table states, from 1 for indicators; nil where it states none.
    public let statedLevel: Int?
    public let unit: String?
    /// The column it is divided by.
    public let denominator: String?
    public let source: String?
    public let period: String?
    public let marks: Marks

    public init(
        _ code: String, _ name: Phrase, kind: Kind = .indicator, parent: String?, weight: Double = 1,
        direction: Direction = .higherIsBetter, statedLevel: Int? = nil, unit: String? = nil,
        denominator: String? = nil, source: String? = nil, period: String? = nil, marks: Marks = Marks()
    ) {
        self.code = code
        self.name = name
        self.kind = kind
        self.parent = parent
        self.weight = weight
        self.direction = direction
        self.statedLevel = statedLevel
        self.unit = unit
        self.denominator = denominator
        self.source = source
        self.period = period
        self.marks = marks
    }
}

/// The fixed marks that an indicator is measured against, in its own unit.
public struct Marks: Hashable, Sendable {
    public var goalposts: Goalposts?
    public var target: Double?
    /// Whether what is beyond the target counts as having reached it.
    public var isCappedAtTarget: Bool
    /// The least and the greatest score of a sample min-max.
    public var scoreRange: ScoreRange?
    /// The mean and standard deviation of its z-scores.
    public var standard: Standard?
    public var scaled: Scaled?

    public init(
        goalposts: Goalposts? = nil, target: Double? = nil, isCappedAtTarget: Bool = false,
        scoreRange: ScoreRange? = nil, standard: Standard? = nil, scaled: Scaled? = nil
    ) {
        self.goalposts = goalposts
        self.target = target
        self.isCappedAtTarget = isCappedAtTarget
        self.scoreRange = scoreRange
        self.standard = standard
        self.scaled = scaled
    }
}

/// The least and the greatest score.
public struct ScoreRange: Hashable, Sendable {
    public let least: Double
    public let greatest: Double

    public init(_ least: Double, _ greatest: Double) {
        self.least = least
        self.greatest = greatest
    }

    public static let hundred = ScoreRange(0, 100)
    /// From 1, for means that cannot take a nought.
    public static let positive = ScoreRange(1, 100)
}

/// A mean and a standard deviation.
public struct Standard: Hashable, Sendable {
    public let mean: Double
    public let deviation: Double

    public init(mean: Double, deviation: Double) {
        self.mean = mean
        self.deviation = deviation
    }
}

/// Bounds in the indicator's own unit and the score between them, without clipping.
public struct Scaled: Hashable, Sendable {
    public let lower: Double
    public let upper: Double
    public let factor: Double

    public init(lower: Double, upper: Double, factor: Double) {
        self.lower = lower
        self.upper = upper
        self.factor = factor
    }
}

/// The values worth nothing and worth everything, whichever of them is the greater.
public struct Goalposts: Hashable, Sendable {
    public let zero: Double
    public let full: Double
    /// The score at the full post.
    public let scale: Double
    /// Whether values beyond the posts are set to them.
    public let clips: Bool

    public init(zero: Double, full: Double, scale: Double = 100, clips: Bool = true) {
        self.zero = zero
        self.full = full
        self.scale = scale
        self.clips = clips
    }

    /// `scale · (x − zero) / (full − zero)`; NaN stays NaN.
    public func score(_ value: Double) -> Double {
        let share = (value - zero) / (full - zero)
        guard clips, !share.isNaN else { return share * scale }
        return max(0, min(1, share)) * scale
    }
}
