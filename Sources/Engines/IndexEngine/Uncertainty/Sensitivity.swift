public import Kernel
public import Numbers

/// Which factor moves the ranks, and by how much.
public struct Sensitivity: Sendable {
    /// The number whose variance is explained.
    public enum Output: Hashable, Sendable {
        /// The mean over units of how far the rank is from the recipe's own.
        case meanRankShift
        /// The rank of one unit.
        case rank(String)
    }

    public let factors: [Factor]
    public let indices: [SobolStudy.Index]
    public let output: Output
    /// Evaluations that were made: `base · (k + 2)`.
    public let runs: Int
    /// Rows of the design that could not be computed.
    public let failures: Int

    /// `{"factors":[{"factor","zh","en","first","firstLow","firstHigh","total","totalLow","totalHigh"}],"runs","failures"}`.
    public var json: JSON {
        let rows = zip(factors, indices)
            .map { factor, index -> JSON in
                [
                    "factor": .string(factor.word), "zh": .string(factor.phrase.zh), "en": .string(factor.phrase.en),
                    "first": JSON.number(index.first).finite,
                    "firstLow": JSON.number(index.firstInterval.low).finite,
                    "firstHigh": JSON.number(index.firstInterval.high).finite,
                    "total": JSON.number(index.total).finite,
                    "totalLow": JSON.number(index.totalInterval.low).finite,
                    "totalHigh": JSON.number(index.totalInterval.high).finite,
                ]
            }
        return ["factors": .array(rows), "runs": .integer(Int64(runs)), "failures": .integer(Int64(failures))]
    }
}

extension UncertaintyModel {
    /// Sobol' indices of the factors within at most so many evaluations.
    ///
    /// Refused with fewer than two factors, too few runs for one row, or a unit that is not there.
    public func sensitivity(
        runs: Int, seed: UInt64, output: Sensitivity.Output = .meanRankShift, bootstrap: Int = 200, lanes: Lanes = .one
    ) throws(Refusal) -> Sensitivity {
        let base = runs / (factors.count + 2)
        guard factors.count > 1, base > 1 else {
            throw .recipeWrong(
                "sensitivity",
                Phrase(
                    zh: "至少需要两个因素和\(2 * (factors.count + 2))次运行",
                    en: "two factors and \(2 * (factors.count + 2)) runs are needed at least"))
        }
        let places = Statistics.places(nominal)
        let chosen: Int?
        switch output {
        case .meanRankShift: chosen = nil
        case .rank(let unit):
            guard let row = units.firstIndex(of: unit) else { throw .unitAbsent(unit) }
            chosen = row
        }
        let study = SobolStudy(inputs: factors.count, seed: seed)
        let found = study.indices(base: base, bootstrap: bootstrap, lanes: lanes) { point in
            guard let scores = scores(at: point) else { return .nan }
            if let chosen { return Double(1 + scores.count { $0 > scores[chosen] }) }
            return Self.meanShift(scores, places)
        }
        return Sensitivity(
            factors: factors, indices: found.indices, output: output, runs: base * (factors.count + 2),
            failures: found.failures)
    }

    private static func meanShift(_ scores: [Double], _ places: [Int]) -> Double {
        var (sum, count) = (0, 0)
        for (place, now) in zip(places, Statistics.places(scores)) where place > 0 && now > 0 {
            sum += abs(place - now)
            count += 1
        }
        return count > 0 ? Double(sum) / Double(count) : .nan
    }
}
