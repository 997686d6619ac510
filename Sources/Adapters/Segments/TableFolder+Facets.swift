public import AnalyticsEngine
import Files
public import Kernel

/// What the commands for a table of their own do.
extension TableFolder {
    /// How a table was made from a file.
    public struct Summary: Hashable, Sendable {
        public let rows: Int
        public let segments: Int
        public let bytes: Int
        /// The first remarks on the file.
        public let diagnostics: [Diagnostic]
        public let remarkCount: Int

        public var json: JSON {
            [
                "rows": .integer(Int64(rows)), "segments": .integer(Int64(segments)), "bytes": .integer(Int64(bytes)),
                "remarks": .integer(Int64(remarkCount)),
            ]
        }
    }

    /// Makes the table anew from a CSV file.
    ///
    /// What was there before stays until all is written.
    public func build(_ schema: Schema, csv path: String, crew: Crew = .threads()) throws -> Summary {
        guard let file = try MappedFile(path) else { throw SegmentFault.absent }
        try DiskFile.makeFolder(self.path)
        var load = CSVLoad(schema)
        var made = Manifest(schema: schema.json, vocabulary: "")
        try change { _ in
            made.generation = (try? manifest().generation).map { $0 + 1 } ?? 0
            try file.withBytes { bytes in
                try load.read(bytes, crew: crew) { rows in
                    made.parts.append(try writeSegment(rows, made.generation, made.parts.count, crew))
                }
            }
            made.vocabulary = "labels-\(made.generation)"
            try write(load.vocabulary.image, made.vocabulary)
            return made
        }
        return Summary(
            rows: load.rowCount, segments: made.parts.count, bytes: made.parts.reduce(0) { $0 + $1.bytes },
            diagnostics: load.diagnostics, remarkCount: load.remarkCount)
    }

    /// Answers a query that is written as JSON, and says how long the engine took.
    public func answer(_ query: [UInt8], crew: Crew = .threads()) throws -> JSON {
        let table = try open(crew: crew)
        let asked = try Query(json: JSON(parsing: query), schema: table.schema)
        let clock = ContinuousClock()
        let start = clock.now
        let answer = try table.answer(asked, crew: crew)
        let taken = start.duration(to: clock.now)
        return answer.json(asked, table.schema, milliseconds: taken / .milliseconds(1))
    }
}
