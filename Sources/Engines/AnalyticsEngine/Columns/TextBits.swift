/// Short texts taken eight bytes at a time.
enum TextBits {
    /// A hash that spreads over all 64 bits; not for secrets.
    static func hash(_ text: UnsafeBufferPointer<UInt8>, _ salt: UInt32) -> UInt64 {
        var hash = (UInt64(salt) << 32 | UInt64(truncatingIfNeeded: text.count)) &* 0x9E37_79B9_7F4A_7C15
        let raw = UnsafeRawBufferPointer(text)
        var index = 0
        while index + 8 <= text.count {
            hash = mix(hash ^ raw.loadUnaligned(fromByteOffset: index, as: UInt64.self))
            index += 8
        }
        var rest: UInt64 = 0
        while index < text.count {
            rest = rest << 8 | UInt64(text[index])
            index += 1
        }
        return mix(hash ^ rest)
    }

    private static func mix(_ value: UInt64) -> UInt64 {
        let (high, low) = value.multipliedFullWidth(by: 0xD6E8_FEB8_6659_FD93)
        return high ^ low ^ value >> 32
    }

    /// Both pointers have `count` bytes.
    static func isEqual(_ one: UnsafePointer<UInt8>, _ other: UnsafePointer<UInt8>, _ count: Int) -> Bool {
        var index = 0
        while index + 8 <= count {
            let a = UnsafeRawPointer(one).loadUnaligned(fromByteOffset: index, as: UInt64.self)
            let b = UnsafeRawPointer(other).loadUnaligned(fromByteOffset: index, as: UInt64.self)
            if a != b { return false }
            index += 8
        }
        while index < count {
            if one[index] != other[index] { return false }
            index += 1
        }
        return true
    }
}
