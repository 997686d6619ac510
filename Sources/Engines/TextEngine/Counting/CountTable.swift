/// Counts of 64-bit keys, in open addressing; 12 bytes a place, at most half of them taken.
struct CountTable: Sendable {
    private var keys: [UInt64]
    private var counts: [Int32]
    private(set) var count = 0
    /// Key 0 has a place of its own, since 0 marks a free one.
    private var zeros: Int32 = 0

    init(expecting keys: Int = 256) {
        var places = 512
        while places < keys * 2 { places *= 2 }
        self.keys = Array(repeating: 0, count: places)
        counts = Array(repeating: 0, count: places)
    }

    subscript(key: UInt64) -> Int32 {
        key == 0 ? zeros : counts[place(key)]
    }

    /// Adds to a key's count, and gives the count.
    @discardableResult
    mutating func add(_ key: UInt64, _ more: Int32 = 1) -> Int32 {
        if key == 0 {
            zeros &+= more
            return zeros
        }
        let place = place(key)
        if keys[place] == 0 {
            keys[place] = key
            count += 1
            counts[place] = more
            if count * 2 > keys.count { spread() }
            return more
        }
        counts[place] &+= more
        return counts[place]
    }

    mutating func set(_ key: UInt64, _ value: Int32) { add(key, value &- self[key]) }

    func visit(_ body: (UInt64, Int32) -> Void) {
        if zeros != 0 { body(0, zeros) }
        for place in keys.indices where keys[place] != 0 { body(keys[place], counts[place]) }
    }

    private func place(_ key: UInt64) -> Int {
        var place = Int(truncatingIfNeeded: mixed(key) >> 20) & (keys.count - 1)
        while keys[place] != 0, keys[place] != key { place = (place + 1) & (keys.count - 1) }
        return place
    }

    private mutating func spread() {
        let (oldKeys, oldCounts) = (keys, counts)
        keys = Array(repeating: 0, count: oldKeys.count * 2)
        counts = Array(repeating: 0, count: oldKeys.count * 2)
        for (key, count) in zip(oldKeys, oldCounts) where key != 0 {
            let place = place(key)
            keys[place] = key
            counts[place] = count
        }
    }
}

/// A number whose bits all depend on all bits of another (the finisher of SplitMix64).
@inline(__always)
func mixed(_ value: UInt64) -> UInt64 {
    var z = value
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
}
