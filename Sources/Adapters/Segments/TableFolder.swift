public import AnalyticsEngine
import Files
import Kernel

/// A table on disk: segments that never change, the labels, marks of deleted rows, and one list of which files count.
///
/// A change writes new files, waits for the disk, and then puts a new list in the place of the old; so a crash leaves
/// the table as it was before or after the change, never between. Files that the list does not name are remains of a
/// crash and are removed by the next change. Readers need no lock; one process writes at a time.
public struct TableFolder: Sendable {
    let path: String

    public init(_ path: String) {
        self.path = path
    }

    /// Makes an empty table; a table that is there already is replaced.
    public func create(_ schema: Schema) throws {
        try DiskFile.makeFolder(path)
        try change { _ in
            var manifest = Manifest(schema: schema.json, vocabulary: "")
            manifest.generation = (try? self.manifest().generation).map { $0 + 1 } ?? 0
            manifest.vocabulary = "labels-\(manifest.generation)"
            try write(Vocabulary(schema).image, manifest.vocabulary)
            return manifest
        }
    }

    /// Opens the table as it is now.
    ///
    /// Every file is checked from end to end, about 10 GB a second once it is in memory; `isThorough: false` checks the
    /// directories alone.
    public func open(isThorough: Bool = true, crew: Crew = .one) throws -> Table {
        try open(try manifest(), isThorough: isThorough, crew: crew)
    }

    func manifest() throws -> Manifest {
        guard let file = try MappedFile("\(path)/\(Manifest.name)") else { throw SegmentFault.absent }
        return try Manifest(file.copy())
    }

    func open(_ manifest: Manifest, isThorough: Bool, crew: Crew) throws -> Table {
        let schema = try Schema(json: manifest.schema)
        guard let labels = try MappedFile("\(path)/\(manifest.vocabulary)") else {
            throw SegmentFault.damaged(file: manifest.vocabulary, .truncated)
        }
        let vocabulary = try trusting(manifest.vocabulary) { () throws(SegmentError) in
            try Vocabulary(schema, image: labels.copy())
        }
        let opened = crew.map(manifest.parts.count) { index in
            Result { try segment(manifest.parts[index], schema, isThorough: isThorough) }
        }
        let segments = try opened.map { try $0.get() }
        return try trusting(Manifest.name) { () throws(SegmentError) in try Table(schema, vocabulary, segments) }
    }

    private func segment(_ part: Manifest.Part, _ schema: Schema, isThorough: Bool) throws -> Segment {
        guard let bytes = try MappedFile("\(path)/\(part.file)"), bytes.count == part.bytes else {
            throw SegmentFault.damaged(file: part.file, .truncated)
        }
        var marks: [UInt64]?
        if let name = part.deleted {
            guard let file = try MappedFile("\(path)/\(name)") else {
                throw SegmentFault.damaged(file: name, .truncated)
            }
            marks = try trusting(name) { () throws(SegmentError) in try DeletedMarks.read(file.copy()) }
        }
        let segment = try trusting(part.file) { () throws(SegmentError) in
            try Segment(bytes, schema, deleted: marks, isThorough: isThorough)
        }
        guard segment.rows == part.rows else { throw SegmentFault.damaged(file: part.file, .inconsistent) }
        return segment
    }

    private func trusting<Answer>(
        _ file: String, _ body: () throws(SegmentError) -> Answer
    ) throws(SegmentFault) -> Answer {
        do { return try body() } catch { throw .damaged(file: file, error) }
    }
}

extension TableFolder {
    /// Adds rows as a segment of their own, with the labels they use.
    ///
    /// `vocabulary` is the table's own, to which only labels were added.
    public func append(_ rows: [RowBuffer], _ vocabulary: Vocabulary, crew: Crew = .one) throws {
        try change { lock in
            var manifest = try manifest()
            manifest.generation += 1
            manifest.vocabulary = "labels-\(manifest.generation)"
            try write(vocabulary.image, manifest.vocabulary)
            for (index, buffer) in rows.enumerated() where buffer.count > 0 {
                manifest.parts.append(try writeSegment(buffer, manifest.generation, index, crew))
            }
            return manifest
        }
    }

    /// Marks the rows that meet a filter as deleted.
    ///
    /// An update is a deletion and an addition.
    ///
    /// - Returns: how many rows were deleted.
    @discardableResult
    public func delete(_ filter: Filter, crew: Crew = .one) throws -> Int {
        var count = 0
        try change { _ in
            var manifest = try manifest()
            let table = try open(manifest, isThorough: true, crew: crew)
            let changed = try table.deleting(filter)
            manifest.generation += 1
            for (index, segment) in changed.segments.enumerated() {
                let more = segment.deletedCount - table.segments[index].deletedCount
                guard more > 0, let marks = segment.deletedMarks else { continue }
                count += more
                let name = "deleted-\(manifest.generation)-\(index)"
                try write(DeletedMarks.image(marks), name)
                manifest.parts[index].deleted = name
            }
            return manifest
        }
        return count
    }

    /// Puts neighbouring segments together as long as one segment holds them, and leaves deleted rows out.
    ///
    /// A segment that is at least half full and has few deleted rows stays as it is.
    public func compact(crew: Crew = .one) throws {
        try change { _ in
            var manifest = try manifest()
            let table = try open(manifest, isThorough: true, crew: crew)
            manifest.generation += 1
            var parts: [Manifest.Part] = []
            for group in Self.groups(table.segments) {
                if group.count == 1, !Self.isWasteful(table.segments[group.lowerBound]) {
                    parts.append(manifest.parts[group.lowerBound])
                    continue
                }
                let rows = table.rowsOfSegments(group)
                guard rows.count > 0 else { continue }
                parts.append(try writeSegment(rows, manifest.generation, parts.count, crew))
            }
            manifest.parts = parts
            return manifest
        }
    }

    private static func isWasteful(_ segment: Segment) -> Bool { segment.deletedCount * 10 > segment.rows }

    private static func groups(_ segments: [Segment]) -> [Range<Int>] {
        var groups: [Range<Int>] = []
        var (first, rows) = (0, 0)
        for (index, segment) in segments.enumerated() {
            if index > first, rows + segment.liveRows > RowBuffer.maximumRows {
                groups.append(first..<index)
                (first, rows) = (index, 0)
            }
            rows += segment.liveRows
        }
        if first < segments.count { groups.append(first..<segments.count) }
        return groups
    }

    func writeSegment(
        _ rows: RowBuffer, _ generation: Int, _ index: Int, _ crew: Crew
    ) throws(DiskFault) -> Manifest.Part {
        let image = rows.segmentImage(crew: crew)
        let name = "segment-\(generation)-\(index)"
        try write(image, name)
        return Manifest.Part(file: name, rows: rows.count, bytes: image.count)
    }

    func write(_ bytes: [UInt8], _ name: String) throws(DiskFault) {
        let file = try DiskFile.replace("\(path)/\(name)")
        try file.write(bytes)
        try file.flush()
    }

    /// Does one change under the lock: its files, then the list, then the removal of what the list no longer names.
    func change(_ body: (borrowing DiskFile) throws -> Manifest) throws {
        guard let lock = try DiskFile.lock("\(path)/.lock") else { throw SegmentFault.busy }
        let manifest = try body(lock)
        try DiskFile.flushFolder(path)
        try write(manifest.bytes, "manifest.new")
        try DiskFile.rename("\(path)/manifest.new", to: "\(path)/\(Manifest.name)")
        try DiskFile.flushFolder(path)
        for name in try DiskFile.names(in: path) where !manifest.files.contains(name) {
            try DiskFile.remove("\(path)/\(name)")
        }
    }
}
