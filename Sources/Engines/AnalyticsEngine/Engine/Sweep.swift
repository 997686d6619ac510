import CBits

/// Counts one piece of a segment: block by block the filters as bits, then the rows that meet them into every view.
///
/// Every view's numbers are those of the rows that meet all filters, plus those of the rows that meet all but the
/// filters it skips and fail one of these. The two do not overlap, so the first are counted once for all views.
struct Sweep {
    let table: Table
    let plan: Plan
    let job: Job
    let layout: TallyLayout

    func run(_ piece: Piece, _ tally: Tally, _ bytes: UnsafeRawBufferPointer) {
        if piece.rows.lowerBound == 0 { addKnown(tally, bytes) }
        guard job.needsRows else { return }
        scan(piece, tally, bytes)
        countRuns(piece, tally, bytes)
        fold(tally)
    }

    private func scan(_ piece: Piece, _ tally: Tally, _ bytes: UnsafeRawBufferPointer) {
        var cursor = RowReader(job.segment, bytes)
        forEachBitmap(piece, tally, bytes, masks: plan.masks.indices.filter(isScanned)) { mask, work, live, block in
            if mask == 0, job.knownRows == nil { tally.rows += Int(bits_count(work, block.words)) }
            keepForRuns(mask, work, tally, (block.row - piece.rows.lowerBound) / 64, block.words)
            count(mask, work, tally, block, &cursor)
            if mask == 0, job.isComplement, job.lanes.contains(where: { $0.record != nil }) {
                for word in 0..<block.words { work[word] = live[word] & ~work[word] }
                countRecords(work, tally, block, sign: -1)
            }
        }
    }

    /// Works out, block by block, the rows that meet all filters, then for some sets of skipped filters those beyond.
    func forEachBitmap(
        _ piece: Piece, _ tally: Tally, _ bytes: UnsafeRawBufferPointer, masks: [Int],
        _ body: (Int, UnsafeMutablePointer<UInt64>, UnsafeMutablePointer<UInt64>, Block) -> Void
    ) {
        let clauses = plan.predicates.count
        for row in stride(from: piece.rows.lowerBound, to: piece.rows.upperBound, by: Block.rows) {
            let rows = min(Block.rows, piece.rows.upperBound - row)
            let block = Block(bytes: bytes, row: row, words: Bitmap.words(for: rows))
            for (index, step) in job.steps.enumerated() { step.fill(tally.bits(index), block) }
            let live = tally.bits(clauses)
            fillLive(live, row, rows)
            let work = tally.bits(clauses + 1)
            for mask in plan.masks.indices where mask == 0 || masks.contains(mask) {
                meet(mask, work, live, tally, block.words)
                body(mask, work, live, block)
            }
        }
    }

    private func isScanned(_ mask: Int) -> Bool {
        plan.slots.indices.contains { plan.slots[$0].mask == mask && job.ways[$0].isScan }
    }

    /// The rows of the block that were not deleted.
    private func fillLive(_ live: UnsafeMutablePointer<UInt64>, _ row: Int, _ rows: Int) {
        let words = Bitmap.words(for: rows)
        live.update(repeating: .max, count: words)
        if rows % 64 != 0 { live[words - 1] = 1 << UInt64(rows % 64) - 1 }
        guard let deleted = job.segment.deleted else { return }
        for word in 0..<words { live[word] &= ~deleted[row / 64 + word] }
    }

    /// For mask 0 the rows that meet all filters; for another those that meet the filters outside it, but not all in it.
    private func meet(
        _ mask: Int, _ out: UnsafeMutablePointer<UInt64>, _ live: UnsafeMutablePointer<UInt64>, _ tally: Tally,
        _ words: Int
    ) {
        out.update(from: live, count: words)
        let skipped = plan.masks[mask]
        for index in plan.predicates.indices where skipped >> UInt64(index) & 1 == 0 {
            let filter = tally.bits(index)
            for word in 0..<words { out[word] &= filter[word] }
        }
        guard mask > 0 else { return }
        withUnsafeTemporaryAllocation(of: UInt64.self, capacity: Block.fullWords) { all in
            all.update(repeating: .max)
            for index in plan.predicates.indices where skipped >> UInt64(index) & 1 == 1 {
                let filter = tally.bits(index)
                for word in 0..<words { all[word] &= filter[word] }
            }
            for word in 0..<words { out[word] &= ~all[word] }
        }
    }

    /// Counts the rows of one bitmap into every slot they belong to.
    private func count(
        _ mask: Int, _ rows: UnsafeMutablePointer<UInt64>, _ tally: Tally, _ block: Block,
        _ cursor: inout RowReader
    ) {
        if mask == 0, !job.isComplement { countRecords(rows, tally, block, sign: 1) }
        let columns = job.lanes.indices.filter { index in
            job.lanes[index].record == nil && job.lanes[index].mask == mask
                && !countValues(index, rows, tally, block)
        }
        let slots = plan.slots.indices.filter { index in
            guard case .rows = job.ways[index] else { return false }
            return mask == 0 || plan.slots[index].mask == mask
        }
        if columns.isEmpty, slots.isEmpty { return }
        forEachList(rows, tally, block) { first, count in
            for lane in columns { countColumn(lane, tally, block, first, count) }
            for slot in slots { cursor.count(self, slot, tally, first, count) }
        }
    }

    /// Lists the rows of a bitmap, some thousand at a time, as distances from the first.
    func forEachList(
        _ rows: UnsafeMutablePointer<UInt64>, _ tally: Tally, _ block: Block,
        _ body: (_ first: Int, _ count: Int) -> Void
    ) {
        let step = TallyLayout.placeRows / 64
        for word in stride(from: 0, to: block.words, by: step) {
            let count = bits_places(rows + word, min(step, block.words - word), tally.steps, tally.sizes, tally.places)
            if count > 0 { body(block.row + word * 64, count) }
        }
    }

    private func countRecords(_ rows: UnsafeMutablePointer<UInt64>, _ tally: Tally, _ block: Block, sign: Int32) {
        let firsts = job.lanes.indices.filter { index in
            guard let record = job.lanes[index].record else { return false }
            return index == 0 || job.lanes[index - 1].record != record
        }
        guard !firsts.isEmpty, let base = block.bytes.baseAddress else { return }
        forEachList(rows, tally, block) { first, count in
            for lane in firsts {
                let records = (base + job.lanes[lane].offset + 2 * job.segment.lanesARecord * first)
                    .assumingMemoryBound(to: UInt16.self)
                if job.segment.lanesARecord == 3 {
                    bits_tally3(records, tally.places, count, sign, tally.lane(lane))
                } else {
                    bits_tally4(records, tally.places, count, sign, tally.lane(lane))
                }
            }
        }
    }

    /// Counts a column of few values value by value, where that is quicker than row by row.
    ///
    /// A value costs about two cycles for 64 rows; a row about two, and finding it in a list a quarter of one.
    private func countValues(
        _ lane: Int, _ rows: UnsafeMutablePointer<UInt64>, _ tally: Tally, _ block: Block
    ) -> Bool {
        let column = job.lanes[lane]
        guard column.width == 1, column.size <= 32, let base = block.bytes.baseAddress else { return false }
        let found = Int(bits_count(rows, block.words))
        guard found * 2 + block.words * 16 > block.words * column.size * 2 else { return false }
        let codes = (base + column.offset + block.row).assumingMemoryBound(to: UInt8.self)
        bits_tally_values(codes, rows, block.words, UInt32(column.size), tally.lane(lane))
        return true
    }

    /// Two-byte codes have 65,536 counters, so that no code lies outside; byte codes four tables of 256.
    private func countColumn(_ lane: Int, _ tally: Tally, _ block: Block, _ first: Int, _ count: Int) {
        guard let base = block.bytes.baseAddress else { return }
        let start = base + job.lanes[lane].offset + job.lanes[lane].width * first
        if job.lanes[lane].width == 1 {
            bits_tally_bytes(start.assumingMemoryBound(to: UInt8.self), tally.places, count, tally.lane(lane))
        } else {
            bits_tally_halves(start.assumingMemoryBound(to: UInt16.self), tally.places, count, tally.lane(lane))
        }
    }
}
