public import Kernel
import Numbers

/// A composite index computed: the table after every step, weights, scores, ranks, and what was done on the way.
///
/// O(units · indicators) but for sorting ranks, Copeland (units²) and EM; memory one table a step.
public struct IndexRun: Sendable {
    public struct Stage: Sendable {
        public let step: StepName
        public let table: Sheet
    }

    public let framework: Framework
    public let recipe: Recipe
    /// The indicators as they came.
    public let raw: Sheet
    /// The table after each step that was done, in order.
    public private(set) var stages: [Stage] = []
    public private(set) var log: [StepRecord] = []
    /// Weights by code as they were used, relative among siblings.
    public private(set) var weights: [String: Double] = [:]
    /// Indicators and branches; empty where the run was stopped before aggregating.
    public private(set) var scores: Sheet
    /// Branches of units that may not be published, too much of them having been missing.
    public private(set) var withheld: [(unit: String, code: String)] = []
    private(set) var data: Dataset

    /// Runs a recipe, or its first steps.
    ///
    /// Throws a refusal where a step cannot be done; every step of ``StepName`` has at least one record in the log,
    /// those that the recipe lacks saying so.
    public init(
        _ data: Dataset, _ framework: Framework, _ recipe: Recipe = .standard, until last: StepName? = nil
    ) throws(Refusal) {
        self.framework = framework
        self.recipe = recipe
        self.data = data
        raw = data.values
        scores = Sheet(of: data.units, [], [])
        guard !data.units.isEmpty else { throw .unitsAbsent }
        for node in framework.indicators where data.values[node.code] == nil { throw .dataAbsent(node.code) }
        if let last, !recipe.steps.contains(where: { $0.name == last }) {
            throw .recipeWrong(last.rawValue, Phrase(zh: "方案中没有这一步", en: "the recipe has no such step"))
        }
        try recipe.aggregating.check(levels: framework.highestLevel)
        let end = last.flatMap { name in recipe.steps.lastIndex { $0.name == name } } ?? recipe.steps.count - 1
        for step in recipe.steps.prefix(end + 1) { try perform(step) }
        fillLog(upTo: last)
        withhold(data)
    }

    /// The table after the last step of a name; nil where it was not done.
    public func table(after step: StepName) -> Sheet? { stages.last { $0.step == step }?.table }

    /// Places from 1 by the whole index, equal scores sharing the better one; 0 where there is no score.
    public var places: [Int] { scores[framework.root].map(Statistics.places) ?? [] }

    /// Every node's share in the whole index.
    public var effectiveWeights: [String: Double] { framework.effectiveWeights(weights) }

    private mutating func perform(_ step: Recipe.Step) throws(Refusal) {
        let record: StepRecord
        switch step {
        case .denominate(let denomination): (data, record) = try denomination.applied(to: data, of: framework)
        case .impute(let imputation): (data, record) = try imputation.applied(to: data, of: framework)
        case .screen(let screening):
            let (rows, kept) = try screening.applied(to: data, of: framework)
            data = data.keeping(rows)
            record = kept
        case .treat(let common, let each):
            let (sheet, treated) = try Treatment.applied(common, each: each, to: data.values, of: framework)
            data = data.with(values: sheet)
            record = treated
        case .normalise(let common, let each):
            let (sheet, normalised) = try Normalisation.applied(common, each: each, to: data.values, of: framework)
            data = data.with(values: sheet)
            record = normalised
        case .weigh(let weighing):
            (weights, record) = try weighing.applied(
                to: scored, of: framework, aggregating: recipe.aggregating)
        case .aggregate(let aggregating): record = try aggregate(aggregating)
        }
        log.append(record)
        stages.append(Stage(step: step.name, table: step.name == .aggregate ? scores : data.values))
    }

    /// The columns that are scored.
    private var scored: Sheet { data.values.only(data.values.codes.filter { framework[$0]?.kind == .indicator }) }

    private mutating func aggregate(_ aggregating: Aggregating) throws(Refusal) -> StepRecord {
        let columns = scored
        let tree = try ScoringTree(framework, columns.codes)
        if weights.isEmpty { weights = Dictionary(zip(tree.codes, tree.weights(framework.givenWeights))) { a, _ in a } }
        let found = try tree.scores(columns.columns, tree.weights(weights), aggregating, units: columns.units)
        scores = Sheet(of: columns.units, tree.codes, found)
        var remarks: [Diagnostic] = []
        for code in framework.branchesUpwards {
            let missing = scores[code]?.count(where: \.isNaN) ?? 0
            guard missing > 0 else { continue }
            remarks.append(
                .warning(code, zh: "“\(code)”有\(missing)个单元无得分", en: "“\(code)” has no score for \(missing) units"))
        }
        let methods = Array(Set(aggregating.methods.map(\.phrase))).sorted { $0.en < $1.en }
        return StepRecord(
            .aggregate,
            Phrase(
                zh: "\(framework.branchesUpwards.count)个维度合成（\(methods.map(\.zh).joined(separator: "、"))）",
                en:
                    "\(framework.branchesUpwards.count) branches aggregated (\(methods.map(\.en).joined(separator: ", ")))"
            ),
            settings: aggregating.json, remarks: remarks)
    }

    /// Puts a record in place for every step that the recipe lacks.
    private mutating func fillLog(upTo last: StepName?) {
        for (order, name) in StepName.allCases.enumerated() where !recipe.steps.contains(where: { $0.name == name }) {
            let later = Set(StepName.allCases[(order + 1)...])
            let place = log.firstIndex { later.contains($0.step) } ?? log.count
            let isNeeded = last == nil || place < log.count
            guard isNeeded else { continue }
            log.insert(name == .weigh ? .weightsGiven : .omitted(name), at: place)
        }
    }

    private mutating func withhold(_ original: Dataset) {
        guard let limit = recipe.aggregating.missingAtMost, !scores.codes.isEmpty else { return }
        for code in framework.branchesUpwards {
            for (unit, share) in zip(original.units, original.availability(under: code, of: framework))
            where 1 - share > limit + 1e-12 { withheld.append((unit, code)) }
        }
    }

    /// `{"units":[{"id","name","scores":{code:value},"rank","withheld":[code]}],"weights":{…},"log":[…]}`; a missing
    /// score is null.
    public var json: JSON {
        let places = places
        let hidden = Dictionary(grouping: withheld) { $0.unit }
        let units = scores.units.enumerated()
            .map { row, unit -> JSON in
                let values = scores.codes.enumerated().map { ($1, JSON.number(scores.columns[$0][row])) }
                return [
                    "id": .string(unit), "name": .string(data.names[unit] ?? unit),
                    "scores": .object(Dictionary(values.map { ($0, $1.finite) }) { first, _ in first }),
                    "rank": row < places.count && places[row] > 0 ? .integer(Int64(places[row])) : .null,
                    "withheld": .array((hidden[unit] ?? []).map { .string($0.code) }),
                ]
            }
        return [
            "units": .array(units), "weights": .object(weights.mapValues(JSON.number)),
            "log": .array(log.map(\.json)),
        ]
    }
}

extension JSON {
    /// Null in the place of a number that is none.
    var finite: JSON {
        guard case .number(let value) = self, !value.isFinite else { return self }
        return .null
    }
}

extension StepRecord {
    static let weightsGiven = StepRecord(
        .weigh, isDone: false,
        Phrase(zh: "方案中没有“赋权”这一步，使用指标体系给定的权重", en: "Not in the recipe: the framework's own weights were used"))
}
