import CBits

/// What needs no row: totals, pairs, and the counters of lanes once they are filled.
extension Sweep {
    /// Adds, once a segment, what is known beforehand.
    func addKnown(_ tally: Tally, _ bytes: UnsafeRawBufferPointer) {
        tally.rows += job.knownRows ?? 0
        for (index, slot) in plan.slots.enumerated() {
            guard case .facet(let facet) = slot.measure else { continue }
            switch job.ways[index] {
            case .totals: addTotals(facet, to: index, tally)
            case .pairs(let at, let passing, let stride, let isTransposed):
                guard let base = bytes.baseAddress, let size = job.segment.facets[facet]?.cardinality else { continue }
                let pairs = (base + at).assumingMemoryBound(to: Int32.self)
                for code in passing {
                    for own in 0..<size {
                        tally.part[own] &+= pairs[isTransposed ? own * stride + code : code * stride + own]
                    }
                }
                give(facet, size, to: [index], tally)
            case .lanes:
                let packed = job.segment.parts.contains { $0.facet == facet }
                if job.isComplement, packed { addTotals(facet, to: index, tally) }
            case .runs, .rows: break
            }
        }
    }

    private func addTotals(_ facet: Int, to slot: Int, _ tally: Tally) {
        let totals = job.segment.totals[facet]
        for (code, count) in totals.enumerated() { tally.part[code] = Int32(bitPattern: count) }
        give(facet, totals.count, to: [slot], tally)
    }

    /// Moves the counts of one facet's codes, as the segment numbers them, to the slots, and clears them.
    private func give(_ facet: Int, _ size: Int, to slots: [Int], _ tally: Tally) {
        let shift = table.shift(facet, job.segment)
        for slot in slots {
            let target = tally.counts(of: slot)
            target[0] &+= tally.part[0]
            for code in 1..<max(size, 1) where code < size { target[code + shift] &+= tally.part[code] }
        }
        tally.part.update(repeating: 0, count: size)
    }

    /// Takes the lanes' counters apart into the counts of their facets, and clears them.
    ///
    /// The first facet of a lane varies fastest: its codes are added up over all stretches, each stretch leaves its sum
    /// for the facets behind it.
    func fold(_ tally: Tally) {
        for (index, lane) in job.lanes.enumerated() {
            let counters = tally.lane(index)
            if lane.width == 1 {
                // Byte codes were counted into four tables by turns.
                for code in 0..<256 {
                    for table in 1..<4 {
                        counters[code] &+= counters[table * 256 + code]
                        counters[table * 256 + code] = 0
                    }
                }
            }
            var rest = lane.size
            for part in lane.parts {
                let size = part.cardinality
                rest /= size
                for stretch in 0..<rest {
                    let from = counters + stretch * size
                    var sum: Int32 = 0
                    for code in 0..<size {
                        tally.part[code] &+= from[code]
                        sum &+= from[code]
                    }
                    counters[stretch] = sum
                }
                give(part.facet, size, to: part.slots, tally)
            }
            counters.update(repeating: 0, count: lane.size)
        }
    }
}

/// The facet that the rows are sorted by.
extension Sweep {
    private func countsRuns(_ mask: Int) -> Bool {
        plan.slots.indices.contains { index in
            guard case .runs = job.ways[index] else { return false }
            return plan.slots[index].mask == mask
        }
    }

    /// Keeps a block's bitmap until the piece is done: mask 0 for all slots of runs, another mask for its own.
    func keepForRuns(
        _ mask: Int, _ rows: UnsafeMutablePointer<UInt64>, _ tally: Tally, _ wordsBefore: Int, _ words: Int
    ) {
        for target in plan.masks.indices where (mask == 0 || mask == target) && countsRuns(target) {
            let piece = tally.piece(target) + wordsBefore
            if mask == 0 { piece.update(from: rows, count: words) } else { for w in 0..<words { piece[w] |= rows[w] } }
        }
    }

    func countRuns(_ piece: Piece, _ tally: Tally, _ bytes: UnsafeRawBufferPointer) {
        guard let runs = job.segment.runs, let base = bytes.baseAddress else { return }
        let (lower, upper) = (piece.rows.lowerBound, piece.rows.upperBound)
        let first = runs.run(at: lower, bytes)
        let count = runs.run(at: upper - 1, bytes) - first + 1
        let starts = (base + runs.starts).assumingMemoryBound(to: UInt32.self) + first
        let codes = (base + runs.codes).assumingMemoryBound(to: UInt32.self) + first
        for (index, slot) in plan.slots.enumerated() {
            guard case .runs = job.ways[index] else { continue }
            tally.counts(of: index)
                .withMemoryRebound(to: UInt32.self) { counts in
                    guard let counts = counts.baseAddress else { return }
                    bits_runs(
                        tally.piece(slot.mask), UInt32(lower), UInt32(upper), starts, runs.isDense ? nil : codes, count,
                        tally.ranks, runs.isDense ? counts + Int(codes[0]) : counts)
                }
        }
    }
}
