/// Which characters jieba 0.42.1 cuts, and which it passes through.
enum Characters {
    static let firstHan: UInt32 = 0x4E00
    static let lastHan: UInt32 = 0x9FD5

    static func isHan(_ scalar: UInt32) -> Bool { scalar >= firstHan && scalar <= lastHan }

    static func isDigit(_ scalar: UInt32) -> Bool { scalar >= 48 && scalar <= 57 }

    static func isLetterOrDigit(_ scalar: UInt32) -> Bool {
        isDigit(scalar) || (scalar >= 65 && scalar <= 90) || (scalar >= 97 && scalar <= 122)
    }

    /// Han characters, letters, digits and `+#&._%-` in ASCII: what can stand in a word.
    static func isWordCharacter(_ scalar: UInt32) -> Bool {
        guard scalar < 128 else { return isHan(scalar) }
        return (scalar < 64 ? lowSigns >> UInt64(scalar) : highSigns >> UInt64(scalar - 64)) & 1 == 1
    }

    /// Digits and `#%&+-.`, a bit each.
    private static let lowSigns: UInt64 = 0x03FF_6868_0000_0000
    /// Letters and `_`, a bit each.
    private static let highSigns: UInt64 = 0x07FF_FFFE_87FF_FFFE

    /// What Python's `\s` takes for white space.
    static func isSpace(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 9...13, 28...32, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: true
        default: false
        }
    }
}
