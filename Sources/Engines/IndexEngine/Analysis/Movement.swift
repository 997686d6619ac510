public import Kernel

/// One edition of an index: what went into it.
public struct Edition: Sendable {
    public let data: Dataset
    public let framework: Framework
    public let recipe: Recipe

    public init(_ data: Dataset, _ framework: Framework, _ recipe: Recipe) {
        self.data = data
        self.framework = framework
        self.recipe = recipe
    }
}

/// What moved between two editions, split into its four causes by Shapley's value (1953).
///
/// The causes: *data*, the values of units; *weight*, the framework's weights and the step that weighs; *method*, the
/// other steps, the tree and its marks; *membership*, which units take part. A cause's part is the mean, over all 24
/// orders in which the old is replaced by the new, of what replacing it changes; so the parts add up to the whole
/// difference and no order is preferred. Where one edition has no data on a unit or indicator, the other's stand in.
/// 16 computations of the index.
public struct Movement: Sendable {
    public enum Cause: String, CaseIterable, Sendable {
        case data, weight, method, membership

        public var phrase: Phrase {
            switch self {
            case .data: Phrase(zh: "数据", en: "Data")
            case .weight: Phrase(zh: "权重", en: "Weights")
            case .method: Phrase(zh: "方法", en: "Method")
            case .membership: Phrase(zh: "参评单元", en: "Membership")
            }
        }
    }

    public struct Part: Sendable {
        public let before: Double
        public let after: Double
        public let causes: [Cause: Double]

        public var difference: Double { after - before }
    }

    /// By unit and code, for units and nodes of both editions that have a score in all 16 computations.
    public let parts: [String: [String: Part]]
    public let joined: [String]
    public let left: [String]

    public init(from old: Edition, to new: Edition) throws(Refusal) {
        var runs: [IndexRun] = []
        for coalition in 0..<16 { runs.append(try Self.run(old, new, coalition)) }
        let (first, last) = (runs[0], runs[15])
        let (oldUnits, newUnits) = (Set(first.scores.units), Set(last.scores.units))
        joined = last.scores.units.filter { !oldUnits.contains($0) }
        left = first.scores.units.filter { !newUnits.contains($0) }
        let rows = runs.map { run in
            Dictionary(run.scores.units.enumerated().map { ($1, $0) }) { first, _ in first }
        }
        var parts: [String: [String: Part]] = [:]
        for unit in first.scores.units where newUnits.contains(unit) {
            for code in first.scores.codes {
                let scores = zip(runs, rows)
                    .compactMap { run, rows in rows[unit].flatMap { run.scores[code]?[$0] } }
                    .filter { !$0.isNaN }
                guard scores.count == 16 else { continue }
                parts[unit, default: [:]][code] = Part(
                    before: scores[0], after: scores[15], causes: Self.shapley(scores))
            }
        }
        self.parts = parts
    }

    /// `{"units":[{"id","parts":{code:{"before","after","data","weight","method","membership"}}}],"joined","left"}`.
    public var json: JSON {
        let units = parts.sorted { $0.key < $1.key }
            .map { unit, parts -> JSON in
                let told = parts.mapValues { part -> JSON in
                    var members: [String: JSON] = ["before": .number(part.before), "after": .number(part.after)]
                    for (cause, value) in part.causes { members[cause.rawValue] = .number(value) }
                    return .object(members)
                }
                return ["id": .string(unit), "parts": .object(told)]
            }
        return [
            "units": .array(units), "joined": .array(joined.map(JSON.string)), "left": .array(left.map(JSON.string)),
        ]
    }

    /// Bit c of a coalition says that cause c is as in the new edition.
    private static func shapley(_ worth: [Double]) -> [Cause: Double] {
        let factorials = [6.0, 2, 2, 6]
        var parts: [Cause: Double] = [:]
        for (place, cause) in Cause.allCases.enumerated() {
            var sum = 0.0
            for coalition in 0..<16 where coalition >> place & 1 == 0 {
                sum += factorials[coalition.nonzeroBitCount] * (worth[coalition | 1 << place] - worth[coalition])
            }
            parts[cause] = sum / 24
        }
        return parts
    }

    private static func run(_ old: Edition, _ new: Edition, _ coalition: Int) throws(Refusal) -> IndexRun {
        func pick(_ cause: Int) -> (Edition, other: Edition) { coalition >> cause & 1 == 1 ? (new, old) : (old, new) }
        let (data, weight, method, members) = (pick(0), pick(1).0, pick(2).0, pick(3).0)
        let framework: Framework
        do throws(Refusals) {
            framework = try method.framework.weighted(by: weight.framework.givenWeights)
        } catch {
            throw error.all[0]
        }
        let mixed = try mixture(data.0.data, data.other.data, units: members.data.units, framework)
        return try IndexRun(mixed, framework, recipe(method.recipe, weight.recipe, framework))
    }

    /// One recipe with the weighing of another; named weights of codes that are not in the framework are left out.
    private static func recipe(_ method: Recipe, _ weight: Recipe, _ framework: Framework) -> Recipe {
        var weighing = Weighing(.given)
        for case .weigh(let found) in weight.steps { weighing = found }
        switch weighing.method {
        case .fixed(let named): weighing.method = .fixed(named.filter { framework[$0.key] != nil })
        case .judged(let judged):
            weighing.method = .judged(
                judged.filter { Set($0.value.codes) == Set(framework.children(of: $0.key)) })
        default: break
        }
        return method.replacing(.weigh(weighing))
    }

    /// The units of one edition with the values of another, or where that has none, of the third.
    private static func mixture(
        _ first: Dataset, _ second: Dataset, units: [String], _ framework: Framework
    ) throws(Refusal) -> Dataset {
        let codes = framework.nodes.filter { $0.kind != .branch }.map(\.code)
            .filter { first.values[$0] != nil || second.values[$0] != nil }
        let denominators = Array(Set(first.denominators.codes + second.denominators.codes)).sorted()
        var groups: [String: [String: String]] = second.groups
        for (name, members) in first.groups { groups[name] = (groups[name] ?? [:]).merging(members) { $1 } }
        return try Dataset(
            values: merged(first.values, second.values, units, codes),
            denominators: merged(first.denominators, second.denominators, units, denominators),
            names: second.names.merging(first.names) { $1 }, groups: groups,
            period: first.period.map { ($0, first.earlier) })
    }

    private static func merged(_ first: Sheet, _ second: Sheet, _ units: [String], _ codes: [String]) -> Sheet {
        let rows = [first, second]
            .map { sheet in Dictionary(sheet.units.enumerated().map { ($1, $0) }) { first, _ in first } }
        let columns = codes.map { code in
            units.map { unit -> Double in
                if let row = rows[0][unit], let value = first[code]?[row] { return value }
                if let row = rows[1][unit], let value = second[code]?[row] { return value }
                return .nan
            }
        }
        return Sheet(of: units, codes, columns)
    }
}
