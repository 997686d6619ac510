/// The labels of rows in the order of a brushed facet, with the counts so far written down at some places.
///
/// The counts of any range are the difference of two places and the labels between these and the range's ends.
struct Ladder: Sendable {
    /// The rows' labels, those of the first code of the brushed facet first.
    let labels: SharedRoom<UInt32>
    /// Where the labels of each code of the brushed facet start, and at last how many there are.
    let starts: [Int]
    /// After how many codes of the brushed facet each place comes.
    let rungs: [Int]
    /// Counts of the labels before each rung, one rung after the other.
    let sums: SharedRoom<Int32>
    let size: Int

    static let rungCount = 64

    func counts(_ range: Range<Int>) -> [Int32] {
        let (low, high) = (rung(range.lowerBound), rung(range.upperBound))
        return [Int32](unsafeUninitializedCapacity: size) { counts, filled in
            filled = size
            let (from, to) = (sums.start + low * size, sums.start + high * size)
            for label in 0..<size { counts[label] = to[label] &- from[label] }
            add(rungs[high], range.upperBound, 1, counts)
            add(rungs[low], range.lowerBound, -1, counts)
        }
    }

    /// Adds the labels from one code of the brushed facet to another, or takes them away where it comes before.
    private func add(_ from: Int, _ to: Int, _ sign: Int32, _ counts: UnsafeMutableBufferPointer<Int32>) {
        let range = starts[min(from, to)]..<starts[max(from, to)]
        let sign = to < from ? -sign : sign
        for place in range { counts[Int(labels.start[place])] &+= sign }
    }

    /// The rung that is nearest by rows.
    private func rung(_ code: Int) -> Int {
        var best = 0
        for rung in rungs.indices
        where abs(starts[rungs[rung]] - starts[code]) < abs(starts[rungs[best]] - starts[code]) {
            best = rung
        }
        return best
    }
}

extension Ladder {
    /// Builds a ladder from each hand's pairs: the code of the brushed facet in the upper half, the label in the lower.
    init(_ pairs: [PairList], codes: Int, labels size: Int, crew: Crew) {
        let histograms = crew.map(pairs.count) { hand in
            var histogram = [Int](repeating: 0, count: codes)
            histogram.withUnsafeMutableBufferPointer { histogram in
                for piece in pairs[hand].pieces { for pair in piece { histogram[Int(pair >> 32)] += 1 } }
            }
            return histogram
        }
        var starts: [Int] = []
        var next = [[Int]](repeating: [], count: pairs.count)
        var total = 0
        for code in 0..<codes {
            starts.append(total)
            for hand in pairs.indices {
                next[hand].append(total)
                total += histograms[hand][code]
            }
        }
        starts.append(total)
        let firsts = next
        let room = SharedRoom<UInt32>(total)
        _ = crew.map(pairs.count) { hand in
            var next = firsts[hand]
            let target = room.start
            next.withUnsafeMutableBufferPointer { next in
                for piece in pairs[hand].pieces {
                    for pair in piece {
                        let code = Int(pair >> 32)
                        target[next[code]] = UInt32(truncatingIfNeeded: pair)
                        next[code] += 1
                    }
                }
            }
        }
        self.starts = starts
        self.size = size
        labels = room
        rungs = Self.rungs(starts)
        sums = Self.sums(room, starts, rungs, size, crew)
    }

    /// Places that cut the rows into about equal parts.
    private static func rungs(_ starts: [Int]) -> [Int] {
        let total = starts.last ?? 0
        var rungs = [0]
        for code in 1..<starts.count where starts[code] * rungCount >= total * rungs.count && total > 0 {
            rungs.append(code)
        }
        if rungs.last != starts.count - 1 { rungs.append(starts.count - 1) }
        return rungs
    }

    /// Each hand climbs its own part of the ladder from zero; then every part is raised by what is below it.
    private static func sums(
        _ labels: SharedRoom<UInt32>, _ starts: [Int], _ rungs: [Int], _ size: Int, _ crew: Crew
    ) -> SharedRoom<Int32> {
        let room = SharedRoom<Int32>(rungs.count * size)
        let parts = max(1, min(crew.hands, rungs.count))
        let bounds = (0...parts).map { rungs.count * $0 / parts }
        let tops = crew.map(parts) { part in
            var counts = [Int32](repeating: 0, count: size)
            for rung in bounds[part]..<bounds[part + 1] {
                if rung > bounds[part] {
                    let range = starts[rungs[rung - 1]]..<starts[rungs[rung]]
                    counts.withUnsafeMutableBufferPointer { counts in
                        for place in range { counts[Int(labels.start[place])] &+= 1 }
                    }
                }
                counts.withUnsafeBufferPointer { counts in
                    guard let base = counts.baseAddress else { return }
                    (room.start + rung * size).update(from: base, count: size)
                }
            }
            guard part + 1 < parts else { return counts }
            // The labels between this part's last rung and the next part's first.
            for place in starts[rungs[bounds[part + 1] - 1]]..<starts[rungs[bounds[part + 1]]] {
                counts[Int(labels.start[place])] &+= 1
            }
            return counts
        }
        var below = [Int32](repeating: 0, count: size)
        for part in 1..<max(parts, 1) where part < parts {
            for label in 0..<size { below[label] &+= tops[part - 1][label] }
            let raise = below
            let first = bounds[part]
            _ = crew.map(bounds[part + 1] - first) { rung in
                let target = room.start + (first + rung) * size
                for label in 0..<size { target[label] &+= raise[label] }
            }
        }
        return room
    }
}

/// Room that several hands fill, each at places of its own, and that is only read from then on.
///
/// Not checked for sending: no place is written by two hands, every place is written, and it is read only after the crew
/// is done.
final class SharedRoom<Number: FixedWidthInteger & Sendable>: @unchecked Sendable {
    let start: UnsafeMutablePointer<Number>

    init(_ count: Int) {
        start = .allocate(capacity: max(count, 1))
    }

    deinit { start.deallocate() }
}
