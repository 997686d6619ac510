import Kernel

/// A filter in which every label has become its code.
indirect enum Predicate: Sendable {
    case codes(facet: Int, Set<UInt32>)
    /// Days by their number; without the missing ones.
    case days(facet: Int, ClosedRange<Int>)
    case missingDay(facet: Int)
    case numbers(column: Int, ClosedRange<Int64>)
    case missingNumber(column: Int)
    case words(column: Int, [UInt32], needsAll: Bool)
    case wordless(column: Int)
    case and([Predicate])
    case or([Predicate])
    case not(Predicate)

    static let none = Predicate.or([])

    init(_ filter: Filter, _ schema: Schema, _ vocabulary: Vocabulary) throws(Refusal) {
        switch filter {
        case .labels(let name, let labels): self = try Self.labels(name, labels, schema, vocabulary)
        case .node(let name, let path):
            let finest = try Self.facet(name, .label, schema)
            let level = schema.facets[finest].level
            guard !path.isEmpty, path.count <= level + 1 else { throw .filterUnfit(name) }
            // On the node's own level, where rows without a finer label are found too.
            let facet = finest - level + path.count - 1
            self = .codes(facet: facet, Set(vocabulary.code(at: path, on: facet, schema).map { [$0] } ?? []))
        case .days(let name, let from, let through):
            let facet = try Self.facet(name, .day, schema)
            let (least, most) = (from?.number ?? Int(Int32.min) + 1, through?.number ?? Int(Int32.max))
            self = least <= most ? .days(facet: facet, least...most) : .none
        case .numbers(let name, let from, let before):
            let column = try schema.column(name)
            guard case .number = schema.columns[column].kind else { throw .filterUnfit(name) }
            let least = max(from ?? .min + 1, .min + 1)
            self =
                (before ?? .max) > least || before == nil
                ? .numbers(column: column, least...(before.map { $0 - 1 } ?? .max)) : .none
        case .missing(let name): self = try Self.missing(name, schema)
        case .words(let name, let words, let needsAll):
            let column = try schema.column(name)
            guard case .words = schema.columns[column].kind else { throw .filterUnfit(name) }
            let codes = words.map { vocabulary.words[column].code($0) }
            self =
                needsAll && codes.contains(nil)
                ? .none : .words(column: column, Set(codes.compactMap(\.self)).sorted(), needsAll: needsAll)
        case .and(let parts): self = .and(try Self.all(parts, schema, vocabulary))
        case .or(let parts): self = .or(try Self.all(parts, schema, vocabulary))
        case .not(let part): self = .not(try Predicate(part, schema, vocabulary))
        }
    }

    private static func all(
        _ parts: [Filter], _ schema: Schema, _ vocabulary: Vocabulary
    ) throws(Refusal)
        -> [Predicate]
    {
        var all: [Predicate] = []
        for part in parts { all.append(try Predicate(part, schema, vocabulary)) }
        return all
    }

    private static func facet(_ name: String, _ kind: Facet.Kind, _ schema: Schema) throws(Refusal) -> Int {
        let facet = try schema.facet(name)
        guard schema.facets[facet].kind == kind else { throw .filterUnfit(name) }
        return facet
    }

    private static func labels(
        _ name: String, _ labels: [String], _ schema: Schema, _ vocabulary: Vocabulary
    ) throws(Refusal) -> Predicate {
        let facet = try facet(name, .label, schema)
        return .codes(facet: facet, Set(labels.flatMap { vocabulary.codes($0, on: facet, schema) }))
    }

    private static func missing(_ name: String, _ schema: Schema) throws(Refusal) -> Predicate {
        let column = try schema.column(name)
        switch schema.columns[column].kind {
        case .category: return .codes(facet: try schema.facet(name), [0])
        case .date: return .missingDay(facet: try schema.facet(name))
        case .number: return .missingNumber(column: column)
        case .words: return .wordless(column: column)
        }
    }
}
