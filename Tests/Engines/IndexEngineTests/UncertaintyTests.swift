import Dispatch
import IndexEngine
import Kernel
import Numbers
import Testing

/// Eight units in two branches, made up with a seed.
enum Sample {
    static let framework: Framework? = try? Framework([
        Node("top", .verbatim("top"), kind: .branch, parent: nil),
        Node("a", .verbatim("a"), kind: .branch, parent: "top", weight: 0.6),
        Node("b", .verbatim("b"), kind: .branch, parent: "top", weight: 0.4),
        Node("x0", .verbatim("x0"), parent: "a"), Node("x1", .verbatim("x1"), parent: "a", direction: .lowerIsBetter),
        Node("x2", .verbatim("x2"), parent: "b"), Node("x3", .verbatim("x3"), parent: "b"),
    ])

    static func data(seed: UInt64, units: [String] = (0..<8).map { "u\($0)" }, errors: Double? = nil) throws -> Dataset
    {
        var generator = SeededGenerator(seed: seed)
        let codes = ["x0", "x1", "x2", "x3"]
        let columns = codes.map { _ in units.map { _ in 10 + 5 * generator.normal() } }
        let groups = Dictionary(units.enumerated().map { ($1, $0.isMultiple(of: 2) ? "N" : "S") }) { first, _ in first }
        return try Dataset(
            values: Sheet(units: units, codes: codes, columns: columns), groups: ["g": groups],
            errors: errors.map { error in
                try Sheet(units: units, codes: ["x0"], columns: [units.map { _ in error }])
            })
    }
}

private let twoLanes = Lanes { pieces, work in DispatchQueue.concurrentPerform(iterations: pieces, execute: work) }

@Suite("Uncertainty")
struct UncertaintyTests {
    let framework: Framework

    init() throws {
        framework = try #require(Sample.framework)
    }

    func model(_ factors: [Factor], errors: Double? = nil) throws -> UncertaintyModel {
        try UncertaintyModel(Sample.data(seed: 1, errors: errors), framework, factors: factors)
    }

    @Test("The same seed gives the same bytes, whatever the number of lanes")
    func lanes() throws {
        let factors = Factor.standard + [.samplingError(share: 0.1)]
        let model = try model(factors)
        let one = model.distribution(runs: 1100, seed: 3)
        #expect(one.json.text == model.distribution(runs: 1100, seed: 3, lanes: twoLanes).json.text)
        #expect(one.json.text != model.distribution(runs: 1100, seed: 4).json.text)
        let sobol = try model.sensitivity(runs: 900, seed: 3, bootstrap: 20)
        let again = try model.sensitivity(runs: 900, seed: 3, bootstrap: 20, lanes: twoLanes)
        #expect(sobol.json.text == again.json.text)
    }

    @Test("Runs computed in parts add up to the whole")
    func parts() throws {
        let model = try model(Factor.standard)
        let whole = model.distribution(runs: 500, seed: 8)
        let parts = model.tally(runs: 0..<123, seed: 8) + model.tally(runs: 123..<500, seed: 8)
        #expect(RankDistribution(parts, of: model).json.text == whole.json.text)
    }

    @Test("With nothing uncertain, every rank is the recipe's own")
    func certain() throws {
        let distribution = try model([.weightNoise(0, levels: nil)]).distribution(runs: 50, seed: 1)
        for unit in distribution.units {
            #expect(unit.low == Double(unit.nominal) && unit.high == Double(unit.nominal))
        }
        #expect(distribution.robustPairShare == 1 && distribution.certainPairShare == 1)
    }

    @Test("A point gives what the recipe with those choices gives")
    func choices() throws {
        let factors: [Factor] = [
            .normalisation([.minMax(.positive), .rank]), .treatment([Treatment(), nil]),
            .aggregation([.arithmetic, .geometric]),
            .imputation([.mean, .median]), .weighting([.given, .entropy]),
        ]
        let model = try model(factors)
        let methods: [Normalisation] = [.minMax(.positive), .rank]
        for choice in 0..<8 {
            let bits = (0..<3).map { choice >> $0 & 1 }
            let point = bits.map { $0 == 0 ? 0.2 : 0.7 } + [0.1, 0.1]
            let recipe = Recipe.standard.replacing(.normalise(methods[bits[0]], each: [:]))
                .replacing(.treat(bits[1] == 0 ? Treatment() : nil, each: [:]))
                .replacing(.aggregate(Aggregating([bits[2] == 0 ? .arithmetic : .geometric])))
                .replacing(.impute(.mean))
            let run = try IndexRun(Sample.data(seed: 1), framework, recipe)
            expectClose(try #require(model.scores(at: point)), try #require(run.scores["top"]), within: 1e-9)
        }
    }

    @Test("Sampling errors of a survey widen the intervals")
    func sampling() throws {
        let narrow = try model([.samplingError(share: nil)], errors: 0.01).distribution(runs: 400, seed: 2)
        let wide = try model([.samplingError(share: nil)], errors: 5).distribution(runs: 400, seed: 2)
        let width = { (distribution: RankDistribution) in distribution.units.reduce(0) { $0 + $1.high - $1.low } }
        #expect(width(narrow) < width(wide))
    }

    @Test("A factor that changes nothing has index 0")
    func idle() throws {
        let found = try model([.weightNoise(0.5, levels: nil), .imputation([.mean, .median])])
            .sensitivity(runs: 2000, seed: 1)
        #expect(found.indices[1].total == 0)
        #expect(found.indices[0].total > 0.9)
    }

    @Test("Factors read from JSON are those written, and the standard ones fit the recipe")
    func reading() throws {
        let text = """
            [{"factor":"normalisation","alternatives":["rank",{"method":"minMax","range":[1,100]}]},
            {"factor":"treatment","alternatives":[{"winsorise":3},"none"]},
            {"factor":"weights","noise":0.1,"levels":[2]},{"factor":"samplingError"},{"factor":"droppedIndicator"}]
            """
        let factors = try Factor.list(reading: JSON(parsing: text))
        #expect(
            factors == [
                .normalisation([.rank, .minMax(.positive)]), .treatment([Treatment(pointLimit: 3), nil]),
                .weightNoise(0.1, levels: [2]), .samplingError(share: nil), .droppedIndicator,
            ])
        #expect(throws: Refusals.self) { try Factor.list(reading: JSON(parsing: #"[{"factor":"moon"}]"#)) }
        let bare = try Recipe([.normalise(.rank, each: [:])])
        #expect(
            Factor.standard(for: bare).map(\.word) == ["normalisation", "aggregation", "weights", "droppedIndicator"])
    }

    @Test("Factors that vary what the recipe lacks, twice the same, or nothing are refused")
    func wrong() throws {
        let data = try Sample.data(seed: 1)
        let short = try Recipe([.normalise(.rank, each: [:])])
        #expect(throws: Refusal.self) { try UncertaintyModel(data, framework, short, factors: [.treatment([nil])]) }
        #expect(throws: Refusal.self) { try model([.droppedIndicator, .droppedIndicator]) }
        #expect(throws: Refusal.self) { try model([.normalisation([])]) }
        #expect(throws: Refusal.self) { try model([.normalisation([.goalposts(nil)])]) }
        #expect(throws: Refusal.self) { try model([.droppedIndicator]).sensitivity(runs: 100, seed: 1) }
    }
}

@Suite("What moved")
struct MovementTests {
    @Test("The parts add up to the difference, for every unit and branch, and no change has no part")
    func exact() throws {
        let framework = try #require(Sample.framework)
        let other = try framework.weighted(by: ["a": 0.3, "b": 0.7, "x0": 2])
        let old = Edition(try Sample.data(seed: 1), framework, .standard)
        let units = ["u1", "u2", "u3", "u4", "u5", "u6", "u7", "n8"]
        let new = Edition(
            try Sample.data(seed: 2, units: units), other, Recipe.standard.replacing(.normalise(.rank, each: [:])))
        let movement = try Movement(from: old, to: new)
        let (before, after) = (try IndexRun(old.data, framework, old.recipe), try IndexRun(new.data, other, new.recipe))
        #expect(movement.joined == ["n8"] && movement.left == ["u0"])
        #expect(movement.parts.count == 7)
        for (unit, parts) in movement.parts {
            #expect(parts.count == 7)
            for (code, part) in parts {
                #expect(part.before == before.scores.value(unit, code))
                #expect(part.after == after.scores.value(unit, code))
                #expect((part.causes.values.reduce(0, +) - part.difference).magnitude < 1e-11)
            }
        }
        let still = try Movement(from: old, to: old)
        #expect(still.parts.values.allSatisfy { $0.values.allSatisfy { $0.causes.values.allSatisfy { $0 == 0 } } })
    }

    @Test("A change of weights alone is put down to weights alone")
    func alone() throws {
        let framework = try #require(Sample.framework)
        let data = try Sample.data(seed: 1)
        let old = Edition(data, framework, .standard)
        let movement = try Movement(from: old, to: Edition(data, framework.weighted(by: ["a": 0.1]), .standard))
        let part = try #require(movement.parts["u0"]?["top"])
        #expect(part.causes[.data] == 0 && part.causes[.method] == 0 && part.causes[.membership] == 0)
        #expect(((part.causes[.weight] ?? 0) - part.difference).magnitude < 1e-12)
    }
}
