/// The texts that a workbook's cells share, as one buffer and the bounds within it.
///
/// Memory: the texts' UTF-8 and eight bytes a text.
final class SharedTexts: MarkupListener {
    private var bytes: [UInt8] = []
    private var ends: [Int] = []
    private let limit: Int
    private var isInText = false
    /// How many phonetic runs are open; their text says only how the other is pronounced.
    private var phoneticDepth = 0

    init(limit: Int) {
        self.limit = limit
    }

    subscript(index: Int) -> ArraySlice<UInt8>? {
        guard ends.indices.contains(index) else { return nil }
        return bytes[(index == 0 ? 0 : ends[index - 1])..<ends[index]]
    }

    func start(_ name: MarkupName, _ attributes: MarkupAttributes) throws(TableError) {
        switch name {
        case "t": isInText = phoneticDepth == 0
        case "rPh": phoneticDepth += 1
        default: break
        }
    }

    func end(_ name: MarkupName) throws(TableError) {
        switch name {
        case "t": isInText = false
        case "rPh": phoneticDepth -= 1
        case "si":
            let start = ends.last ?? 0
            unescape(&bytes, from: start)
            ends.append(bytes.count)
            guard bytes.count + ends.count * MemoryLayout<Int>.size <= limit else { throw .sharedTextTooLarge }
        default: break
        }
    }

    func text(_ text: UnsafeBufferPointer<UInt8>) throws(TableError) {
        guard isInText else { return }
        bytes.append(contentsOf: text)
        guard bytes.count <= limit else { throw .sharedTextTooLarge }
    }
}

/// Replaces each `_xHHHH_` from a place on by the character it stands for (ECMA-376 part 1, 22.4.2.4).
func unescape(_ bytes: inout [UInt8], from start: Int) {
    guard bytes[start...].contains(UInt8(ascii: "_")) else { return }
    let text = Array(bytes[start...])
    bytes.removeSubrange(start...)
    var index = 0
    while index < text.count {
        if text[index] == UInt8(ascii: "_"), let scalar = escapedScalar(text[index...].prefix(7)) {
            bytes.append(contentsOf: String(Character(scalar)).utf8)
            index += 7
        } else {
            bytes.append(text[index])
            index += 1
        }
    }
}

/// The character of `_xHHHH_`, seven bytes; nothing for anything else and for halves of surrogate pairs.
func escapedScalar(_ bytes: ArraySlice<UInt8>) -> Unicode.Scalar? {
    let text = String(decoding: bytes, as: UTF8.self).utf8
    guard text.count == 7, text.starts(with: "_x".utf8), text.last == UInt8(ascii: "_") else { return nil }
    let digits = String(decoding: bytes.dropFirst(2).dropLast(), as: UTF8.self)
    guard digits.allSatisfy(\.isHexDigit), let value = UInt32(digits, radix: 16) else { return nil }
    return Unicode.Scalar(value)
}
