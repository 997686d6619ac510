public import Kernel

/// What commands print with `--json`.
extension Keyword {
    public var json: JSON { ["word": .string(word), "weight": .number(weight)] }
}

extension NewWord {
    public var json: JSON {
        [
            "word": .string(text), "count": .integer(Int64(count)), "cohesion": .number(cohesion),
            "freedom": .number(freedom), "score": .number(score),
        ]
    }
}

extension Suggestion {
    public var json: JSON {
        [
            "label": .string(label), "probability": .number(probability),
            "reasons": .array(reasons.map { ["feature": .string($0.feature), "weight": .number($0.weight)] }),
        ]
    }
}

extension HotWord {
    /// The term by its word.
    public func json(_ word: String) -> JSON {
        [
            "word": .string(word), "now": .integer(Int64(now)), "before": .integer(Int64(before)),
            "voices": .integer(Int64(voices)), "growth": .number(growth), "low": .number(low), "high": .number(high),
            "score": .number(score),
        ]
    }
}

extension Clusters {
    /// The clusters of two and more, by the numbers of their texts from 1 on.
    public var json: JSON { .array(groups.map { .array($0.map { .integer(Int64($0 + 1)) }) }) }
}
