import Kernel

/// A query in which names have become places in the schema, and every view knows which filters it skips.
struct Plan: Sendable {
    let predicates: [Predicate]
    let slots: [Slot]
    /// The sets of filters that some view skips, as bits; the first is the empty one.
    let masks: [UInt64]

    /// What one view gathers, and under which filters.
    struct Slot: Sendable {
        let name: String
        let view: View
        let measure: Measure
        /// Which of `masks`.
        let mask: Int
    }

    enum Measure: Hashable, Sendable {
        case facet(Int)
        case words(Int)
        case table(Int, Int)
        case sum(Int)
        case values(Int)
    }

    static let maximumClauses = 64
    static let maximumViews = 256

    init(_ query: Query, _ schema: Schema, _ vocabulary: Vocabulary) throws(Refusal) {
        guard query.clauses.count <= Self.maximumClauses, query.views.count <= Self.maximumViews else {
            throw .queryTooLarge(limit: Self.maximumClauses)
        }
        var predicates: [Predicate] = []
        var sources: [Int?] = []
        for clause in query.clauses {
            predicates.append(try Predicate(clause.filter, schema, vocabulary))
            sources.append(try Self.source(clause, schema))
        }
        var masks: [UInt64] = [0]
        var slots: [Slot] = []
        for (name, view) in query.views.sorted(by: { $0.key < $1.key }) {
            var mask: UInt64 = 0
            for column in view.columns {
                let column = try schema.column(column)
                for (index, source) in sources.enumerated() where source == column { mask |= 1 << UInt64(index) }
            }
            let place = masks.firstIndex(of: mask) ?? masks.count
            if place == masks.count { masks.append(mask) }
            slots.append(Slot(name: name, view: view, measure: try Self.measure(view, schema), mask: place))
        }
        (self.predicates, self.masks, self.slots) = (predicates, masks, slots)
    }

    /// The column that a filter was set on: the one it names, or the only one it asks about, by whatever level.
    static func source(_ clause: Clause, _ schema: Schema) throws(Refusal) -> Int? {
        if let source = clause.source { return try schema.column(source) }
        var columns: Set<Int> = []
        for name in clause.filter.columns { columns.insert(try schema.column(name)) }
        return columns.count == 1 ? columns.first : nil
    }

    private static func measure(_ view: View, _ schema: Schema) throws(Refusal) -> Measure {
        switch view {
        case .histogram(let name, _), .top(let name, _), .distinct(let name):
            let column = try schema.column(name)
            if case .words = schema.columns[column].kind { return .words(column) }
            return .facet(try schema.facet(name))
        case .table(let one, let other): return .table(try schema.facet(one), try schema.facet(other))
        case .sum(let name): return .sum(try number(name, schema))
        case .quantiles(let name, let shares):
            guard shares.allSatisfy({ (0...1).contains($0) }) else { throw .viewUnfit(name) }
            return .values(try number(name, schema))
        }
    }

    private static func number(_ name: String, _ schema: Schema) throws(Refusal) -> Int {
        let column = try schema.column(name)
        guard case .number = schema.columns[column].kind else { throw .viewUnfit(name) }
        return column
    }
}
