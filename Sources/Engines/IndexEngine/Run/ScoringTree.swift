import Kernel

/// A framework over the columns of a table, with numbers in place of codes, so that many runs are fast.
struct ScoringTree: Sendable {
    struct Branch: Sendable {
        let place: Int
        let children: [Int]
        let level: Int
    }

    /// The indicators in the order of the columns, then the branches upwards; the last is the whole index.
    let codes: [String]
    let levels: [Int]
    let indicatorCount: Int
    let branches: [Branch]

    init(_ framework: Framework, _ columns: [String]) throws(Refusal) {
        let present = Set(columns)
        for node in framework.indicators where !present.contains(node.code) { throw .dataAbsent(node.code) }
        let codes = columns + framework.branchesUpwards
        let places = Dictionary(codes.enumerated().map { ($1, $0) }) { first, _ in first }
        self.codes = codes
        levels = codes.map { framework.levels[$0] ?? 1 }
        indicatorCount = columns.count
        let order = Dictionary(codes.enumerated().map { ($1, $0) }) { first, _ in first }
        branches = framework.branchesUpwards.map { code in
            let children = framework.children(of: code).compactMap { places[$0] }
            return Branch(place: order[code] ?? 0, children: children, level: framework.levels[code] ?? 2)
        }
    }

    func weights(_ byCode: [String: Double]) -> [Double] { codes.map { byCode[$0] ?? 1 } }

    /// Refuses weights that are all 0 under a branch.
    func check(_ weights: [Double]) throws(Refusal) {
        for branch in branches {
            let sum = branch.children.reduce(0) { $0 + weights[$1] }
            if !sum.isFinite || sum.magnitude < 1e-300 { throw .weightsVanish(codes[branch.place]) }
        }
    }

    /// All columns, the indicators' and then the branches'.
    func scores(
        _ columns: [[Double]], _ weights: [Double], _ aggregating: Aggregating, units: [String]
    ) throws(Refusal) -> [[Double]] {
        var columns = columns
        columns.reserveCapacity(codes.count)
        for branch in branches {
            columns.append(
                try aggregating.scores(
                    branch.children.map { columns[$0] }, branch.children.map { weights[$0] }, self, branch,
                    units: units))
        }
        return columns
    }
}

/// How branches are aggregated: one method for all, or one for each level from 2 up.
public struct Aggregating: Hashable, Sendable {
    public var methods: [Aggregation]
    /// The least share of children that a branch must have, one for all levels or one each; none if empty.
    public var available: [Double]
    /// A branch of a unit is withheld if more than this share of its indicators was missing before imputation.
    public var missingAtMost: Double?

    public init(_ methods: [Aggregation] = [.arithmetic], available: [Double] = [], missingAtMost: Double? = nil) {
        self.methods = methods
        self.available = available
        self.missingAtMost = missingAtMost
    }

    func method(atLevel level: Int) -> Aggregation {
        methods.isEmpty ? .arithmetic : methods[min(max(level - 2, 0), methods.count - 1)]
    }

    func scores(
        _ columns: [[Double]], _ weights: [Double], _ tree: ScoringTree, _ branch: ScoringTree.Branch, units: [String]
    ) throws(Refusal) -> [Double] {
        let method = method(atLevel: branch.level)
        let least = available.isEmpty ? nil : available[min(max(branch.level - 2, 0), available.count - 1)]
        switch method.scores(columns, weights, available: least) {
        case .success(let scores): return scores
        case .failure(let bad):
            throw .notPositive(tree.codes[branch.place], unit: units[bad.row], method.phrase)
        }
    }

    func check(levels: Int) throws(Refusal) {
        let wanted = max(levels - 1, 1)
        guard methods.count == 1 || methods.count == wanted, available.count <= 1 || available.count == wanted else {
            throw .recipeWrong(
                "aggregate",
                Phrase(
                    zh: "须给一种方法，或每层一种（\(wanted)种）", en: "give one method, or one for each of the \(wanted) levels"))
        }
    }

    var json: JSON {
        [
            "methods": .array(methods.map { .string($0.word) }), "available": .array(available.map(JSON.number)),
            "missingAtMost": missingAtMost.map(JSON.number) ?? .null,
        ]
    }
}
