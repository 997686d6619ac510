import Numbers

/// Weights that the data themselves suggest for a set of columns, adding up to 1.
public enum DataWeights {
    /// Shannon entropy: `p = z/Σz`, `e = −Σ p ln p / ln n` with 0·ln 0 = 0, `w = (1 − e)/Σ(1 − e)`.
    ///
    /// For columns without negative numbers, each over the units that it has. Nil where a number is negative. A column
    /// that is 0 throughout, or the same throughout, tells nothing and weighs nothing; if all are so, weights are equal.
    public static func entropy(_ columns: [[Double]]) -> [Double]? {
        guard columns.allSatisfy({ $0.allSatisfy { !($0 < 0) } }) else { return nil }
        return shares(entropies(columns).map { max(0, 1 - $0) })
    }

    /// The entropies e themselves.
    public static func entropies(_ columns: [[Double]]) -> [Double] {
        columns.map { column in
            let present = Statistics.present(column)
            let sum = present.reduce(0, +)
            guard sum > 0, present.count > 1 else { return 1 }
            let total = present.reduce(0.0) { total, value in
                let p = value / sum
                return p > 0 ? total - p * Elementary.logarithm(p) : total
            }
            return total / Elementary.logarithm(Double(present.count))
        }
    }

    /// CRITIC (Diakoulaki, Mavrotas and Papayannakis 1995): `C_j = σ_j Σ_k (1 − r_jk)` on the columns brought to 0…1 by
    /// their ranges, σ with n below the line, r Pearson's; `w = C/ΣC`.
    public static func critic(_ columns: [[Double]]) -> [Double] {
        let scaled = columns.map { column -> [Double] in
            guard let (least, greatest) = Statistics.range(column), least < greatest else { return column }
            return column.map { ($0 - least) / (greatest - least) }
        }
        let correlations = Correlation.pearson.matrix(scaled)
        return shares(
            scaled.enumerated()
                .map { place, column in
                    let deviation = Statistics.deviation(column, population: true)
                    guard deviation > 0 else { return 0 }
                    return deviation * correlations[place].reduce(0) { $0 + ($1.isNaN ? 1 : 1 - $1) }
                })
    }

    /// The loadings of the first principal component of the standardised columns, as COINr's `get_PCA`, scaled to add up
    /// to 1; a column that points the other way has a negative weight, as there.
    public static func firstComponent(_ columns: [[Double]]) -> [Double] {
        guard let first = PrincipalComponents(columns)?.components.first else { return shares(columns.map { _ in 0 }) }
        let sum = first.vector.reduce(0, +)
        return first.vector.map { $0 / sum }
    }

    /// The OECD and JRC handbook's weights (2008, section 6.1, after Nicoletti, Scarpetta and Boylaud 2000) without
    /// rotation: components with eigenvalues above 1 and more than 10 % of the variance (at least the first); each
    /// column takes its squared loading in the component where it is greatest, scaled by that component's share.
    public static func components(_ columns: [[Double]]) -> [Double] {
        guard let analysis = PrincipalComponents(columns) else { return shares(columns.map { _ in 0 }) }
        let all = analysis.components
        let kept = all.enumerated().filter { $0.offset == 0 || ($0.element.value > 1 && $0.element.share > 0.1) }
        return shares(
            columns.indices.map { place in
                kept.map { $0.element.vector[place] * $0.element.vector[place] * $0.element.value }.max() ?? 0
            })
    }

    static func shares(_ values: [Double]) -> [Double] {
        let sum = values.reduce(0, +)
        guard sum > 0 else { return values.map { _ in 1 / Double(values.count) } }
        return values.map { $0 / sum }
    }
}

/// The principal components of standardised columns, over the rows without gaps.
///
/// Nil with fewer than two such rows or where a column does not vary.
public struct PrincipalComponents: Sendable {
    public struct Component: Sendable {
        /// The eigenvalue of the correlation matrix.
        public let value: Double
        /// Its share in the whole variance.
        public let share: Double
        /// The unit eigenvector, its sign such that it adds up to a positive number.
        public let vector: [Double]
    }

    /// From the greatest eigenvalue down.
    public let components: [Component]
    /// How many rows were complete.
    public let rowCount: Int

    public init?(_ columns: [[Double]]) {
        guard let first = columns.first else { return nil }
        let rows = first.indices.filter { row in columns.allSatisfy { !$0[row].isNaN } }
        let complete = columns.map { column in rows.map { column[$0] } }
        let correlations = Correlation.pearson.matrix(complete)
        guard rows.count > 1, complete.allSatisfy({ Statistics.deviation($0) > 0 }) else { return nil }
        rowCount = rows.count
        components = SymmetricMatrix(correlations).eigen()
            .map { Component(value: $0.value, share: $0.value / Double(columns.count), vector: $0.vector) }
    }
}
