public import Kernel
import Numbers

/// The method of the Robert Koch Institute: mean and two deviations of the reference steps, or for means up to 20 the
/// upper limit of a Poisson interval.
///
/// Equal to `algo.rki` of R surveillance 1.20.3. Where a reference step is missing it says nothing of the step.
public struct RKI: Detector {
    private let window: ReferenceWindow

    public init(yearsBack: Int = 2, halfWindow: Int = 4, includesThisYear: Bool = false) throws(Refusal) {
        window = try ReferenceWindow(
            yearsBack: yearsBack, halfWindow: halfWindow, includesThisYear: includesThisYear)
    }

    public func detect(in series: Series, at steps: ClosedRange<Int>?) throws(Refusal) -> [Detection] {
        let steps = try ClosedRange.steps(steps, from: window.firstStep(series.stepsPerYear), of: series)
        var detections: [Detection] = []
        for step in steps {
            let (mean, deviation) = Moments.of(try window.counts(series, before: step))
            guard mean.isNaN || mean >= 0 else { throw .countNegative(mean) }
            let bound = mean.isNaN ? .nan : mean > 20 ? mean + 2 * deviation : Self.limits[Int(mean)]
            detections.append(Detection(step: step, observed: series[step], bound: bound, expected: mean))
        }
        return detections
    }

    /// Upper limits of the two-sided interval of the mean of a Poisson count 0, 1, … 20, as published.
    private static let limits = [
        3.285, 5.323, 6.686, 8.102, 9.598, 11.177, 12.817, 13.765, 14.921, 16.768, 17.633, 19.050, 20.335, 21.364,
        22.945, 23.762, 25.400, 26.306, 27.735, 28.966, 30.017,
    ]
}

/// A bound from the predictive distribution of a count, given the reference steps and Jeffreys' prior.
///
/// Equal to `algo.bayes` of R surveillance 1.20.3 (Riebler 2004). Missing reference steps are left out.
public struct Bayes: Detector {
    private let window: ReferenceWindow
    public let alpha: Double

    public init(
        yearsBack: Int = 0, halfWindow: Int = 6, includesThisYear: Bool = true, alpha: Double = 0.05
    ) throws(Refusal) {
        window = try ReferenceWindow(
            yearsBack: yearsBack, halfWindow: halfWindow, includesThisYear: includesThisYear)
        self.alpha = try Share.checked(alpha, "alpha")
    }

    public func detect(in series: Series, at steps: ClosedRange<Int>?) throws(Refusal) -> [Detection] {
        let steps = try ClosedRange.steps(steps, from: window.firstStep(series.stepsPerYear), of: series)
        var detections: [Detection] = []
        for step in steps {
            let counts = try window.counts(series, before: step).filter { !$0.isNaN }
            let (sum, number) = (counts.reduce(0, +), Double(counts.count))
            guard sum > -0.5 else { throw .countNegative(sum) }
            let predictive = NegativeBinomial(size: sum + 0.5, success: number / (number + 1))
            detections.append(
                Detection(
                    step: step, observed: series[step], bound: predictive.quantile(1 - alpha),
                    expected: predictive.mean))
        }
        return detections
    }
}
