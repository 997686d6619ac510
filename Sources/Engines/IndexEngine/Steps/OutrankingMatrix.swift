import Numbers

/// For each pair of units, the weight of the columns in which the first does better, ties counting half
/// (Munda and Nardo 2009; COINr's `outrankMatrix`).
///
/// Weights are scaled to add up to 1. A column that one of the two lacks counts for neither; the entry below the
/// diagonal is 1 less the one above, as in COINr. O(units² · columns), 8 bytes a pair.
public struct OutrankingMatrix: Sendable {
    public let size: Int
    private let values: [Double]

    public init(_ columns: [[Double]], _ weights: [Double]) {
        let size = columns.first?.count ?? 0
        let shares = DataWeights.shares(weights)
        var values = [Double](repeating: 0, count: size * size)
        for i in 0..<size {
            for j in (i + 1)..<max(size, i + 1) {
                var support = 0.0
                for (column, share) in zip(columns, shares) {
                    if column[i] > column[j] {
                        support += share
                    } else if column[i] == column[j] {
                        support += share / 2
                    }
                }
                values[i * size + j] = support
                values[j * size + i] = 1 - support
            }
        }
        self.size = size
        self.values = values
    }

    public subscript(first: Int, second: Int) -> Double { values[first * size + second] }

    /// For each unit, how many it outranks (above one half) less how many outrank it.
    public var copeland: [Double] {
        (0..<size)
            .map { i in
                (0..<size)
                    .reduce(0.0) { sum, j in
                        let lead = self[i, j] - 0.5
                        return i == j || lead.magnitude < 1e-12 ? sum : sum + (lead > 0 ? 1 : -1)
                    }
            }
    }

    /// The pairs in which one unit is ahead in everything.
    public var dominatedPairs: Int {
        var count = 0
        for i in 0..<size { for j in 0..<size where i != j && self[i, j] > 1 - 1e-12 { count += 1 } }
        return count
    }

    /// Their share among all pairs.
    public var dominatedShare: Double { Double(dominatedPairs) / (Double(size * (size - 1)) / 2) }
}

/// TOPSIS (Hwang and Yoon 1981): how near a unit is to the best of everything, from 0 to 1.
///
/// `v = w·x/‖x‖₂` by column, weights adding up to 1; `C = d⁻/(d⁺ + d⁻)` with Euclidean distances to the best and the
/// worst v. A row with a gap is judged by the columns that it has.
public enum IdealSolution {
    /// Closeness by row; `directions` has −1 for a column that is better when less, and is 1 throughout if left out.
    public static func closeness(
        _ columns: [[Double]], _ weights: [Double], directions: [Double]? = nil
    ) -> [Double] {
        let shares = DataWeights.shares(weights)
        guard let count = columns.first?.count else { return [] }
        var (up, down) = ([Double](repeating: 0, count: count), [Double](repeating: 0, count: count))
        for (place, column) in columns.enumerated() {
            let norm = column.reduce(0) { $1.isNaN ? $0 : $0 + $1 * $1 }.squareRoot()
            guard norm > 0, let (least, greatest) = Statistics.range(column) else { continue }
            let isTurned = (directions?[place] ?? 1) < 0
            let (best, worst) = isTurned ? (least, greatest) : (greatest, least)
            let factor = shares[place] / norm
            for row in 0..<count where !column[row].isNaN {
                up[row] += (factor * (column[row] - best)) * (factor * (column[row] - best))
                down[row] += (factor * (column[row] - worst)) * (factor * (column[row] - worst))
            }
        }
        return (0..<count)
            .map { row in
                let (far, near) = (up[row].squareRoot(), down[row].squareRoot())
                let isBlank = columns.allSatisfy { $0[row].isNaN }
                return isBlank || far + near == 0 ? .nan : near / (far + near)
            }
    }
}
