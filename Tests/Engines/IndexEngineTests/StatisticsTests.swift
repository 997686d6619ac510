import IndexEngine
import Numbers
import Testing

/// Values by numpy 2.4.6 and scipy 1.17.1.
@Suite("Statistics")
struct StatisticsTests {
    let x = [3.1, 4.5, 2.2, 9.9, 5.0, 5.0, 7.3, 1.2]
    let y = [2.0, 3.9, 2.5, 8.8, 5.5, 4.0, 4.0, 0.7]
    let z = [9.0, 1.0, 3.5, 2.0, 6.0, 8.0, 2.0, 4.0]

    @Test("Quantiles of type 7, skewness and kurtosis of type 2")
    func moments() {
        expectClose([0.05, 0.3, 0.95].map { Statistics.quantile(x, $0) }, [1.55, 3.24, 8.99], within: 1e-12)
        let shape = Statistics.shape(x)
        expectClose([shape.skewness, shape.kurtosis], [0.7192863268437022, 0.34560473335893205], within: 1e-12)
        #expect(Statistics.shape([1, 2]).skewness.isNaN)
        #expect(Statistics.median([.nan, 4, 1, .nan, 2]) == 2)
    }

    @Test("Correlations, with gaps left out in pairs")
    func correlations() {
        let found = [Correlation.pearson, .spearman, .kendall].map { $0.of(x + [.nan, 1], y + [5, .nan]) }
        expectClose(found, [0.9103932791042642, 0.9216867469879517, 0.8148148148148148], within: 1e-12)
        #expect(Correlation.pearson.of([1, 1, 1], [1, 2, 3]).isNaN)
    }

    @Test("Principal components of the correlation matrix, and Cronbach's alpha")
    func components() throws {
        let analysis = try #require(PrincipalComponents([x, y, z]))
        expectClose(analysis.components.map(\.value), [2.10264924, 0.80921271, 0.08813805], within: 1e-8)
        expectClose(analysis.components[0].vector, [0.65709432, 0.64783931, -0.38539757], within: 1e-8)
        expectClose([Reliability.alpha([x, y, z])], [0.1452037778682029], within: 1e-12)
        expectClose([DataWeights.firstComponent([x, y, z]).reduce(0, +)], [1], within: 1e-12)
        #expect(PrincipalComponents([x, [1, 1, 1, 1, 1, 1, 1, 1]]) == nil)
    }

    @Test("Columns of any length are ranked as counting ranks them")
    func ranks() {
        var generator = SeededGenerator(seed: 5)
        for length in [0, 1, 5, 127, 128, 129, 400] {
            let column = (0..<length)
                .map { _ in generator.index(below: 9) == 0 ? .nan : Double(generator.index(below: 40)) }
            let naive = column.map { value in
                value.isNaN ? Double.nan : Double(1 + column.count { $0 < value })
            }
            let found = Statistics.ranks(column)
            #expect(zip(found, naive).allSatisfy { $0 == $1 || $0.isNaN && $1.isNaN })
            #expect(
                Statistics.places(column) == column.map { value in value.isNaN ? 0 : 1 + column.count { $0 > value } })
        }
        #expect(Statistics.ranks([2, 1, 2, 3], ties: .average) == [2.5, 1, 2.5, 4])
    }

    @Test("The λ of Box and Cox is the likeliest")
    func boxCox() {
        let least = x.min() ?? 0
        let lambda = 0.4162907397544583
        let wanted = x.map { (Elementary.power($0 - least + 1, lambda) - 1) / lambda }
        expectClose(Transform.bestBoxCox.applied(to: x), wanted)
        #expect(Transform.boxCox(0).applied(to: x) == Transform.unitLog.applied(to: x))
    }

    @Test("Normal numbers have mean 0 and deviation 1, and streams differ")
    func normal() {
        var generator = SeededGenerator(seed: 9)
        let draws = (0..<20_000).map { _ in generator.normal() }
        #expect(Statistics.mean(draws).magnitude < 0.03)
        #expect((Statistics.deviation(draws) - 1).magnitude < 0.02)
        var (first, second) = (SeededGenerator(seed: 9, stream: 1), SeededGenerator(seed: 9, stream: 2))
        #expect(first.next() != second.next())
    }

    @Test("A Sobol' sequence has one point in every cell of a net")
    func net() {
        let sequence = SobolSequence(axes: 24, seed: 4)
        let points = (0..<256).map(sequence.point)
        for axis in 0..<21 {
            #expect(Set(points.map { Int($0[axis] * 256) }).count == 256)
        }
        #expect(points.allSatisfy { $0.allSatisfy { $0 > 0 && $0 < 1 } })
        #expect(Set(points.map { Int($0[0] * 16) * 16 + Int($0[1] * 16) }).count == 256)
    }
}
