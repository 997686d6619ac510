import CBits

/// Bits in words of 64; row r is bit r % 64 of word r / 64.
enum Bitmap {
    static func words(for rows: Int) -> Int { (rows + 63) / 64 }

    static func count(_ words: UnsafeBufferPointer<UInt64>) -> Int {
        guard let base = words.baseAddress else { return 0 }
        return Int(bits_count(base, words.count))
    }

    /// Whether no bit stands at or after a row.
    static func hasNothing(_ words: [UInt64], beyond rows: Int) -> Bool {
        guard rows % 64 != 0, let last = words.last else { return true }
        return last >> UInt64(rows % 64) == 0
    }

    static func forEach(in words: [UInt64], _ body: (Int) -> Void) {
        for (index, word) in words.enumerated() where word != 0 {
            var rest = word
            while rest != 0 {
                body(index * 64 + rest.trailingZeroBitCount)
                rest &= rest - 1
            }
        }
    }

    static func contains(_ words: [UInt64], _ index: Int) -> Bool {
        index >> 6 < words.count && words[index >> 6] >> UInt64(index & 63) & 1 == 1
    }

    static func insert(_ index: Int, into words: inout [UInt64]) { words[index >> 6] |= 1 << UInt64(index & 63) }
}

/// Codes of one, two or four bytes.
enum Codes {
    /// The caller has checked that `row` lies in the section.
    static func load(_ bytes: UnsafeRawBufferPointer, _ offset: Int, _ width: Int, _ row: Int) -> Int {
        switch width {
        case 1: Int(bytes[offset + row])
        case 2: Int(bytes.load(fromByteOffset: offset + row * 2, as: UInt16.self))
        default: Int(bytes.load(fromByteOffset: offset + row * 4, as: UInt32.self))
        }
    }

    /// A number's distance of one, two, four or eight bytes.
    static func distance(_ bytes: UnsafeRawBufferPointer, _ offset: Int, _ width: Int, _ row: Int) -> UInt64 {
        width == 8
            ? bytes.load(fromByteOffset: offset + row * 8, as: UInt64.self)
            : UInt64(load(bytes, offset, width, row))
    }
}
