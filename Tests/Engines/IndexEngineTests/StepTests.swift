import IndexEngine
import Kernel
import Numbers
import Testing

private func framework(_ codes: [String], directions: [Node.Direction] = [], marks: [Marks] = []) throws -> Framework {
    try Framework(
        [Node("top", .verbatim("top"), kind: .branch, parent: nil)]
            + codes.enumerated()
            .map { place, code in
                Node(
                    code, .verbatim(code), parent: "top",
                    direction: place < directions.count ? directions[place] : .higherIsBetter,
                    marks: place < marks.count ? marks[place] : Marks())
            })
}

private func dataset(_ columns: [[Double]], groups: [String: String] = [:]) throws -> Dataset {
    let units = columns[0].indices.map { "u\($0)" }
    return try Dataset(
        values: Sheet(units: units, codes: columns.indices.map { "x\($0)" }, columns: columns),
        groups: groups.isEmpty ? [:] : ["g": groups])
}

private func table(_ columns: [[Double]], _ step: Recipe.Step, groups: [String: String] = [:]) throws -> [[Double]] {
    let run = try IndexRun(
        dataset(columns, groups: groups), framework(columns.indices.map { "x\($0)" }), Recipe([step]), until: step.name)
    return try #require(run.table(after: step.name)).columns
}

@Suite("The steps")
struct StepTests {
    let gap = Double.nan

    @Test("Gaps are filled by mean, median, or those of the group, and every filled cell is in the log")
    func impute() throws {
        let column = [1, 2, 9, gap, 4, gap]
        let groups = ["u0": "N", "u1": "N", "u2": "S", "u3": "N", "u4": "S", "u5": "S"]
        #expect(try table([column], .impute(.mean))[0][3] == 4)
        #expect(try table([column], .impute(.median))[0][5] == 3)
        let grouped = try table([column], .impute(.groupMean(nil)), groups: groups)[0]
        #expect(grouped[3] == 1.5 && grouped[5] == 6.5)
        #expect(try table([column], .impute(.groupMedian("g")), groups: groups)[0][5] == 6.5)
        let run = try IndexRun(dataset([column]), framework(["x0"]), Recipe([.impute(.mean)]))
        #expect(run.log.first { $0.step == .impute }?.changes.map(\.unit) == ["u3", "u5"])
    }

    @Test("Carrying forward takes the newest earlier value within reach")
    func carry() throws {
        func period(_ values: [Double], _ time: Double, _ earlier: [Dataset]) throws -> Dataset {
            try Dataset(
                values: Sheet(units: ["u0", "u1"], codes: ["x0"], columns: [values]), period: (time, earlier: earlier))
        }
        let first = try period([1, 2], 2020, [])
        let second = try period([3, gap], 2021, [first])
        let third = try period([gap, gap], 2022, [second, first])
        let all = try IndexRun(third, framework(["x0"]), Recipe([.impute(.carryForward(periods: nil))]))
        #expect(all.table(after: .impute)?["x0"] == [3, 2])
        let one = try IndexRun(third, framework(["x0"]), Recipe([.impute(.carryForward(periods: 1))]))
        #expect(one.table(after: .impute)?["x0"]?[0] == 3)
        #expect(one.table(after: .impute)?["x0"]?[1].isNaN == true)
        #expect(one.log.contains { !$0.remarks.isEmpty })
    }

    /// With the first column whole and the second with gaps, the likelihood has its maximum where the regression on the
    /// complete rows has it.
    @Test("Expectation–maximisation equals the regression on complete rows where only one column has gaps")
    func expectation() throws {
        let x = [1.0, 2, 3, 4, 5, 6, 7, 8]
        let y = [2.1, 3.9, 6.2, 7.8, 10.1, 12.2, gap, gap]
        let filled = try table([x, y], .impute(.expectation(withinBranches: true)))[1]
        let (meanX, meanY) = (3.5, 42.3 / 6)
        let slope = (0..<6).reduce(0) { $0 + (x[$1] - meanX) * (y[$1] - meanY) } / 17.5
        expectClose([filled[6], filled[7]], [meanY + slope * 3.5, meanY + slope * 4.5], within: 1e-7)
    }

    @Test("Winsorising stops when skewness or kurtosis is within bounds, or after its points")
    func winsorise() throws {
        let column = Array(stride(from: 1.0, through: 20, by: 1)) + [100, 300]
        let treated = Treatment().treated(column)
        #expect(treated.outcome == .winsorised)
        #expect(treated.column[20] == 20 && treated.column[21] == 20)
        let once = Treatment(pointLimit: 1, transform: nil).treated(column)
        #expect(once.column[21] == 100 && once.outcome == .failing)
        let mirrored = Treatment().treated(column.map { -$0 })
        #expect(mirrored.column == treated.column.map { -$0 })
        #expect(Treatment().treated([3, 3, 3, 3]).outcome == .undecided)
    }

    @Test("A column that winsorising cannot mend is transformed from the start")
    func transform() {
        let column = (0..<30).map { Elementary.power(2, Double($0) / 1.2) }
        let treated = Treatment(pointLimit: 2).treated(column)
        #expect(treated.outcome == .transformed)
        let least = column[0]
        let margin = 0.01 * (column[29] - least)
        #expect((treated.column[0] - Elementary.logarithm(margin)).magnitude < 1e-12)
        let best = Transform.bestBoxCox.applied(to: column)
        #expect(Statistics.shape(best).skewness.magnitude < 0.2)
    }

    @Test("Each normalisation by its formula")
    func normalise() throws {
        let column = [2.0, 4, 4, 10, gap]
        func scores(
            _ method: Normalisation, _ direction: Node.Direction = .higherIsBetter, _ marks: Marks = Marks()
        ) throws -> [Double] {
            let run = try IndexRun(
                dataset([column]), framework(["x0"], directions: [direction], marks: [marks]),
                Recipe([.normalise(method, each: [:])]))
            return Array(try #require(run.table(after: .normalise)).columns[0].prefix(4))
        }
        #expect(try scores(.rank) == [1, 2, 2, 4])
        #expect(try scores(.rank, .lowerIsBetter) == [4, 2, 2, 1])
        #expect(try scores(.borda) == [0, 1, 1, 3])
        expectClose(try scores(.percentileRank), [0, 1.0 / 3, 1.0 / 3, 1])
        expectClose(
            try scores(.zScore(Standard(mean: 0, deviation: 1))), [-3, -1, -1, 5].map { $0 / (12.0).squareRoot() })
        #expect(try scores(.distanceToMaximum) == [0, 0.25, 0.25, 1])
        #expect(try scores(.distanceToReference("u1", capped: false)) == [0, 1, 1, 4])
        #expect(try scores(.distanceToReference("u1", capped: true)) == [0, 1, 1, 1])
        #expect(try scores(.distanceToTarget(6, capped: true)) == [0, 0.5, 0.5, 1])
        #expect(
            try scores(.distanceToTarget(nil, capped: nil), .lowerIsBetter, Marks(target: 0)) == [0.8, 0.6, 0.6, 0])
        #expect(try scores(.fractionOfMaximum) == [0.2, 0.4, 0.4, 1])
        let posts = Marks(goalposts: Goalposts(zero: 8, full: 0))
        #expect(try scores(.goalposts(nil), .lowerIsBetter, posts) == [75, 50, 50, 0])
        #expect(throws: Refusal.self) { try scores(.goalposts(nil)) }
    }

    @Test("Means by their formulas; what is missing is left out with its weight")
    func means() throws {
        let columns = [[2.0, gap], [8, 8]]
        func top(_ method: Aggregation) throws -> [Double] {
            let run = try IndexRun(
                dataset(columns), framework(["x0", "x1"]), Recipe([.aggregate(Aggregating([method]))]))
            return try #require(run.scores["top"])
        }
        expectClose(try top(.arithmetic), [5, 8], within: 1e-12)
        expectClose(try top(.geometric), [4, 8], within: 1e-12)
        expectClose(try top(.harmonic), [3.2, 8], within: 1e-12)
        expectClose(try top(.generalised(2)), [(34.0).squareRoot(), 8], within: 1e-12)
        expectClose(try top(.generalised(-1)), [3.2, 8], within: 1e-12)
        let strict = try IndexRun(
            dataset(columns), framework(["x0", "x1"]), Recipe([.aggregate(Aggregating(available: [0.6]))]))
        #expect(strict.scores["top"]?[1].isNaN == true)
    }

    @Test("Copeland counts the units outranked less those that outrank")
    func copeland() {
        let matrix = OutrankingMatrix([[3, 2, 1], [3, 1, 2], [1, 3, 2]], [1, 1, 1])
        #expect(matrix.copeland == [2, 0, -2] || matrix.copeland == [2, -2, 0])
        #expect((matrix[0, 1] - 2.0 / 3).magnitude < 1e-12)
        #expect(OutrankingMatrix([[1, 2], [1, 2]], [1, 1]).dominatedShare == 1)
        #expect(OutrankingMatrix([[1, 2], [2, 1]], [1, 1]).copeland == [0, 0])
    }
}

@Suite("Expectation–maximisation")
struct ExpectationTests {
    /// By the same equations solved with matrix inverses in numpy.
    @Test("Gaps in several columns are filled as an independent computation fills them")
    func several() throws {
        var (x, y, z) = (
            [3.1, 4.5, 2.2, 9.9, 5.0, 5.0, 7.3, 1.2], [2.0, 3.9, 2.5, 8.8, 5.5, 4.0, 4.0, 0.7],
            [9.0, 1.0, 3.5, 2.0, 6.0, 8.0, 2.0, 4.0]
        )
        y[1] = .nan
        x[4] = .nan
        y[6] = .nan
        z[6] = .nan
        let filled = try table([x, y, z], .impute(.expectation(withinBranches: false)))
        expectClose(
            [filled[1][1], filled[0][4], filled[1][6], filled[2][6]],
            [4.35780670140941, 6.550690268619201, 6.356517163905818, 4.204032956086926])
    }
}
