public import Kernel
import Numbers

/// The improved method of Noufaily and others (2013): all past weeks in seasonal blocks, the latest left out, a trend, past
/// outbreaks weighed down, and a bound by one of three methods.
///
/// Equal to `farringtonFlexible` of R surveillance 1.20.3, whose use of the new weights in place of the working ones in
/// the test of the trend and in the standard error is kept. Missing counts are left out. Some 20 µs a step with ten
/// periods and two years; several times that where a trend has to be fitted.
public struct FarringtonFlexible: Detector {
    public enum Threshold: String, CaseIterable, Sendable {
        /// A normal interval on a transformed scale, of prediction and counts together.
        case delta
        /// A quantile of the negative binomial distribution around the prediction.
        case nbPlugin
        /// The same around an upper limit of the prediction.
        case muan
    }

    public var yearsBack: Int
    public var halfWindow: Int
    public var reweights: Bool
    public var weightsThreshold: Double
    public var alpha: Double
    public var trend: Bool
    public var trendChance: Double
    public var leastCases: LeastCases
    public var transform: PowerTransform
    public var usesPopulation: Bool
    /// Periods a year is cut into; 1 for only the weeks around the same one.
    public var periods: Int
    /// Steps just before that are left out; by default the half window.
    public var recentLeftOut: Int?
    public var threshold: Threshold
    /// Whether the same weeks of earlier years, and the trend, go by the calendar, not by counting steps.
    public var goesByDate = false

    public init(
        yearsBack: Int = 5, halfWindow: Int = 3, alpha: Double = 0.05, periods: Int = 1, recentLeftOut: Int? = nil,
        threshold: Threshold = .delta
    ) throws(Refusal) {
        guard yearsBack > 0 else { throw .settingUnusable("b", Phrase(zh: "正整数", en: "a whole number above 0")) }
        _ = try ReferenceWindow(yearsBack: yearsBack, halfWindow: halfWindow, includesThisYear: false)
        guard (1...366).contains(periods) else {
            throw .settingUnusable("noPeriods", Phrase(zh: "正整数", en: "a whole number above 0"))
        }
        guard (0...1_000_000).contains(recentLeftOut ?? 0) else {
            throw .settingUnusable("pastWeeksNotIncluded", Phrase(zh: "非负整数", en: "a whole number not below 0"))
        }
        self.yearsBack = yearsBack
        self.halfWindow = halfWindow
        self.alpha = try Share.checked(alpha, "alpha")
        self.periods = periods
        self.recentLeftOut = recentLeftOut
        self.threshold = threshold
        reweights = true
        weightsThreshold = 2.58
        trend = true
        trendChance = 0.05
        leastCases = try LeastCases()
        transform = .twoThirds
        usesPopulation = false
    }

    public func detect(in series: Series, at steps: ClosedRange<Int>?) throws(Refusal) -> [Detection] {
        let first = series.stepsPerYear * yearsBack + halfWindow + 1
        let steps = try ClosedRange.steps(steps, from: first, of: series)
        let least = max(series.stepsPerYear * yearsBack + halfWindow, series.stepsPerYear * yearsBack + 1)
        guard steps.lowerBound >= least else { throw .historyShort(needed: least, found: steps.lowerBound) }
        if periods != 1 {
            let between = series.stepsPerYear - 2 * halfWindow - 1
            guard between >= 0, between >= periods - (2 * halfWindow + 1) else { throw .periodsTooMany }
        }
        let dates = goesByDate ? try ReferenceDays(series) : nil
        return steps.map { detection(series, $0, dates) }
    }

    private func detection(_ series: Series, _ step: Int, _ dates: ReferenceDays?) -> Detection {
        let observed = series[step]
        guard let prediction = FlexibleFit(self, series, step, dates)?.prediction, let bound = bound(prediction) else {
            return Detection(step: step, observed: observed, bound: .nan, isAlarm: nil)
        }
        guard leastCases.areMet(series, step) == true else {
            return Detection(step: step, observed: observed, bound: .nan, isAlarm: false)
        }
        let centre = threshold == .delta ? prediction.mean : prediction.predictor
        let excess = (observed - centre) / (bound - centre)
        return Detection(
            step: step, observed: observed, bound: bound, isAlarm: !excess.isNaN && excess > 1 && observed != 0,
            expected: bound.isNaN ? .nan : prediction.mean)
    }

    /// NaN for a prediction without end; nil where it is unknown.
    private func bound(_ prediction: FlexibleFit.Prediction) -> Double? {
        if threshold == .delta {
            let error = prediction.error * prediction.mean
            let ratio = prediction.dispersion + error * error / prediction.mean
            return transform.upperBound(prediction.mean, ratio, Normal.upperQuantile(alpha))
        }
        let lift = threshold == .muan ? Normal.upperQuantile(alpha) * prediction.error : 0
        let mean = Elementary.exponential(prediction.predictor + lift)
        guard !mean.isNaN, !prediction.dispersion.isNaN else { return nil }
        guard mean < .infinity else { return .nan }
        let dispersion = prediction.dispersion
        return dispersion > 1
            ? NegativeBinomial(size: mean / (dispersion - 1), success: 1 / dispersion).quantile(1 - alpha)
            : Poisson(mean: mean).quantile(1 - alpha)
    }
}
