public import Kernel

/// What was measured: units with their groups, indicators and denominators of one period, and the periods before it.
public struct Dataset: Sendable {
    /// A table of more cells is refused: about 80 MB a step.
    public static let cellLimit = 10_000_000

    public private(set) var values: Sheet
    public private(set) var denominators: Sheet
    /// Each unit's name.
    public let names: [String: String]
    /// For each grouping, each unit's group.
    public let groups: [String: [String: String]]
    public let period: Double?
    /// Earlier periods, the newest first.
    public let earlier: [Dataset]
    /// Sampling standard errors of values that come from surveys, by unit and code.
    public private(set) var errors: Sheet?

    public init(
        values: Sheet, denominators: Sheet? = nil, names: [String: String] = [:],
        groups: [String: [String: String]] = [:], period: (Double, earlier: [Dataset])? = nil, errors: Sheet? = nil
    ) throws(Refusal) {
        let cells = values.units.count * values.codes.count
        guard cells <= Self.cellLimit else { throw .tooLarge(cells, limit: Self.cellLimit) }
        if let denominators, denominators.units != values.units { throw .shapeUneven }
        self.values = values
        self.denominators = denominators ?? Sheet(of: values.units, [], [])
        self.names = names
        self.groups = groups
        self.period = period?.0
        earlier = period?.earlier ?? []
        self.errors = errors
    }

    public var units: [String] { values.units }

    /// The same with other numbers for the same units.
    func with(values: Sheet, denominators: Sheet? = nil) -> Dataset {
        var other = self
        other.values = values
        if let denominators { other.denominators = denominators }
        return other
    }

    /// The same with the units of some rows only.
    func keeping(_ rows: [Int]) -> Dataset {
        var other = self
        other.values = values.rows(rows)
        other.denominators = denominators.rows(rows)
        other.errors = errors?.rows(rows)
        return other
    }

    /// The share of a branch's indicators that are there, unit by unit.
    public func availability(under code: String, of framework: Framework) -> [Double] {
        let columns = framework.indicators(under: code).compactMap { values[$0] }
        return units.indices.map { row in
            let present = columns.reduce(0) { $0 + ($1[row].isNaN ? 0 : 1) }
            return columns.isEmpty ? .nan : Double(present) / Double(columns.count)
        }
    }
}
