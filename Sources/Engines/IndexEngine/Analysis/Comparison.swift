import Numbers

/// Two results side by side: how far scores and ranks moved.
public struct Comparison: Sendable {
    public struct Row: Sendable {
        public let unit: String
        public let scores: (before: Double, after: Double)
        /// From 1 among all units of each result; 0 where there is no score.
        public let places: (before: Int, after: Int)

        /// Above 0 where the unit went up.
        public var climbed: Int { places.before - places.after }
    }

    /// The units of both, in the order of the first.
    public let rows: [Row]
    public let onlyBefore: [String]
    public let onlyAfter: [String]

    /// Compares one node of two runs; nil where one of them has no such score.
    public init?(_ before: IndexRun, _ after: IndexRun, code: String? = nil) {
        guard let old = before.scores[code ?? before.framework.root],
            let new = after.scores[code ?? after.framework.root]
        else { return nil }
        let (oldPlaces, newPlaces) = (Statistics.places(old), Statistics.places(new))
        let newRows = Dictionary(after.scores.units.enumerated().map { ($1, $0) }) { first, _ in first }
        rows = before.scores.units.enumerated()
            .compactMap { row, unit in
                newRows[unit]
                    .map {
                        Row(unit: unit, scores: (old[row], new[$0]), places: (oldPlaces[row], newPlaces[$0]))
                    }
            }
        onlyBefore = before.scores.units.filter { newRows[$0] == nil }
        onlyAfter = after.scores.units.filter { !Set(before.scores.units).contains($0) }
    }

    public var meanAbsoluteShift: Double {
        let moved = rows.filter { $0.places.before > 0 && $0.places.after > 0 }
        return moved.isEmpty ? .nan : Double(moved.reduce(0) { $0 + abs($1.climbed) }) / Double(moved.count)
    }

    /// How alike the two orders are.
    public func correlation(_ kind: Correlation = .spearman) -> Double {
        kind.of(rows.map(\.scores.before), rows.map(\.scores.after))
    }
}
