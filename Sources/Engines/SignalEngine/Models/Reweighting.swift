import Numbers

/// How past outbreaks lose weight: by the square of their Anscombe residual where that is above a threshold.
enum Reweighting {
    static func weights(
        _ fit: LogLinearModel.Fit, design: LogLinearModel, _ response: [Double], _ dispersion: Double,
        threshold: Double
    ) -> [Double] {
        let residuals = residuals(fit, design, response, dispersion)
        var sum = 0.0
        for residual in residuals {
            sum += residual.isNaN ? .nan : residual > threshold ? 1 / (residual * residual) : 1
        }
        let share = Double(residuals.count) / sum
        return residuals.map { $0 > threshold ? share / ($0 * $0) : share }
    }

    /// Anscombe's residuals of Poisson counts, standardised by the leverage.
    private static func residuals(
        _ fit: LogLinearModel.Fit, _ design: LogLinearModel, _ response: [Double], _ dispersion: Double
    ) -> [Double] {
        response.indices.map { row in
            let (y, mean) = (response[row], fit.means[row])
            let raw =
                1.5 * (Elementary.power(y, 2.0 / 3) * Elementary.power(mean, -1.0 / 6) - mean.squareRoot())
            var leverage = fit.weights[row] * fit.factor.leverage { design.design[$0 * design.rows + row] }
            if leverage > 1 - 10 * Double.ulpOfOne { leverage = 1 }
            return raw / (dispersion * (1 - leverage)).squareRoot()
        }
    }

    /// The greater of 1 and a dispersion, unknown where that is.
    static func atLeastOne(_ dispersion: Double) -> Double { dispersion.isNaN ? dispersion : max(dispersion, 1) }
}

/// Whether a trend, the second column of a design, is kept.
enum TrendTest {
    /// The chance of so steep a trend where there is none.
    static func chance(_ fit: LogLinearModel.Fit, _ dispersion: Double, rows: Int) -> Double {
        let error = (dispersion * fit.factor.variance(of: 1)).squareRoot()
        return StudentT.outside(fit.coefficients[1] / error, freedom: Double(rows - fit.rank))
    }

    /// All three, where an unknown one does not matter if another is false.
    static func decided(_ isLong: Bool, _ isSignificant: Bool?, _ isWithin: Bool) -> Bool? {
        if !isLong || !isWithin { return false }
        return isSignificant
    }
}
