public import Kernel
import Numbers

/// The scale on which a bound is made symmetrical.
public enum PowerTransform: String, CaseIterable, Sendable {
    case none
    case half = "1/2"
    case twoThirds = "2/3"

    var exponent: Double {
        switch self {
        case .none: 1
        case .half: 0.5
        case .twoThirds: 2.0 / 3
        }
    }

    /// The standard error of a new count on this scale, for a mean and the variance of a count over that mean.
    func deviation(_ mean: Double, _ ratio: Double) -> Double {
        switch self {
        case .none: (mean * ratio).squareRoot()
        case .half: (ratio / 4).squareRoot()
        case .twoThirds: (4.0 / 9 * Elementary.power(mean, 1.0 / 3) * ratio).squareRoot()
        }
    }

    /// The upper end of the interval of a normal quantile around a mean; NaN where neither end exists.
    func upperBound(_ mean: Double, _ ratio: Double, _ z: Double) -> Double {
        let centre = Elementary.power(mean, exponent)
        let reach = z * deviation(mean, ratio)
        let ends = [centre - reach, centre + reach].map { Elementary.power($0, 1 / exponent) }
        // A missing end is sorted first, so the other is the upper one.
        return ends[0].isNaN ? ends[1] : ends[1].isNaN ? ends[0] : max(ends[0], ends[1])
    }
}

/// No alarm unless there were some cases in the last steps.
public struct LeastCases: Hashable, Sendable {
    public let cases: Double
    public let steps: Int

    public init(_ cases: Double = 5, inSteps steps: Int = 4) throws(Refusal) {
        guard cases >= 0, steps > 0, steps < 1_000_000 else {
            throw .settingUnusable(
                "limit54", Phrase(zh: "[非负数, 正整数]", en: "a number not below 0 and a whole number above 0"))
        }
        self.cases = cases
        self.steps = steps
    }

    /// Nil where a step is missing.
    func areMet(_ series: Series, _ step: Int) -> Bool? {
        let sum = series.slice(max(1, step - steps + 1), through: step).reduce(0, +)
        return sum.isNaN ? nil : sum >= cases
    }
}

/// The method of Farrington and others (1996): a regression on the same weeks of earlier years, past outbreaks weighed
/// down, a trend where it is significant, and a two-sided interval on a transformed scale.
///
/// Equal to `algo.farrington` of R surveillance 1.20.3. Reference steps before the series begins are left out; where one
/// within it is missing nothing is said of the step. Some 5 µs a step, several times that where a trend has to be fitted.
public struct Farrington: Detector {
    /// The published variants of the fit.
    public enum Fit: String, CaseIterable, Sendable {
        case fast = "algo.farrington.fitGLM.fast"
        case plain = "algo.farrington.fitGLM"
        case populationOffset = "algo.farrington.fitGLM.populationOffset"
    }

    public var yearsBack: Int
    public var halfWindow: Int
    public var reweights: Bool
    public var alpha: Double
    public var trend: Bool
    public var leastCases: LeastCases
    public var transform: PowerTransform
    public var fit: Fit
    /// Whether the same weeks of earlier years are found by the calendar, not by counting steps.
    public var goesByDate = false

    public init(yearsBack: Int = 5, halfWindow: Int = 3, alpha: Double = 0.05) throws(Refusal) {
        _ = try ReferenceWindow(yearsBack: yearsBack, halfWindow: halfWindow, includesThisYear: false)
        self.yearsBack = yearsBack
        self.halfWindow = halfWindow
        self.alpha = try Share.checked(alpha, "alpha")
        reweights = true
        trend = true
        leastCases = try LeastCases()
        transform = .twoThirds
        fit = .fast
    }

    public func detect(in series: Series, at steps: ClosedRange<Int>?) throws(Refusal) -> [Detection] {
        let first = max(1, series.stepsPerYear * yearsBack - halfWindow)
        let steps = try ClosedRange.steps(steps, from: first, of: series)
        let dates = goesByDate ? try ReferenceDays(series) : nil
        return steps.map { detection(series, $0, dates) }
    }

    private func detection(_ series: Series, _ step: Int, _ dates: ReferenceDays?) -> Detection {
        let observed = series[step]
        guard let fitted = prediction(series, step, reference(step, series, dates)),
            let enough = leastCases.areMet(series, step)
        else {
            return Detection(step: step, observed: observed, bound: .nan, isAlarm: nil)
        }
        guard enough else {
            return Detection(step: step, observed: observed, bound: 0, isAlarm: false, expected: fitted.mean)
        }
        let ratio = fitted.dispersion + fitted.error * fitted.error / fitted.mean
        let bound = transform.upperBound(fitted.mean, ratio, Normal.upperQuantile(alpha / 2))
        let excess = (observed - fitted.mean) / (bound - fitted.mean)
        return Detection(
            step: step, observed: observed, bound: bound, isAlarm: excess.isNaN ? nil : excess > 1,
            expected: fitted.mean)
    }

    private struct Prediction {
        let mean: Double
        let error: Double
        let dispersion: Double
    }

    /// The steps that one is compared with, the oldest first.
    private func reference(_ step: Int, _ series: Series, _ dates: ReferenceDays?) -> [Int] {
        if let dates { return dates.windows(around: step, years: yearsBack, halfWindow: halfWindow) }
        return (0..<yearsBack).reversed()
            .flatMap { year in
                let middle = step - (year + 1) * series.stepsPerYear
                return Array((middle - halfWindow)...(middle + halfWindow))
            }
            .filter { $0 > 0 && $0 <= series.count }
    }

    private func prediction(_ series: Series, _ step: Int, _ reference: [Int]) -> Prediction? {
        let response = reference.map { series[$0] }
        guard !response.isEmpty, !response.contains(where: \.isNaN) else { return nil }
        let usesOffset = fit == .populationOffset
        let offset = usesOffset ? reference.map { Elementary.logarithm(series.population[$0 - 1]) } : nil
        // With less than three years no trend is kept, whatever it is.
        if !usesOffset, !trend || yearsBack < 3, let flat = flat(response) { return flat }
        let time = reference.map(Double.init)
        let sample = Sample(time: time, response: response, offset: offset)
        guard var model = fitted(sample, trend: trend) else { return nil }
        let place = (time: Double(step), offset: usesOffset ? Elementary.logarithm(series.population[step - 1]) : 0)
        if model.hasTrend {
            guard let keeps = keepsTrend(model, place, sample) else { return nil }
            if !keeps {
                guard let flat = fitted(sample, trend: false) else { return nil }
                model = flat
            }
        }
        let (mean, leverage) = model.predicted(place)
        return Prediction(
            mean: mean, error: (model.dispersion * leverage).squareRoot() * mean, dispersion: model.dispersion)
    }

    /// The prediction from one level alone; nil where the general model must be asked.
    private func flat(_ response: [Double]) -> Prediction? {
        let model = GroupedModel(groups: [Int](repeating: 0, count: response.count), count: 1)
        guard var fit = model.fit(response) else { return nil }
        var dispersion = Reweighting.atLeastOne(model.dispersion(fit, response, prior: nil, working: true))
        if reweights {
            let weights = model.weights(fit, response, dispersion, threshold: 1)
            guard let again = model.fit(response, weights: weights) else { return nil }
            fit = again
            dispersion = Reweighting.atLeastOne(model.dispersion(fit, response, prior: weights, working: true))
        }
        let mean = fit.means[0]
        return Prediction(
            mean: mean, error: (dispersion * fit.leverage(0)).squareRoot() * mean, dispersion: dispersion)
    }

    /// Whether the trend is significant, rests on three years and does not lead beyond what was seen; nil if unknown.
    private func keepsTrend(_ model: TrendFit, _ place: (time: Double, offset: Double), _ sample: Sample) -> Bool? {
        guard model.fit.factor.isIndependent(1) else { return nil }
        let dispersion = model.fit.dispersion(model.fit.weights, rows: sample.time.count)
        let chance = TrendTest.chance(model.fit, dispersion, rows: sample.time.count)
        let isWithin = model.predicted(place).mean <= (sample.response.max() ?? 0)
        return TrendTest.decided(yearsBack >= 3, chance.isNaN ? nil : chance < 0.05, isWithin)
    }
}

extension Farrington {
    private struct Sample {
        let time: [Double]
        let response: [Double]
        let offset: [Double]?
    }

    private struct TrendFit {
        let fit: LogLinearModel.Fit
        let hasTrend: Bool
        let hasOffset: Bool
        /// At least 1.
        let dispersion: Double

        func predicted(_ place: (time: Double, offset: Double)) -> (mean: Double, leverage: Double) {
            let row = hasTrend ? [1, place.time] : [1]
            let predictor =
                LogLinearModel.predictor(row, fit.coefficients) + (hasOffset ? place.offset : 0)
            return (max(Elementary.exponential(predictor), Double.ulpOfOne), fit.factor.leverage { row[$0] })
        }
    }

    /// A fit, reweighted if wished; nil where R stops with an error or, but for the fast variant, with no convergence.
    private func fitted(_ sample: Sample, trend: Bool) -> TrendFit? {
        func model(_ trend: Bool) -> LogLinearModel {
            let ones = [Double](repeating: 1, count: sample.time.count)
            return LogLinearModel(columns: trend ? [ones, sample.time] : [ones])
        }
        var (hasTrend, hasOffset) = (trend, sample.offset != nil)
        var design = model(trend)
        guard var found = design.fit(sample.response, offset: sample.offset) else { return nil }
        if !found.converged, trend {
            (hasTrend, hasOffset) = (false, false)
            design = model(false)
            guard let flat = design.fit(sample.response) else { return nil }
            found = flat
        }
        guard found.converged || fit == .fast else { return nil }
        let rows = sample.time.count
        var dispersion = Reweighting.atLeastOne(found.dispersion(found.weights, rows: rows))
        if reweights {
            let weights = Reweighting.weights(found, design: design, sample.response, dispersion, threshold: 1)
            // The variant with an offset goes back to its whole formula here, also after it had to leave the trend out.
            if fit == .populationOffset { (hasTrend, hasOffset, design) = (trend, true, model(trend)) }
            guard let again = design.fit(sample.response, weights: weights, offset: hasOffset ? sample.offset : nil)
            else { return nil }
            found = again
            dispersion = Reweighting.atLeastOne(found.dispersion(found.weights, rows: rows))
        }
        return TrendFit(fit: found, hasTrend: hasTrend, hasOffset: hasOffset, dispersion: dispersion)
    }
}
