public import Kernel
import Numbers

/// What count is to be expected on a day: a negative binomial regression on kinds of days, weekdays, trend and season.
///
/// Fitted as `glm.nb` of R's MASS 7.3 does (Venables and Ripley 2002): means by reweighted least squares, the size by
/// maximum likelihood, in turns. Kinds of days are held near "no effect" by a prior, since some are seen once a year; past
/// outbreaks lose weight as in Noufaily and others (2013). O(days × effects² × rounds).
public struct NegativeBinomialBaseline: Sendable {
    /// What the model holds.
    public struct Settings: Hashable, Sendable {
        public var weekdays = true
        public var trend = true
        /// Waves a year: 0 for no season, 2 for its first two harmonics.
        public var waves = 1
        /// The precision of the prior of a kind's effect, on the logarithmic scale; 0 for none.
        public var termPrecision = 1.0
        /// Residuals above this many deviations lose weight by their square; nil for full weight.
        public var outbreakThreshold: Double? = 2.58

        public init() {}
    }

    /// What is to be expected on one day.
    public struct Expectation: Hashable, Sendable {
        public let mean: Double
        /// The standard error of the mean's logarithm.
        public let error: Double
        /// Of the negative binomial distribution around the mean.
        public let size: Double

        /// The least count that leaves a share of ordinary days at or below it, the error of the mean included.
        public func quantile(_ share: Double) -> Double { distribution.quantile(share) }

        /// The chance of at least a count on an ordinary day.
        public func chance(of count: Double) -> Double { distribution.above(count - 1) }

        private var distribution: NegativeBinomial {
            NegativeBinomial(mean: mean, size: 1 / (1 / size + error * error))
        }
    }

    public let settings: Settings
    /// The size of the negative binomial distribution: variance = mean + mean²/size.
    public let size: Double
    /// Effects on the logarithmic scale, by name.
    public let effects: [(name: String, value: Double)]
    private let layout: BaselineLayout
    private let fit: LogLinearModel.Fit

    /// Fits the counts of days from a first one on; missing ones are NaN.
    ///
    /// - Throws: a refusal for fewer than two weeks of counts, negative counts, or a fit that does not come about.
    public init(
        fitting counts: [Double], from first: Day, terms: DayTerms = DayTerms(), settings: Settings = Settings()
    ) throws(Refusal) {
        if let below = counts.first(where: { $0 < 0 }) { throw .countNegative(below) }
        let seen = counts.indices.filter { !counts[$0].isNaN }
        guard seen.count >= 14 else { throw .historyShort(needed: 14, found: seen.count) }
        let days = seen.map { first.advanced(by: $0) }
        layout = BaselineLayout(days: days, terms: terms, settings: settings)
        self.settings = settings
        let response = seen.map { counts[$0] }
        guard let found = NegativeBinomialFit(layout, days, response, settings) else { throw .trainingUnusable }
        (fit, size) = (found.fit, found.size)
        effects = Array(zip(layout.names, found.fit.coefficients.map { $0.isNaN ? 0 : $0 }))
    }

    /// What is to be expected on a day, within or after the days of the fit.
    ///
    /// A kind of day that was never seen has no effect but makes the expectation less certain.
    public func expectation(on day: Day) -> Expectation {
        let (row, unseen) = layout.row(day)
        let predictor = LogLinearModel.predictor(row, fit.coefficients)
        var variance = fit.factor.leverage { row[$0] }
        if settings.termPrecision > 0 { variance += Double(unseen) / settings.termPrecision }
        return Expectation(
            mean: max(Elementary.exponential(predictor), Double.ulpOfOne), error: variance.squareRoot(), size: size)
    }

    /// The judgement of a count on a day, under a share of false alarms.
    public func detection(of count: Double, on day: Day, step: Int = 0, alpha: Double = 0.01) -> Detection {
        let expected = expectation(on: day)
        return Detection(
            step: step, observed: count, bound: expected.quantile(1 - alpha), expected: expected.mean)
    }
}
