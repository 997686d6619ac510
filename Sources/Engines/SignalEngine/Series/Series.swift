public import Kernel

/// Counts at even steps of time, the first at step 1; what is missing is NaN.
public struct Series: Sendable {
    public let counts: [Double]
    /// Steps in a year: 52 for weeks, 12 for months, 365 for days.
    public let stepsPerYear: Int
    /// The place in its year, from 1, of the first step.
    public let firstPeriod: Int
    /// What the counts are out of, step by step; ones where nothing is known.
    public let population: [Double]
    /// The day on which each step begins, rising, where the steps are known by date.
    public let days: [Day]?

    public init(
        _ counts: [Double], stepsPerYear: Int = 52, firstPeriod: Int = 1, population: [Double]? = nil,
        days: [Day]? = nil
    ) {
        self.counts = counts
        self.stepsPerYear = stepsPerYear
        self.firstPeriod = firstPeriod
        self.population = population ?? [Double](repeating: 1, count: counts.count)
        self.days = days
    }

    public var count: Int { counts.count }

    /// The count at a step from 1.
    subscript(step: Int) -> Double { counts[step - 1] }

    /// The counts of some steps, the first included and the last too.
    func slice(_ first: Int, through last: Int) -> ArraySlice<Double> { counts[(first - 1)..<last] }
}

/// What a method says of one step.
public struct Detection: Hashable, Sendable {
    /// The step, from 1.
    public let step: Int
    /// The count; NaN where missing.
    public let observed: Double
    /// The greatest count that is not abnormal; NaN where the method can say nothing.
    public let bound: Double
    /// Nil where the method can say nothing.
    public let isAlarm: Bool?
    /// The count to be expected; NaN for methods that do not say.
    public let expected: Double

    public init(step: Int, observed: Double, bound: Double, isAlarm: Bool?, expected: Double = .nan) {
        self.step = step
        self.observed = observed
        self.bound = bound
        self.isAlarm = isAlarm
        self.expected = expected
    }

    /// An alarm where the count is above the bound, and no word where either is missing.
    init(step: Int, observed: Double, bound: Double, expected: Double = .nan) {
        let isAlarm = observed.isNaN || bound.isNaN ? nil : observed > bound
        self.init(step: step, observed: observed, bound: bound, isAlarm: isAlarm, expected: expected)
    }
}

/// A way to tell abnormal steps of one series from ordinary ones.
public protocol Detector: Sendable {
    /// What it says of some steps, by default of all that it can judge.
    ///
    /// - Throws: a refusal where the history is too short or a setting cannot be used.
    func detect(in series: Series, at steps: ClosedRange<Int>?) throws(Refusal) -> [Detection]
}

extension Detector {
    public func detect(in series: Series) throws(Refusal) -> [Detection] { try detect(in: series, at: nil) }
}

extension ClosedRange<Int> {
    /// The steps asked for, or all from a first one on; refused where they are not in the series.
    static func steps(
        _ asked: ClosedRange<Int>?, from first: Int, of series: Series
    ) throws(Refusal) -> ClosedRange<Int> {
        guard series.count > 0 else { throw .seriesEmpty }
        guard let asked else {
            guard first >= 1, first <= series.count else { throw .historyShort(needed: first, found: series.count) }
            return first...series.count
        }
        guard asked.lowerBound >= 1, asked.upperBound <= series.count else {
            throw .stepsOutside(asked, count: series.count)
        }
        return asked
    }
}
