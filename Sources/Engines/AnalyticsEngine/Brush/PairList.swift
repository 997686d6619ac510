/// A growing list of pairs that is filled some thousand at a time, in pieces that never move.
struct PairList: Sendable {
    private(set) var pieces: [[UInt64]] = []

    var count: Int { pieces.reduce(0) { $0 + $1.count } }

    /// Adds pairs that `fill` writes to the room it is given.
    mutating func append(count: Int, _ fill: (UnsafeMutablePointer<UInt64>) -> Void) {
        pieces.append(
            [UInt64](unsafeUninitializedCapacity: count) { buffer, filled in
                if let base = buffer.baseAddress { fill(base) }
                filled = count
            })
    }

    mutating func append(_ pair: UInt64) { pieces.append([pair]) }
}
