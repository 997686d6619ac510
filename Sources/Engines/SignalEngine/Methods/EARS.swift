public import Kernel
import Numbers

/// The three charts of the Early Aberration Reporting System of the CDC, for series with little history.
///
/// The bound is a mean of some days before plus a normal quantile times their deviation: C1 of the days just before, C2
/// with a gap of two days, C3 as C2 less what the two days before have used up already. Equal to `earsC` of R
/// surveillance 1.20.3; the bound of C3 follows Salmon, Schumacher and Höhle (2016). O(steps × baseline).
public struct EARS: Detector {
    public enum Chart: String, CaseIterable, Sendable {
        case c1 = "C1"
        case c2 = "C2"
        case c3 = "C3"

        /// Steps between a step and its baseline.
        var gap: Int { self == .c1 ? 0 : 2 }
        var usualAlpha: Double { self == .c3 ? 0.025 : 0.001 }
        var reach: Int { self == .c3 ? 4 : gap }
    }

    public let chart: Chart
    /// Steps in the baseline, at least 3.
    public let baseline: Int
    /// The deviation is taken to be at least this.
    public let leastDeviation: Double
    /// The share of ordinary steps that alarm.
    public let alpha: Double

    public init(
        _ chart: Chart, baseline: Int = 7, leastDeviation: Double = 0, alpha: Double? = nil
    ) throws(Refusal) {
        guard baseline >= 3, baseline < 1_000_000 else {
            throw .settingUnusable("baseline", Phrase(zh: "不小于3的整数", en: "a whole number of at least 3"))
        }
        guard leastDeviation >= 0 else {
            throw .settingUnusable("minSigma", Phrase(zh: "非负数", en: "a number not below 0"))
        }
        self.chart = chart
        self.baseline = baseline
        self.leastDeviation = leastDeviation
        self.alpha = try Share.checked(alpha ?? chart.usualAlpha, "alpha")
    }

    public func detect(in series: Series, at steps: ClosedRange<Int>?) throws(Refusal) -> [Detection] {
        let first = baseline + chart.reach + 1
        let steps = try ClosedRange.steps(steps, from: first, of: series)
        guard steps.lowerBound >= first else { throw .historyShort(needed: first, found: steps.lowerBound) }
        let z = Normal.upperQuantile(alpha)
        return steps.map { step in
            let bound = chart == .c3 ? thirdBound(series, step, z) : bound(series, step, z)
            return Detection(step: step, observed: series[step], bound: bound)
        }
    }

    private func moments(_ series: Series, _ step: Int) -> (mean: Double, deviation: Double) {
        let last = step - 1 - chart.gap
        return Moments.of(series.slice(last - baseline + 1, through: last))
    }

    private func bound(_ series: Series, _ step: Int, _ z: Double) -> Double {
        let (mean, deviation) = moments(series, step)
        return mean + z * Share.atLeast(leastDeviation, deviation)
    }

    private func thirdBound(_ series: Series, _ step: Int, _ z: Double) -> Double {
        let used = [step - 2, step - 1]
            .map { earlier in
                let (mean, deviation) = moments(series, earlier)
                let excess = (series[earlier] - mean) / Share.atLeast(leastDeviation, deviation)
                return Share.atLeast(0, excess - 1)
            }
        let deviation = Share.atLeast(leastDeviation, moments(series, step).deviation)
        return Share.atLeast(0, series[step] + deviation * (z - (used[0] + used[1])))
    }
}

/// Means and deviations in which one gap makes the whole unknown.
enum Moments {
    static func of(_ values: some Collection<Double>) -> (mean: Double, deviation: Double) {
        let n = Double(values.count)
        var sum = 0.0
        for value in values { sum += value }
        let mean = sum / n
        var squares = 0.0
        for value in values { squares += (value - mean) * (value - mean) }
        return (mean, values.count > 1 ? (squares / (n - 1)).squareRoot() : .nan)
    }
}

enum Share {
    static func checked(_ value: Double, _ name: String) throws(Refusal) -> Double {
        guard value > 0, value < 1 else {
            throw .settingUnusable(name, Phrase(zh: "0与1之间的数", en: "a number between 0 and 1"))
        }
        return value
    }

    /// The greater of two, unknown where the second is.
    static func atLeast(_ floor: Double, _ value: Double) -> Double { value.isNaN ? value : max(floor, value) }
}
