import IndexEngine
import Kernel
import Testing

@Suite("Analysis of a run")
struct AnalysisTests {
    let framework: Framework
    let data: Dataset
    let run: IndexRun

    init() throws {
        framework = try #require(Sample.framework)
        data = try Sample.data(seed: 6)
        run = try IndexRun(data, framework)
    }

    @Test(
        "Contributions add up to the score",
        arguments: [Aggregation.arithmetic, .geometric, .harmonic, .generalised(2)])
    func decomposition(method: Aggregation) throws {
        let recipe = Recipe.standard.replacing(.normalise(.minMax(ScoreRange(10, 100)), each: [:]))
            .replacing(.aggregate(Aggregating([method])))
        let run = try IndexRun(data, framework, recipe)
        for unit in data.units {
            let split = try #require(Decomposition(run, unit: unit, code: "top"))
            expectClose([split.parts.reduce(0) { $0 + $1.contribution }], [split.score], within: 1e-9)
        }
        if method == .arithmetic {
            let parts = try #require(Decomposition.indicators(run, unit: "u3"))
            let score = try #require(run.scores.value("u3", "top"))
            expectClose([parts.reduce(0) { $0 + $1.contribution }], [score], within: 1e-9)
        }
    }

    @Test("Two runs side by side")
    func comparison() throws {
        let other = try IndexRun(data, framework, Recipe.standard.replacing(.normalise(.rank, each: [:])))
        let comparison = try #require(Comparison(run, other))
        #expect(comparison.rows.count == 8)
        #expect(comparison.correlation() > 0.5)
        #expect(try #require(Comparison(run, run)).meanAbsoluteShift == 0)
    }

    @Test("Weights optimised to equal importance reach it")
    func importance() throws {
        let recipe = Recipe.standard.replacing(.weigh(Weighing(.importance(nil, level: 2))))
        let run = try IndexRun(data, framework, recipe)
        let index = try #require(run.scores["top"])
        let r = ["a", "b"].map { Correlation.pearson.of(run.scores[$0] ?? [], index) }
        expectClose([r[0]], [r[1]], within: 1e-4)
    }

    @Test("Data weights by branch add up to 1 in each", arguments: [Weighting.entropy, .critic, .components])
    func weights(method: Weighting) throws {
        let run = try IndexRun(data, framework, Recipe.standard.replacing(.weigh(Weighing(method))))
        for branch in framework.branchesUpwards {
            expectClose([framework.children(of: branch).reduce(0) { $0 + (run.weights[$1] ?? 0) }], [1], within: 1e-12)
        }
    }

    @Test("Judgements for one branch leave the others' weights alone")
    func judged() throws {
        let judgements = try PairwiseJudgements(["b", "a"], [[1, 3], [1.0 / 3, 1]])
        let run = try IndexRun(
            data, framework, Recipe.standard.replacing(.weigh(Weighing(.judged(["top": judgements])))))
        expectClose(
            [run.weights["a"] ?? 0, run.weights["b"] ?? 0, run.weights["x0"] ?? 0], [0.25, 0.75, 1], within: 1e-9)
        let wrong = try PairwiseJudgements(["b", "z"], [[1, 3], [1.0 / 3, 1]])
        #expect(throws: Refusal.self) {
            try IndexRun(data, framework, Recipe.standard.replacing(.weigh(Weighing(.judged(["top": wrong])))))
        }
    }

    @Test("An audit names what is odd, in both languages")
    func audit() throws {
        var columns = data.values.columns
        columns[1] = columns[0].map { -$0 }
        columns[3] = columns[3].map { _ in 5 }
        columns[2][0] = .nan
        let odd = try Dataset(values: Sheet(units: data.units, codes: data.values.codes, columns: columns))
        let audit = try Audit(odd, IndexRun(odd, framework))
        #expect(audit.figures.count == 4)
        #expect(audit.findings.contains { $0.column == "x3" && $0.phrase.en.contains("one value for all") })
        #expect(audit.findings.contains { $0.column == "a" && $0.phrase.en.contains("nearly the same") })
        #expect(audit.findings.allSatisfy { !$0.phrase.zh.isEmpty && !$0.phrase.en.isEmpty })
    }
}

@Suite("Bad input is told, never swallowed")
struct BadInputTests {
    let framework: Framework
    let data: Dataset

    init() throws {
        framework = try #require(Sample.framework)
        data = try Sample.data(seed: 6)
    }

    func changed(_ change: (inout [[Double]]) -> Void) throws -> Dataset {
        var columns = data.values.columns
        change(&columns)
        return try Dataset(
            values: Sheet(units: data.units, codes: data.values.codes, columns: columns), groups: data.groups)
    }

    @Test("Every step is in the log, done or not, in order")
    func log() throws {
        let whole = try IndexRun(data, framework)
        #expect(whole.log.map(\.step) == StepName.allCases)
        #expect(whole.log.allSatisfy { $0.isDone })
        let bare = try IndexRun(data, framework, Recipe([.normalise(.rank, each: [:]), .aggregate(Aggregating())]))
        #expect(bare.log.map(\.step) == StepName.allCases)
        #expect(bare.log.filter { !$0.isDone }.map(\.step) == [.denominate, .impute, .screen, .treat, .weigh])
        let early = try IndexRun(data, framework, until: .treat)
        #expect(early.log.map(\.step) == [.denominate, .impute, .screen, .treat])
        #expect(early.scores.codes.isEmpty)
        #expect(throws: Refusal.self) { try IndexRun(data, framework, Recipe([.impute(.mean)]), until: .treat) }
    }

    @Test("An indicator with one value for all has no score, with a warning")
    func flat() throws {
        let run = try IndexRun(changed { $0[2] = $0[2].map { _ in 7 } }, framework)
        #expect(run.scores["x2"]?.allSatisfy { $0.isNaN } == true)
        #expect(run.scores["b"]?.contains { $0.isNaN } == false)
        #expect(run.log.contains { $0.step == .normalise && $0.remarks.contains { $0.column == "x2" } })
    }

    @Test("A unit with most missing is screened out, or its branches are withheld")
    func missing() throws {
        let poor = try changed { columns in
            for place in 0..<3 { columns[place][5] = .nan }
        }
        let screened = try IndexRun(
            poor, framework, Recipe([.screen(Screening(available: 0.4)), .normalise(.rank, each: [:])]))
        #expect(screened.log.first { $0.step == .screen }?.changes.map(\.unit) == ["u5"])
        let withheld = try IndexRun(
            poor, framework, Recipe.standard.replacing(.aggregate(Aggregating(missingAtMost: 0.2))))
        #expect(Set(withheld.withheld.map { $0.unit + $0.code }) == ["u5a", "u5b", "u5top"])
        let bare = try IndexRun(
            poor, framework, Recipe([.normalise(.rank, each: [:]), .aggregate(Aggregating(available: [0.5, 1]))]))
        #expect(bare.places[5] == 0)
        #expect(bare.log.last?.remarks.isEmpty == false)
        #expect(bare.json["units"]?.array?[5]["rank"] == .null)
    }

    @Test("A column without any number is flagged")
    func empty() throws {
        let bare = try Recipe([.normalise(.rank, each: [:]), .aggregate(Aggregating())])
        let run = try IndexRun(changed { $0[0] = $0[0].map { _ in .nan } }, framework, bare)
        let steps = run.log.filter { $0.remarks.contains { $0.column == "x0" } }.map(\.step)
        #expect(steps.contains(.normalise))
    }

    @Test("A geometric mean of a nought is refused with branch and unit")
    func geometric() throws {
        #expect {
            try IndexRun(data, framework, Recipe.standard.replacing(.aggregate(Aggregating([.geometric]))))
        } throws: { ($0 as? Refusal)?.code == "index.notPositive" }
    }

    @Test("100,000 units with 500 indicators are refused before anything is computed")
    func large() {
        let units = (0..<100_000).map(String.init)
        let column = [Double](repeating: 1, count: units.count)
        let codes = (0..<500).map { "x\($0)" }
        #expect {
            try Dataset(values: Sheet(units: units, codes: codes, columns: codes.map { _ in column }))
        } throws: { ($0 as? Refusal)?.code == "index.tooLarge" }
    }

    @Test("A denominator that is missing or 0 leaves a gap with a remark")
    func denominator() throws {
        let framework = try Framework([
            Node("top", .verbatim("top"), kind: .branch, parent: nil),
            Node("x", .verbatim("x"), parent: "top", denominator: "d"),
        ])
        let units = ["a", "b", "c"]
        let values = try Sheet(units: units, codes: ["x"], columns: [[1, 2, 3]])
        let sizes = try Sheet(units: units, codes: ["d"], columns: [[2, 0, .nan]])
        let run = try IndexRun(
            Dataset(values: values, denominators: sizes), framework, Recipe([.denominate(Denomination())]))
        #expect(run.table(after: .denominate)?["x"]?[0] == 0.5)
        #expect(run.log.first?.remarks.count == 2)
        #expect(throws: Refusal.self) {
            try IndexRun(Dataset(values: values), framework, Recipe([.denominate(Denomination())]))
        }
    }
}
