import AnalyticsEngine
import Kernel

/// Which files make up a table; written anew at every change, and put in place at once.
struct Manifest: Hashable {
    struct Part: Hashable {
        var file: String
        var rows: Int
        var bytes: Int
        /// The marks of deleted rows.
        var deleted: String?
    }

    var schema: JSON
    /// Counts up with every change; files are named by it.
    var generation = 0
    var vocabulary: String
    var parts: [Part] = []

    static let name = "manifest"

    var files: Set<String> { Set([Self.name, vocabulary] + parts.map(\.file) + parts.compactMap(\.deleted)) }

    /// A line with the check sum of the rest, then the rest.
    var bytes: [UInt8] {
        let body = json.bytes
        return Array((Hex.text(Self.sum(body)) + "\n").utf8) + body
    }

    private var json: JSON {
        [
            "version": 1, "generation": .integer(Int64(generation)), "schema": schema,
            "vocabulary": .string(vocabulary),
            "segments": .array(
                parts.map { part in
                    [
                        "file": .string(part.file), "rows": .integer(Int64(part.rows)),
                        "bytes": .integer(Int64(part.bytes)), "deleted": JSON(part.deleted),
                    ]
                }),
        ]
    }

    init(schema: JSON, vocabulary: String) {
        self.schema = schema
        self.vocabulary = vocabulary
    }

    init(_ bytes: [UInt8]) throws(SegmentFault) {
        guard let line = bytes.firstIndex(of: 10) else { throw .manifestDamaged }
        let body = Array(bytes[(line + 1)...])
        guard String(decoding: bytes[..<line], as: UTF8.self) == Hex.text(Self.sum(body)) else {
            throw .manifestDamaged
        }
        do {
            let root = LocatedJSON(try JSON(parsing: body))
            schema = try root.member("schema").value
            generation = try root.member("generation").integer(in: 0...Int(Int32.max))
            vocabulary = try root.member("vocabulary").string()
            parts = try root.items(of: "segments")
                .map { item in
                    Part(
                        file: try item.member("file").string(), rows: try item.member("rows").integer(in: 1...Int.max),
                        bytes: try item.member("bytes").integer(in: 1...Int.max),
                        deleted: try item.optional("deleted")?.string())
                }
        } catch {
            throw .manifestDamaged
        }
        guard files.allSatisfy({ !$0.contains("/") }) else { throw .manifestDamaged }
    }

    /// FNV-1a; against damage, not against forgery.
    private static func sum(_ bytes: [UInt8]) -> [UInt8] {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        return withUnsafeBytes(of: hash.bigEndian) { Array($0) }
    }
}
