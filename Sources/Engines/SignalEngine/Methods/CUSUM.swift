public import Kernel
import Numbers

/// A chart of the sum of what standardised counts are above a reference value.
///
/// Equal to `algo.cusum` of R surveillance 1.20.3, all transformations (Rossi and others 1999), with the in-control mean
/// given, taken from the steps before, or from a Poisson regression on one yearly wave. A missing count ends all judgement
/// after it, as there. O(steps).
public struct CUSUM: Detector {
    public enum Transform: String, CaseIterable, Sendable {
        case rossi, standard, anscombe, anscombe2nd, pearsonNegBin, anscombeNegBin, none
    }

    /// Where the in-control mean comes from.
    public enum Mean: Hashable, Sendable {
        /// The mean of all steps before the first judged one.
        case before
        case given(Double)
        /// A wave of one year, fitted to all steps before the first judged one.
        case seasonal
    }

    public let transform: Transform
    /// The reference value, in standard deviations.
    public let k: Double
    /// The decision interval, in standard deviations.
    public let h: Double
    public let mean: Mean
    /// The overdispersion of the negative binomial transformations: variance = m + alpha·m².
    public let alpha: Double

    public init(
        _ transform: Transform = .standard, k: Double = 1.04, h: Double = 2.26, mean: Mean = .before,
        alpha: Double = 0.1
    ) throws(Refusal) {
        guard k.isFinite, h.isFinite else { throw .settingUnusable("k", Phrase(zh: "数", en: "a number")) }
        if case .given(let value) = mean, !value.isFinite {
            throw .settingUnusable("m", Phrase(zh: "数", en: "a number"))
        }
        self.transform = transform
        self.k = k
        self.h = h
        self.mean = mean
        self.alpha = alpha
    }

    public func detect(in series: Series, at steps: ClosedRange<Int>?) throws(Refusal) -> [Detection] {
        var first = series.stepsPerYear + 1
        if case .given = mean { first = 1 }
        let steps = try ClosedRange.steps(steps, from: first, of: series)
        let means = try means(series, steps)
        var sum = 0.0
        return zip(steps, means)
            .map { step, mean in
                let before = sum
                let standing = standardised(series[step], mean) - k
                sum = Share.atLeast(0, before + standing)
                let bound = bound(mean, before: before, after: sum)
                return Detection(
                    step: step, observed: series[step], bound: bound.isNaN || bound < 0 ? 0 : bound,
                    isAlarm: sum.isNaN ? nil : sum >= h, expected: mean)
            }
    }

    private func means(_ series: Series, _ steps: ClosedRange<Int>) throws(Refusal) -> [Double] {
        if case .given(let value) = mean { return steps.map { _ in value } }
        guard steps.lowerBound > 1 else { throw .historyShort(needed: 2, found: 1) }
        let training = 1..<steps.lowerBound
        guard mean == .seasonal else {
            let value = Moments.of(series.slice(1, through: steps.lowerBound - 1)).mean
            return steps.map { _ in value }
        }
        func wave(_ step: Int) -> [Double] {
            let angle = 2 * Double.pi / Double(series.stepsPerYear) * Double(series.firstPeriod + step - 1)
            return [1, Elementary.cosine(angle), Elementary.sine(angle)]
        }
        let seen = training.filter { !series[$0].isNaN }
        let rows = seen.map(wave)
        let model = LogLinearModel(columns: (0..<3).map { column in rows.map { $0[column] } })
        guard let fit = model.fit(seen.map { series[$0] }) else { throw .trainingUnusable }
        return steps.map { step in
            max(Elementary.exponential(LogLinearModel.predictor(wave(step), fit.coefficients)), Double.ulpOfOne)
        }
    }

    private func standardised(_ x: Double, _ m: Double) -> Double {
        switch transform {
        case .rossi: return (x - 3 * m + 2 * (x * m).squareRoot()) / (2 * m.squareRoot())
        case .standard: return (x - m) / m.squareRoot()
        case .anscombe:
            return 1.5 * (power(x, 2.0 / 3) - power(m, 2.0 / 3)) / power(m, 1.0 / 6)
        case .anscombe2nd:
            return (power(x, 2.0 / 3) - (power(m, 2.0 / 3) - power(m, -1.0 / 3) / 9)) / (2.0 / 3 * power(m, 1.0 / 6))
        case .pearsonNegBin: return (x - m) / (m + alpha * m * m).squareRoot()
        case .anscombeNegBin:
            let rise = stabilised(x) - stabilised(m)
            return rise / power(m + alpha * m * m, 1.0 / 6)
        case .none: return x
        }
    }

    /// The count at which the sum would reach the decision interval.
    private func bound(_ m: Double, before: Double, after: Double) -> Double {
        let room = h + k - before
        let root = m.squareRoot()
        switch transform {
        case .rossi:
            return 2 * room * root + 5 * m - 2 * (4 * m * m + 2 * m * root * room).squareRoot()
        case .standard: return (root * room + m).rounded(.up)
        case .anscombe: return backwards(2.0 / 3 * power(m, 1.0 / 6) * room + power(m, 2.0 / 3))
        // The sign of the exponent differs from the transformation's, as in the program this equals.
        case .anscombe2nd:
            return backwards(2.0 / 3 * power(m, 1.0 / 6) * room + (power(m, 2.0 / 3) - power(m, 1.0 / 3) / 9))
        case .pearsonNegBin: return (m + alpha * m * m).squareRoot() * room + m
        case .anscombeNegBin, .none: return h - after
        }
    }

    private func backwards(_ value: Double) -> Double { value < 0 ? 0 : power(value, 1.5) }

    private func stabilised(_ x: Double) -> Double {
        1.5 * power(x, 2.0 / 3) * Hypergeometric.onGrid(-alpha * x)
    }

    private func power(_ base: Double, _ exponent: Double) -> Double { Elementary.power(base, exponent) }
}

/// The hypergeometric function ₂F₁(1/3, 2/3; 5/3; z) for z from −100 to 0.
enum Hypergeometric {
    /// Its value as R surveillance tabulates it: at the nearest of a grid of hundredths down to −10, and linear between
    /// whole numbers below; NaN below −100.
    static func onGrid(_ z: Double) -> Double {
        guard !z.isNaN, z >= -100 else { return .nan }
        guard z < -10 else { return value((z * 100).rounded() / 100) }
        let low = z.rounded(.down)
        return low == z ? value(z) : value(low) + (value(low + 1) - value(low)) * (z - low)
    }

    /// Pfaff's transformation, then the series.
    static func value(_ z: Double) -> Double {
        let w = z / (z - 1)
        var (term, sum) = (1.0, 1.0)
        for round in 0..<20_000 {
            let n = Double(round)
            term *= (n + 1.0 / 3) * (n + 1) / ((n + 5.0 / 3) * (n + 1)) * w
            sum += term
            if term < sum * 1e-17 { break }
        }
        return sum * Elementary.power(1 - z, -1.0 / 3)
    }
}
