/// What a stretch of a segment's bytes holds.
enum SectionKind: UInt16 {
    /// A facet's codes, one, two or four bytes each, padded with zeros to 64 rows.
    case facet = 1
    /// How many rows have each code of a facet, four bytes each.
    case totals = 2
    /// Three or four two-byte codes a row, each made of several facets' codes.
    case records = 3
    /// How many rows have each pair of codes of two facets, four bytes each.
    case pairs = 4
    /// Of the facet that the rows are sorted by: where each code's rows start, and at last the row count.
    case runStarts = 5
    /// Of the same facet: the codes that occur.
    case runCodes = 6
    /// A number's distances from the least one plus one, 0 where missing; one to eight bytes each.
    case number = 7
    /// Where each row's words end.
    case wordEnds = 8
    /// The rows' words.
    case wordCodes = 9
    /// Where each word's rows start, and at last how many there are.
    case postingStarts = 10
    /// The words' rows, ascending.
    case postingRows = 11
    /// Which facets stand in which lane: record, lane, facet, cardinality; the first of a lane varies fastest.
    case lanes = 12
}

/// One entry of a segment's directory.
struct Section: Sendable {
    static let size = 64

    var kind: SectionKind
    /// The facet, column or record it is about.
    var subject: Int
    /// The second facet of a pair, or how many lanes a record has.
    var partner = 0
    /// Bytes a value.
    var width: Int
    /// What code or distance 1 stands for, for days and numbers.
    var base: Int64 = 0
    /// One more than the greatest code.
    var cardinality = 0
    var offset = 0
    var length = 0
    var digest: UInt64 = 0

    func write(to out: inout [UInt8]) {
        out.appendInteger(kind.rawValue)
        out.appendInteger(UInt16(subject))
        out.appendInteger(UInt16(partner))
        out.appendInteger(UInt16(width))
        out.appendInteger(base)
        out.appendInteger(UInt64(cardinality))
        out.appendInteger(UInt64(offset))
        out.appendInteger(UInt64(length))
        out.appendInteger(digest)
        out.pad(to: Self.size)
    }

    init(
        _ kind: SectionKind, _ subject: Int, width: Int, partner: Int = 0, base: Int64 = 0, cardinality: Int = 0
    ) {
        self.kind = kind
        self.subject = subject
        self.partner = partner
        self.width = width
        self.base = base
        self.cardinality = cardinality
    }

    init(reading reader: inout ByteReader) throws(SegmentError) {
        guard let kind = SectionKind(rawValue: try reader.integer(UInt16.self)) else { throw .inconsistent }
        self.kind = kind
        subject = Int(try reader.integer(UInt16.self))
        partner = Int(try reader.integer(UInt16.self))
        width = Int(try reader.integer(UInt16.self))
        base = try reader.integer(Int64.self)
        guard let cardinality = Int(exactly: try reader.integer(UInt64.self)),
            let offset = Int(exactly: try reader.integer(UInt64.self)),
            let length = Int(exactly: try reader.integer(UInt64.self)),
            (0...Int(UInt32.max)).contains(cardinality), [1, 2, 4, 8].contains(width)
        else { throw .inconsistent }
        (self.cardinality, self.offset, self.length) = (cardinality, offset, length)
        digest = try reader.integer(UInt64.self)
        _ = try reader.bytes(Self.size - 48)
    }
}

/// A lane's share of one facet: code in lane = Σ facet code × product of the cardinalities before it.
struct LanePart: Hashable, Sendable {
    let record: Int
    let lane: Int
    let facet: Int
    let cardinality: Int
}
