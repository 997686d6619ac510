/// What has to be done in one segment for one plan: which of its numbers are known beforehand, and how the others are
/// counted.
struct Job: Sendable {
    let segment: Segment
    let steps: [Step]
    /// By slot.
    let ways: [Way]
    /// Counting from codes of facets.
    let lanes: [Lane]
    /// Whether the records are counted for the rows that fail, to be taken from the totals.
    let isComplement: Bool
    /// How many rows meet all filters, where that is known.
    let knownRows: Int?

    /// How a slot's numbers are got.
    enum Way: Sendable {
        /// No filter holds for it: the totals.
        case totals
        /// One filter on one facet: the pairs, at this place in the bytes and so many in a row, with the codes that pass.
        case pairs(at: Int, passing: [Int], stride: Int, isTransposed: Bool)
        /// From the lanes.
        case lanes
        /// From the bits between the bounds of the runs.
        case runs
        /// Row by row.
        case rows
    }

    /// Counters for the codes in one column of two-byte or byte codes.
    struct Lane: Sendable {
        /// Where the first code stands, and how far from row to row, in bytes.
        let offset: Int
        let width: Int
        /// For a record its lane; records of which any lane is wanted are counted whole.
        let record: Int?
        /// Which of the plan's masks the rows must newly meet; 0 for the rows that meet all filters.
        let mask: Int
        let parts: [Part]
        let size: Int
    }

    struct Part: Sendable {
        let facet: Int
        let cardinality: Int
        let slots: [Int]
    }

    var needsRows: Bool { knownRows == nil || ways.contains { $0.isScan } }
}

extension Job.Way {
    var isScan: Bool {
        switch self {
        case .totals, .pairs: false
        case .lanes, .runs, .rows: true
        }
    }
}

extension Job {
    init(_ plan: Plan, _ segment: Segment, _ bytes: UnsafeRawBufferPointer) {
        self.segment = segment
        let steps = plan.predicates.map { Step($0, segment, bytes) }
        self.steps = steps
        let passing = plan.predicates.map { Self.passing($0, segment) }
        let shares = passing.map { $0.map { $0.share(of: segment) } ?? Self.unknownShare }
        isComplement = shares.reduce(1, *) > 0.5
        var ways: [Way] = []
        for slot in plan.slots {
            let left = plan.predicates.indices.filter { plan.masks[slot.mask] >> UInt64($0) & 1 == 0 }
            ways.append(Self.way(slot, left, passing, segment))
        }
        self.ways = ways
        switch plan.predicates.count {
        case 0: knownRows = segment.liveRows
        case 1: knownRows = passing[0].map { $0.rows(of: segment) }
        default: knownRows = nil
        }
        lanes = Self.records(plan, ways, segment) + Self.columns(plan, ways, segment)
    }

    private static let unknownShare = 0.25

    /// Of a predicate on one facet, the codes that pass.
    struct Passing {
        let facet: Int
        let codes: [Int]

        func rows(of segment: Segment) -> Int { codes.reduce(0) { $0 + Int(segment.totals[facet][$1]) } }
        func share(of segment: Segment) -> Double { Double(rows(of: segment)) / Double(max(segment.liveRows, 1)) }
    }

    private static func passing(_ predicate: Predicate, _ segment: Segment) -> Passing? {
        switch predicate {
        case .codes(let facet, let codes):
            guard let section = segment.facets[facet] else { return nil }
            return Passing(facet: facet, codes: codes.map { Int($0) }.filter { $0 < section.cardinality }.sorted())
        case .days(let facet, let days):
            guard let section = segment.facets[facet] else { return nil }
            let least = max(days.lowerBound - section.base + 1, 1)
            let most = min(days.upperBound - section.base + 1, section.cardinality - 1)
            return Passing(facet: facet, codes: least <= most ? Array(least...most) : [])
        case .missingDay(let facet): return segment.facets[facet].map { _ in Passing(facet: facet, codes: [0]) }
        case .not(let part):
            guard let inner = passing(part, segment), let section = segment.facets[inner.facet] else { return nil }
            let excluded = Set(inner.codes)
            return Passing(facet: inner.facet, codes: (0..<section.cardinality).filter { !excluded.contains($0) })
        case .numbers, .missingNumber, .words, .wordless, .and, .or: return nil
        }
    }

    private static func way(_ slot: Plan.Slot, _ left: [Int], _ passing: [Passing?], _ segment: Segment) -> Way {
        guard case .facet(let facet) = slot.measure else { return .rows }
        if segment.runs?.facet == facet { return .runs }
        guard let section = segment.facets[facet] else { return .rows }
        if left.isEmpty { return .totals }
        if left.count == 1, let pass = passing[left[0]] {
            if let at = segment.pairs[Segment.PairKey(first: pass.facet, second: facet)] {
                return .pairs(at: at, passing: pass.codes, stride: section.cardinality, isTransposed: false)
            }
            if let at = segment.pairs[Segment.PairKey(first: facet, second: pass.facet)] {
                let stride = segment.facets[pass.facet]?.cardinality ?? 0
                return .pairs(at: at, passing: pass.codes, stride: stride, isTransposed: true)
            }
        }
        return section.width <= 2 ? .lanes : .rows
    }

    private static func slots(_ facet: Int, _ plan: Plan, _ ways: [Way], mask: Int?) -> [Int] {
        plan.slots.indices.filter { index in
            guard case .lanes = ways[index], plan.slots[index].measure == .facet(facet) else { return false }
            return mask == nil || plan.slots[index].mask == mask
        }
    }

    /// The lanes of records that count some slot for the rows that meet all filters.
    private static func records(_ plan: Plan, _ ways: [Way], _ segment: Segment) -> [Lane] {
        var lanes: [Lane] = []
        for record in segment.records.indices {
            let parts = segment.parts.filter { $0.record == record }
            guard parts.contains(where: { !slots($0.facet, plan, ways, mask: nil).isEmpty }) else { continue }
            for lane in 0..<segment.lanesARecord {
                let own = parts.filter { $0.lane == lane }
                    .map { part in
                        Part(
                            facet: part.facet, cardinality: part.cardinality,
                            slots: slots(part.facet, plan, ways, mask: nil))
                    }
                lanes.append(
                    Lane(
                        offset: segment.records[record] + 2 * lane, width: 2, record: record, mask: 0, parts: own,
                        size: own.reduce(1) { $0 * $1.cardinality }))
            }
        }
        return lanes
    }

    /// Columns of codes: for facets that are in no record, and for the rows that only a view without some filter counts.
    private static func columns(_ plan: Plan, _ ways: [Way], _ segment: Segment) -> [Lane] {
        var lanes: [Lane] = []
        let packed = Set(segment.parts.map(\.facet))
        for (facet, section) in segment.facets.enumerated() {
            guard let section, section.width <= 2 else { continue }
            for mask in plan.masks.indices where mask > 0 || !packed.contains(facet) {
                let slots = slots(facet, plan, ways, mask: mask == 0 ? nil : mask)
                if slots.isEmpty { continue }
                let part = Part(facet: facet, cardinality: section.cardinality, slots: slots)
                lanes.append(
                    Lane(
                        offset: section.offset, width: section.width, record: nil, mask: mask, parts: [part],
                        size: section.cardinality))
            }
        }
        return lanes
    }
}
