import Numbers

/// A change of scale that draws in a long tail; a = a hundredth of the range.
public enum Transform: Hashable, Sendable {
    /// `log(x − min + a)`: COINr's `log_CT`.
    case shiftedLog
    /// The same, mirrored as `−log(max + a − x)` where the skew is negative: `log_CT_plus`.
    case skewedLog
    /// `log(x − min + 1)`: the original COIN tool, `log_CT_orig`.
    case unitLog
    /// `log((max − 1)(x − min)/(max − min) + 1)`: the Global Innovation Index 2020.
    ///
    /// COINr 1.1.14's `log_GII` returns the column unchanged.
    case innovationLog
    /// `(yᶺλ − 1)/λ`, or `log y` for λ = 0, of `y = x − min + 1`.
    case boxCox(Double)
    /// Box and Cox (1964) with the λ from −2 to 2 of the greatest profile likelihood.
    case bestBoxCox

    /// The word that recipes and logs use.
    public var word: String {
        switch self {
        case .shiftedLog: "logCT"
        case .skewedLog: "logCTPlus"
        case .unitLog: "logCTOriginal"
        case .innovationLog: "logGII"
        case .boxCox: "boxCox"
        case .bestBoxCox: "boxCoxBest"
        }
    }

    /// The column on its new scale; what is missing stays missing.
    public func applied(to column: [Double]) -> [Double] {
        guard let (least, greatest) = Statistics.range(column) else { return column }
        let margin = 0.01 * (greatest - least)
        switch self {
        case .shiftedLog: return column.map { Elementary.logarithm($0 - least + margin) }
        case .skewedLog:
            guard Statistics.shape(column).skewness <= 0 else { return Transform.shiftedLog.applied(to: column) }
            return column.map { -Elementary.logarithm(greatest + margin - $0) }
        case .unitLog: return column.map { Elementary.logarithm($0 - least + 1) }
        case .innovationLog:
            let factor = (greatest - 1) / (greatest - least)
            return column.map { Elementary.logarithm(factor * ($0 - least) + 1) }
        case .boxCox(let lambda): return Self.powered(column.map { $0 - least + 1 }, lambda)
        case .bestBoxCox:
            let positive = column.map { $0 - least + 1 }
            return Self.powered(positive, Self.likeliest(positive))
        }
    }

    private static func powered(_ column: [Double], _ lambda: Double) -> [Double] {
        lambda == 0
            ? column.map(Elementary.logarithm) : column.map { (Elementary.power($0, lambda) - 1) / lambda }
    }

    /// Golden-section search on `(λ − 1) Σ log y − n/2 · log variance`.
    private static func likeliest(_ column: [Double]) -> Double {
        let present = Statistics.present(column)
        let logarithms = present.reduce(0) { $0 + Elementary.logarithm($1) }
        func likelihood(_ lambda: Double) -> Double {
            let deviation = Statistics.deviation(powered(present, lambda), population: true)
            return (lambda - 1) * logarithms - Double(present.count) * Elementary.logarithm(deviation)
        }
        let ratio = (5.0.squareRoot() - 1) / 2
        var (low, high) = (-2.0, 2.0)
        while high - low > 1e-9 {
            let (first, second) = (high - ratio * (high - low), low + ratio * (high - low))
            if likelihood(first) > likelihood(second) { high = second } else { low = first }
        }
        return (low + high) / 2
    }
}
