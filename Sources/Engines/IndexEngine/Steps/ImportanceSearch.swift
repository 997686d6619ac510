import Kernel

/// Looks for weights of one level such that the correlations of its scores with the whole index stand in wanted
/// proportions: the least `Σ(wanted − r/Σr)²`, as in COINr's `get_opt_weights`.
///
/// Weights stay positive. First each weight is multiplied by how much more is wanted of it than is had, again and again;
/// then, for up to 20 of them, the simplex method refines the logarithms.
struct ImportanceSearch {
    let tree: ScoringTree
    let columns: [[Double]]
    let level: Int
    let wanted: [String: Double]?
    let aggregating: Aggregating

    /// Sets the weights and answers wanted and reached proportions by code.
    func run(_ weights: inout [Double], _ remarks: inout [Diagnostic]) throws(Refusal) -> JSON {
        let places = tree.codes.indices.filter { tree.levels[$0] == level && $0 != tree.codes.count - 1 }
        guard !places.isEmpty else {
            throw .recipeWrong("weigh", Phrase(zh: "没有第\(level)层", en: "there is no level \(level) below the top"))
        }
        for code in (wanted ?? [:]).keys.sorted() where !places.contains(where: { tree.codes[$0] == code }) {
            throw .dataAbsent(code)
        }
        let aims = DataWeights.shares(places.map { max(wanted?[tree.codes[$0]] ?? (wanted == nil ? 1 : 0), 0) })
        let units = [String](repeating: "", count: columns.first?.count ?? 0)
        let start = weights
        func reached(_ logarithms: [Double]) -> [Double]? {
            var trial = start
            for (place, value) in zip(places, logarithms) { trial[place] = Elementary.exponential(value) }
            guard let scores = try? tree.scores(columns, trial, aggregating, units: units) else { return nil }
            let correlations = places.map { Correlation.pearson.of(scores[$0], scores[scores.count - 1]) }
            let sum = correlations.reduce(0, +)
            return correlations.map { $0.isNaN ? 0 : $0 / sum }
        }
        func distance(_ logarithms: [Double]) -> Double {
            guard let reached = reached(logarithms) else { return .infinity }
            return zip(aims, reached).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
        }
        var best = aims.map { Elementary.logarithm(max($0, 1e-6)) }
        var current = best
        for _ in 0..<300 {
            guard let shares = reached(current) else { break }
            for place in current.indices {
                let factor = max(aims[place], 1e-6) / max(shares[place], 1e-6)
                current[place] += 0.5 * max(-1, min(1, Elementary.logarithm(factor)))
            }
            let middle = Statistics.mean(current)
            current = current.map { max(-12, min(12, $0 - middle)) }
            if distance(current) < distance(best) { best = current }
        }
        if places.count <= 20 {
            let refined = Simplex.minimum(from: best, step: 0.1, evaluations: 400 * places.count, distance)
            if distance(refined) < distance(best) { best = refined }
        }
        return finish(best, places, aims, reached(best) ?? aims, &weights, &remarks)
    }

    private func finish(
        _ best: [Double], _ places: [Int], _ aims: [Double], _ shares: [Double], _ weights: inout [Double],
        _ remarks: inout [Diagnostic]
    ) -> JSON {
        for (place, weight) in zip(places, DataWeights.shares(best.map(Elementary.exponential))) {
            weights[place] = weight
        }
        let gap = zip(aims, shares).map { ($0 - $1).magnitude }.max() ?? 0
        if gap > 0.01 {
            remarks.append(
                .warning(
                    nil, zh: "目标重要性未能完全达到，最大差\(short(gap))",
                    en: "The wanted importance could not be reached in full; the greatest gap is \(short(gap))"))
        }
        let pairs = zip(places, zip(aims, shares)).map { place, pair -> (String, JSON) in
            (tree.codes[place], ["wanted": .number(pair.0), "reached": .number(pair.1)])
        }
        return .object(Dictionary(pairs) { first, _ in first })
    }
}
