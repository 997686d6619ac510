/// The text of a CSV file as pieces of valid UTF-8, whatever it was written in.
///
/// Where the encoding is neither given nor marked, ASCII passes untouched until the first other byte; then 64 KiB from
/// there decide between UTF-8 and GB 18030. So a long file whose first Chinese character stands late is still read
/// right, and memory stays constant.
final class TextDecoder {
    private enum Mode {
        case undecided
        case utf8
        case foreign(Transcoder)
    }

    private let pull: () throws -> [UInt8]
    private var mode = Mode.undecided
    private var waiting: [UInt8] = []
    private var carry: [UInt8] = []
    private var isAtStart = true
    private var isAtEnd = false
    private var emittedCount = 0
    private(set) var encoding: TextEncoding?
    /// The places in the whole decoded text where something unreadable was replaced, in order.
    private(set) var damage: [Int] = []

    init(_ pull: @escaping () throws -> [UInt8], encoding: TextEncoding?) throws {
        self.pull = pull
        waiting = try Self.gathered(from: pull, atLeast: 4)
        let marked: TextEncoding? =
            if waiting.starts(with: [0xEF, 0xBB, 0xBF]) {
                .utf8
            } else if waiting.starts(with: [0xFF, 0xFE]) {
                .utf16LittleEndian
            } else if waiting.starts(with: [0xFE, 0xFF]) {
                .utf16BigEndian
            } else if waiting.starts(with: [0x84, 0x31, 0x95, 0x33]) {
                .gb18030
            } else {
                nil
            }
        if let known = encoding ?? marked { try settle(on: known) }
    }

    /// The next piece, and an empty one at the end of the text.
    func next() throws -> [UInt8] {
        while !isAtEnd {
            var piece = waiting
            waiting = []
            if piece.isEmpty { piece = try pull() }
            isAtEnd = piece.isEmpty
            if case .undecided = mode, !piece.isEmpty, let first = piece.withUnsafeBytes(firstNonASCII) {
                piece += try Self.gathered(from: pull, atLeast: Self.window - (piece.count - first))
                try settle(on: Self.guess(piece))
            }
            let decoded = withoutMark(decode(piece))
            emittedCount += decoded.count
            if !decoded.isEmpty { return decoded }
        }
        return []
    }

    /// Counts and forgets the replacements before a place of the decoded text.
    func takeDamage(before offset: Int) -> Int {
        let count = damage.firstIndex { $0 >= offset } ?? damage.count
        damage.removeFirst(count)
        return count
    }

    private func settle(on encoding: TextEncoding) throws(TableError) {
        self.encoding = encoding
        mode = encoding == .utf8 ? .utf8 : .foreign(try Transcoder(from: encoding))
    }

    private func decode(_ piece: [UInt8]) -> [UInt8] {
        switch mode {
        case .undecided: piece
        case .utf8: mended(piece)
        case .foreign(let transcoder):
            transcoder.convert(piece, isLast: isAtEnd) { damage.append(emittedCount + $0) }
        }
    }

    private func mended(_ piece: [UInt8]) -> [UInt8] {
        var bytes = carry.isEmpty ? piece : carry + piece
        carry = []
        let tail = isAtEnd ? 0 : unfinishedTail(of: bytes)
        if tail > 0 {
            carry = Array(bytes.suffix(tail))
            bytes.removeLast(tail)
        }
        let invalid = invalidRanges(in: bytes)
        guard !invalid.isEmpty else { return bytes }
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count + 2 * invalid.count)
        var start = 0
        for range in invalid {
            output.append(contentsOf: bytes[start..<range.lowerBound])
            damage.append(emittedCount + output.count)
            output.append(contentsOf: replacement)
            start = range.upperBound
        }
        output.append(contentsOf: bytes[start...])
        return output
    }

    private func withoutMark(_ decoded: [UInt8]) -> [UInt8] {
        guard isAtStart, !decoded.isEmpty else { return decoded }
        isAtStart = false
        guard decoded.starts(with: [0xEF, 0xBB, 0xBF]) else { return decoded }
        // Damage is counted from the text without its mark.
        damage = damage.map { $0 - 3 }
        return Array(decoded.dropFirst(3))
    }

    private static func gathered(from pull: () throws -> [UInt8], atLeast count: Int) throws -> [UInt8] {
        var bytes: [UInt8] = []
        while bytes.count < count {
            let piece = try pull()
            guard !piece.isEmpty else { break }
            bytes.append(contentsOf: piece)
        }
        return bytes
    }

    /// Tells UTF-8 from GB 18030 by a sample that has bytes beyond ASCII.
    ///
    /// Text of GB 18030 read as UTF-8 is mostly damage; UTF-8 with a few damaged characters is mostly not. One run of
    /// damage in ten characters of more than one byte draws the line; below it, the reading with less damage wins.
    private static func guess(_ sample: [UInt8]) throws(TableError) -> TextEncoding {
        let whole = Array(sample.dropLast(unfinishedTail(of: sample)))
        let invalid = invalidRanges(in: whole)
        guard !invalid.isEmpty else { return .utf8 }
        let damagedByteCount = invalid.reduce(0) { $0 + $1.count }
        let foreignByteCount = whole.reduce(0) { $0 + ($1 >= 0x80 ? 1 : 0) }
        // A Chinese character takes three bytes.
        let readableCount = (foreignByteCount - damagedByteCount) / 3
        guard invalid.count * 10 > readableCount else { return .utf8 }
        let transcoder = try Transcoder(from: .gb18030)
        var damageCount = 0
        _ = transcoder.convert(sample, isLast: false) { _ in damageCount += 1 }
        return damageCount < invalid.count ? .gb18030 : .utf8
    }

    private static let window = 64 << 10
}
