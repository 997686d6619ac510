/// Some characters of a text: their codes in the trie, themselves, and where their bytes begin.
///
/// A stretch of a thousand characters or more that begins a word and ends after a sign or at the text's end.
struct CharacterRun: Sendable {
    /// A character that can stand in no word, for which 0 stands in `characters`.
    static let sign: UInt16 = 0
    /// After how many characters a stretch ends at the next sign.
    static let stretch = 1024

    /// Two more than there are characters, these zero.
    var codes: [UInt16] = []
    var characters: [UInt16] = []
    /// One more than there are characters.
    var offsets: [Int32] = []
    var count = 0

    /// Reads a stretch from a place on, and gives the place behind it.
    mutating func read(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, codes table: [UInt16]) -> Int {
        count = 0
        if codes.isEmpty { grow() }
        var index = start
        while index < bytes.count {
            let (reached, isWhole) = readSome(bytes, from: index, table)
            index = reached
            if isWhole { break }
            grow()
        }
        offsets[count] = Int32(truncatingIfNeeded: index)
        codes[count] = 0
        codes[count + 1] = 0
        return index
    }

    private mutating func grow() {
        let size = max(2 * Self.stretch, characters.count * 2)
        codes.append(contentsOf: repeatElement(0, count: size + 2 - codes.count))
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
        guard Unicode.Scalar(scalar) != nil, length < 3 || scalar >= (length == 3 ? 0x800 : 0x10000) else {
            return (0xFFFD, 1)
        }
        return (scalar, length)
    }
}
