import Kernel

/// A box of the ISO base media format (ISO/IEC 14496-12, 4.2).
struct Box {
    let type: FourCharacters
    /// Where its size field begins.
    let start: Int
    let body: Range<Int>

    /// The box at a place; nothing where it does not fit before the end of what holds it.
    init?(at place: Int, in bytes: [UInt8], before end: Int) {
        guard end <= bytes.count, place <= end - 8, let short = bytes.number(at: place, bytes: 4) else { return nil }
        var head = 8
        var size = short
        if short == 1 {
            guard place <= end - 16, let long = bytes.number(at: place + 8, bytes: 8) else { return nil }
            (head, size) = (16, long)
        } else if short == 0 {
            size = end - place
        }
        guard size >= head, size <= end - place else { return nil }
        type = FourCharacters(bytes, at: place + 4)
        start = place
        body = place + head..<place + size
    }

    /// The boxes within a range, one after another.
    ///
    /// - Throws: `media.damaged` where one does not fit, or where there are more than any film has.
    static func all(in range: Range<Int>, of bytes: [UInt8]) throws(Refusal) -> [Box] {
        var boxes: [Box] = []
        var place = range.lowerBound
        while place < range.upperBound {
            guard boxes.count < limit, let box = Box(at: place, in: bytes, before: range.upperBound) else {
                throw .mediaDamaged
            }
            boxes.append(box)
            place = box.body.upperBound
        }
        return boxes
    }

    /// A film of an hour in fragments of a second has two boxes a second.
    private static let limit = 20_000
}
