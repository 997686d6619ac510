/// The triangle R of a design X = QR, dependent columns moved to the end as LINPACK's `dqrdc2` in R does.
struct TriangularFactor {
    /// Row by row, `size` wide; only the first `rank` rows and columns count.
    private var triangle: [Double]
    private let size: Int
    /// Which column of the design stands at each place.
    private(set) var order: [Int]
    private(set) var rank: Int

    static let empty = TriangularFactor(triangle: [], size: 0, order: [], rank: 0)

    private init(triangle: [Double], size: Int, order: [Int], rank: Int) {
        self.triangle = triangle
        self.size = size
        self.order = order
        self.rank = rank
    }

    var dependent: ArraySlice<Int> { order[rank...] }

    /// Least squares by Householder's reflections; the design and the target are used up.
    static func solving(
        _ design: inout [Double], rows: Int, columns: Int, target: inout [Double], tolerance: Double
    ) -> (factor: TriangularFactor, solution: [Double]) {
        var reduction = Reduction(rows: rows, columns: columns, design: design)
        design = []
        reduction.run(&target, tolerance: tolerance)
        let rank = min(reduction.rank, rows)
        var triangle = [Double](repeating: 0, count: columns * columns)
        for column in 0..<columns {
            for row in 0...column where row < rank {
                triangle[row * columns + column] = reduction.design[column * rows + row]
            }
        }
        let factor = TriangularFactor(triangle: triangle, size: columns, order: reduction.order, rank: rank)
        return (factor, factor.backward(target))
    }

    /// The solution by column of the design, 0 for dependent ones.
    private func backward(_ target: [Double]) -> [Double] {
        var solution = [Double](repeating: 0, count: size)
        for row in stride(from: rank - 1, through: 0, by: -1) {
            var sum = target[row]
            for column in (row + 1)..<max(rank, row + 1) {
                sum -= triangle[row * size + column] * solution[order[column]]
            }
            solution[order[row]] = sum / triangle[row * size + row]
        }
        return solution
    }

    /// The squared length of a row of the design after R⁻ᵀ: its share of the variance of what is predicted for it.
    ///
    /// The row is given by column of the design.
    func leverage(_ row: (Int) -> Double) -> Double {
        var (solved, total) = ([Double](repeating: 0, count: rank), 0.0)
        for place in 0..<rank {
            var sum = row(order[place])
            for earlier in 0..<place { sum -= triangle[earlier * size + place] * solved[earlier] }
            solved[place] = sum / triangle[place * size + place]
            total += solved[place] * solved[place]
        }
        return total
    }

    /// The place of a column of the design; nil if it depends on those before it.
    func isIndependent(_ column: Int) -> Bool { order[..<rank].contains(column) }

    /// The variance of a coefficient, a unit of dispersion.
    func variance(of column: Int) -> Double { leverage { $0 == column ? 1 : 0 } }
}

/// Householder's reflections on the columns of a design.
private struct Reduction {
    let rows: Int
    var design: [Double]
    var order: [Int]
    var rank: Int
    /// What is left of each column's length, and what it was.
    private var left: [Double]
    private var whole: [Double]

    init(rows: Int, columns: Int, design: [Double]) {
        self.rows = rows
        self.design = design
        order = Array(0..<columns)
        rank = columns
        left = (0..<columns).map { Self.length(design, $0 * rows, ($0 + 1) * rows) }
        whole = left.map { $0 == 0 ? 1 : $0 }
    }

    mutating func run(_ target: inout [Double], tolerance: Double) {
        for place in 0..<min(rows, order.count) {
            while place < rank, left[place] < whole[place] * tolerance { moveToEnd(place) }
            if place == rows - 1 { break }
            reflect(place, &target)
        }
    }

    private mutating func moveToEnd(_ place: Int) {
        let column = Array(design[(place * rows)..<((place + 1) * rows)])
        design.removeSubrange((place * rows)..<((place + 1) * rows))
        design += column
        order.append(order.remove(at: place))
        left.append(left.remove(at: place))
        whole.append(whole.remove(at: place))
        rank -= 1
    }

    private mutating func reflect(_ place: Int, _ target: inout [Double]) {
        let start = place * rows
        var length = Self.length(design, start + place, start + rows)
        guard length != 0 else { return }
        if design[start + place] < 0 { length = -length }
        for row in place..<rows { design[start + row] /= length }
        design[start + place] += 1
        let pivot = design[start + place]
        for column in (place + 1)..<max(order.count, place + 1) {
            let other = column * rows
            var dot = 0.0
            for row in place..<rows { dot += design[start + row] * design[other + row] }
            let factor = -dot / pivot
            for row in place..<rows { design[other + row] += factor * design[start + row] }
            shorten(column, place)
        }
        var dot = 0.0
        for row in place..<rows { dot += design[start + row] * target[row] }
        let factor = -dot / pivot
        for row in place..<rows { target[row] += factor * design[start + row] }
        design[start + place] = -length
    }

    /// What is left of a column's length below a place, by the difference of squares where that is exact enough.
    private mutating func shorten(_ column: Int, _ place: Int) {
        guard left[column] != 0 else { return }
        let ratio = design[column * rows + place].magnitude / left[column]
        let rest = max(0, 1 - ratio * ratio)
        left[column] =
            rest < 1e-6
            ? Self.length(design, column * rows + place + 1, (column + 1) * rows) : left[column] * rest.squareRoot()
    }

    private static func length(_ values: [Double], _ start: Int, _ end: Int) -> Double {
        var sum = 0.0
        for index in start..<max(start, end) { sum += values[index] * values[index] }
        return sum.squareRoot()
    }
}
