import Kernel
import Numbers

/// A way to make one score of several.
///
/// In the means, weights are relative and what is missing is left out together with its weight, as in COINr.
public enum Aggregation: Hashable, Sendable {
    /// `Σwx/Σw`.
    case arithmetic
    /// `exp(Σw ln x/Σw)`; refused where a score is not above 0.
    case geometric
    /// `Σw/Σ(w/x)`; refused where a score is 0.
    case harmonic
    /// `(Σw xᵖ/Σw)^(1/p)`; p = 0 is the geometric mean; refused where p is negative and a score is not above 0.
    case generalised(Double)
    /// Copeland: the units a unit outranks less those that outrank it, see ``OutrankingMatrix``.
    case copeland
    /// ``IdealSolution`` over the siblings' scores, all of them better when greater.
    case topsis

    /// The word that recipes and logs use.
    public var word: String {
        switch self {
        case .arithmetic: "arithmetic"
        case .geometric: "geometric"
        case .harmonic: "harmonic"
        case .generalised: "generalised"
        case .copeland: "copeland"
        case .topsis: "topsis"
        }
    }

    var phrase: Phrase {
        switch self {
        case .arithmetic: Phrase(zh: "算术平均", en: "arithmetic mean")
        case .geometric: Phrase(zh: "几何平均", en: "geometric mean")
        case .harmonic: Phrase(zh: "调和平均", en: "harmonic mean")
        case .generalised(let power): Phrase(zh: "\(short(power))次幂平均", en: "generalised mean of power \(short(power))")
        case .copeland: Phrase(zh: "科普兰排序", en: "Copeland scores")
        case .topsis: Phrase(zh: "逼近理想解", en: "TOPSIS")
        }
    }

    var needsPositive: Bool {
        switch self {
        case .geometric, .harmonic: true
        case .generalised(let power): power <= 0 || power.rounded() != power
        case .arithmetic, .copeland, .topsis: false
        }
    }

    /// One score a row, or the first row with a score that the mean cannot take.
    ///
    /// A row that has less than the share `available` of the columns gets none.
    func scores(_ columns: [[Double]], _ weights: [Double], available: Double?) -> Result<[Double], BadRow> {
        guard let count = columns.first?.count else { return .success([]) }
        var scores: [Double]
        switch self {
        case .copeland: return .success(OutrankingMatrix(columns, weights).copeland)
        case .topsis: scores = IdealSolution.closeness(columns, weights)
        case .arithmetic: scores = Self.mean(columns, weights, count) { $0 }
        case .geometric, .generalised(0):
            if let row = Self.row(columns, where: { $0 <= 0 }) { return .failure(row) }
            scores = Self.mean(columns, weights, count, Elementary.logarithm).map(Elementary.exponential)
        case .harmonic:
            if let row = Self.row(columns, where: { $0 == 0 }) { return .failure(row) }
            scores = Self.mean(columns, weights, count) { 1 / $0 }.map { 1 / $0 }
        case .generalised(let power):
            let isWhole = power.rounded() == power
            if let row = Self.row(columns, where: { power < 0 ? $0 <= 0 : !isWhole && $0 < 0 }) {
                return .failure(row)
            }
            scores = Self.mean(columns, weights, count) { Elementary.power($0, power) }
                .map { Elementary.power($0, 1 / power) }
        }
        if let available { Self.blank(&scores, columns, below: available) }
        return .success(scores)
    }

    struct BadRow: Error {
        let row: Int
    }

    @inline(__always)
    private static func mean(
        _ columns: [[Double]], _ weights: [Double], _ count: Int, _ scale: (Double) -> Double
    ) -> [Double] {
        var (sums, shares) = ([Double](repeating: 0, count: count), [Double](repeating: 0, count: count))
        for (column, weight) in zip(columns, weights) where weight != 0 {
            for row in 0..<count where !column[row].isNaN {
                sums[row] += weight * scale(column[row])
                shares[row] += weight
            }
        }
        for row in 0..<count { sums[row] = shares[row] != 0 ? sums[row] / shares[row] : .nan }
        return sums
    }

    private static func row(_ columns: [[Double]], where isBad: (Double) -> Bool) -> BadRow? {
        for column in columns {
            if let row = column.firstIndex(where: isBad) { return BadRow(row: row) }
        }
        return nil
    }

    private static func blank(_ scores: inout [Double], _ columns: [[Double]], below available: Double) {
        for row in scores.indices {
            let present = columns.count { !$0[row].isNaN }
            if Double(present) / Double(columns.count) < available { scores[row] = .nan }
        }
    }
}
