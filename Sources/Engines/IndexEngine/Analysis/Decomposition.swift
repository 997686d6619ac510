import Numbers

/// What the parts of a unit's score add to it.
///
/// - arithmetic: `w·x/Σw`;
/// - harmonic and generalised means of power p: `M · w·xᵖ/Σw·xᵖ`, the share in the sum of powers;
/// - geometric: `M · w·ln x/Σw·ln x`, for scores above 1;
/// - others cannot be split.
///
/// Contributions add up to the score; a part without a score adds nothing.
public struct Decomposition: Sendable {
    public struct Part: Sendable {
        public let code: String
        public let score: Double
        /// The weight as used: its share among the parts that this unit has.
        public let weight: Double
        public let contribution: Double
    }

    public let unit: String
    public let code: String
    public let score: Double
    public let parts: [Part]

    /// Splits a unit's score of one branch; nil where it has none or the method cannot be split.
    public init?(_ run: IndexRun, unit: String, code: String) {
        guard let row = run.scores.units.firstIndex(of: unit), let score = run.scores[code]?[row], !score.isNaN,
            let level = run.framework.levels[code], level > 1
        else { return nil }
        let children = run.framework.children(of: code)
        let scores = children.map { run.scores[$0]?[row] ?? .nan }
        let weights = zip(children, scores).map { $1.isNaN ? 0 : run.weights[$0] ?? 0 }
        let shares = DataWeights.shares(weights)
        guard let powers = Self.powers(run.recipe.aggregating.method(atLevel: level), scores) else { return nil }
        let sum = zip(shares, powers).reduce(0) { $1.0 > 0 ? $0 + $1.0 * $1.1 : $0 }
        guard sum != 0 else { return nil }
        self.unit = unit
        self.code = code
        self.score = score
        parts = children.indices.map { place in
            Part(
                code: children[place], score: scores[place], weight: shares[place],
                contribution: shares[place] > 0 ? score * shares[place] * powers[place] / sum : 0)
        }
    }

    private static func powers(_ method: Aggregation, _ scores: [Double]) -> [Double]? {
        switch method {
        case .arithmetic: return scores
        case .harmonic: return scores.map { 1 / $0 }
        case .generalised(let power) where power != 0: return scores.map { Elementary.power($0, power) }
        case .geometric, .generalised:
            return scores.allSatisfy { !($0 < 1) } ? scores.map(Elementary.logarithm) : nil
        case .copeland, .topsis: return nil
        }
    }

    /// What each indicator adds to the whole index, unit by unit, through all levels; the sum is the index itself.
    ///
    /// For arithmetic means on all levels only; nil otherwise.
    public static func indicators(_ run: IndexRun, unit: String) -> [Part]? {
        guard Set(run.recipe.aggregating.methods) == [.arithmetic],
            let row = run.scores.units.firstIndex(of: unit)
        else { return nil }
        var effective = [run.framework.root: 1.0]
        for branch in run.framework.branchesUpwards.reversed() {
            let children = run.framework.children(of: branch)
            let weights = children.map { (run.scores[$0]?[row] ?? .nan).isNaN ? 0 : run.weights[$0] ?? 0 }
            let sum = weights.reduce(0, +)
            for (code, weight) in zip(children, weights) {
                effective[code] = sum > 0 ? (effective[branch] ?? 0) * weight / sum : 0
            }
        }
        return run.framework.indicators.map { node in
            let (score, weight) = (run.scores[node.code]?[row] ?? .nan, effective[node.code] ?? 0)
            return Part(code: node.code, score: score, weight: weight, contribution: weight > 0 ? weight * score : 0)
        }
    }
}
