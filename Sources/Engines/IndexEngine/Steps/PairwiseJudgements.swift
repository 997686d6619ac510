public import Kernel
import Numbers

/// Judgements of which of two siblings matters more and how much, after Saaty's analytic hierarchy process.
///
/// Entry (i, j) says how many times more i matters than j; (j, i) is its reciprocal. Weights are the principal
/// eigenvector, scaled to add up to 1; λ its eigenvalue; CI = (λ − n)/(n − 1); CR = CI/RI, to be at most 0.10. Random
/// indices: 0, 0, 0.58, 0.90, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49 for n = 1 … 10 (Saaty 1980); beyond 10 after Alonso and
/// Lamata (2006), (1.7699 n − 4.3513)/(n − 1). O(n²) an iteration.
public struct PairwiseJudgements: Hashable, Sendable {
    public let codes: [String]
    public let rows: [[Double]]

    /// Refused: not square, not positive, a diagonal that is not 1, entries that are not reciprocal within 1 %.
    public init(_ codes: [String], _ rows: [[Double]]) throws(Refusal) {
        guard !codes.isEmpty, rows.count == codes.count, rows.allSatisfy({ $0.count == codes.count }) else {
            throw .judgementsWrong(Phrase(zh: "不是方阵", en: "are not a square with a row for each code"))
        }
        guard rows.joined().allSatisfy({ $0.isFinite && $0 > 0 }) else {
            throw .judgementsWrong(Phrase(zh: "须全为正数", en: "must all be above 0"))
        }
        for i in codes.indices {
            for j in 0...i where (rows[i][j] * rows[j][i] - 1).magnitude > 0.01 {
                throw .judgementsWrong(
                    Phrase(
                        zh: "“\(codes[i])”与“\(codes[j])”不互为倒数",
                        en: "on “\(codes[i])” and “\(codes[j])” are not reciprocal"))
            }
        }
        self.codes = codes
        self.rows = rows
    }

    /// Weights, consistency and, if it is poor, what would mend it.
    public struct Verdict: Hashable, Sendable {
        public let weights: [Double]
        public let eigenvalue: Double
        public let consistencyIndex: Double
        public let consistencyRatio: Double
        /// The three judgements that disagree most with the weights, the worst first.
        public let repairs: [Repair]

        public var isConsistent: Bool { consistencyRatio <= 0.1 }
    }

    /// A judgement to think over, and what the other judgements together suggest for it.
    public struct Repair: Hashable, Sendable {
        public let first: String
        public let second: String
        public let judged: Double
        public let suggested: Double
        /// The consistency ratio if the suggestion were taken.
        public let ratioAfter: Double
    }

    public func verdict() -> Verdict {
        let (weights, eigenvalue) = principal()
        let n = Double(codes.count)
        let index = codes.count > 2 ? max(0, (eigenvalue - n) / (n - 1)) : 0
        let random = Self.randomIndex(codes.count)
        return Verdict(
            weights: weights, eigenvalue: eigenvalue, consistencyIndex: index,
            consistencyRatio: random > 0 ? index / random : 0, repairs: repairs(weights))
    }

    static func randomIndex(_ n: Int) -> Double {
        let table = [0, 0, 0.58, 0.90, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49]
        return n <= table.count ? table[max(n, 1) - 1] : (1.7699 * Double(n) - 4.3513) / Double(n - 1)
    }

    private func principal() -> (weights: [Double], eigenvalue: Double) {
        var weights = [Double](repeating: 1 / Double(codes.count), count: codes.count)
        var eigenvalue = Double(codes.count)
        for _ in 0..<10_000 {
            let product = rows.map { row in zip(row, weights).reduce(0) { $0 + $1.0 * $1.1 } }
            let sum = product.reduce(0, +)
            let next = product.map { $0 / sum }
            let moved = zip(next, weights).map { ($0 - $1).magnitude }.max() ?? 0
            weights = next
            eigenvalue = sum
            if moved < 1e-15 { break }
        }
        return (weights, eigenvalue)
    }

    private func repairs(_ weights: [Double]) -> [Repair] {
        var found: [(strain: Double, i: Int, j: Int)] = []
        for i in codes.indices {
            for j in codes.indices where j > i {
                let strain = Elementary.logarithm(rows[i][j] * weights[j] / weights[i]).magnitude
                if strain > 1e-9 { found.append((strain, i, j)) }
            }
        }
        return found.sorted { $0.strain > $1.strain }.prefix(3)
            .map { _, i, j in
                let suggested = weights[i] / weights[j]
                return Repair(
                    first: codes[i], second: codes[j], judged: rows[i][j], suggested: suggested,
                    ratioAfter: ratio(with: suggested, at: i, j))
            }
    }

    private func ratio(with value: Double, at i: Int, _ j: Int) -> Double {
        var changed = rows
        changed[i][j] = value
        changed[j][i] = 1 / value
        guard let mended = try? PairwiseJudgements(codes, changed) else { return .nan }
        let random = Self.randomIndex(codes.count)
        let n = Double(codes.count)
        return random > 0 ? max(0, (mended.principal().eigenvalue - n) / (n - 1)) / random : 0
    }
}
