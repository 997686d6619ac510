import CBits
import Kernel

/// Builds a brush: block by block the filters as bits, then the rows into a table of pairs for every view.
struct BrushMaker {
    private let table: Table
    private let facet: Int
    private let plan: Plan

    init(_ table: Table, _ facet: Int, _ plan: Plan) {
        self.table = table
        self.facet = facet
        self.plan = plan
    }

    /// One hand's counts: the tables of all slots as the segment numbers its codes, the same as the table does, pairs.
    final class Hand: @unchecked Sendable {
        // Not checked for sending: one hand has it at a time, and gives it away through the lock of `Crew.share`.
        let tally: Tally
        var tables: [[Int32]]
        var pairs: [PairList]

        init(_ layout: TallyLayout, _ sizes: [Int]) {
            tally = Tally(layout)
            tables = sizes.map { [Int32](repeating: 0, count: $0) }
            pairs = sizes.map { _ in PairList() }
        }
    }

    func made(_ crew: Crew) throws(Refusal) -> Brush {
        let plan = plan.counting(facet)
        for slot in plan.slots {
            guard case .facet(let other) = slot.measure else { throw .viewUnfit(slot.name) }
            guard isRuns(other) || segmentsHave(other), isRuns(other) || cells(other) <= Table.maximumTableCells else {
                throw .tableTooLarge(limit: Table.maximumTableCells)
            }
        }
        let sizes = plan.slots.map { slot in
            guard case .facet(let other) = slot.measure, !isRuns(other) else { return 0 }
            return cells(other)
        }
        let jobs = table.segments.map { segment in
            segment.bytes.withBytes { span in span.withUnsafeBytes { Job(plan, segment, $0) } }
        }
        let ladders = Set(table.segments.compactMap { $0.runs?.facet })
        let pieces = Piece.all(jobs, hands: crew.hands)
        let layout = TallyLayout(plan, table, lanes: 0, pieceWords: 0)
        let hands = crew.share(pieces.count, state: Hand(layout, sizes)) { hand, index in
            let job = jobs[pieces[index].job]
            let sweep = BrushSweep(
                table: table, facet: facet, plan: plan, job: job, layout: layout, ladders: ladders)
            job.segment.bytes.withBytes { span in span.withUnsafeBytes { sweep.run(pieces[index], hand, $0) } }
        }
        return brush(plan, hands, crew)
    }

    private func isRuns(_ other: Int) -> Bool { table.segments.contains { $0.runs?.facet == other } }

    private func segmentsHave(_ other: Int) -> Bool {
        table.segments.allSatisfy { segment in segment.facets[other].map { $0.width <= 2 } ?? false }
    }

    private func cells(_ other: Int) -> Int { table.spans[facet].size * table.spans[other].size }

    private func brush(_ plan: Plan, _ hands: [Hand], _ crew: Crew) -> Brush {
        var tables: [Brush.CrossTable?] = []
        var ladders: [Ladder?] = []
        let codes = table.spans[facet].size
        for (index, slot) in plan.slots.enumerated() {
            guard case .facet(let other) = slot.measure else { continue }
            let width = table.spans[other].size
            if isRuns(other) {
                ladders.append(Ladder(hands.map { $0.pairs[index] }, codes: codes, labels: width, crew: crew))
                tables.append(nil)
                continue
            }
            ladders.append(nil)
            var sums = [Int32](repeating: 0, count: (codes + 1) * width)
            sums.withUnsafeMutableBufferPointer { sums in
                for hand in hands {
                    hand.tables[index]
                        .withUnsafeBufferPointer { table in
                            for cell in table.indices { sums[cell + width] &+= table[cell] }
                        }
                }
                for cell in width..<max(sums.count, width) { sums[cell] &+= sums[cell - width] }
            }
            tables.append(Brush.CrossTable(sums: sums, width: width))
        }
        return Brush(table: table, facet: facet, slots: plan.slots, tables: tables, ladders: ladders)
    }
}

extension Plan {
    /// With one slot more, the last: the brushed facet itself under all filters, which counts the rows.
    func counting(_ facet: Int) -> Plan {
        let slot = Slot(name: "", view: .distinct(""), measure: .facet(facet), mask: 0)
        return Plan(predicates: predicates, slots: slots + [slot], masks: masks)
    }

    private init(predicates: [Predicate], slots: [Slot], masks: [UInt64]) {
        (self.predicates, self.slots, self.masks) = (predicates, slots, masks)
    }
}
