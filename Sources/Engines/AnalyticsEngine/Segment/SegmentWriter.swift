/// Puts rows in order and writes them as the bytes of one segment.
///
/// The rows are sorted by the label facet with the most labels, so that counting its labels is counting bits between
/// bounds; all facets of few codes also stand together in one record a row, so that a row is counted into all
/// histograms from one place in memory.
struct SegmentWriter {
    let rows: RowBuffer
    private let schema: Schema
    private let crew: Crew
    private var sections: [(Section, [UInt8])] = []
    private let count: Int
    /// Which row of the buffer stands at each place.
    private let order: [UInt32]
    private let cluster: Int?

    static let maximumPairCells = 1 << 19
    static let maximumPairs = 120
    /// The most codes that a facet in a lane has.
    static let laneFacetLimit = 4096
    static let magic: UInt64 = 0x3130_5347_4558_4663  // "cFXEGS01"
    static let version: UInt32 = 1
    static let headerSize = 64

    static func image(of rows: RowBuffer, crew: Crew, clusterThreshold: Int, pairThreshold: Int) -> [UInt8] {
        var writer = SegmentWriter(rows, crew, clusterThreshold: clusterThreshold)
        writer.writeFacets(pairThreshold)
        writer.writeNumbers()
        writer.writeWords()
        return writer.assemble()
    }

    private init(_ rows: RowBuffer, _ crew: Crew, clusterThreshold: Int) {
        self.rows = rows
        self.crew = crew
        schema = rows.schema
        count = rows.count
        let shapes = rows.schema.facets
        let sizes = shapes.indices.map { facet in
            shapes[facet].kind == .label ? Int(rows.facets[facet].max() ?? 0) + 1 : 0
        }
        let widest = sizes.indices.max { sizes[$0] < sizes[$1] }
        if let widest, sizes[widest] > clusterThreshold {
            cluster = widest
            order = Self.order(by: rows.facets[widest], below: sizes[widest])
        } else {
            cluster = nil
            order = Array(0..<UInt32(rows.count))
        }
    }

    /// A stable counting sort.
    private static func order(by codes: [UInt32], below limit: Int) -> [UInt32] {
        var starts = [UInt32](repeating: 0, count: limit + 1)
        for code in codes { starts[Int(code) + 1] += 1 }
        for code in 0..<limit { starts[code + 1] += starts[code] }
        var order = [UInt32](repeating: 0, count: codes.count)
        for (row, code) in codes.enumerated() {
            order[Int(starts[Int(code)])] = UInt32(row)
            starts[Int(code)] += 1
        }
        return order
    }

    private mutating func writeFacets(_ pairThreshold: Int) {
        let written = crew.share(schema.facets.count, state: [(Int, FacetCodes)]()) { [self] done, facet in
            if facet != cluster { done.append((facet, FacetCodes(rows.facets[facet], schema.facets[facet], order))) }
        }
        let facets = Dictionary(uniqueKeysWithValues: written.joined())
        if let cluster { writeRuns(cluster) }
        for (facet, codes) in facets.sorted(by: { $0.key < $1.key }) {
            let section = Section(
                .facet, facet, width: codes.width, base: codes.base, cardinality: codes.cardinality)
            sections.append((section, codes.bytes()))
            let totals = Section(.totals, facet, width: 4, cardinality: codes.cardinality)
            sections.append((totals, codes.totals().littleEndianBytes))
        }
        let packed = RecordPacker(facets)
        writeRecords(packed, facets)
        if count >= pairThreshold { writePairs(packed, facets) }
    }

    private mutating func writeRuns(_ facet: Int) {
        let codes = rows.facets[facet]
        var starts: [UInt32] = []
        var present: [UInt32] = []
        for (place, row) in order.enumerated() where present.last != codes[Int(row)] {
            present.append(codes[Int(row)])
            starts.append(UInt32(place))
        }
        starts.append(UInt32(count))
        let cardinality = Int(present.last ?? 0) + 1
        sections.append((Section(.runStarts, facet, width: 4, cardinality: cardinality), starts.littleEndianBytes))
        sections.append((Section(.runCodes, facet, width: 4, cardinality: cardinality), present.littleEndianBytes))
    }

    private mutating func writeRecords(_ packer: RecordPacker, _ facets: [Int: FacetCodes]) {
        guard !packer.parts.isEmpty else { return }
        var plan: [UInt8] = []
        for part in packer.parts {
            for value in [part.record, part.lane, part.facet, part.cardinality] { plan.appendInteger(UInt32(value)) }
        }
        sections.append((Section(.lanes, 0, width: 4), plan))
        for record in 0..<packer.recordCount {
            let section = Section(.records, record, width: 2, partner: packer.lanesARecord)
            sections.append((section, packer.bytes(record: record, facets, rows: count)))
        }
    }

    private mutating func writePairs(_ packer: RecordPacker, _ facets: [Int: FacetCodes]) {
        let members = packer.parts.map(\.facet).sorted()
        var pairs: [(Int, Int)] = []
        for (place, first) in members.enumerated() {
            for second in members[(place + 1)...] {
                guard let one = facets[first], let other = facets[second], pairs.count < Self.maximumPairs,
                    one.cardinality * other.cardinality <= Self.maximumPairCells
                else { continue }
                pairs.append((first, second))
            }
        }
        let counted = crew.share(pairs.count, state: [(Int, [UInt8])]()) { [pairs] done, index in
            guard let one = facets[pairs[index].0], let other = facets[pairs[index].1] else { return }
            done.append((index, one.pairs(with: other).littleEndianBytes))
        }
        for (index, bytes) in counted.joined().sorted(by: { $0.0 < $1.0 }) {
            sections.append((Section(.pairs, pairs[index].0, width: 4, partner: pairs[index].1), bytes))
        }
    }

    private mutating func writeNumbers() {
        for (column, values) in rows.numbers.enumerated() where !values.isEmpty {
            let codes = NumberCodes(values, order)
            let section = Section(.number, column, width: codes.width, base: codes.base)
            sections.append((section, codes.bytes()))
        }
    }

    private mutating func writeWords() {
        for (column, ends) in rows.wordEnds.enumerated() where !ends.isEmpty {
            let words = WordLists(ends, rows.wordCodes[column], order)
            let size = words.cardinality
            sections.append((Section(.wordEnds, column, width: 4), words.ends.littleEndianBytes))
            sections.append(
                (Section(.wordCodes, column, width: 4, cardinality: size), words.codes.littleEndianBytes))
            let (starts, postings) = words.postings()
            sections.append((Section(.postingStarts, column, width: 4), starts.littleEndianBytes))
            sections.append((Section(.postingRows, column, width: 4), postings.littleEndianBytes))
        }
    }

    private mutating func assemble() -> [UInt8] {
        var offset = Self.headerSize + sections.count * Section.size
        for index in sections.indices {
            sections[index].0.offset = offset
            sections[index].0.length = sections[index].1.count
            sections[index].0.digest = sections[index].1.withUnsafeBytes { Digest64.of($0) }
            offset = (offset + sections[index].1.count + 63) / 64 * 64
        }
        var directory: [UInt8] = []
        for (section, _) in sections { section.write(to: &directory) }
        var out: [UInt8] = []
        out.reserveCapacity(offset)
        out.appendInteger(Self.magic)
        out.appendInteger(Self.version)
        out.appendInteger(UInt32(sections.count))
        out.appendInteger(UInt64(count))
        out.appendInteger(UInt64(offset))
        out.appendInteger(schema.digest)
        out.appendInteger(directory.withUnsafeBytes { Digest64.of($0) })
        let head = out.withUnsafeBytes { Digest64.of($0) }
        out.appendInteger(head)
        out.pad(to: Self.headerSize)
        out.append(contentsOf: directory)
        for (_, bytes) in sections {
            out.append(contentsOf: bytes)
            out.pad(to: 64)
        }
        return out
    }
}

extension [UInt32] {
    /// The numbers as they stand in a file.
    var littleEndianBytes: [UInt8] {
        withUnsafeBytes { bytes in
            // Every machine this is built for keeps its numbers so already.
            [UInt8](bytes)
        }
    }
}

extension RowBuffer {
    /// The rows as the bytes of one segment, sorted and counted beforehand where that pays.
    ///
    /// The rows are sorted by the label facet with the most labels, if it has more than `clusterThreshold`; pairs of
    /// facets are counted from `pairThreshold` rows on. Takes about a microsecond a row on one hand.
    public func segmentImage(
        crew: Crew = .one, clusterThreshold: Int = 4096, pairThreshold: Int = 1 << 16
    ) -> [UInt8] {
        SegmentWriter.image(of: self, crew: crew, clusterThreshold: clusterThreshold, pairThreshold: pairThreshold)
    }

    /// The most rows of one segment: few enough that a day's code takes a byte where a year has millions of rows, and
    /// many enough that the runs of half a million labels are long.
    public static let maximumRows = 1 << 22
}
