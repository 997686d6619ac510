import CBits

/// A predicate made ready for one segment: every label has become a set of codes as they stand in its bytes.
indirect enum Step: Sendable {
    case all
    case none
    /// Byte codes in a set, laid out as `bits_members` wants it.
    case bytes(offset: Int, set: [UInt8])
    case halves(offset: Int, ClosedRange<UInt16>)
    /// Codes of any width in a set of bits.
    case members(offset: Int, width: Int, set: [UInt64])
    /// Ascending ranges of rows.
    case ranges([Range<Int>])
    /// Distances from the least number.
    case distances(offset: Int, width: Int, ClosedRange<UInt64>)
    /// Places of lists of rows.
    case postings([Range<Int>], needsAll: Bool)
    /// Rows without words; the place of the words' ends.
    case wordless(ends: Int)
    case and([Step])
    case or([Step])
    case not(Step)
}

extension Step {
    init(_ predicate: Predicate, _ segment: Segment, _ bytes: UnsafeRawBufferPointer) {
        switch predicate {
        case .codes(let facet, let codes): self = Self.codes(facet, codes, segment, bytes)
        case .days(let facet, let days): self = Self.days(facet, days, segment)
        case .missingDay(let facet): self = Self.codes(facet, [0], segment, bytes)
        case .numbers(let column, let range): self = Self.numbers(column, range, segment)
        case .missingNumber(let column):
            guard let section = segment.numbers[column] else {
                self = .none
                return
            }
            self = Self.distances(section, 0...0)
        case .words(let column, let codes, let needsAll):
            guard let section = segment.words[column] else {
                self = .none
                return
            }
            let lists = codes.map { code in
                Int(code) < section.cardinality ? Self.posting(Int(code), section, bytes) : 0..<0
            }
            self = .postings(lists, needsAll: needsAll)
        case .wordless(let column):
            guard let section = segment.words[column] else {
                self = .none
                return
            }
            self = .wordless(ends: section.ends)
        case .and(let parts): self = .and(parts.map { Step($0, segment, bytes) })
        case .or(let parts): self = .or(parts.map { Step($0, segment, bytes) })
        case .not(let part): self = .not(Step(part, segment, bytes))
        }
    }

    private static func posting(
        _ code: Int, _ section: Segment.WordSection, _ bytes: UnsafeRawBufferPointer
    ) -> Range<Int> {
        let first = Codes.load(bytes, section.starts, 4, code)
        return section.postings + 4 * first..<section.postings + 4 * Codes.load(bytes, section.starts, 4, code + 1)
    }

    private static func codes(
        _ facet: Int, _ codes: Set<UInt32>, _ segment: Segment, _ bytes: UnsafeRawBufferPointer
    ) -> Step {
        if let runs = segment.runs, runs.facet == facet { return .ranges(runs.ranges(of: codes, bytes)) }
        guard let section = segment.facets[facet] else { return .none }
        let known = codes.filter { Int($0) < section.cardinality }
        if known.isEmpty { return .none }
        if known.count == section.cardinality { return .all }
        return set(known.map { Int($0) }, section)
    }

    private static func set(_ codes: [Int], _ section: Segment.FacetSection) -> Step {
        if section.width == 1 {
            var set = [UInt8](repeating: 0, count: 32)
            for code in codes { set[(code & 15) + 16 * (code >> 7)] |= 1 << UInt8(code >> 4 & 7) }
            return .bytes(offset: section.offset, set: set)
        }
        let (least, most) = (codes.min() ?? 0, codes.max() ?? 0)
        if section.width == 2, most - least + 1 == codes.count {
            return .halves(offset: section.offset, UInt16(least)...UInt16(most))
        }
        // As many bits as a code of this width can name, so that no code lies outside.
        let size = section.width == 2 ? 1 << 16 : section.cardinality
        var set = [UInt64](repeating: 0, count: size / 64 + 1)
        for code in codes { Bitmap.insert(code, into: &set) }
        return .members(offset: section.offset, width: section.width, set: set)
    }

    private static func days(_ facet: Int, _ days: ClosedRange<Int>, _ segment: Segment) -> Step {
        guard let section = segment.facets[facet], section.cardinality > 1 else { return .none }
        let least = max(days.lowerBound - section.base + 1, 1)
        let most = min(days.upperBound - section.base + 1, section.cardinality - 1)
        if least > most { return .none }
        if least == 1, most == section.cardinality - 1, segment.totals[facet].first == 0 { return .all }
        if section.width == 1 { return set(Array(least...most), section) }
        if section.width == 2 { return .halves(offset: section.offset, UInt16(least)...UInt16(most)) }
        return .distances(offset: section.offset, width: 4, UInt64(least)...UInt64(most))
    }

    private static func numbers(_ column: Int, _ range: ClosedRange<Int64>, _ segment: Segment) -> Step {
        guard let section = segment.numbers[column], range.upperBound >= section.base else { return .none }
        // Wrapping, because the whole range of numbers does not fit one side of zero.
        let base = max(range.lowerBound, section.base)
        let least = UInt64(bitPattern: base &- section.base) + 1
        let most = UInt64(bitPattern: range.upperBound &- section.base) &+ 1
        return distances(section, least...max(least, most))
    }

    private static func distances(_ section: Segment.NumberSection, _ range: ClosedRange<UInt64>) -> Step {
        let limit: UInt64 = section.width == 8 ? .max : 1 << UInt64(8 * section.width) - 1
        if range.lowerBound > limit { return .none }
        let most = min(range.upperBound, limit)
        if section.width == 2 { return .halves(offset: section.offset, UInt16(range.lowerBound)...UInt16(most)) }
        if section.width == 1 {
            let codes = (Int(range.lowerBound)...Int(most)).map(\.self)
            return set(codes, Segment.FacetSection(offset: section.offset, width: 1, cardinality: 256, base: 0))
        }
        return .distances(offset: section.offset, width: section.width, range.lowerBound...most)
    }
}

extension Segment.Runs {
    func start(_ run: Int, _ bytes: UnsafeRawBufferPointer) -> Int { Codes.load(bytes, starts, 4, run) }
    func code(_ run: Int, _ bytes: UnsafeRawBufferPointer) -> Int { Codes.load(bytes, codes, 4, run) }

    /// The first run that has, by `isBefore`, left the wanted behind.
    private func first(_ isBefore: (Int) -> Bool) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if isBefore(middle) { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// The run in which a row lies.
    func run(at row: Int, _ bytes: UnsafeRawBufferPointer) -> Int { first { start($0 + 1, bytes) <= row } }

    func ranges(of codes: Set<UInt32>, _ bytes: UnsafeRawBufferPointer) -> [Range<Int>] {
        codes.sorted()
            .compactMap { wanted in
                let run = first { code($0, bytes) < Int(wanted) }
                guard run < count, code(run, bytes) == Int(wanted) else { return nil }
                return start(run, bytes)..<start(run + 1, bytes)
            }
    }
}
