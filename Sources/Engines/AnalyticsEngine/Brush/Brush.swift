public import Kernel

/// A view that is being brushed: what every other view shows for any range of its values, ready before it is asked.
///
/// Made once when the hand takes hold of the view; each move is then a subtraction. For a histogram it holds for every
/// value of the brushed facet how many rows have a value up to it (Falcon's index; Moritz, Howe, Heer 2019): four bytes
/// a pair of values. For the largest of many labels it holds the rows' labels in the order of the brushed facet, four
/// bytes a row that meets the filters, and the counts so far at 64 places.
public struct Brush: Sendable {
    public let table: Table
    /// The brushed facet.
    let facet: Int
    let slots: [Plan.Slot]
    /// By slot; only for facets of few codes.
    let tables: [CrossTable?]
    /// By slot; only for the facet that rows are sorted by.
    let ladders: [Ladder?]

    /// Counts, per value of the brushed facet, of the values of another.
    struct CrossTable: Sendable {
        /// `(spans of the brushed facet + 1) × width` sums: row b holds the rows with codes below b.
        var sums: [Int32]
        let width: Int
    }

    /// What the views show while the brush covers some values; ``Answer/rows`` are those under all filters.
    ///
    /// `range` are codes of the brushed facet: code 1 is the first day, label or bin, 0 what is missing.
    public func answer(_ range: Range<Int>) -> Answer {
        let range = range.clamped(to: 0..<table.spans[facet].size)
        var views: [String: Answer.Result] = [:]
        var rows = 0
        for (index, slot) in slots.enumerated() {
            let counts = counts(index, range)
            if index == slots.count - 1 {
                rows = counts.reduce(0) { $0 + Int($1) }
            } else {
                views[slot.name] = counts.withUnsafeBufferPointer { table.counted(slot, $0) }
            }
        }
        return Answer(rows: rows, views: views)
    }

    /// The codes of the brushed facet for a range of days.
    public func codes(from: Day, through: Day) -> Range<Int> {
        let span = table.spans[facet]
        let first = max(from.number - span.base + 1, 1)
        return first..<max(min(through.number - span.base + 2, span.size), first)
    }

    /// The values of the brushed facet that have these codes.
    public func values(_ range: Range<Int>) -> [Answer.Value] {
        range.clamped(to: 0..<table.spans[facet].size).map { table.value($0, facet) }
    }

    /// How many codes the brushed facet has, the missing one among them.
    public var size: Int { table.spans[facet].size }

    /// The counts of a view by code while the brush covers some values.
    func counts(_ slot: Int, _ range: Range<Int>) -> [Int32] {
        if let cross = tables[slot] {
            let (low, high) = (range.lowerBound * cross.width, range.upperBound * cross.width)
            return (0..<cross.width).map { cross.sums[high + $0] &- cross.sums[low + $0] }
        }
        return ladders[slot]?.counts(range) ?? []
    }
}

extension Table {
    /// Makes ready for brushing the view of a column: a date, a level of a category, or the bins of a number.
    ///
    /// Filters that were set on that column are left out, since the brush takes their place. Only histograms, tops and
    /// counts of different values of categories, dates and bins can follow a brush. Each row that meets the filters is
    /// looked at once; with no filter none is, but for the facet that rows are sorted by.
    public func brush(_ name: String, _ query: Query, crew: Crew = .one) throws(Refusal) -> Brush {
        let facet = try schema.facet(name)
        let own = schema.facets[facet].column
        var clauses: [Clause] = []
        for clause in query.clauses {
            if try Plan.source(clause, schema) == own { continue }
            clauses.append(clause)
        }
        var views = query.views
        for (name, view) in query.views {
            for column in view.columns where try schema.column(column) == own { views[name] = nil }
        }
        let plan = try Plan(Query(clauses, views: views), schema, vocabulary)
        for slot in plan.slots {
            guard case .facet = slot.measure else { throw .viewUnfit(slot.name) }
        }
        guard spans[facet].size <= Self.maximumBrushed,
            segments.allSatisfy({ $0.facets[facet].map { $0.width <= 2 } ?? false })
        else { throw .viewUnfit(name) }
        return try BrushMaker(self, facet, plan).made(crew)
    }

    /// The most codes that a brushed facet may have.
    static let maximumBrushed = 8192
}
