/// What a query came to.
///
/// Answers of tables with different rows can be put together exactly as long as nothing was cut off: histograms,
/// tables and sums by adding.
public struct Answer: Hashable, Sendable {
    /// How many rows meet all filters.
    public let rows: Int
    public let views: [String: Result]

    public enum Result: Hashable, Sendable {
        /// Values with at least one row, in order: labels by their code, days, bins and words ascending.
        case counts([Bar])
        /// Those with the most rows, the most first.
        case top([Bar])
        case table([Cell])
        case distinct(Int)
        /// In units of the column's last decimal.
        case sum(Int128, count: Int)
        /// In units of the column's last decimal; nothing where no row has a number.
        case quantiles([Int64?])
    }

    /// One value and how many rows have it.
    public struct Bar: Hashable, Sendable {
        public let value: Value
        public let count: Int

        public init(value: Value, count: Int) {
            self.value = value
            self.count = count
        }
    }

    public struct Cell: Hashable, Sendable {
        public let row: Value
        public let column: Value
        public let count: Int
    }

    /// A value of a facet.
    public enum Value: Hashable, Sendable {
        /// The labels from the widest level down; the last is empty where it is missing.
        case label([String])
        /// The first day of a period, by its number since 1970-01-01.
        case day(Int)
        /// From a lower bound, which the first bin has not, to below the next, which the last has not.
        case bin(from: Int64?, before: Int64?)
        case word(String)
        /// No day or no number.
        case missing
    }
}
