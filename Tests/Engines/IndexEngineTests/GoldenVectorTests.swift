import IndexEngine
import Kernel
import Numbers
import Testing

/// Five units, three indicators, the third better when less.
enum Golden {
    static let rows = [
        [98.2, 86.0, 6.1], [97.5, 91.0, 4.2], [99.0, 78.5, 7.8], [96.8, 88.0, 5.0], [98.8, 82.0, 3.9],
    ]
    static let columns = (0..<3).map { column in rows.map { $0[column] } }
    static let units = ["a", "b", "c", "d", "e"]

    static func framework(_ weights: [Double] = [1, 1, 1]) throws -> Framework {
        try Framework(
            [Node("top", .verbatim("top"), kind: .branch, parent: nil)]
                + (0..<3)
                .map {
                    Node(
                        "x\($0)", .verbatim("x\($0)"), parent: "top", weight: weights[$0],
                        direction: $0 == 2 ? .lowerIsBetter : .higherIsBetter)
                })
    }

    static func data() throws -> Dataset {
        try Dataset(values: Sheet(units: units, codes: ["x0", "x1", "x2"], columns: columns))
    }

    static func run(_ steps: [Recipe.Step]) throws -> IndexRun { try IndexRun(data(), framework(), Recipe(steps)) }

    static func score(_ normalisation: Normalisation, _ method: Aggregation) throws -> [Double] {
        let run = try run([.normalise(normalisation, each: [:]), .aggregate(Aggregating([method]))])
        return try #require(run.scores["top"])
    }
}

func expectClose(
    _ found: [Double], _ wanted: [Double], within tolerance: Double = 1e-6,
    sourceLocation: SourceLocation = #_sourceLocation
) {
    #expect(found.count == wanted.count, sourceLocation: sourceLocation)
    for (a, b) in zip(found, wanted) {
        #expect((a - b).magnitude <= tolerance, "\(a) is not \(b)", sourceLocation: sourceLocation)
    }
}

@Suite("Golden vectors")
struct GoldenVectorTests {
    @Test("Min-max of the sample, turned round where less is better")
    func minMax() throws {
        let run = try Golden.run([.normalise(.minMax(ScoreRange(0, 1)), each: [:])])
        let table = try #require(run.table(after: .normalise))
        expectClose(table.columns[0], [0.636364, 0.318182, 1, 0, 0.909091])
        expectClose(table.columns[1], [0.6, 1, 0, 0.76, 0.28])
        expectClose(table.columns[2], [0.435897, 0.923077, 0, 0.717949, 1])
    }

    @Test("Entropy and CRITIC weights on min-max data")
    func dataWeights() throws {
        let run = try Golden.run([.normalise(.minMax(ScoreRange(0, 1)), each: [:])])
        let columns = try #require(run.table(after: .normalise)).columns
        expectClose(DataWeights.entropies(columns), [0.813966, 0.808289, 0.834386])
        expectClose(try #require(DataWeights.entropy(columns)), [0.342378, 0.352825, 0.304797])
        expectClose(DataWeights.critic(columns), [0.455077, 0.297105, 0.247818])
    }

    @Test("Weights found by a recipe are those used")
    func weighed() throws {
        let run = try Golden.run([
            .normalise(.minMax(ScoreRange(0, 1)), each: [:]), .weigh(Weighing(.critic)), .aggregate(Aggregating()),
        ])
        expectClose(["x0", "x1", "x2"].map { run.weights[$0] ?? .nan }, [0.455077, 0.297105, 0.247818])
        let first = 0.455077 * 0.636364 + 0.297105 * 0.6 + 0.247818 * 0.435897
        expectClose([try #require(run.scores["top"])[0]], [first], within: 2e-6)
    }

    @Test("TOPSIS with vector norms and equal weights")
    func topsis() {
        let closeness = IdealSolution.closeness(Golden.columns, [1, 1, 1], directions: [1, 1, -1])
        expectClose(closeness, [0.443280, 0.922100, 0.030477, 0.718386, 0.868869])
    }

    @Test("Arithmetic and geometric means on 1 to 100")
    func means() throws {
        expectClose(
            try Golden.score(.minMax(.positive), .arithmetic), [56.1846, 74.9615, 34.0, 49.7723, 73.24], within: 5e-5)
        expectClose(
            try Golden.score(.minMax(.positive), .geometric), [55.4705, 66.9619, 4.6416, 17.6465, 63.9355], within: 5e-5
        )
    }

    @Test("The three-by-three judgements of the textbook")
    func judgements() throws {
        let rows: [[Double]] = [[1, 3, 5], [1.0 / 3, 1, 3], [1.0 / 5, 1.0 / 3, 1]]
        let verdict = try PairwiseJudgements(["a", "b", "c"], rows).verdict()
        expectClose(verdict.weights, [0.636986, 0.258285, 0.104729])
        expectClose([verdict.eigenvalue], [3.038511])
        expectClose([verdict.consistencyRatio], [0.0332], within: 5e-5)
        #expect(verdict.isConsistent)
    }

    @Test("The alliance's judgements on its four dimensions")
    func alliance() throws {
        let rows: [[Double]] = [[1, 2, 1, 2], [0.5, 1, 0.5, 2], [1, 2, 1, 2], [0.5, 0.5, 0.5, 1]]
        let verdict = try PairwiseJudgements(["D1", "D2", "D3", "D4"], rows).verdict()
        expectClose(verdict.weights, [0.330, 0.200, 0.330, 0.140], within: 5e-4)
        expectClose([verdict.eigenvalue, verdict.consistencyIndex], [4.0606, 0.0202], within: 5e-5)
        expectClose([verdict.consistencyRatio], [0.0225], within: 5e-5)
    }

    @Test("Inconsistent judgements come with the one to mend first")
    func repairs() throws {
        let rows: [[Double]] = [[1, 9, 1.0 / 5], [1.0 / 9, 1, 2], [5, 0.5, 1]]
        let verdict = try PairwiseJudgements(["a", "b", "c"], rows).verdict()
        #expect(!verdict.isConsistent)
        let first = try #require(verdict.repairs.first)
        #expect(first.ratioAfter < verdict.consistencyRatio / 2)
    }

    @Test("Sobol' indices of the Ishigami function are within 0.01, and do not depend on the order of the work")
    func ishigami() {
        let study = SobolStudy(inputs: 3, seed: 7)
        let found = study.indices(base: 4096, bootstrap: 50, Ishigami.value).indices
        expectClose(found.map(\.first), [0.3139, 0.4424, 0], within: 0.01)
        expectClose(found.map(\.total), [0.5576, 0.4424, 0.2437], within: 0.01)
        let backwards = Lanes { pieces, work in for piece in (0..<pieces).reversed() { work(piece) } }
        let again = study.indices(base: 4096, bootstrap: 50, lanes: backwards, Ishigami.value).indices
        #expect(found.map(\.first) == again.map(\.first) && found.map(\.total) == again.map(\.total))
        for index in found {
            #expect(index.firstInterval.low <= index.first && index.first <= index.firstInterval.high)
        }
    }
}
