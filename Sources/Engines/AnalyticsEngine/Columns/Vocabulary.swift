import Kernel

/// All labels and words of a table, each column's with codes of their own.
public struct Vocabulary: Sendable {
    /// By facet; empty where the facet has no labels.
    var labels: [Labels]
    /// By column; empty where it has no words.
    var words: [Labels]

    public init(_ schema: Schema) {
        labels = schema.facets.map { _ in Labels() }
        words = schema.columns.map { _ in Labels() }
    }

    /// How many labels and words there are.
    public var count: Int { (labels + words).reduce(0) { $0 + $1.count - 1 } }

    /// The labels from the widest level down to this one.
    func path(_ code: Int, on facet: Int, _ schema: Schema) -> [String] {
        var path = [labels[facet].text(code)]
        var (code, facet) = (code, facet)
        while schema.facets[facet].level > 0 {
            code = labels[facet].parent(code)
            facet -= 1
            path.append(labels[facet].text(code))
        }
        return path.reversed()
    }

    /// The code of the node whose labels these are, counted from the widest level down to the facet's.
    func code(at path: [String], on facet: Int, _ schema: Schema) -> UInt32? {
        let level = schema.facets[facet].level
        guard path.count == level + 1 else { return nil }
        var found: UInt32 = 0
        for (step, text) in path.enumerated() {
            guard let code = labels[facet - level + step].code(text, below: found) else { return nil }
            found = code
        }
        return found
    }

    /// The codes of a label on one level, whatever its parents.
    func codes(_ text: String, on facet: Int, _ schema: Schema) -> [UInt32] {
        if text.isEmpty { return [0] }
        if schema.facets[facet].level == 0 { return labels[facet].code(text).map { [$0] } ?? [] }
        return (0..<labels[facet - 1].count).compactMap { labels[facet].code(text, below: UInt32($0)) }
    }

    /// Takes over the labels of another vocabulary, and tells which code each of its codes has here.
    mutating func merge(_ other: Vocabulary, _ schema: Schema) -> (facets: [[UInt32]], words: [[UInt32]]) {
        var facets: [[UInt32]] = []
        for (facet, shape) in schema.facets.enumerated() {
            let above = shape.kind == .label && shape.level > 0 ? facets[facet - 1] : []
            facets.append(Self.merge(other.labels[facet], into: &labels[facet], above: above))
        }
        let words = schema.columns.indices.map { Self.merge(other.words[$0], into: &self.words[$0], above: []) }
        return (facets, words)
    }

    private static func merge(_ other: Labels, into labels: inout Labels, above: [UInt32]) -> [UInt32] {
        var codes: [UInt32] = [0]
        codes.reserveCapacity(other.count)
        other.bytes.withUnsafeBufferPointer { bytes in
            for code in 1..<max(other.count, 1) where code < other.count {
                let text = UnsafeBufferPointer(rebasing: bytes[Int(other.ends[code - 1])..<Int(other.ends[code])])
                let parent = Int(other.parents[code])
                codes.append(labels.insert(text, below: above.isEmpty ? UInt32(parent) : above[parent]))
            }
        }
        return codes
    }
}

extension Vocabulary {
    private static let magic: UInt64 = 0x3130_4C42_4C58_4678  // "xFXLBL01"
    static let headerSize = 24

    /// The vocabulary as bytes, with a check sum.
    public var image: [UInt8] {
        var body: [UInt8] = []
        for labels in labels + words { labels.write(to: &body) }
        var out: [UInt8] = []
        out.appendInteger(Self.magic)
        out.appendInteger(UInt64(body.count))
        out.appendInteger(body.withUnsafeBytes { Digest64.of($0) })
        out.append(contentsOf: body)
        return out
    }

    /// Reads what `image` wrote for the same schema.
    public init(_ schema: Schema, image: [UInt8]) throws(SegmentError) {
        self.init(schema)
        var reader = ByteReader(image)
        guard try reader.integer(UInt64.self) == Self.magic else { throw .truncated }
        let size = try reader.integer(UInt64.self)
        let digest = try reader.integer(UInt64.self)
        guard size == UInt64(reader.remaining) else { throw .truncated }
        let isWhole = image.withUnsafeBytes {
            // The body is copied where it may be read by whole words.
            Array($0.dropFirst(Self.headerSize)).withUnsafeBytes { Digest64.of($0) } == digest
        }
        guard isWhole else { throw .damaged(section: nil) }
        for facet in labels.indices { labels[facet] = try Labels(reading: &reader) }
        for column in words.indices { words[column] = try Labels(reading: &reader) }
        guard reader.remaining == 0 else { throw .foreign }
        for (facet, shape) in schema.facets.enumerated() where shape.kind == .label {
            let limit = shape.level == 0 ? 1 : labels[facet - 1].count
            guard labels[facet].parents.allSatisfy({ Int($0) < limit }) else { throw .inconsistent }
        }
    }
}
