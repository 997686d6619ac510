import Kernel

/// The items of a HEIC or AVIF picture that hold Exif and XMP, blanked where they lie (ISO/IEC 14496-12, 8.11).
///
/// Which way up the picture is stands in a property of its own (`irot`), so that nothing needed is lost.
struct ItemCleaning {
    private let bytes: [UInt8]
    private let parts: [Box]

    /// Reads a picture's top `meta` box, which begins with four bytes of version and flags.
    init(meta: Box, bytes: [UInt8]) throws(Refusal) {
        guard meta.body.count >= 4 else { throw .mediaDamaged }
        self.bytes = bytes
        parts = try Box.all(in: meta.body.lowerBound + 4..<meta.body.upperBound, of: bytes)
    }

    func blank(in out: inout [UInt8]) throws(Refusal) {
        let noted = try notedItems()
        guard !noted.isEmpty else { return }
        for (item, range) in try extents() where noted.contains(item) { out.blank(range) }
    }

    /// The numbers of the items whose type is Exif or a text such as XMP.
    private func notedItems() throws(Refusal) -> Set<Int> {
        guard let table = parts.first(where: { $0.type == "iinf" }), table.body.count >= 6 else {
            throw .mediaPlaceUnremovable
        }
        let head = bytes[table.body.lowerBound] == 0 ? 6 : 8
        guard table.body.count >= head else { throw .mediaDamaged }
        var noted: Set<Int> = []
        for entry in try Box.all(in: table.body.lowerBound + head..<table.body.upperBound, of: bytes) {
            let start = entry.body.lowerBound
            guard entry.type == "infe", entry.body.count >= 12, [2, 3].contains(bytes[start]) else {
                throw .mediaPlaceUnremovable
            }
            let isWide = bytes[start] == 3
            guard let item = bytes.number(at: start + 4, bytes: isWide ? 4 : 2), entry.body.count >= (isWide ? 14 : 12)
            else { throw .mediaDamaged }
            let type = FourCharacters(bytes, at: start + (isWide ? 10 : 8))
            if ["Exif", "mime", "uri "].contains(type) { noted.insert(item) }
        }
        return noted
    }

    /// Where the items' bytes lie, by `iloc`.
    private func extents() throws(Refusal) -> [(item: Int, range: Range<Int>)] {
        guard let table = parts.first(where: { $0.type == "iloc" }), table.body.count >= 8 else {
            throw .mediaPlaceUnremovable
        }
        var reading = LocationReading(bytes: bytes, body: table.body)
        return try reading.extents(idat: parts.first { $0.type == "idat" }?.body)
    }
}

/// Reads an item location box, whose fields are as wide as its head says.
private struct LocationReading {
    private let bytes: [UInt8]
    private let end: Int
    private let version: UInt8
    private var place: Int
    private let widths: (offset: Int, length: Int, base: Int, index: Int)

    init(bytes: [UInt8], body: Range<Int>) {
        self.bytes = bytes
        end = body.upperBound
        version = bytes[body.lowerBound]
        let (first, second) = (bytes[body.lowerBound + 4], bytes[body.lowerBound + 5])
        widths = (Int(first >> 4), Int(first & 15), Int(second >> 4), version == 0 ? 0 : Int(second & 15))
        place = body.lowerBound + 6
    }

    /// A picture in tiles has an extent for each; more than this is made to keep the reader busy.
    private static let limit = 20_000

    private mutating func next(_ width: Int) throws(Refusal) -> Int {
        guard place <= end - width, let value = bytes.number(at: place, bytes: width) else { throw .mediaDamaged }
        place += width
        return value
    }

    mutating func extents(idat: Range<Int>?) throws(Refusal) -> [(item: Int, range: Range<Int>)] {
        guard version <= 2 else { throw .mediaPlaceUnremovable }
        let itemWidth = version == 2 ? 4 : 2
        var extents: [(item: Int, range: Range<Int>)] = []
        var total = 0
        for _ in 0..<(try next(itemWidth)) {
            let item = try next(itemWidth)
            let method = version == 0 ? 0 : try next(2) & 15
            _ = try next(2)
            let base = try next(widths.base)
            for _ in 0..<(try next(2)) {
                _ = try next(widths.index)
                let offset = try next(widths.offset)
                let length = try next(widths.length)
                guard method <= 1 else { throw .mediaPlaceUnremovable }
                let whole = method == 0 ? 0..<bytes.count : idat ?? 0..<0
                let (sum, isOver) = base.addingReportingOverflow(offset)
                guard !isOver, sum <= whole.count else { throw .mediaDamaged }
                let start = whole.lowerBound + sum
                // No length means: all the rest.
                let count = length == 0 ? whole.upperBound - start : length
                total += count
                guard count <= whole.upperBound - start, total <= 2 * bytes.count, extents.count < Self.limit else {
                    throw .mediaDamaged
                }
                extents.append((item, start..<start + count))
            }
        }
        return extents
    }
}
