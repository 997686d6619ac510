/// Characters between two signs: their codes in the trie, themselves, and where their bytes begin.
struct CharacterRun: Sendable {
    var codes: [UInt16] = []
    var characters: [UInt16] = []
    /// One more than there are characters.
    var offsets: [Int32] = []
    var count = 0

    /// Reads word characters from a place on, and gives the place behind them.
    mutating func read(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, codes table: [UInt16]) -> Int {
        count = 0
        var index = start
        while index < bytes.count {
            let reached = readSome(bytes, from: index, table)
            if reached == index { break }
            index = reached
            if count < codes.count { break }
            grow()
        }
        if offsets.isEmpty { grow() }
        offsets[count] = Int32(truncatingIfNeeded: index)
        return index
    }

    private mutating func grow() {
        let size = max(256, codes.count * 2)
        codes.append(contentsOf: repeatElement(0, count: size - codes.count))
        characters.append(contentsOf: repeatElement(0, count: size - characters.count))
        offsets.append(contentsOf: repeatElement(0, count: size + 1 - offsets.count))
    }

    /// One character, and how many bytes it has; a byte that is no UTF-8 is U+FFFD of one byte.
    @inline(__always)
    static func scalar(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> (UInt32, Int) {
        let first = UInt32(bytes[index])
        if first < 0x80 { return (first, 1) }
        let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
        guard first >= 0xC2, first < 0xF5, index + length <= bytes.count else { return (0xFFFD, 1) }
        var scalar = first & (0x7F >> UInt32(length))
        for offset in 1..<length {
            guard bytes[index + offset] & 0xC0 == 0x80 else { return (0xFFFD, 1) }
            scalar = scalar << 6 | UInt32(bytes[index + offset] & 0x3F)
        }
        return Unicode.Scalar(scalar) == nil ? (0xFFFD, 1) : (scalar, length)
    }
}
