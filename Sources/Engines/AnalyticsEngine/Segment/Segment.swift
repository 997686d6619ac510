/// Rows that never change any more, with a mark for those that were deleted.
///
/// Everything that counting reads is looked up once, here, so that a query only adds.
public struct Segment: Sendable {
    let bytes: any SegmentBytes
    public let rows: Int
    let facets: [FacetSection?]
    /// The facet that the rows are sorted by.
    let runs: Runs?
    let numbers: [NumberSection?]
    let words: [WordSection?]
    let records: [Int]
    let lanesARecord: Int
    let parts: [LanePart]
    /// How many rows have each pair of codes, as a place in the bytes; only where no row is deleted.
    let pairs: [PairKey: Int]
    /// Deleted rows; nothing where none is.
    let deleted: [UInt64]?
    public let deletedCount: Int
    /// How many rows that are not deleted have each code; by facet.
    let totals: [[UInt32]]

    struct FacetSection: Sendable {
        let offset: Int
        let width: Int
        let cardinality: Int
        /// The day that code 1 stands for.
        let base: Int
    }

    struct Runs: Sendable {
        let facet: Int
        let starts: Int
        let codes: Int
        let count: Int
        let cardinality: Int
        /// Whether the codes count up without a gap.
        let isDense: Bool
    }

    struct NumberSection: Sendable {
        let offset: Int
        let width: Int
        let base: Int64
    }

    struct WordSection: Sendable {
        let ends: Int
        let codes: Int
        let cardinality: Int
        let starts: Int
        let postings: Int
    }

    struct PairKey: Hashable, Sendable {
        let first: Int
        let second: Int
    }

    public var liveRows: Int { rows - deletedCount }

    /// The deleted rows as bits, if there are any.
    public var deletedMarks: [UInt64]? { deleted }

    /// A segment in these bytes.
    ///
    /// With `isThorough` every byte is checked against its sum, which reads them all; without, only the directory.
    public init(
        _ bytes: any SegmentBytes, _ schema: Schema, deleted: [UInt64]? = nil, isThorough: Bool = true
    ) throws(SegmentError) {
        let outcome = bytes.withBytes { span in
            span.withUnsafeBytes { raw in
                Result<SegmentReader, SegmentError> { () throws(SegmentError) in
                    try SegmentReader(raw, schema, isThorough: isThorough)
                }
            }
        }
        let reader = try outcome.get()
        self.bytes = bytes
        rows = reader.directory.rows
        (facets, runs, numbers, words) = (reader.facets, reader.runs, reader.numbers, reader.words)
        (records, parts, lanesARecord) = (reader.records, reader.parts, reader.lanesARecord)
        let marks = deleted.flatMap { marks in marks.contains { $0 != 0 } ? marks : nil }
        guard let marks else {
            (self.deleted, deletedCount, totals, pairs) = (nil, 0, reader.totals, reader.pairs)
            return
        }
        guard marks.count == Bitmap.words(for: rows), Bitmap.hasNothing(marks, beyond: rows) else {
            throw .inconsistent
        }
        self.deleted = marks
        deletedCount = marks.withUnsafeBufferPointer { Bitmap.count($0) }
        pairs = [:]
        totals = bytes.withBytes { span in
            span.withUnsafeBytes { raw in reader.totals(without: marks, raw) }
        }
    }

    /// The same rows with these more deleted.
    func deleting(_ more: [UInt64], _ schema: Schema) throws(SegmentError) -> Segment {
        let marks = deleted.map { old in zip(old, more).map { $0 | $1 } } ?? more
        return try Segment(bytes, schema, deleted: marks, isThorough: false)
    }
}
