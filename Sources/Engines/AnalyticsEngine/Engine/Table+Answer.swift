public import Kernel

extension Table {
    /// The most cells that a two-way table may have.
    static let maximumTableCells = 1 << 22

    /// Answers a query exactly, each view without the filters that were set on its own column.
    ///
    /// Time grows with the rows that meet the filters, or with those that fail where these are fewer, and with the rows'
    /// bytes in the columns that are filtered; a query with one filter on a facet needs no row. Two hands need about
    /// 4 MB each beside the counters of the views.
    public func answer(_ query: Query, crew: Crew = .one) throws(Refusal) -> Answer {
        let plan = try Plan(query, schema, vocabulary)
        for slot in plan.slots {
            guard case .table(let one, let other) = slot.measure else { continue }
            guard spans[one].size * spans[other].size <= Self.maximumTableCells else {
                throw .tableTooLarge(limit: Self.maximumTableCells)
            }
        }
        let tally = count(plan, crew)
        var views: [String: Answer.Result] = [:]
        for (index, slot) in plan.slots.enumerated() {
            views[slot.name] = result(slot, index, tally.tally, tally.layout)
        }
        let rows = tally.tally.rows
        pool.give([tally.tally])
        return Answer(rows: rows, views: views)
    }

    private func count(_ plan: Plan, _ crew: Crew) -> (tally: Tally, layout: TallyLayout) {
        let jobs = segments.map { segment in
            segment.bytes.withBytes { span in span.withUnsafeBytes { Job(plan, segment, $0) } }
        }
        let pieces = Piece.all(jobs, hands: crew.hands)
        let layout = TallyLayout(
            plan, self, lanes: jobs.map(\.lanes.count).max() ?? 0,
            pieceWords: pieces.map { Bitmap.words(for: $0.rows.count) }.max() ?? 0)
        let tallies = crew.share(pieces.count, state: pool.take(layout)) { tally, index in
            let piece = pieces[index]
            let job = jobs[piece.job]
            let sweep = Sweep(table: self, plan: plan, job: job, layout: layout)
            job.segment.bytes.withBytes { span in span.withUnsafeBytes { sweep.run(piece, tally, $0) } }
        }
        guard let sum = tallies.first else { return (Tally(layout), layout) }
        for tally in tallies.dropFirst() { sum.merge(tally) }
        pool.give(Array(tallies.dropFirst()))
        return (sum, layout)
    }
}

/// A stretch of one segment's rows that one hand counts.
struct Piece: Sendable {
    let job: Int
    let rows: Range<Int>

    /// As many pieces a segment as there are hands: what is done once a piece costs as much as counting 50,000 rows.
    static func all(_ jobs: [Job], hands: Int) -> [Piece] {
        var pieces: [Piece] = []
        for (index, job) in jobs.enumerated() {
            let blocks = (job.segment.rows + Block.rows - 1) / Block.rows
            let parts = max(1, min(hands, blocks / 2))
            for part in 0..<parts {
                let start = blocks * part / parts * Block.rows
                let end = min(blocks * (part + 1) / parts * Block.rows, job.segment.rows)
                pieces.append(Piece(job: index, rows: start..<end))
            }
        }
        return pieces
    }
}
