import Kernel

/// Rows in segments, ready to be asked.
///
/// A value: adding a segment or deleting rows makes another table, while queries on this one go on. Memory beyond the
/// segments' own bytes: the labels, and one bit a row where any is deleted.
public struct Table: Sendable {
    public let schema: Schema
    public let vocabulary: Vocabulary
    public let segments: [Segment]
    /// By facet, the range of codes over all segments.
    let spans: [FacetSpan]
    let pool = TallyPool()

    /// - Throws: ``SegmentError/inconsistent`` where a segment uses a label that the vocabulary has not.
    public init(_ schema: Schema, _ vocabulary: Vocabulary, _ segments: [Segment]) throws(SegmentError) {
        self.schema = schema
        self.vocabulary = vocabulary
        self.segments = segments
        var spans: [FacetSpan] = []
        for facet in schema.facets.indices {
            spans.append(try FacetSpan(facet, schema, vocabulary, segments))
        }
        self.spans = spans
        for (column, labels) in vocabulary.words.enumerated() {
            for segment in segments where (segment.words[column]?.cardinality ?? 0) > labels.count {
                throw .inconsistent
            }
        }
    }

    /// How many rows there are that were not deleted.
    public var rows: Int { segments.reduce(0) { $0 + $1.liveRows } }
}

/// The codes of a facet over all segments of a table: 0 is missing, the others count up without a gap.
struct FacetSpan: Sendable {
    /// How many codes, the missing one among them.
    let size: Int
    /// Of days: the day that code 1 stands for.
    let base: Int

    init(
        _ facet: Int, _ schema: Schema, _ vocabulary: Vocabulary, _ segments: [Segment]
    ) throws(SegmentError) {
        let shape = schema.facets[facet]
        switch shape.kind {
        case .label:
            (size, base) = (vocabulary.labels[facet].count, 0)
            for segment in segments {
                let own = segment.facets[facet]?.cardinality ?? segment.runs?.cardinality ?? 0
                guard own <= size else { throw .inconsistent }
            }
        case .bin:
            guard case .number(_, let bins) = schema.columns[shape.column].kind else { throw .inconsistent }
            (size, base) = (bins.count + 2, 0)
            for segment in segments where (segment.facets[facet]?.cardinality ?? 0) > size { throw .inconsistent }
        case .day:
            var (first, last) = (Int.max, Int.min)
            for segment in segments {
                guard let section = segment.facets[facet], section.cardinality > 1 else { continue }
                first = min(first, section.base)
                last = max(last, section.base + section.cardinality - 2)
            }
            guard first <= last else {
                (size, base) = (1, 0)
                return
            }
            guard last - first < Self.maximumDays else { throw .inconsistent }
            (size, base) = (last - first + 2, first)
        }
    }

    /// About 11,000 years: more than any date that is written with four digits.
    private static let maximumDays = 1 << 22
}

extension Table {
    /// What to add to a segment's codes, but not to 0, to get the table's.
    func shift(_ facet: Int, _ segment: Segment) -> Int {
        guard schema.facets[facet].kind == .day, let section = segment.facets[facet], section.cardinality > 1 else {
            return 0
        }
        return section.base - spans[facet].base
    }

    /// A code of the table as a value that a reader knows.
    func value(_ code: Int, _ facet: Int) -> Answer.Value {
        let shape = schema.facets[facet]
        switch shape.kind {
        case .label: return .label(vocabulary.path(code, on: facet, schema))
        case .day: return code == 0 ? .missing : .day(spans[facet].base + code - 1)
        case .bin:
            guard code > 0, case .number(_, let bins) = schema.columns[shape.column].kind else { return .missing }
            return .bin(from: code > 1 ? bins[code - 2] : nil, before: code <= bins.count ? bins[code - 1] : nil)
        }
    }
}
