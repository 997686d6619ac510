import Numbers

/// A ``LogLinearModel`` of groups alone: the same rounds, done for whole groups.
///
/// Within a group all means are the same after the first round, so a round is O(groups) and the fit O(rows + groups ×
/// rounds); the result is that of the general model up to rounding.
struct GroupedModel {
    /// The group of each row, from 0.
    let groups: [Int]
    let count: Int

    struct Fit {
        /// By group, on the logarithmic scale.
        var predictors: [Double]
        var means: [Double]
        /// By group, before the last round; times a row's weight they are its working weight.
        var earlierMeans: [Double]
        /// By group, the sum of the rows' weights.
        var weights: [Double]

        /// The variance of a group's predictor, a unit of dispersion.
        func leverage(_ group: Int) -> Double { 1 / (weights[group] * earlierMeans[group]) }
    }

    private struct Sums {
        var weight = 0.0
        var response = 0.0
        /// Of the response times its logarithm.
        var entropy = 0.0
        var working = 0.0
        var target = 0.0
    }

    /// The fit; nil where the general model must say what comes of it.
    func fit(_ response: [Double], weights prior: [Double]? = nil) -> Fit? {
        guard let (sums, start) = started(response, prior) else { return nil }
        var predictors = sums.map { $0.target / $0.working }
        var means = predictors.map { max(Elementary.exponential($0), Double.ulpOfOne) }
        var before = deviance(sums, means, predictors)
        if (before - start).magnitude / (0.1 + before.magnitude) < 1e-8 { return nil }
        for _ in 1..<25 {
            guard before.isFinite else { return nil }
            let earlier = means
            for group in 0..<count {
                let working = sums[group].weight * means[group]
                predictors[group] += (sums[group].response - working) / working
                means[group] = max(Elementary.exponential(predictors[group]), Double.ulpOfOne)
            }
            let now = deviance(sums, means, predictors)
            if (now - before).magnitude / (0.1 + now.magnitude) < 1e-8 {
                return Fit(
                    predictors: predictors, means: means, earlierMeans: earlier, weights: sums.map(\.weight))
            }
            before = now
        }
        return nil
    }

    /// The sums by group, and the deviance at the start.
    private func started(_ response: [Double], _ prior: [Double]?) -> ([Sums], Double)? {
        var sums = [Sums](repeating: Sums(), count: count)
        var start = 0.0
        for (row, group) in groups.enumerated() {
            let (y, weight) = (response[row], prior?[row] ?? 1)
            guard weight >= 0, weight < .infinity, y >= 0, y < .infinity else { return nil }
            let mean = y + 0.1
            let logarithm = Elementary.logarithm(mean)
            sums[group].weight += weight
            sums[group].response += weight * y
            sums[group].working += weight * mean
            sums[group].target += weight * (mean * logarithm + y - mean)
            guard y > 0 else {
                start += weight * mean
                continue
            }
            let own = Elementary.logarithm(y)
            sums[group].entropy += weight * y * own
            start += weight * (y * (own - logarithm) + 0.1)
        }
        guard sums.allSatisfy({ $0.weight > 0 }) else { return nil }
        return (sums, 2 * start)
    }

    private func deviance(_ sums: [Sums], _ means: [Double], _ predictors: [Double]) -> Double {
        var total = 0.0
        for group in 0..<count {
            let sum = sums[group]
            let fitted = means[group] > Double.ulpOfOne ? predictors[group] : Elementary.logarithm(Double.ulpOfOne)
            total += sum.entropy - sum.response * fitted - sum.response + sum.weight * means[group]
        }
        return 2 * total
    }

    /// The sum of weighted squares of the working residuals, a degree of freedom; NaN where there is none.
    ///
    /// With weights: those; without: the working weights of the fit, of rows of the given weights or of weight 1.
    func dispersion(_ fit: Fit, _ response: [Double], prior: [Double]?, working: Bool) -> Double {
        let freedom = response.count - count
        guard freedom > 0 else { return .nan }
        var sums = [Double](repeating: 0, count: count)
        for (row, group) in groups.enumerated() {
            let distance = response[row] - fit.means[group]
            sums[group] += (prior?[row] ?? 1) * distance * distance
        }
        var total = 0.0
        for group in 0..<count {
            let scale = working ? fit.earlierMeans[group] : 1
            total += sums[group] * scale / (fit.means[group] * fit.means[group])
        }
        return total / Double(freedom)
    }

    /// Weights by which past outbreaks lose, as ``Reweighting`` has them.
    func weights(_ fit: Fit, _ response: [Double], _ dispersion: Double, threshold: Double) -> [Double] {
        let roots = fit.means.map { $0.squareRoot() }
        let sixths = fit.means.map { Elementary.power($0, -1.0 / 6) }
        let scales = (0..<count).map { (dispersion * (1 - 1 / fit.weights[$0])).squareRoot() }
        var sum = 0.0
        var weights = [Double](repeating: 0, count: response.count)
        for (row, group) in groups.enumerated() {
            let raw = 1.5 * (Elementary.power(response[row], 2.0 / 3) * sixths[group] - roots[group])
            let residual = raw / scales[group]
            weights[row] = residual.isNaN ? .nan : residual > threshold ? 1 / (residual * residual) : 1
            sum += weights[row]
        }
        let share = Double(weights.count) / sum
        for row in weights.indices { weights[row] *= share }
        return weights
    }
}
