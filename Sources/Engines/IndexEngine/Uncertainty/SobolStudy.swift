public import Numbers

/// How much of an output's variance each input explains, alone and with all others.
///
/// With two independent samples A and B of N points and A with column i taken from B:
/// first order `S_i = 1/N Σ f(B)(f(AB_i) − f(A)) / V` (Saltelli and others 2010, table 2 b), total
/// `T_i = 1/2N Σ (f(A) − f(AB_i))² / V` (Jansen 1999); V is the variance of f over A and B together, n − 1 below the
/// line. The mean over A and B is taken off f first, which does not change what is estimated. Intervals: 5 % and 95 %
/// quantiles over bootstrap samples of the N rows. N·(k + 2) evaluations.
public struct SobolStudy: Sendable {
    public struct Index: Sendable {
        public let first: Double
        public let total: Double
        public let firstInterval: (low: Double, high: Double)
        public let totalInterval: (low: Double, high: Double)
    }

    /// What one row of the design gave.
    public struct Row: Sendable {
        public let a: Double
        public let b: Double
        public let mixed: [Double]

        public init(a: Double, b: Double, mixed: [Double]) {
            self.a = a
            self.b = b
            self.mixed = mixed
        }

        var isWhole: Bool { !a.isNaN && !b.isNaN && !mixed.contains(where: \.isNaN) }
    }

    public let inputs: Int
    public let seed: UInt64
    private let sequence: SobolSequence

    public init(inputs: Int, seed: UInt64) {
        self.inputs = inputs
        self.seed = seed
        sequence = SobolSequence(axes: 2 * inputs, seed: seed)
    }

    /// One row: the function at a, at b, and at a with each coordinate in turn from b; NaN where it cannot be had.
    public func row(_ index: Int, _ function: ([Double]) -> Double) -> Row {
        let point = sequence.point(index)
        let (a, b) = (Array(point[..<inputs]), Array(point[inputs...]))
        let mixed = (0..<inputs)
            .map { input in
                var point = a
                point[input] = b[input]
                return function(point)
            }
        return Row(a: function(a), b: function(b), mixed: mixed)
    }

    /// The indices of a function of `inputs` coordinates from 0 to 1, from N base points.
    public func indices(
        base: Int, bootstrap: Int = 200, lanes: Lanes = .one, _ function: @Sendable ([Double]) -> Double
    ) -> (indices: [Index], failures: Int) {
        let pieces = (base + Self.rowsInPiece - 1) / Self.rowsInPiece
        let rows = lanes.map(pieces) { piece in
            (piece * Self.rowsInPiece..<min((piece + 1) * Self.rowsInPiece, base)).map { row($0, function) }
        }
        let whole = rows.joined().filter(\.isWhole)
        return (Self.indices(whole, inputs: inputs, bootstrap: bootstrap, seed: seed), base - whole.count)
    }

    /// The estimates from rows computed elsewhere.
    public static func indices(_ rows: [Row], inputs: Int, bootstrap: Int, seed: UInt64) -> [Index] {
        let everyRow = Array(rows.indices)
        let (first, total) = estimate(rows, everyRow, inputs)
        var generator = SeededGenerator(seed: seed, stream: 0xB007)
        var (firsts, totals) = ([[Double]](), [[Double]]())
        for _ in 0..<(rows.isEmpty ? 0 : bootstrap) {
            let chosen = everyRow.map { _ in generator.index(below: rows.count) }
            let (someFirst, someTotal) = estimate(rows, chosen, inputs)
            firsts.append(someFirst)
            totals.append(someTotal)
        }
        func interval(_ samples: [[Double]], _ input: Int) -> (low: Double, high: Double) {
            let sorted = Statistics.present(samples.map { $0[input] }).sorted()
            return (Statistics.quantile(sorted: sorted, 0.05), Statistics.quantile(sorted: sorted, 0.95))
        }
        return (0..<inputs)
            .map { input in
                Index(
                    first: first[input], total: total[input], firstInterval: interval(firsts, input),
                    totalInterval: interval(totals, input))
            }
    }

    private static func estimate(_ rows: [Row], _ chosen: [Int], _ inputs: Int) -> ([Double], [Double]) {
        let count = Double(chosen.count)
        guard chosen.count > 1 else {
            let none = [Double](repeating: .nan, count: inputs)
            return (none, none)
        }
        let mean = chosen.reduce(0) { $0 + rows[$1].a + rows[$1].b } / (2 * count)
        let squares = chosen.reduce(0.0) { sum, row in
            let (a, b) = (rows[row].a - mean, rows[row].b - mean)
            return sum + a * a + b * b
        }
        let variance = squares / (2 * count - 1)
        var (first, total) = ([Double](repeating: 0, count: inputs), [Double](repeating: 0, count: inputs))
        for row in chosen {
            let (a, b) = (rows[row].a, rows[row].b - mean)
            for input in 0..<inputs {
                let moved = rows[row].mixed[input] - a
                first[input] += b * moved
                total[input] += moved * moved
            }
        }
        return (
            first.map { variance > 0 ? $0 / count / variance : .nan },
            total.map { variance > 0 ? $0 / (2 * count) / variance : .nan }
        )
    }

    private static let rowsInPiece = 64
}
