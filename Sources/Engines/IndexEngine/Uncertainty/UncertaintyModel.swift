public import Kernel
import Numbers

/// An index as a function of what is uncertain about it: a point with a coordinate from 0 to 1 for each factor gives the
/// scores of all units.
///
/// What does not depend on random values is prepared once for each combination of alternatives; a run then costs
/// O(units · indicators). Screening keeps the units that the recipe keeps. For means that cannot take a nought, scores
/// are first brought to 1…100 by their range if one of them is not above 0.
public struct UncertaintyModel: Sendable {
    public let factors: [Factor]
    public let units: [String]
    /// The recipe's own scores.
    public let nominal: [Double]
    let preparation: Preparation
    private let tree: ScoringTree
    private let nodes: [Node]
    private let own: Normalisation?
    private let each: [String: Normalisation]
    private let aggregating: Aggregating
    /// Weights by alternative of the weighting factor; one entry if there is no such factor.
    private let weights: [[Double]]
    /// Scored columns by imputation, treatment, normalisation and whether they are above 0; empty with sampling errors.
    private var kept: [[[Double]]?] = []
    private var groups: [String?] = []

    /// Refused: what the recipe itself is refused for, a factor twice or without alternatives, one that varies a step
    /// that the recipe lacks, more than 2,000 units.
    public init(
        _ data: Dataset, _ framework: Framework, _ recipe: Recipe = .standard, factors: [Factor] = Factor.standard
    ) throws(Refusal) {
        let run = try IndexRun(data, framework, recipe)
        guard run.scores.units.count <= Self.unitLimit else {
            throw .tooLarge(run.scores.units.count, limit: Self.unitLimit)
        }
        self.factors = factors
        preparation = try Preparation(data, framework, recipe)
        units = preparation.units
        tree = try ScoringTree(framework, preparation.codes)
        nodes = preparation.codes.compactMap { framework[$0] }
        nominal = run.scores[framework.root] ?? []
        aggregating = recipe.aggregating
        var (own, each) = (Normalisation?.none, [String: Normalisation]())
        for case .normalise(let common, let others) in recipe.steps { (own, each) = (common, others) }
        (self.own, self.each) = (own, each)
        var sets: [[Double]] = []
        for case .weighting(let methods) in factors {
            let normalised = Sheet(
                of: units, preparation.codes,
                (run.table(after: .normalise) ?? run.raw).only(preparation.codes).columns)
            for method in methods {
                let found = try Weighing(method).applied(to: normalised, of: framework, aggregating: aggregating).0
                sets.append(tree.weights(found))
            }
        }
        weights = sets.isEmpty ? [tree.weights(run.weights)] : sets
        try check()
        try keep()
    }

    /// Rank counts and pair counts take this many squared.
    public static let unitLimit = 2000

    private func check() throws(Refusal) {
        var seen: Set<String> = []
        for factor in factors {
            let isKnown: Bool
            switch factor {
            case .imputation: isKnown = preparation.canImpute
            case .treatment: isKnown = preparation.canTreat
            case .normalisation: isKnown = own != nil
            default: isKnown = true
            }
            guard isKnown, factor.alternatives > 0, seen.insert(factor.word).inserted else {
                throw .recipeWrong(
                    factor.word,
                    Phrase(
                        zh: "该因素重复、没有备选，或方案中没有这一步",
                        en: "this factor stands twice, has no alternatives, or varies a step that the recipe lacks"))
            }
        }
    }

    private mutating func keep() throws(Refusal) {
        for imputation in imputations { groups.append(try preparation.group(for: imputation)) }
        for method in normalisations {
            for node in nodes {
                let sheet = Sheet(of: units, [], [])
                let column = preparation.nominal[tree.codes.firstIndex(of: node.code) ?? 0]
                _ = try (each[node.code] ?? method)
                    .scores(column, node, reference: try (each[node.code] ?? method).reference(in: sheet))
            }
        }
        guard !isDisturbed else { return }
        for choice in 0..<combinations {
            let (imputation, treatment, normalisation, positive) = unpacked(choice)
            let isNeeded = positive ? needsPositive(true) : needsPositive(false)
            guard isNeeded else {
                kept.append(nil)
                continue
            }
            kept.append(scored(preparation.undisturbed, imputation, treatment, normalisation, positive))
        }
    }
}

extension UncertaintyModel {
    /// The scores of all units at a point with a coordinate for each factor; nil where they cannot be computed.
    public func scores(at point: [Double]) -> [Double]? {
        var choice = Choice(aggregating: aggregating)
        for (factor, coordinate) in zip(factors, point) { choose(factor, coordinate, &choice) }
        var weights = weights[choice.weights]
        noise(&weights, choice)
        if let dropped = choice.dropped { weights[dropped] = 0 }
        let isPositive = choice.aggregating.methods.contains(where: \.needsPositive)
        let columns: [[Double]]?
        if let draw = choice.disturbance {
            var generator = SeededGenerator(seed: draw.coordinate.bitPattern, stream: 2)
            columns = scored(
                preparation.disturbed(share: draw.share, &generator), choice.imputation, choice.treatment,
                choice.normalisation, isPositive)
        } else {
            columns = kept[packed(choice.imputation, choice.treatment, choice.normalisation, isPositive)]
        }
        guard let columns else { return nil }
        return try? tree.scores(columns, weights, choice.aggregating, units: units).last
    }

    private struct Choice {
        var aggregating: Aggregating
        var imputation = 0
        var treatment = 0
        var normalisation = 0
        var weights = 0
        var dropped: Int?
        var noise: (share: Double, levels: Set<Int>?, coordinate: Double)?
        var disturbance: (share: Double?, coordinate: Double)?
    }

    private func choose(_ factor: Factor, _ coordinate: Double, _ choice: inout Choice) {
        let index = min(max(Int(coordinate * Double(factor.alternatives)), 0), factor.alternatives - 1)
        switch factor {
        case .normalisation: choice.normalisation = index
        case .treatment: choice.treatment = index
        case .imputation: choice.imputation = index
        case .weighting: choice.weights = index
        case .aggregation(let methods): choice.aggregating.methods = [methods[index]]
        case .weightNoise(let share, let levels): choice.noise = (share, levels, coordinate)
        case .droppedIndicator:
            let place = min(Int(coordinate * Double(nodes.count + 1)), nodes.count)
            choice.dropped = place < nodes.count ? place : nil
        case .samplingError(let share): choice.disturbance = (share, coordinate)
        }
    }

    private func noise(_ weights: inout [Double], _ choice: Choice) {
        guard let (share, levels, coordinate) = choice.noise else { return }
        var generator = SeededGenerator(seed: coordinate.bitPattern, stream: 1)
        for place in weights.indices {
            let draw = generator.unit()
            if levels?.contains(tree.levels[place]) ?? true { weights[place] *= 1 + share * (2 * draw - 1) }
        }
    }

    private var isDisturbed: Bool { factors.contains { if case .samplingError = $0 { true } else { false } } }

    private var imputations: [Imputation] {
        for case .imputation(let list) in factors { return list }
        return []
    }

    private var treatments: [Treatment?] {
        for case .treatment(let list) in factors { return list }
        return []
    }

    private var normalisations: [Normalisation] {
        for case .normalisation(let list) in factors { return list }
        return own.map { [$0] } ?? [.none]
    }

    private func needsPositive(_ isPositive: Bool) -> Bool {
        for case .aggregation(let methods) in factors { return methods.contains { $0.needsPositive == isPositive } }
        return aggregating.methods.contains(where: \.needsPositive) == isPositive
    }

    private var combinations: Int {
        max(imputations.count, 1) * max(treatments.count, 1) * normalisations.count * 2
    }

    private func packed(_ imputation: Int, _ treatment: Int, _ normalisation: Int, _ isPositive: Bool) -> Int {
        ((imputation * max(treatments.count, 1) + treatment) * normalisations.count + normalisation) * 2
            + (isPositive ? 1 : 0)
    }

    private func unpacked(_ choice: Int) -> (Int, Int, Int, Bool) {
        let (rest, normalisation) = (choice / 2).quotientAndRemainder(dividingBy: normalisations.count)
        let (imputation, treatment) = rest.quotientAndRemainder(dividingBy: max(treatments.count, 1))
        return (imputation, treatment, normalisation, choice % 2 == 1)
    }

    private func scored(
        _ columns: [[Double]], _ imputation: Int, _ treatment: Int, _ normalisation: Int, _ isPositive: Bool
    ) -> [[Double]]? {
        let prepared = preparation.prepared(
            columns, imputation: imputations.isEmpty ? nil : (imputations[imputation], groups[imputation]),
            treatment: treatments.isEmpty ? nil : .some(treatments[treatment]))
        let method = normalisations[normalisation]
        var scores: [[Double]] = []
        scores.reserveCapacity(prepared.count)
        for (node, column) in zip(nodes, prepared) {
            let method = each[node.code] ?? method
            let reference = try? method.reference(in: Sheet(of: units, [], []))
            guard let found = try? method.scores(column, node, reference: reference) else { return nil }
            scores.append(found)
        }
        return isPositive ? Self.positive(scores) : scores
    }

    private static func positive(_ columns: [[Double]]) -> [[Double]] {
        guard columns.contains(where: { $0.contains { $0 <= 0 } }) else { return columns }
        return columns.map { column in
            guard let (least, greatest) = Statistics.range(column), least < greatest else {
                return column.map { $0.isNaN ? $0 : 50 }
            }
            return column.map { 1 + 99 * ($0 - least) / (greatest - least) }
        }
    }
}
