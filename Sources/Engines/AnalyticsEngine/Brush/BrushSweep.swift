import CBits

/// Counts one piece of a segment for a brush.
struct BrushSweep {
    let table: Table
    let facet: Int
    let plan: Plan
    let job: Job
    let layout: TallyLayout
    /// The facets that some segment's rows are sorted by: these have ladders, in every segment.
    let ladders: Set<Int>

    func run(_ piece: Piece, _ hand: BrushMaker.Hand, _ bytes: UnsafeRawBufferPointer) {
        guard let active = job.segment.facets[facet] else { return }
        var local = plan.slots.map { slot in
            [Int32](repeating: 0, count: self.width(slot).map { $0 * active.cardinality } ?? 0)
        }
        if piece.rows.lowerBound == 0 { addPairs(&local, active, bytes) }
        if plan.slots.indices.contains(where: { !isKnown($0) }) {
            let sweep = Sweep(table: table, plan: plan, job: job, layout: layout)
            var cursor = RowReader(job.segment, bytes)
            let masks = plan.masks.indices.filter { mask in
                plan.slots.indices.contains { plan.slots[$0].mask == mask && !isKnown($0) }
            }
            sweep.forEachBitmap(piece, hand.tally, bytes, masks: masks) { mask, rows, live, block in
                if isComplement {
                    // Filters that all views share; the rows that fail are taken from the pairs.
                    if mask == 0 { countComplement(rows, live, block, sweep, hand.tally, &local) }
                }
                sweep.forEachList(rows, hand.tally, block) { first, count in
                    for slot in plan.slots.indices where mask == 0 || plan.slots[slot].mask == mask {
                        if isComplement, mask == 0, self.width(plan.slots[slot]) != nil { continue }
                        if isKnown(slot) { continue }
                        self.count(slot, hand, &local[slot], &cursor, bytes, first..<first + count)
                    }
                }
            }
        }
        fold(local, hand, active)
    }

    /// A slot's codes in this segment, unless it has a ladder.
    private func width(_ slot: Plan.Slot) -> Int? {
        guard case .facet(let other) = slot.measure, !ladders.contains(other) else { return nil }
        return job.segment.facets[other]?.cardinality
    }

    /// Whether a slot has no filter, so that the pairs alone tell it.
    private func isKnown(_ slot: Int) -> Bool {
        let left = plan.predicates.indices.contains { plan.masks[plan.slots[slot].mask] >> UInt64($0) & 1 == 0 }
        return !left && pairs(slot) != nil
    }

    /// Whether most rows meet the filters and every table can be begun with the pairs.
    private var isComplement: Bool {
        job.isComplement && plan.slots.indices.allSatisfy { width(plan.slots[$0]) == nil || pairs($0) != nil }
    }

    /// Where the pairs of the brushed facet and a slot's stand, and whether the slot's is the first.
    private func pairs(_ slot: Int) -> (at: Int, isTransposed: Bool)? {
        guard case .facet(let other) = plan.slots[slot].measure, !ladders.contains(other),
            job.segment.deleted == nil
        else { return nil }
        if other == facet { return (-1, false) }
        if let at = job.segment.pairs[Segment.PairKey(first: facet, second: other)] { return (at, false) }
        return job.segment.pairs[Segment.PairKey(first: other, second: facet)].map { ($0, true) }
    }

    private func addPairs(
        _ local: inout [[Int32]], _ active: Segment.FacetSection, _ bytes: UnsafeRawBufferPointer
    ) {
        for slot in plan.slots.indices where isComplement || isKnown(slot) {
            guard let width = width(plan.slots[slot]), let pairs = pairs(slot), let base = bytes.baseAddress else {
                continue
            }
            if pairs.at < 0 {
                for code in 0..<width { local[slot][code * width + code] = Int32(job.segment.totals[facet][code]) }
                continue
            }
            let counts = (base + pairs.at).assumingMemoryBound(to: Int32.self)
            for code in 0..<active.cardinality {
                for other in 0..<width {
                    local[slot][code * width + other] =
                        counts[pairs.isTransposed ? other * active.cardinality + code : code * width + other]
                }
            }
        }
    }

    private func countComplement(
        _ rows: UnsafeMutablePointer<UInt64>, _ live: UnsafeMutablePointer<UInt64>, _ block: Block, _ sweep: Sweep,
        _ tally: Tally, _ local: inout [[Int32]]
    ) {
        withUnsafeTemporaryAllocation(of: UInt64.self, capacity: block.words) { failing in
            guard let failing = failing.baseAddress else { return }
            for word in 0..<block.words { failing[word] = live[word] & ~rows[word] }
            sweep.forEachList(failing, tally, block) { first, count in
                for slot in plan.slots.indices where width(plan.slots[slot]) != nil && !isKnown(slot) {
                    cross(slot, tally, &local[slot], block.bytes, first..<first + count, sign: -1)
                }
            }
        }
    }

    private func count(
        _ slot: Int, _ hand: BrushMaker.Hand, _ local: inout [Int32], _ cursor: inout RowReader,
        _ bytes: UnsafeRawBufferPointer, _ rows: Range<Int>
    ) {
        guard case .facet(let other) = plan.slots[slot].measure else { return }
        if width(plan.slots[slot]) != nil {
            cross(slot, hand.tally, &local, bytes, rows, sign: 1)
            return
        }
        guard let runs = job.segment.runs, runs.facet == other, let one = job.segment.facets[facet],
            let base = bytes.baseAddress
        else {
            let shift = table.shift(facet, job.segment)
            for index in 0..<rows.count {
                let row = rows.lowerBound + Int(hand.tally.places[index])
                hand.pairs[slot]
                    .append(
                        UInt64(cursor.code(facet, row, shift)) << 32 | UInt64(cursor.code(other, row, 0)))
            }
            return
        }
        let shift = UInt32(table.shift(facet, job.segment))
        let starts = (base + runs.starts).assumingMemoryBound(to: UInt32.self)
        let codes = (base + runs.codes).assumingMemoryBound(to: UInt32.self)
        let run = runs.run(at: rows.lowerBound, bytes)
        hand.pairs[slot]
            .append(count: rows.count) { room in
                _ = bits_pairs(
                    base + one.offset, UInt32(one.width), shift, hand.tally.places, rows.count, UInt32(rows.lowerBound),
                    starts, codes, run, room)
            }
    }

    /// Adds the listed rows to a table of pairs.
    ///
    /// Codes are below their cardinality, as the check of the segment found.
    private func cross(
        _ slot: Int, _ tally: Tally, _ local: inout [Int32], _ bytes: UnsafeRawBufferPointer, _ rows: Range<Int>,
        sign: Int32
    ) {
        guard case .facet(let other) = plan.slots[slot].measure, let one = job.segment.facets[facet],
            let two = job.segment.facets[other], let base = bytes.baseAddress
        else { return }
        local.withUnsafeMutableBufferPointer { local in
            guard let target = local.baseAddress else { return }
            bits_tally_cross(
                base + one.offset + one.width * rows.lowerBound, UInt32(one.width),
                base + two.offset + two.width * rows.lowerBound, UInt32(two.width), tally.places, rows.count,
                two.cardinality, sign, target)
        }
    }

    /// Moves the segment's tables to the hand's, whose codes are the table's.
    private func fold(_ local: [[Int32]], _ hand: BrushMaker.Hand, _ active: Segment.FacetSection) {
        let shift = table.shift(facet, job.segment)
        for (slot, counts) in local.enumerated() {
            guard case .facet(let other) = plan.slots[slot].measure, let width = width(plan.slots[slot]) else {
                continue
            }
            let (size, move) = (table.spans[other].size, table.shift(other, job.segment))
            hand.tables[slot]
                .withUnsafeMutableBufferPointer { target in
                    for code in 0..<active.cardinality {
                        let row = (code == 0 ? 0 : code + shift) * size
                        target[row] &+= counts[code * width]
                        for value in 1..<max(width, 1) where value < width {
                            target[row + value + move] &+= counts[code * width + value]
                        }
                    }
                }
        }
    }
}
