/// A symmetric matrix, row by row.
struct SymmetricMatrix {
    let size: Int
    var values: [Double]

    init(_ rows: [[Double]]) {
        size = rows.count
        values = rows.flatMap { $0 }
    }

    subscript(row: Int, column: Int) -> Double {
        get { values[row * size + column] }
        set { values[row * size + column] = newValue }
    }

    /// Eigenvalues from the greatest down, each with its unit vector, by Jacobi's cyclic rotations.
    ///
    /// A vector's sign is fixed so that its components sum to a positive number. O(n³) a sweep, some ten sweeps.
    func eigen() -> [(value: Double, vector: [Double])] {
        var matrix = self
        var vectors = SymmetricMatrix(
            (0..<size).map { row in (0..<size).map { $0 == row ? 1 : 0 } })
        for _ in 0..<60 {
            var rest = 0.0
            for row in 0..<size { for column in 0..<row { rest += matrix[row, column] * matrix[row, column] } }
            if rest < 1e-300 { break }
            for row in 0..<size {
                for column in 0..<row where matrix[row, column] != 0 {
                    matrix.rotate(column, row, turning: &vectors)
                }
            }
        }
        return (0..<size)
            .map { column in
                let vector = (0..<size).map { vectors[$0, column] }
                let sign = vector.reduce(0, +) < 0 ? -1.0 : 1
                return (matrix[column, column], vector.map { $0 * sign })
            }
            .sorted { $0.value > $1.value }
    }

    private mutating func rotate(_ p: Int, _ q: Int, turning vectors: inout SymmetricMatrix) {
        let theta = (self[q, q] - self[p, p]) / (2 * self[p, q])
        let t = (theta >= 0 ? 1.0 : -1.0) / (theta.magnitude + (theta * theta + 1).squareRoot())
        let cosine = 1 / (t * t + 1).squareRoot()
        let sine = t * cosine
        for k in 0..<size {
            let (a, b) = (self[k, p], self[k, q])
            self[k, p] = cosine * a - sine * b
            self[k, q] = sine * a + cosine * b
        }
        for k in 0..<size {
            let (a, b) = (self[p, k], self[q, k])
            self[p, k] = cosine * a - sine * b
            self[q, k] = sine * a + cosine * b
        }
        for k in 0..<size {
            let (a, b) = (vectors[k, p], vectors[k, q])
            vectors[k, p] = cosine * a - sine * b
            vectors[k, q] = sine * a + cosine * b
        }
        self[p, q] = 0
        self[q, p] = 0
    }

    /// Sweeps on one pivot (Beaton 1964): after sweeping all observed variables, the block of an unobserved row holds its
    /// regression on them and the remaining diagonal block the residual covariance.
    mutating func sweep(_ k: Int) {
        let pivot = self[k, k]
        for i in 0..<size where i != k {
            let factor = self[i, k] / pivot
            for j in 0..<size where j != k { self[i, j] -= factor * self[k, j] }
        }
        for i in 0..<size where i != k {
            self[i, k] /= pivot
            self[k, i] /= pivot
        }
        self[k, k] = -1 / pivot
    }
}
