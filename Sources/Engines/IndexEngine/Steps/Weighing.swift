import Kernel

/// Where weights come from.
public enum Weighting: Hashable, Sendable {
    /// The framework's own.
    case given
    case equal
    /// Named ones; a code that is not named keeps the framework's.
    case fixed([String: Double])
    /// Pairwise judgements by branch; a branch without any keeps the framework's.
    case judged([String: PairwiseJudgements])
    case entropy, critic, firstComponent, components
    /// Such that the correlations of a level's scores with the whole index are in these proportions; nil: all the same.
    case importance([String: Double]?, level: Int)

    /// The word that recipes and logs use.
    public var word: String {
        switch self {
        case .given: "given"
        case .equal: "equal"
        case .fixed: "fixed"
        case .judged: "ahp"
        case .entropy: "entropy"
        case .critic: "critic"
        case .firstComponent: "pca"
        case .components: "pcaHandbook"
        case .importance: "importance"
        }
    }
}

/// How weights are found, and on which levels.
public struct Weighing: Hashable, Sendable {
    public var method: Weighting
    /// The levels whose nodes are weighed so, nil for all; the others keep the framework's weights.
    public var levels: Set<Int>?
    /// Whether data-driven weights compare all indicators at once and not each branch's among themselves.
    ///
    /// Only indicators are weighed then.
    public var isOverall: Bool

    public init(_ method: Weighting, levels: Set<Int>? = nil, isOverall: Bool = false) {
        self.method = method
        self.levels = levels
        self.isOverall = isOverall
    }

    /// Weights by code, with a record.
    ///
    /// Data-driven ones are found from the bottom up, a branch's children being weighed before it is aggregated. A branch
    /// where a method cannot tell anything gets equal weights, with a remark.
    func applied(
        to normalised: Sheet, of framework: Framework, aggregating: Aggregating
    ) throws(Refusal) -> ([String: Double], StepRecord) {
        let tree = try ScoringTree(framework, normalised.codes)
        var (weights, remarks) = (tree.weights(framework.givenWeights), [Diagnostic]())
        var settings: [String: JSON] = ["method": .string(method.word)]
        switch method {
        case .given: break
        case .equal: for place in tree.codes.indices where weighs(tree, place) { weights[place] = 1 }
        case .fixed(let named):
            for (code, weight) in named.sorted(by: { $0.key < $1.key }) {
                guard let place = tree.codes.firstIndex(of: code) else { throw .dataAbsent(code) }
                guard weight.isFinite, weight >= 0 else { throw .weightUnusable(code, weight) }
                weights[place] = weight
            }
        case .judged(let judgements): settings["branches"] = try judge(judgements, tree, &weights, &remarks)
        case .importance(let wanted, let level):
            let search = try ImportanceSearch(
                tree: tree, columns: normalised.columns, level: level, wanted: wanted, aggregating: aggregating)
            settings["reached"] = search.run(&weights, &remarks)
        case .entropy, .critic, .firstComponent, .components:
            try weighByData(normalised, tree, aggregating, &weights, &remarks)
        }
        try tree.check(weights)
        let byCode = Dictionary(zip(tree.codes, weights)) { first, _ in first }
        settings["weights"] = .object(byCode.mapValues(JSON.number))
        let record = StepRecord(
            .weigh, Phrase(zh: "权重：\(phrase.zh)", en: "Weights: \(phrase.en)"), settings: .object(settings),
            remarks: remarks)
        return (byCode, record)
    }

    private func weighs(_ tree: ScoringTree, _ place: Int) -> Bool { levels?.contains(tree.levels[place]) ?? true }

    private func judge(
        _ judgements: [String: PairwiseJudgements], _ tree: ScoringTree, _ weights: inout [Double],
        _ remarks: inout [Diagnostic]
    ) throws(Refusal) -> JSON {
        var told: [String: JSON] = [:]
        for (code, judged) in judgements.sorted(by: { $0.key < $1.key }) {
            guard let branch = tree.branches.first(where: { tree.codes[$0.place] == code }),
                Set(branch.children.map { tree.codes[$0] }) == Set(judged.codes)
            else {
                throw .judgementsWrong(
                    Phrase(zh: "与“\(code)”的下级不一致", en: "do not name exactly the children of “\(code)”"))
            }
            let verdict = judged.verdict()
            for (code, weight) in zip(judged.codes, verdict.weights) {
                if let place = tree.codes.firstIndex(of: code) { weights[place] = weight }
            }
            told[code] = [
                "lambda": .number(verdict.eigenvalue), "ci": .number(verdict.consistencyIndex),
                "cr": .number(verdict.consistencyRatio),
            ]
            if !verdict.isConsistent { remarks.append(.inconsistent(code, verdict)) }
        }
        return .object(told)
    }

    private func weighByData(
        _ normalised: Sheet, _ tree: ScoringTree, _ aggregating: Aggregating, _ weights: inout [Double],
        _ remarks: inout [Diagnostic]
    ) throws(Refusal) {
        if isOverall {
            let found = try dataWeights(normalised.columns, tree.codes[tree.codes.count - 1], &remarks)
            for (place, weight) in found.enumerated() { weights[place] = weight }
            return
        }
        var columns = normalised.columns
        for branch in tree.branches {
            let below = branch.children.map { columns[$0] }
            let found = try dataWeights(below, tree.codes[branch.place], &remarks)
            for (place, weight) in zip(branch.children, found) where weighs(tree, place) { weights[place] = weight }
            columns.append(
                try aggregating.scores(
                    below, branch.children.map { weights[$0] }, tree, branch, units: normalised.units))
        }
    }

    private func dataWeights(
        _ columns: [[Double]], _ branch: String, _ remarks: inout [Diagnostic]
    ) throws(Refusal) -> [Double] {
        switch method {
        case .entropy:
            guard let weights = DataWeights.entropy(columns) else {
                throw .notNegative(branch, Phrase(zh: "熵权法", en: "entropy weights"))
            }
            return weights
        case .critic: return DataWeights.critic(columns)
        default:
            if columns.count > 1, PrincipalComponents(columns) == nil {
                remarks.append(
                    .warning(
                        branch, zh: "“\(branch)”数据不足以做主成分分析，改用等权",
                        en: "The data under “\(branch)” do not allow principal components; its weights are equal"))
            }
            return method == .components ? DataWeights.components(columns) : DataWeights.firstComponent(columns)
        }
    }

    private var phrase: Phrase {
        switch method {
        case .given: Phrase(zh: "指标体系给定", en: "as the framework gives them")
        case .equal: Phrase(zh: "等权", en: "equal")
        case .fixed: Phrase(zh: "指定", en: "as named in the recipe")
        case .judged: Phrase(zh: "层次分析法", en: "analytic hierarchy process")
        case .entropy: Phrase(zh: "熵权法", en: "entropy")
        case .critic: Phrase(zh: "CRITIC法", en: "CRITIC")
        case .firstComponent: Phrase(zh: "第一主成分", en: "first principal component")
        case .components: Phrase(zh: "主成分（手册法）", en: "principal components after the handbook")
        case .importance: Phrase(zh: "按目标重要性优化", en: "optimised to target importance")
        }
    }
}

extension Diagnostic {
    fileprivate static func inconsistent(_ code: String, _ verdict: PairwiseJudgements.Verdict) -> Diagnostic {
        let hints = verdict.repairs
        let ratio = short(verdict.consistencyRatio)
        return .warning(
            code,
            zh: "“\(code)”判断矩阵一致性比率\(ratio)，超过0.1；"
                + hints.map { "“\($0.first)”比“\($0.second)”：现为\(short($0.judged))，建议\(short($0.suggested))" }
                .joined(separator: "；"),
            en: "The judgements on “\(code)” have a consistency ratio of \(ratio), above 0.1: "
                + hints.map {
                    "“\($0.first)” over “\($0.second)” is \(short($0.judged)), suggested \(short($0.suggested))"
                }
                .joined(separator: "; "))
    }
}
