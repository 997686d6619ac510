import Kernel
import Numbers

/// Looks for weights of one level such that the correlations of its scores with the whole index stand in wanted
/// proportions: the least `Σ(wanted − r/Σr)²`, as in COINr's `get_opt_weights`.
///
/// Weights stay positive. First each weight is multiplied by how much more is wanted of it than is had, again and again;
/// then, for up to 20 of them, the simplex method refines the logarithms.
struct ImportanceSearch {
    private let tree: ScoringTree
    private let columns: [[Double]]
    private let aggregating: Aggregating
    private let places: [Int]
    private let aims: [Double]
    private let units: [String]

    init(
        tree: ScoringTree, columns: [[Double]], level: Int, wanted: [String: Double]?, aggregating: Aggregating
    ) throws(Refusal) {
        let places = tree.codes.indices.filter { tree.levels[$0] == level && $0 != tree.codes.count - 1 }
        guard !places.isEmpty else {
            throw .recipeWrong("weigh", Phrase(zh: "没有第\(level)层", en: "there is no level \(level) below the top"))
        }
        for code in (wanted ?? [:]).keys.sorted() where !places.contains(where: { tree.codes[$0] == code }) {
            throw .dataAbsent(code)
        }
        self.tree = tree
        self.columns = columns
        self.aggregating = aggregating
        self.places = places
        aims = DataWeights.shares(
            places.map { place in
                guard let wanted else { return 1 }
                return max(wanted[tree.codes[place]] ?? 0, 0)
            })
        units = [String](repeating: "", count: columns.first?.count ?? 0)
    }

    /// Sets the weights and answers wanted and reached proportions by code.
    func run(_ weights: inout [Double], _ remarks: inout [Diagnostic]) -> JSON {
        let start = weights
        let distance = { (logarithms: [Double]) -> Double in
            guard let reached = self.reached(logarithms, start) else { return .infinity }
            return zip(aims, reached).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
        }
        var best = scaled(start, distance)
        if places.count <= 20 {
            let refined = Simplex.minimum(from: best, step: 0.1, evaluations: 400 * places.count, distance)
            if distance(refined) < distance(best) { best = refined }
        }
        for (place, weight) in zip(places, DataWeights.shares(best.map(Elementary.exponential))) {
            weights[place] = weight
        }
        return told(reached(best, start) ?? aims, &remarks)
    }

    /// The proportions that weights of these logarithms lead to; nil where they allow no index.
    private func reached(_ logarithms: [Double], _ start: [Double]) -> [Double]? {
        var trial = start
        for (place, value) in zip(places, logarithms) { trial[place] = Elementary.exponential(value) }
        guard let scores = try? tree.scores(columns, trial, aggregating, units: units) else { return nil }
        let correlations = places.map { place -> Double in
            let r = Correlation.pearson.of(scores[place], scores[scores.count - 1])
            return r.isNaN ? 0 : r
        }
        let sum = correlations.reduce(0, +)
        return sum == 0 ? nil : correlations.map { $0 / sum }
    }

    private func scaled(_ start: [Double], _ distance: ([Double]) -> Double) -> [Double] {
        var best = aims.map { Elementary.logarithm(max($0, 1e-6)) }
        var current = best
        for _ in 0..<300 {
            guard let shares = reached(current, start) else { break }
            for place in current.indices {
                let factor = max(aims[place], 1e-6) / max(shares[place], 1e-6)
                current[place] += 0.5 * max(-1, min(1, Elementary.logarithm(factor)))
            }
            let middle = Statistics.mean(current)
            current = current.map { max(-12, min(12, $0 - middle)) }
            if distance(current) < distance(best) { best = current }
        }
        return best
    }

    private func told(_ shares: [Double], _ remarks: inout [Diagnostic]) -> JSON {
        let gap = zip(aims, shares).map { ($0 - $1).magnitude }.max() ?? 0
        if gap > 0.01 {
            remarks.append(
                .warning(
                    nil, zh: "目标重要性未能完全达到，最大差\(short(gap))",
                    en: "The wanted importance could not be reached in full; the greatest gap is \(short(gap))"))
        }
        let pairs = zip(places, zip(aims, shares))
            .map { place, pair -> (String, JSON) in
                (tree.codes[place], ["wanted": .number(pair.0), "reached": .number(pair.1)])
            }
        return .object(Dictionary(pairs) { first, _ in first })
    }
}
