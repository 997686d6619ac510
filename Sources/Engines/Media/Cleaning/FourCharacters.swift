/// The four characters that name a box, a chunk or a brand.
struct FourCharacters: Hashable, ExpressibleByStringLiteral {
    let code: UInt32

    init(_ bytes: [UInt8], at place: Int) {
        code = bytes[place..<place + 4].reduce(0) { $0 << 8 | UInt32($1) }
    }

    /// A name written in the source, always of four ASCII characters.
    init(stringLiteral value: StaticString) {
        code = value.withUTF8Buffer { $0.prefix(4).reduce(0) { $0 << 8 | UInt32($1) } }
    }
}

extension [UInt8] {
    /// An unsigned number of so many bytes, the most significant first; nothing past the end.
    func number(at place: Int, bytes count: Int) -> Int? {
        guard place >= 0, count >= 0, count <= 8, place <= self.count - count else { return nil }
        var value: UInt64 = 0
        for byte in self[place..<place + count] { value = value << 8 | UInt64(byte) }
        return Int(exactly: value)
    }

    /// An unsigned number of four bytes, the least significant first; nothing past the end.
    func smallEndian(at place: Int) -> Int? {
        guard place >= 0, place <= count - 4 else { return nil }
        return Int(self[place]) | Int(self[place + 1]) << 8 | Int(self[place + 2]) << 16 | Int(self[place + 3]) << 24
    }

    func has(_ text: StaticString, at place: Int) -> Bool {
        guard place >= 0, place <= count - text.utf8CodeUnitCount else { return false }
        return text.withUTF8Buffer { self[place..<place + $0.count].elementsEqual($0) }
    }

    mutating func blank(_ range: Range<Int>) {
        for place in range { self[place] = 0 }
    }
}
