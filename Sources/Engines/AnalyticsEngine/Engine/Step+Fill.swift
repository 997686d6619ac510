import CBits

/// Up to 16,384 rows of a segment, from a multiple of 64; the last word may reach beyond the last row.
struct Block {
    let bytes: UnsafeRawBufferPointer
    let row: Int
    let words: Int

    static let rows = 1 << 14
    static let fullWords = rows / 64

    var end: Int { row + words * 64 }
}

extension Step {
    /// Writes which rows of a block meet the step.
    ///
    /// The caller holds: `out` has room for the block's words, and the block lies in the segment's padded sections.
    /// Bits beyond the last row are arbitrary.
    func fill(_ out: UnsafeMutablePointer<UInt64>, _ block: Block) {
        let (bytes, row, words) = (block.bytes, block.row, block.words)
        guard let base = bytes.baseAddress else { return }
        switch self {
        case .all: out.update(repeating: .max, count: words)
        case .none: out.update(repeating: 0, count: words)
        case .bytes(let offset, let set):
            set.withUnsafeBufferPointer { set in
                guard let set = set.baseAddress else { return }
                bits_members((base + offset + row).assumingMemoryBound(to: UInt8.self), words, set, out)
            }
        case .halves(let offset, let range):
            let codes = (base + offset + 2 * row).assumingMemoryBound(to: UInt16.self)
            bits_range(codes, words, range.lowerBound, range.upperBound, out)
        case .members(let offset, let width, let set): fillMembers(out, base + offset + width * row, width, set, words)
        case .ranges(let ranges): Self.fill(ranges, out, block)
        case .distances(let offset, let width, let range):
            Self.fill(out, block, offset, width, range)
        case .postings(let lists, let needsAll): Self.fill(lists, needsAll, out, block)
        case .wordless(let ends):
            Self.fillWordless(ends, out, block)
        case .and(let parts): Self.combine(parts, out, block, start: .max) { $0 & $1 }
        case .or(let parts): Self.combine(parts, out, block, start: 0) { $0 | $1 }
        case .not(let part):
            part.fill(out, block)
            for word in 0..<words { out[word] = ~out[word] }
        }
    }

    private static func combine(
        _ parts: [Step], _ out: UnsafeMutablePointer<UInt64>, _ block: Block, start: UInt64,
        _ join: (UInt64, UInt64) -> UInt64
    ) {
        let words = block.words
        out.update(repeating: start, count: words)
        withUnsafeTemporaryAllocation(of: UInt64.self, capacity: words) { other in
            guard let base = other.baseAddress else { return }
            for part in parts {
                part.fill(base, block)
                for word in 0..<words { out[word] = join(out[word], base[word]) }
            }
        }
    }

    /// A set of two-byte codes has a bit for every such code, and one of four-byte codes for every code that was found
    /// when the segment was checked; so no code lies outside.
    private func fillMembers(
        _ out: UnsafeMutablePointer<UInt64>, _ codes: UnsafeRawPointer, _ width: Int, _ set: [UInt64], _ words: Int
    ) {
        set.withUnsafeBufferPointer { set in
            for word in 0..<words {
                var bits: UInt64 = 0
                if width == 2 {
                    let at = codes.assumingMemoryBound(to: UInt16.self) + word * 64
                    for bit in 0..<64 { bits |= (set[Int(at[bit] >> 6)] >> UInt64(at[bit] & 63) & 1) << UInt64(bit) }
                } else {
                    let at = codes.assumingMemoryBound(to: UInt32.self) + word * 64
                    for bit in 0..<64 where Int(at[bit] >> 6) < set.count {
                        bits |= (set[Int(at[bit] >> 6)] >> UInt64(at[bit] & 63) & 1) << UInt64(bit)
                    }
                }
                out[word] = bits
            }
        }
    }

    private static func fill(
        _ out: UnsafeMutablePointer<UInt64>, _ block: Block, _ offset: Int, _ width: Int, _ range: ClosedRange<UInt64>
    ) {
        let (least, span) = (range.lowerBound, range.upperBound - range.lowerBound)
        for (word, first) in stride(from: block.row, to: block.end, by: 64).enumerated() {
            var bits: UInt64 = 0
            for bit in 0..<64 {
                let distance = Codes.distance(block.bytes, offset, width, first + bit)
                bits |= (distance &- least <= span ? 1 : 0) << UInt64(bit)
            }
            out[word] = bits
        }
    }

    private static func fillWordless(_ ends: Int, _ out: UnsafeMutablePointer<UInt64>, _ block: Block) {
        out.update(repeating: 0, count: block.words)
        let last = min(block.end, (block.bytes.count - ends) / 4)
        var start = block.row == 0 ? 0 : Codes.load(block.bytes, ends, 4, block.row - 1)
        for place in block.row..<max(last, block.row) {
            let end = Codes.load(block.bytes, ends, 4, place)
            if start == end { out[(place - block.row) >> 6] |= 1 << UInt64((place - block.row) & 63) }
            start = end
        }
    }

    private static func fill(_ ranges: [Range<Int>], _ out: UnsafeMutablePointer<UInt64>, _ block: Block) {
        out.update(repeating: 0, count: block.words)
        let row = block.row
        let rows = row..<block.end
        var (low, high) = (0, ranges.count)
        while low < high {
            let middle = (low + high) / 2
            if ranges[middle].upperBound <= row { low = middle + 1 } else { high = middle }
        }
        while low < ranges.count, ranges[low].lowerBound < rows.upperBound {
            let range = ranges[low].clamped(to: rows)
            for place in range { out[(place - row) >> 6] |= 1 << UInt64((place - row) & 63) }
            low += 1
        }
    }

    /// Lists hold ascending rows, four bytes each, and lie within the bytes.
    private static func fill(
        _ lists: [Range<Int>], _ needsAll: Bool, _ out: UnsafeMutablePointer<UInt64>, _ block: Block
    ) {
        let (bytes, row, words) = (block.bytes, block.row, block.words)
        out.update(repeating: needsAll ? .max : 0, count: words)
        withUnsafeTemporaryAllocation(of: UInt64.self, capacity: words) { found in
            for list in lists {
                if needsAll { found.update(repeating: 0) }
                var (low, high) = (list.lowerBound / 4, list.upperBound / 4)
                while low < high {
                    let middle = (low + high) / 2
                    if Codes.load(bytes, 0, 4, middle) < row { low = middle + 1 } else { high = middle }
                }
                while low < list.upperBound / 4 {
                    let place = Codes.load(bytes, 0, 4, low)
                    if place >= block.end { break }
                    let (word, bit) = ((place - row) >> 6, UInt64((place - row) & 63))
                    if needsAll { found[word] |= 1 << bit } else { out[word] |= 1 << bit }
                    low += 1
                }
                if needsAll { for word in 0..<words { out[word] &= found[word] } }
            }
        }
    }
}
