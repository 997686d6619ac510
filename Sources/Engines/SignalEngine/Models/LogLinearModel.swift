import Numbers

/// A regression of counts on a logarithmic scale: variance in proportion to the mean, or above it.
///
/// Iteratively reweighted least squares as R's `glm.fit` does them, with its start, its stopping rule and its step halving,
/// so that fits which hardly converge (a group of zeros) end where R's end. O(iterations × rows × columns²).
struct LogLinearModel {
    /// Columns of the design, one after another.
    let design: [Double]
    let rows: Int
    let columns: Int
    /// By how much the deviance may still move, a share of itself; R's `glm.control` unless set.
    var tolerance = 1e-8

    /// What came of a fit.
    struct Fit {
        /// By column; NaN for one that depends on those before it.
        var coefficients: [Double]
        var means: [Double]
        /// The response's distance from the mean in units of the linear predictor.
        var residuals: [Double]
        /// The weights of the last round.
        var weights: [Double]
        var factor: TriangularFactor
        var converged: Bool

        var rank: Int { factor.rank }
    }

    init(columns: [[Double]]) {
        design = columns.flatMap { $0 }
        self.columns = columns.count
        rows = columns.first?.count ?? 0
    }

    /// The fit; nil where R stops with an error: negative or missing counts, weights or offsets, or no valid step.
    ///
    /// With overdispersion a the variance is mean + a·mean² instead of in proportion to the mean. A precision holds its
    /// column's coefficient near 0, as a normal prior of that precision would.
    func fit(
        _ response: [Double], weights prior: [Double]? = nil, offset: [Double]? = nil, overdispersion: Double = 0,
        precisions: [Double] = []
    ) -> Fit? {
        let prior = prior ?? [Double](repeating: 1, count: rows)
        let offset = offset ?? [Double](repeating: 0, count: rows)
        guard rows > 0, response.allSatisfy({ $0 >= 0 && $0.isFinite }), prior.allSatisfy({ $0 >= 0 && $0.isFinite }),
            offset.allSatisfy({ $0.isFinite })
        else { return nil }
        var rounds = Rounds(model: self, response: response, prior: prior, offset: offset)
        rounds.overdispersion = overdispersion
        rounds.precisions = precisions
        return rounds.run()
    }

    /// The linear predictor of a row under a fit's coefficients, those of dependent columns left out.
    static func predictor(_ row: [Double], _ coefficients: [Double]) -> Double {
        var sum = 0.0
        for (value, coefficient) in zip(row, coefficients) where !coefficient.isNaN { sum += value * coefficient }
        return sum
    }
}

extension LogLinearModel {
    /// The state of the rounds of one fit.
    private struct Rounds {
        let model: LogLinearModel
        let response: [Double]
        let prior: [Double]
        let offset: [Double]
        var overdispersion = 0.0
        var precisions: [Double] = []
        var predictor: [Double]
        var means: [Double]
        var coefficients: [Double] = []
        var earlier: [Double] = []
        var weights: [Double]
        var factor = TriangularFactor.empty

        init(model: LogLinearModel, response: [Double], prior: [Double], offset: [Double]) {
            self.model = model
            self.response = response
            self.prior = prior
            self.offset = offset
            predictor = response.map { Elementary.logarithm($0 + 0.1) }
            means = response.map { $0 + 0.1 }
            weights = [Double](repeating: 0, count: response.count)
        }

        mutating func run() -> Fit? {
            var before = deviance()
            var converged = false
            for _ in 0..<Self.roundLimit {
                guard solve() else { break }
                guard let deviance = stepped() else { return nil }
                if (deviance - before).magnitude / (0.1 + deviance.magnitude) < model.tolerance {
                    converged = true
                    break
                }
                before = deviance
                earlier = coefficients
            }
            guard !coefficients.isEmpty else { return nil }
            var shown = coefficients
            for column in factor.dependent { shown[column] = .nan }
            let residuals = zip(response, means).map { ($0 - $1) / $1 }
            return Fit(
                coefficients: shown, means: means, residuals: residuals, weights: weights, factor: factor,
                converged: converged)
        }

        /// Weighted least squares at the present means; false where no row counts or the solution is not finite.
        private mutating func solve() -> Bool {
            let rows = response.count
            let held = precisions.indices.filter { precisions[$0] > 0 }
            let height = rows + held.count
            var scaled = [Double](repeating: 0, count: height * model.columns)
            var target = [Double](repeating: 0, count: height)
            var counting = 0
            for row in 0..<rows {
                // Rows of weight 0 drop out of the least squares, as zeros do.
                weights[row] = prior[row] * means[row] / (1 + overdispersion * means[row])
                if prior[row] > 0 { counting += 1 }
                let root = weights[row].squareRoot()
                target[row] = root * (predictor[row] - offset[row] + (response[row] - means[row]) / means[row])
                for column in 0..<model.columns {
                    scaled[column * height + row] = root * model.design[column * rows + row]
                }
            }
            for (place, column) in held.enumerated() {
                scaled[column * height + rows + place] = precisions[column].squareRoot()
            }
            guard counting > 0 else { return false }
            let solved = TriangularFactor.solving(
                &scaled, rows: height, columns: model.columns, target: &target, tolerance: Self.dependence)
            guard solved.solution.allSatisfy(\.isFinite) else { return false }
            factor = solved.factor
            coefficients = solved.solution
            return true
        }

        /// The new means and their deviance, the step halved while that is not finite; nil where there is no way back.
        private mutating func stepped() -> Double? {
            predict()
            var value = deviance()
            var halvings = 0
            while !value.isFinite || !means.allSatisfy(\.isFinite) {
                guard !earlier.isEmpty, halvings < Self.roundLimit else { return nil }
                halvings += 1
                for column in coefficients.indices {
                    coefficients[column] = (coefficients[column] + earlier[column]) / 2
                }
                predict()
                value = deviance()
            }
            return value
        }

        private mutating func predict() {
            let rows = response.count
            for row in 0..<rows { predictor[row] = 0 }
            for column in 0..<model.columns where coefficients[column] != 0 {
                let coefficient = coefficients[column]
                for row in 0..<rows { predictor[row] += model.design[column * rows + row] * coefficient }
            }
            for row in 0..<rows {
                predictor[row] += offset[row]
                means[row] = max(Elementary.exponential(predictor[row]), Double.ulpOfOne)
            }
        }

        private func deviance() -> Double {
            var sum = 0.0
            for row in response.indices {
                let (y, mean) = (response[row], means[row])
                let own = y > 0 ? y * Elementary.logarithm(y / mean) : 0
                sum += prior[row] * (own - shared(y, mean))
            }
            return 2 * sum + penalty
        }

        private func shared(_ y: Double, _ mean: Double) -> Double {
            guard overdispersion > 0 else { return y - mean }
            let size = 1 / overdispersion
            return (y + size) * Elementary.logarithm((y + size) / (mean + size))
        }

        private var penalty: Double {
            var sum = 0.0
            for (precision, coefficient) in zip(precisions, coefficients) {
                sum += precision * coefficient * coefficient
            }
            return sum
        }

        /// A column of which less than this share is new depends on those before it, as in R.
        private static let dependence = 1e-11
        private static let roundLimit = 25
    }
}

extension LogLinearModel.Fit {
    /// The sum of weighted squares of the residuals, a degree of freedom; NaN where there is none.
    func dispersion(_ weights: [Double], rows: Int) -> Double {
        let freedom = rows - rank
        guard freedom > 0 else { return .nan }
        var sum = 0.0
        for (weight, residual) in zip(weights, residuals) where weight > 0 { sum += weight * residual * residual }
        return sum / Double(freedom)
    }
}
