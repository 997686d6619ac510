import Kernel

/// A GIF without comments and without foreign application blocks, which is where XMP hides (GIF89a, 20 to 26).
enum GIFCleaning {
    static func cleaned(_ bytes: [UInt8]) throws(Refusal) -> [UInt8] {
        guard bytes.count >= 13 else { throw .mediaDamaged }
        var place = 13 + table(bytes[10])
        guard place <= bytes.count else { throw .mediaDamaged }
        var out = Array(bytes[..<place])
        out.reserveCapacity(bytes.count)
        while place < bytes.count {
            let start = place
            switch bytes[place] {
            case 0x3B: return out + [0x3B]
            case 0x2C:
                guard place + 10 < bytes.count else { throw .mediaDamaged }
                // The descriptor, its colours, and the byte that begins the packed pixels.
                place += 10 + table(bytes[place + 9]) + 1
                try skipBlocks(bytes, &place)
                out += bytes[start..<place]
            case 0x21:
                guard place + 1 < bytes.count else { throw .mediaDamaged }
                place += 2
                try skipBlocks(bytes, &place)
                if isKept(bytes, start) { out += bytes[start..<place] }
            default: throw .mediaDamaged
            }
        }
        throw .mediaDamaged
    }

    /// The bytes of the table of colours that a packed field announces.
    private static func table(_ field: UInt8) -> Int { field & 0x80 == 0 ? 0 : 3 << ((Int(field) & 7) + 1) }

    private static func skipBlocks(_ bytes: [UInt8], _ place: inout Int) throws(Refusal) {
        while place < bytes.count {
            let length = Int(bytes[place])
            place += 1 + length
            if length == 0 { return }
        }
        throw .mediaDamaged
    }

    private static func isKept(_ bytes: [UInt8], _ start: Int) -> Bool {
        switch bytes[start + 1] {
        case 0xF9: true
        case 0xFF: bytes.has("NETSCAPE2.0", at: start + 3) || bytes.has("ANIMEXTS1.0", at: start + 3)
        default: false
        }
    }
}
