public import Kernel

/// A condition on rows.
public indirect enum Filter: Hashable, Sendable {
    /// The label is one of these, on any level of a category, whatever its parents; an empty text is a missing label.
    case labels(String, [String])
    /// The row lies at or below this node: the labels from the widest level down.
    case node(String, [String])
    /// The day lies in the range, ends included; an absent end is open.
    case days(String, from: Day?, through: Day?)
    /// The number lies in the range, in units of its last decimal; `before` is not included.
    case numbers(String, from: Int64?, before: Int64?)
    /// Nothing stands in the cell.
    case missing(String)
    /// The row has at least one of these words, or all of them.
    case words(String, [String], needsAll: Bool)
    case and([Filter])
    case or([Filter])
    case not(Filter)

    /// The columns it asks about.
    var columns: Set<String> {
        switch self {
        case .labels(let name, _), .node(let name, _), .days(let name, _, _), .numbers(let name, _, _),
            .missing(let name), .words(let name, _, _):
            [name]
        case .and(let parts), .or(let parts): parts.reduce(into: []) { $0.formUnion($1.columns) }
        case .not(let part): part.columns
        }
    }
}

/// One of the filters of a query, all of which must hold, and the column whose views it does not touch.
public struct Clause: Hashable, Sendable {
    public let filter: Filter
    /// The column that the filter was set on: views of that column are answered without it.
    ///
    /// Where none is given it is the only column that the filter asks about; a filter on several belongs to none.
    public let source: String?

    public init(_ filter: Filter, source: String? = nil) {
        self.filter = filter
        self.source = source
    }
}

/// What is counted or measured.
public enum View: Hashable, Sendable {
    /// Rows by label, day, bin or word.
    case histogram(String, by: Period = .day)
    /// The labels or words with the most rows, ties in the order in which they were first seen.
    case top(String, limit: Int)
    /// Rows by every pair of values of two facets.
    case table(String, String)
    /// How many different labels, days, bins or words there are.
    case distinct(String)
    /// The sum of a number, and how many rows have one.
    case sum(String)
    /// For each share q the least number that at least q of the numbers do not exceed.
    case quantiles(String, at: [Double])

    /// How days are put together in a histogram.
    public enum Period: String, Hashable, Sendable, CaseIterable {
        case day, week, month, quarter, year
    }

    var columns: [String] {
        switch self {
        case .histogram(let name, _), .top(let name, _), .distinct(let name), .sum(let name), .quantiles(let name, _):
            [name]
        case .table(let one, let other): [one, other]
        }
    }
}

/// A set of filters and a set of views.
public struct Query: Hashable, Sendable {
    public let clauses: [Clause]
    public let views: [String: View]

    public init(_ clauses: [Clause] = [], views: [String: View]) {
        self.clauses = clauses
        self.views = views
    }

    public init(_ filters: [Filter], views: [String: View]) {
        self.init(filters.map { Clause($0) }, views: views)
    }
}
