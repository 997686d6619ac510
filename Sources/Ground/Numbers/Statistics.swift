/// What is said of one column of numbers; missing values are NaN and are left out.
///
/// Every function answers NaN where too few numbers are there.
public enum Statistics {
    /// The numbers that are there.
    public static func present(_ column: [Double]) -> [Double] { column.filter { !$0.isNaN } }

    public static func count(_ column: [Double]) -> Int {
        var count = 0
        for value in column where !value.isNaN { count += 1 }
        return count
    }

    public static func mean(_ column: [Double]) -> Double {
        var (sum, count) = (0.0, 0)
        for value in column where !value.isNaN {
            sum += value
            count += 1
        }
        return count == 0 ? .nan : sum / Double(count)
    }

    /// The standard deviation with n − 1 below the line; with n if `population`.
    public static func deviation(_ column: [Double], population: Bool = false) -> Double {
        let mean = mean(column)
        var (sum, count) = (0.0, 0)
        for value in column where !value.isNaN {
            sum += (value - mean) * (value - mean)
            count += 1
        }
        let divisor = population ? count : count - 1
        return divisor > 0 ? (sum / Double(divisor)).squareRoot() : .nan
    }

    /// The least and the greatest; nil where nothing is there.
    public static func range(_ column: [Double]) -> (least: Double, greatest: Double)? {
        var (least, greatest) = (Double.infinity, -Double.infinity)
        for value in column where !value.isNaN {
            if value < least { least = value }
            if value > greatest { greatest = value }
        }
        return least <= greatest ? (least, greatest) : nil
    }

    public static func median(_ column: [Double]) -> Double { quantile(column, 0.5) }

    /// The quantile of type 7 of Hyndman and Fan (1996), R's default: linear between order statistics.
    public static func quantile(_ column: [Double], _ probability: Double) -> Double {
        quantile(sorted: present(column).sorted(), probability)
    }

    /// The same of numbers already sorted and without gaps.
    public static func quantile(sorted: [Double], _ probability: Double) -> Double {
        guard let last = sorted.indices.last, probability >= 0, probability <= 1 else { return .nan }
        let place = Double(last) * probability
        let below = Int(place)
        let above = min(below + 1, last)
        return sorted[below] + (place - Double(below)) * (sorted[above] - sorted[below])
    }

    /// Skewness and excess kurtosis of type 2 of Joanes and Gill (1998), as in SAS, SPSS, Excel and COINr.
    ///
    /// NaN with fewer than 3 (skewness) or 4 (kurtosis) numbers, or where all are the same.
    public static func shape(_ column: [Double]) -> (skewness: Double, kurtosis: Double) {
        let mean = mean(column)
        var (second, third, fourth, count) = (0.0, 0.0, 0.0, 0)
        for value in column where !value.isNaN {
            let distance = value - mean
            let square = distance * distance
            second += square
            third += square * distance
            fourth += square * square
            count += 1
        }
        let n = Double(count)
        guard count >= 3, second > 0 else { return (.nan, .nan) }
        let skewness =
            n.squareRoot() * third / (second * second.squareRoot()) * (n * (n - 1)).squareRoot() / (n - 2)
        guard count >= 4 else { return (skewness, .nan) }
        let ratio = n * fourth / (second * second)
        let kurtosis = ((n + 1) * (ratio - 3) + 6) * (n - 1) / ((n - 2) * (n - 3))
        return (skewness, kurtosis)
    }

    /// What equal values get as their rank.
    public enum Ties: Sendable {
        case least, average
    }

    /// Ranks from 1 for the least; missing stays missing.
    ///
    /// O(n log n).
    public static func ranks(_ column: [Double], ties: Ties = .least) -> [Double] {
        let order = column.indices.filter { !column[$0].isNaN }.sorted { column[$0] < column[$1] }
        var ranks = [Double](repeating: .nan, count: column.count)
        var start = 0
        while start < order.count {
            var end = start
            while end < order.count, column[order[end]] == column[order[start]] { end += 1 }
            let rank = ties == .least ? Double(start + 1) : Double(start + 1 + end) / 2
            for place in start..<end { ranks[order[place]] = rank }
            start = end
        }
        return ranks
    }

    /// Places from 1 for the greatest, equal values sharing the better place; 0 where missing.
    public static func places(_ column: [Double]) -> [Int] {
        ranks(column.map { -$0 }).map { $0.isNaN ? 0 : Int($0) }
    }
}
