/// What stands where in a segment's bytes, checked to lie within them and to be of the length it must have.
struct SegmentDirectory: Sendable {
    let rows: Int
    let sections: [Section]

    /// Reads the directory; with `isThorough` also the check sum of every section.
    init(_ bytes: UnsafeRawBufferPointer, _ schema: Schema, isThorough: Bool) throws(SegmentError) {
        guard bytes.count >= SegmentWriter.headerSize else { throw .truncated }
        let head = Array(bytes[..<SegmentWriter.headerSize])
        var reader = ByteReader(head)
        guard try reader.integer(UInt64.self) == SegmentWriter.magic else { throw .truncated }
        let version = try reader.integer(UInt32.self)
        guard version == SegmentWriter.version else { throw .versionUnknown(version) }
        let count = Int(try reader.integer(UInt32.self))
        let rows = try reader.integer(UInt64.self)
        let length = try reader.integer(UInt64.self)
        let owner = try reader.integer(UInt64.self)
        let digest = try reader.integer(UInt64.self)
        let covered = head.withUnsafeBytes { Digest64.of(UnsafeRawBufferPointer(rebasing: $0[..<reader.position])) }
        guard try reader.integer(UInt64.self) == covered else { throw .damaged(section: nil) }
        guard head[reader.position...].allSatisfy({ $0 == 0 }) else { throw .damaged(section: nil) }
        guard length == UInt64(bytes.count) else { throw .truncated }
        guard owner == schema.digest else { throw .foreign }
        guard rows >= 1, rows <= UInt64(RowBuffer.maximumRows) else { throw .inconsistent }
        self.rows = Int(rows)
        let end = SegmentWriter.headerSize + count * Section.size
        guard end <= bytes.count else { throw .truncated }
        let directory = Array(bytes[SegmentWriter.headerSize..<end])
        guard directory.withUnsafeBytes({ Digest64.of($0) }) == digest else { throw .damaged(section: nil) }
        sections = try Self.sections(directory, count, within: end..<bytes.count)
        for (index, section) in sections.enumerated() where isThorough {
            let content = UnsafeRawBufferPointer(rebasing: bytes[section.offset..<section.offset + section.length])
            guard Digest64.of(content) == section.digest else { throw .damaged(section: index) }
            // What stands between two sections is nothing, and must stay so.
            let next = index + 1 < sections.count ? sections[index + 1].offset : bytes.count
            guard bytes[(section.offset + section.length)..<next].allSatisfy({ $0 == 0 }) else {
                throw .damaged(section: index)
            }
        }
    }

    private static func sections(
        _ directory: [UInt8], _ count: Int, within range: Range<Int>
    ) throws(SegmentError)
        -> [Section]
    {
        var reader = ByteReader(directory)
        var sections: [Section] = []
        var last = range.lowerBound
        for _ in 0..<count {
            let section = try Section(reading: &reader)
            guard section.offset % 64 == 0, section.offset >= last, section.length >= 0,
                section.length <= range.upperBound, section.offset <= range.upperBound - section.length
            else { throw .inconsistent }
            last = section.offset + section.length
            sections.append(section)
        }
        return sections
    }

    func first(_ kind: SectionKind, _ subject: Int) -> Section? {
        sections.first { $0.kind == kind && $0.subject == subject }
    }
}
