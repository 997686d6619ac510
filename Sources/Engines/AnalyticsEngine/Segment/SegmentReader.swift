import CBits

/// Finds a segment's parts in its bytes, and checks that they fit each other.
struct SegmentReader {
    let directory: SegmentDirectory
    private(set) var facets: [Segment.FacetSection?]
    private(set) var totals: [[UInt32]]
    private(set) var runs: Segment.Runs?
    private(set) var numbers: [Segment.NumberSection?]
    private(set) var words: [Segment.WordSection?]
    private(set) var records: [Int] = []
    private(set) var lanesARecord = 3
    private(set) var parts: [LanePart] = []
    private(set) var pairs: [Segment.PairKey: Int] = [:]
    private let padded: Int

    init(_ bytes: UnsafeRawBufferPointer, _ schema: Schema, isThorough: Bool) throws(SegmentError) {
        directory = try SegmentDirectory(bytes, schema, isThorough: isThorough)
        padded = (directory.rows + 63) / 64 * 64
        facets = schema.facets.map { _ in nil }
        totals = schema.facets.map { _ in [] }
        numbers = schema.columns.map { _ in nil }
        words = numbers.map { _ in nil }
        for section in directory.sections { try take(section, bytes) }
        for facet in facets.indices where (facets[facet] == nil) != (runs?.facet == facet) { throw .inconsistent }
        try checkParts()
        if isThorough { try checkCodes(bytes) }
        for (index, column) in schema.columns.enumerated() {
            switch column.kind {
            case .number: guard numbers[index] != nil else { throw .inconsistent }
            case .words: guard words[index] != nil else { throw .inconsistent }
            case .category, .date: break
            }
        }
    }

    private mutating func take(_ section: Section, _ bytes: UnsafeRawBufferPointer) throws(SegmentError) {
        let subject = section.subject
        switch section.kind {
        case .facet:
            guard facets.indices.contains(subject), section.length == padded * section.width else {
                throw .inconsistent
            }
            facets[subject] = Segment.FacetSection(
                offset: section.offset, width: section.width, cardinality: section.cardinality,
                base: Int(section.base))
        case .totals:
            guard totals.indices.contains(subject), section.length == section.cardinality * 4 else {
                throw .inconsistent
            }
            totals[subject] = numbers(in: section, bytes)
        case .records:
            guard subject == records.count, (3...RecordPacker.mostLanes).contains(section.partner),
                records.isEmpty || section.partner == lanesARecord, section.length == padded * 2 * section.partner
            else {
                throw .inconsistent
            }
            records.append(section.offset)
            lanesARecord = section.partner
        case .pairs: pairs[Segment.PairKey(first: subject, second: section.partner)] = section.offset
        case .lanes:
            let plan = numbers(in: section, bytes)
            for start in stride(from: 0, to: plan.count - 3, by: 4) {
                parts.append(
                    LanePart(
                        record: Int(plan[start]), lane: Int(plan[start + 1]), facet: Int(plan[start + 2]),
                        cardinality: Int(plan[start + 3])))
            }
        case .runStarts: try takeRuns(section, bytes)
        case .number:
            guard numbers.indices.contains(subject), section.length == padded * section.width else {
                throw .inconsistent
            }
            numbers[subject] = Segment.NumberSection(
                offset: section.offset, width: section.width, base: section.base)
        case .wordEnds: try takeWords(section, bytes)
        case .runCodes, .wordCodes, .postingStarts, .postingRows: break
        }
    }

    private mutating func takeRuns(_ section: Section, _ bytes: UnsafeRawBufferPointer) throws(SegmentError) {
        guard facets.indices.contains(section.subject), runs == nil,
            let codes = directory.first(.runCodes, section.subject), codes.length + 4 == section.length
        else { throw .inconsistent }
        let starts = numbers(in: section, bytes)
        let present = numbers(in: codes, bytes)
        guard starts.first == 0, starts.last == UInt32(directory.rows), Self.isAscending(starts),
            Self.isAscending(present)
        else { throw .inconsistent }
        runs = Segment.Runs(
            facet: section.subject, starts: section.offset, codes: codes.offset, count: present.count,
            cardinality: Int(present.last ?? 0) + 1,
            isDense: Int(present.last ?? 0) - Int(present.first ?? 0) + 1 == present.count)
        // Of the facet sorted by, the totals are the lengths of the runs; only how many codes there are is kept.
        totals[section.subject] = []
    }

    private mutating func takeWords(_ section: Section, _ bytes: UnsafeRawBufferPointer) throws(SegmentError) {
        let subject = section.subject
        guard words.indices.contains(subject), let codes = directory.first(.wordCodes, subject),
            let starts = directory.first(.postingStarts, subject),
            let postings = directory.first(.postingRows, subject), section.length == directory.rows * 4,
            starts.length == (codes.cardinality + 1) * 4, postings.length == codes.length
        else { throw .inconsistent }
        let limit = UInt32(codes.length / 4)
        guard Self.isBounded(numbers(in: section, bytes), limit), Self.isBounded(numbers(in: starts, bytes), limit),
            numbers(in: codes, bytes).allSatisfy({ Int($0) < codes.cardinality }),
            numbers(in: postings, bytes).allSatisfy({ Int($0) < directory.rows })
        else { throw .inconsistent }
        words[subject] = Segment.WordSection(
            ends: section.offset, codes: codes.offset, cardinality: codes.cardinality, starts: starts.offset,
            postings: postings.offset)
    }

    /// Lanes may only name facets that are there, with as many codes as these have.
    private func checkParts() throws(SegmentError) {
        for part in parts {
            guard records.indices.contains(part.record), part.lane < lanesARecord,
                facets.indices.contains(part.facet), let facet = facets[part.facet],
                facet.cardinality == part.cardinality, totals[part.facet].count == facet.cardinality
            else { throw .inconsistent }
        }
        for key in pairs.keys {
            guard facets.indices.contains(key.first), facets.indices.contains(key.second), let one = facets[key.first],
                let other = facets[key.second],
                directory.sections.contains(where: {
                    $0.kind == .pairs && $0.subject == key.first && $0.partner == key.second
                        && $0.length == one.cardinality * other.cardinality * 4
                })
            else { throw .inconsistent }
        }
        for (index, facet) in facets.enumerated() {
            guard let facet else { continue }
            guard totals[index].count == facet.cardinality, facet.width <= 4,
                facet.cardinality <= 1 << (8 * facet.width)
            else { throw .inconsistent }
        }
    }

    /// No code may be one that its facet has not: counting trusts them.
    private func checkCodes(_ bytes: UnsafeRawBufferPointer) throws(SegmentError) {
        for facet in facets {
            guard let facet, facet.cardinality < 1 << (8 * facet.width) else { continue }
            guard let start = bytes.baseAddress.map({ $0 + facet.offset }) else { throw .inconsistent }
            let most =
                switch facet.width {
                case 1: bits_most_bytes(start.assumingMemoryBound(to: UInt8.self), padded)
                case 2: bits_most_halves(start.assumingMemoryBound(to: UInt16.self), padded)
                default: bits_most_words(start.assumingMemoryBound(to: UInt32.self), padded)
                }
            guard Int(most) < facet.cardinality else { throw .inconsistent }
        }
    }

    private func numbers(in section: Section, _ bytes: UnsafeRawBufferPointer) -> [UInt32] {
        let part = UnsafeRawBufferPointer(rebasing: bytes[section.offset..<section.offset + section.length / 4 * 4])
        return Array(part.bindMemory(to: UInt32.self))
    }

    private static func isAscending(_ values: [UInt32]) -> Bool { zip(values, values.dropFirst()).allSatisfy(<) }

    private static func isBounded(_ values: [UInt32], _ limit: UInt32) -> Bool {
        zip(values, values.dropFirst()).allSatisfy(<=) && (values.last ?? 0) == limit
    }

    /// The totals without some rows.
    func totals(without marks: [UInt64], _ bytes: UnsafeRawBufferPointer) -> [[UInt32]] {
        var totals = totals
        for (index, facet) in facets.enumerated() {
            guard let facet else { continue }
            Bitmap.forEach(in: marks) { row in
                let code = Codes.load(bytes, facet.offset, facet.width, row)
                if code < totals[index].count, totals[index][code] > 0 { totals[index][code] -= 1 }
            }
        }
        return totals
    }
}
