import Kernel
import Numbers

/// Means and size of a negative binomial regression, found in turns.
struct NegativeBinomialFit {
    let fit: LogLinearModel.Fit
    let size: Double

    init?(_ layout: BaselineLayout, _ days: [Day], _ response: [Double], _ settings: NegativeBinomialBaseline.Settings)
    {
        let rows = days.map { layout.row($0).values }
        var model = LogLinearModel(columns: layout.names.indices.map { column in rows.map { $0[column] } })
        model.tolerance = 1e-12
        guard let first = Self.converged(model, response, nil, layout.precisions) else { return nil }
        guard let threshold = settings.outbreakThreshold else {
            (fit, size) = first
            return
        }
        let weights = Self.weights(model, response, first, threshold)
        guard let second = Self.converged(model, response, weights, layout.precisions) else { return nil }
        (fit, size) = second
    }

    private static func converged(
        _ model: LogLinearModel, _ response: [Double], _ weights: [Double]?, _ precisions: [Double]
    ) -> (LogLinearModel.Fit, Double)? {
        guard var fit = model.fit(response, weights: weights, precisions: precisions) else { return nil }
        var size = likeliestSize(response, fit.means, weights)
        for _ in 0..<25 {
            guard
                let next = model.fit(
                    response, weights: weights, overdispersion: 1 / size, precisions: precisions)
            else { return nil }
            fit = next
            let better = likeliestSize(response, fit.means, weights)
            let isSettled = (better - size).magnitude <= 1e-8 * (size + 1)
            size = better
            if isSettled { break }
        }
        return (fit, size)
    }

    /// The size of greatest likelihood for given means, by Newton's steps from the moments; at most a million.
    static func likeliestSize(_ response: [Double], _ means: [Double], _ weights: [Double]?) -> Double {
        let (least, greatest) = (1e-4, 1e6)
        var (excess, total) = (0.0, 0.0)
        for row in response.indices {
            let (weight, ratio) = (weights?[row] ?? 1, response[row] / means[row] - 1)
            excess += weight * ratio * ratio
            total += weight
        }
        guard excess > 0 else { return greatest }
        var size = min(max(total / excess, least), greatest)
        for _ in 0..<50 {
            var (score, curvature) = (0.0, 0.0)
            for row in response.indices {
                let (y, mean, weight) = (response[row], means[row], weights?[row] ?? 1)
                score +=
                    weight
                    * (GammaFunction.digamma(y + size) - GammaFunction.digamma(size) + Elementary.logarithm(size) + 1
                        - Elementary.logarithm(size + mean) - (y + size) / (mean + size))
                curvature +=
                    weight
                    * (GammaFunction.trigamma(size) - GammaFunction.trigamma(y + size) - 1 / size + 2 / (mean + size)
                        - (y + size) / ((mean + size) * (mean + size)))
            }
            var step = score / curvature
            // Where the likelihood still rises without bending down, double the size.
            if !(curvature > 0) || !step.isFinite { step = score > 0 ? size : -size / 2 }
            let next = min(max(size + max(step, -size / 2), least), greatest)
            let isSettled = (next - size).magnitude <= 1e-10 * size
            size = next
            if isSettled || size == greatest { break }
        }
        return size
    }

    /// Weights that fall by the square of the residual where it is above a threshold; they sum to the number of days.
    private static func weights(
        _ model: LogLinearModel, _ response: [Double], _ found: (fit: LogLinearModel.Fit, size: Double),
        _ threshold: Double
    ) -> [Double] {
        var weights = response.indices.map { row in
            let mean = found.fit.means[row]
            let leverage = found.fit.weights[row] * found.fit.factor.leverage { model.design[$0 * model.rows + row] }
            let variance = (mean + mean * mean / found.size) * max(1 - leverage, 1e-9)
            let residual = (response[row] - mean) / variance.squareRoot()
            return residual > threshold ? threshold * threshold / (residual * residual) : 1
        }
        let share = Double(weights.count) / weights.reduce(0, +)
        for row in weights.indices { weights[row] *= share }
        return weights
    }
}
