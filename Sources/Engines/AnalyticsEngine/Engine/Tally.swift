import Synchronization

/// What one hand has counted, and the room it works in.
///
/// Not checked for sending: one hand has it at a time, and gives it away through the lock of `Crew.share`.
final class Tally: @unchecked Sendable {
    let layout: TallyLayout
    /// All slots' counts one behind the other; `layout.counts` of them.
    let counts: UnsafeMutablePointer<Int32>
    /// Counters of the lanes of one piece, 65,536 each, all zero between pieces.
    let lanes: UnsafeMutablePointer<Int32>
    /// Counts of one facet before they are given to the slots; 65,536.
    let part: UnsafeMutablePointer<Int32>
    /// One bitmap of a block for each filter, one for the rows that live, one for work.
    private let bitmaps: UnsafeMutablePointer<UInt64>
    /// The rows that were found in a part of a block.
    let places: UnsafeMutablePointer<UInt16>
    /// By mask a bitmap of a whole piece, where runs are counted.
    private let pieces: UnsafeMutablePointer<UInt64>
    /// For every word of a piece, how many bits are set before it.
    let ranks: UnsafeMutablePointer<UInt32>
    /// For every byte its set bits as eight bytes, and how many there are: what `bits_places` wants.
    let steps: UnsafeMutablePointer<UInt64>
    let sizes: UnsafeMutablePointer<UInt8>
    var rows = 0
    /// By slot; only for sums and values.
    var sums: [Int128]
    var sumCounts: [Int]
    var values: [[Int64]]

    init(_ layout: TallyLayout) {
        self.layout = layout
        counts = Self.zeros(layout.counts)
        lanes = Self.zeros(layout.lanes << 16)
        part = Self.zeros(1 << 16)
        bitmaps = Self.zeros((layout.clauses + 2) * Block.fullWords)
        places = Self.zeros(TallyLayout.placeRows + 16)
        pieces = Self.zeros((layout.pieceWords + 1) * layout.masks)
        ranks = Self.zeros(layout.pieceWords + 1)
        steps = Self.zeros(256)
        sizes = Self.zeros(256)
        for byte in 0..<256 {
            for bit in 0..<UInt64(8) where byte >> bit & 1 == 1 {
                steps[byte] |= bit << (8 * UInt64(sizes[byte]))
                sizes[byte] += 1
            }
        }
        sums = [Int128](repeating: 0, count: layout.slots)
        sumCounts = [Int](repeating: 0, count: layout.slots)
        values = [[Int64]](repeating: [], count: layout.slots)
    }

    deinit {
        counts.deallocate()
        lanes.deallocate()
        part.deallocate()
        bitmaps.deallocate()
        places.deallocate()
        pieces.deallocate()
        ranks.deallocate()
        steps.deallocate()
        sizes.deallocate()
    }

    private static func zeros<Number: FixedWidthInteger>(_ count: Int) -> UnsafeMutablePointer<Number> {
        let room = UnsafeMutablePointer<Number>.allocate(capacity: max(count, 1))
        room.initialize(repeating: 0, count: max(count, 1))
        return room
    }

    /// A filter's bitmap; behind the filters' stand two more.
    func bits(_ index: Int) -> UnsafeMutablePointer<UInt64> { bitmaps + index * Block.fullWords }

    /// The bitmap of a piece for a mask, with one more word behind it.
    func piece(_ mask: Int) -> UnsafeMutablePointer<UInt64> { pieces + mask * (layout.pieceWords + 1) }

    /// The counters of a lane.
    func lane(_ index: Int) -> UnsafeMutablePointer<Int32> { lanes + index << 16 }

    func counts(of slot: Int) -> UnsafeMutableBufferPointer<Int32> {
        UnsafeMutableBufferPointer(start: counts + layout.starts[slot], count: layout.sizes[slot])
    }

    /// Forgets what was counted; lanes are left cleared by every piece, and what else there is is written before it is read.
    func clear() {
        counts.update(repeating: 0, count: max(layout.counts, 1))
        rows = 0
        for slot in sums.indices { (sums[slot], sumCounts[slot], values[slot]) = (0, 0, []) }
    }

    /// Adds what another hand has counted with the same layout.
    func merge(_ other: Tally) {
        for index in 0..<layout.counts { counts[index] &+= other.counts[index] }
        for slot in sums.indices {
            sums[slot] += other.sums[slot]
            sumCounts[slot] += other.sumCounts[slot]
            values[slot].append(contentsOf: other.values[slot])
        }
        rows += other.rows
    }
}

/// How much room a hand needs, and where each slot's counts stand.
struct TallyLayout: Hashable, Sendable {
    /// By slot, where its counts start.
    let starts: [Int]
    let sizes: [Int]
    let lanes: Int
    let clauses: Int
    let masks: Int
    let pieceWords: Int

    /// Places are listed for this many rows at a time, so that the list stays in the nearest cache.
    static let placeRows = 4096

    var counts: Int { (starts.last ?? 0) + (sizes.last ?? 0) }
    var slots: Int { starts.count }

    init(_ plan: Plan, _ table: Table, lanes: Int, pieceWords: Int) {
        var starts: [Int] = []
        var sizes: [Int] = []
        var next = 0
        for slot in plan.slots {
            let size =
                switch slot.measure {
                case .facet(let facet): table.spans[facet].size
                case .words(let column): table.vocabulary.words[column].count
                case .table(let one, let other): table.spans[one].size * table.spans[other].size
                case .sum, .values: 0
                }
            starts.append(next)
            sizes.append(size)
            next += size
        }
        (self.starts, self.sizes, self.pieceWords) = (starts, sizes, pieceWords)
        // Rounded up, so that the next question with the same views finds the same room.
        self.lanes = Self.roundedUp(lanes, 16)
        (clauses, masks) = (Self.roundedUp(plan.predicates.count, 8), Self.roundedUp(plan.masks.count, 8))
    }

    private static func roundedUp(_ count: Int, _ step: Int) -> Int { (count + step - 1) / step * step }
}

/// Rooms of earlier questions, kept because fresh memory costs more than clearing.
final class TallyPool: Sendable {
    private let kept = Mutex<[Tally]>([])

    /// More hands than this are not kept for.
    private static let limit = 16

    func take(_ layout: TallyLayout) -> Tally {
        let found = kept.withLock { kept in
            kept.lastIndex { $0.layout == layout }.map { kept.remove(at: $0) }
        }
        guard let found else { return Tally(layout) }
        found.clear()
        return found
    }

    func give(_ tallies: [Tally]) {
        kept.withLock { kept in
            kept.append(contentsOf: tallies)
            kept.removeFirst(max(kept.count - Self.limit, 0))
        }
    }
}
