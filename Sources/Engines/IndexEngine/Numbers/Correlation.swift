import Numbers

/// How two columns go together, over the rows where both are there.
public enum Correlation: String, CaseIterable, Sendable {
    /// Product-moment.
    case pearson
    /// Pearson of the average ranks.
    case spearman
    /// Kendall's tau-b, corrected for ties.
    case kendall

    /// From −1 to 1; NaN with fewer than two shared rows or where one column does not vary.
    public func of(_ x: [Double], _ y: [Double]) -> Double {
        let shared = zip(x, y).filter { !$0.0.isNaN && !$0.1.isNaN }
        let (left, right) = (shared.map(\.0), shared.map(\.1))
        switch self {
        case .pearson: return Self.product(left, right)
        case .spearman:
            return Self.product(
                Statistics.ranks(left, ties: .average), Statistics.ranks(right, ties: .average))
        case .kendall: return Self.tau(left, right)
        }
    }

    /// All pairs of columns, row by row.
    public func matrix(_ columns: [[Double]]) -> [[Double]] {
        var matrix = columns.map { _ in [Double](repeating: 1, count: columns.count) }
        for row in columns.indices {
            for column in 0..<row {
                let value = of(columns[row], columns[column])
                matrix[row][column] = value
                matrix[column][row] = value
            }
        }
        return matrix
    }

    /// The covariance with n − 1 below the line, over the rows where both are there.
    public static func covariance(_ x: [Double], _ y: [Double]) -> Double {
        let shared = zip(x, y).filter { !$0.0.isNaN && !$0.1.isNaN }
        guard shared.count > 1 else { return .nan }
        let (meanX, meanY) = (Statistics.mean(shared.map(\.0)), Statistics.mean(shared.map(\.1)))
        return shared.reduce(0) { $0 + ($1.0 - meanX) * ($1.1 - meanY) } / Double(shared.count - 1)
    }

    private static func product(_ x: [Double], _ y: [Double]) -> Double {
        guard x.count > 1 else { return .nan }
        let (meanX, meanY) = (Statistics.mean(x), Statistics.mean(y))
        var (xx, yy, xy) = (0.0, 0.0, 0.0)
        for index in x.indices {
            let (dx, dy) = (x[index] - meanX, y[index] - meanY)
            xx += dx * dx
            yy += dy * dy
            xy += dx * dy
        }
        guard xx > 0, yy > 0 else { return .nan }
        return max(-1, min(1, xy / (xx.squareRoot() * yy.squareRoot())))
    }

    private static func tau(_ x: [Double], _ y: [Double]) -> Double {
        var (balance, untiedX, untiedY) = (0, 0, 0)
        for i in x.indices {
            for j in 0..<i {
                let a = x[i] == x[j] ? 0 : (x[i] > x[j] ? 1 : -1)
                let b = y[i] == y[j] ? 0 : (y[i] > y[j] ? 1 : -1)
                balance += a * b
                untiedX += a * a
                untiedY += b * b
            }
        }
        guard untiedX > 0, untiedY > 0 else { return .nan }
        return Double(balance) / (Double(untiedX).squareRoot() * Double(untiedY).squareRoot())
    }
}
