/// SQL cut into the pieces that matter for rewriting it: words, marks and semicolons on one side, and everything in
/// which these mean nothing (strings, quoted names, comments) on the other.
package struct SQLText: Sendable {
    package enum Piece: Hashable, Sendable {
        /// Letters, digits and underscores.
        case word
        /// `?`, where a value goes.
        case mark
        case semicolon
        /// White space or a comment.
        case gap
        /// A quoted string, a quoted name, or another character.
        case other
    }

    private let bytes: [UInt8]
    private var position = 0

    package init(_ sql: String) {
        bytes = Array(sql.utf8)
    }

    /// The next piece and its text; nothing at the end.
    package mutating func next() -> (piece: Piece, text: String)? {
        guard position < bytes.count else { return nil }
        let start = position
        let piece = take()
        return (piece, String(decoding: bytes[start..<position], as: UTF8.self))
    }

    private func byte(_ offset: Int = 0) -> UInt8? {
        position + offset < bytes.count ? bytes[position + offset] : nil
    }

    private mutating func take() -> Piece {
        switch bytes[position] {
        case UInt8(ascii: "?"):
            position += 1
            return .mark
        case UInt8(ascii: ";"):
            position += 1
            return .semicolon
        case UInt8(ascii: "'"), UInt8(ascii: "\""):
            takeQuoted(by: bytes[position])
            return .other
        case UInt8(ascii: "$") where takeDollarQuoted(): return .other
        case UInt8(ascii: "-") where byte(1) == UInt8(ascii: "-"):
            while let next = byte(), next != 0x0A { position += 1 }
            return .gap
        case UInt8(ascii: "/") where byte(1) == UInt8(ascii: "*"):
            takeComment()
            return .gap
        case let first where Self.isSpace(first):
            while let next = byte(), Self.isSpace(next) { position += 1 }
            return .gap
        case let first where Self.isWordByte(first):
            while let next = byte(), Self.isWordByte(next) { position += 1 }
            return .word
        default:
            position += 1
            return .other
        }
    }

    /// A doubled quote stands for one, which falls out by itself: the string ends and another begins at once.
    private mutating func takeQuoted(by quote: UInt8) {
        position += 1
        while let next = byte() {
            position += 1
            if next == quote { return }
        }
    }

    /// PostgreSQL's `$$ … $$` and `$tag$ … $tag$`.
    private mutating func takeDollarQuoted() -> Bool {
        var end = position + 1
        while end < bytes.count, Self.isWordByte(bytes[end]) { end += 1 }
        guard end < bytes.count, bytes[end] == UInt8(ascii: "$") else { return false }
        let tag = bytes[position...end]
        var search = end + 1
        while search + tag.count <= bytes.count {
            if bytes[search..<search + tag.count].elementsEqual(tag) {
                position = search + tag.count
                return true
            }
            search += 1
        }
        position = bytes.count
        return true
    }

    private mutating func takeComment() {
        position += 2
        while position < bytes.count {
            if byte() == UInt8(ascii: "*"), byte(1) == UInt8(ascii: "/") {
                position += 2
                return
            }
            position += 1
        }
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

    private static func isWordByte(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x5F, 0x80...: true
        default: false
        }
    }
}
