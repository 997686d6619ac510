import Numbers

/// Fills gaps with their expected values under a multivariate normal distribution fitted to what is there.
///
/// Dempster, Laird and Rubin (1977), as worked out by Little and Rubin (2002, section 11.2): maximum likelihood, hence
/// covariance with n below the line; from the means and variances of what is there, until no parameter moves by more
/// than 10⁻¹⁰ of its scale, at most 5,000 rounds. Columns are standardised first. Where columns determine each other,
/// a ridge of 10⁻⁶ of the variance keeps the regression possible.
enum ExpectationMaximisation {
    static func filled(_ sheet: Sheet, _ framework: Framework, withinBranches: Bool) -> [[Double]] {
        var columns = sheet.columns
        let indicators = framework.indicators.map(\.code)
        let sets =
            withinBranches
            ? framework.branchesUpwards.map { framework.children(of: $0).filter { framework[$0]?.kind == .indicator } }
            : [indicators]
        for codes in sets {
            let places = codes.compactMap(sheet.place(of:))
            let some = places.map { columns[$0] }
            guard some.contains(where: { $0.contains(where: \.isNaN) }) else { continue }
            for (place, column) in zip(places, filled(some)) { columns[place] = column }
        }
        return columns
    }

    static func filled(_ columns: [[Double]]) -> [[Double]] {
        let means = columns.map(Statistics.mean)
        let scales = columns.map { column -> Double in
            let deviation = Statistics.deviation(column, population: true)
            return deviation > 0 ? deviation : 1
        }
        let usable = columns.indices.filter { !means[$0].isNaN }
        guard let first = columns.first, !usable.isEmpty else { return columns }
        let rows = first.indices.map { row in
            usable.map { (columns[$0][row] - means[$0]) / scales[$0] }
        }
        var fit = Fit(rows)
        let expected = fit.expected()
        var filled = columns
        for (axis, place) in usable.enumerated() {
            for row in first.indices where columns[place][row].isNaN {
                filled[place][row] = means[place] + scales[place] * expected[row][axis]
            }
        }
        return filled
    }

    private struct Fit {
        let rows: [[Double]]
        let size: Int
        var mean: [Double]
        var covariance: SymmetricMatrix

        init(_ rows: [[Double]]) {
            self.rows = rows
            size = rows.first?.count ?? 0
            mean = [Double](repeating: 0, count: size)
            let size = size
            covariance = SymmetricMatrix((0..<size).map { row in (0..<size).map { $0 == row ? 1 : 0 } })
        }

        mutating func expected() -> [[Double]] {
            for _ in 0..<5000 where round() < 1e-10 { break }
            return rows.map { completed($0).values }
        }

        /// One E and one M step; answers the greatest move of a parameter.
        private mutating func round() -> Double {
            var (sum, products) = ([Double](repeating: 0, count: size), [Double](repeating: 0, count: size * size))
            for row in rows {
                let (values, residual) = completed(row)
                for i in 0..<size {
                    sum[i] += values[i]
                    for j in 0..<size { products[i * size + j] += values[i] * values[j] + residual[i * size + j] }
                }
            }
            let n = Double(rows.count)
            var moved = 0.0
            for i in 0..<size {
                moved = max(moved, (sum[i] / n - mean[i]).magnitude)
                mean[i] = sum[i] / n
            }
            for i in 0..<size {
                for j in 0..<size {
                    let value = products[i * size + j] / n - mean[i] * mean[j]
                    moved = max(moved, (value - covariance[i, j]).magnitude)
                    covariance[i, j] = value
                }
            }
            return moved
        }

        /// A row with its gaps expected from what is there, and the covariance of what was not.
        private func completed(_ row: [Double]) -> (values: [Double], residual: [Double]) {
            let missing = (0..<size).filter { row[$0].isNaN }
            var residual = [Double](repeating: 0, count: size * size)
            guard !missing.isEmpty else { return (row, residual) }
            let present = (0..<size).filter { !row[$0].isNaN }
            var swept = covariance
            for k in present {
                if swept[k, k] < 1e-6 { swept[k, k] = 1e-6 }
                swept.sweep(k)
            }
            var values = row
            for m in missing {
                values[m] = present.reduce(mean[m]) { $0 + swept[m, $1] * (row[$1] - mean[$1]) }
                for other in missing { residual[m * size + other] = swept[m, other] }
            }
            return (values, residual)
        }
    }
}
