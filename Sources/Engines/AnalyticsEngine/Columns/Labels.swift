/// The labels of one level of a category, or the words of a column, each with its code.
///
/// Codes count up from 1 and are never given anew; 0 is the missing label. A label below a parent is another label than
/// the same text below another. About 30 bytes a label; finding a code takes constant time.
public struct Labels: Sendable {
    /// The texts one behind the other; label c ends at `ends[c]`.
    private(set) var bytes: [UInt8] = []
    private(set) var ends: [UInt32] = [0]
    /// The code of the parent on the level above; 0 on the widest.
    private(set) var parents: [UInt32] = [0]
    /// Open addressing: the upper half of the hash and the code, 0 where free.
    private var table: [UInt64] = [UInt64](repeating: 0, count: 64)

    init() {}

    /// How many codes there are, the missing label among them.
    var count: Int { ends.count }

    func text(_ code: Int) -> String {
        guard code > 0, code < count else { return "" }
        return String(decoding: bytes[Int(ends[code - 1])..<Int(ends[code])], as: UTF8.self)
    }

    func parent(_ code: Int) -> Int { code < parents.count ? Int(parents[code]) : 0 }

    func code(_ text: String, below parent: UInt32 = 0) -> UInt32? {
        var text = text
        return text.withUTF8 { buffer in
            let found = table[slot(of: buffer, TextBits.hash(buffer, parent), parent)]
            return found == 0 ? nil : UInt32(truncatingIfNeeded: found)
        }
    }

    /// The code of a text, given now if it has none; 0 for the empty text or where there is no more room.
    mutating func insert(_ text: UnsafeBufferPointer<UInt8>, below parent: UInt32) -> UInt32 {
        if text.isEmpty { return 0 }
        let hash = TextBits.hash(text, parent)
        let slot = slot(of: text, hash, parent)
        if table[slot] != 0 { return UInt32(truncatingIfNeeded: table[slot]) }
        guard String(validating: text, as: UTF8.self) != nil else {
            // The repaired text is valid, so this comes back once only.
            return insert(String(decoding: text, as: UTF8.self), below: parent)
        }
        guard bytes.count + text.count < Self.maximumBytes else { return 0 }
        let code = UInt32(ends.count)
        bytes.append(contentsOf: text)
        ends.append(UInt32(bytes.count))
        parents.append(parent)
        table[slot] = (hash >> 32) << 32 | UInt64(code)
        if ends.count * 2 > table.count { grow() }
        return code
    }

    mutating func insert(_ text: String, below parent: UInt32 = 0) -> UInt32 {
        var text = text
        return text.withUTF8 { insert($0, below: parent) }
    }

    /// Where the label stands in the table, or where it would.
    private func slot(of text: UnsafeBufferPointer<UInt8>, _ hash: UInt64, _ parent: UInt32) -> Int {
        let mask = table.count - 1
        var slot = Int(truncatingIfNeeded: hash) & mask
        return table.withUnsafeBufferPointer { table in
            while true {
                let entry = table[slot]
                if entry == 0 { return slot }
                if entry >> 32 == hash >> 32, isLabel(Int(entry & 0xFFFF_FFFF), text, parent) { return slot }
                slot = (slot + 1) & mask
            }
        }
    }

    private func isLabel(_ code: Int, _ text: UnsafeBufferPointer<UInt8>, _ parent: UInt32) -> Bool {
        let start = Int(ends[code - 1])
        guard parents[code] == parent, Int(ends[code]) - start == text.count else { return false }
        return bytes.withUnsafeBufferPointer { bytes in
            guard let base = bytes.baseAddress, let other = text.baseAddress else { return text.isEmpty }
            return TextBits.isEqual(base + start, other, text.count)
        }
    }

    private mutating func grow() {
        let size = table.count * 4
        var larger = [UInt64](repeating: 0, count: size)
        for code in 1..<ends.count {
            let range = Int(ends[code - 1])..<Int(ends[code])
            let hash = bytes.withUnsafeBufferPointer {
                TextBits.hash(UnsafeBufferPointer(rebasing: $0[range]), parents[code])
            }
            var slot = Int(truncatingIfNeeded: hash) & (size - 1)
            while larger[slot] != 0 { slot = (slot + 1) & (size - 1) }
            larger[slot] = (hash >> 32) << 32 | UInt64(code)
        }
        table = larger
    }

    private static let maximumBytes = Int(UInt32.max)
}

extension Labels {
    /// The labels as bytes, to be read again by `init(reading:)`.
    func write(to out: inout [UInt8]) {
        out.appendInteger(UInt32(count))
        out.appendInteger(UInt32(bytes.count))
        for code in 1..<max(count, 1) where code < count {
            out.appendInteger(ends[code])
            out.appendInteger(parents[code])
        }
        out.append(contentsOf: bytes)
    }

    init(reading reader: inout ByteReader) throws(SegmentError) {
        let count = Int(try reader.integer(UInt32.self))
        let size = Int(try reader.integer(UInt32.self))
        guard count >= 1, reader.remaining >= (count - 1) * 8 + size else { throw .truncated }
        var last: UInt32 = 0
        ends.reserveCapacity(count)
        parents.reserveCapacity(count)
        for _ in 1..<count {
            let end = try reader.integer(UInt32.self)
            guard end > last, Int(end) <= size else { throw .inconsistent }
            ends.append(end)
            parents.append(try reader.integer(UInt32.self))
            last = end
        }
        guard Int(last) == size else { throw .inconsistent }
        bytes = try reader.bytes(size)
        var tableSize = 64
        while tableSize < count * 2 { tableSize *= 2 }
        table = [UInt64](repeating: 0, count: tableSize / 4)
        grow()
    }
}
