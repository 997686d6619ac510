public import Kernel

extension Answer {
    /// The answer as a value for machines.
    ///
    /// ```json
    /// {"rows": 1234, "milliseconds": 7.4, "views": {
    ///    "months": {"counts": {"2026-01-01": 700, "2026-02-01": 534}},
    ///    "firms": {"counts": {"甲": 90, "乙": 81}, "order": ["甲", "乙"]},
    ///    "cross": {"counts": {"浙江": {"app": 12, "web": 5}}},
    ///    "firmCount": {"count": 412},
    ///    "money": {"sum": "120499.50", "count": 1200},
    ///    "typical": {"values": ["88.00", "960.00"]}}}
    /// ```
    ///
    /// A value without rows is left out. Labels below others are written `浙江/杭州`, bins `100..1000` with an absent
    /// end left empty, and what is missing as an empty text. Sums and quantiles are texts where the column has decimals
    /// or the number is too large for 64 bits.
    public func json(_ query: Query, _ schema: Schema, milliseconds: Double) -> JSON {
        var members: [String: JSON] = [:]
        for (name, result) in views {
            let column = query.views[name]?.columns.first.flatMap { try? schema.column($0) }
            var decimals = 0
            if let column, case .number(let places, _) = schema.columns[column].kind { decimals = places }
            members[name] = result.json(decimals)
        }
        return [
            "rows": .integer(Int64(rows)), "milliseconds": .number(milliseconds), "views": .object(members),
        ]
    }
}

extension Answer.Result {
    fileprivate func json(_ decimals: Int) -> JSON {
        switch self {
        case .counts(let bars): return ["counts": Self.object(bars, decimals)]
        case .top(let bars):
            return [
                "counts": Self.object(bars, decimals),
                "order": .array(bars.map { .string($0.value.text(decimals: decimals)) }),
            ]
        case .table(let cells):
            var rows: [String: [String: JSON]] = [:]
            for cell in cells {
                rows[cell.row.text(decimals: decimals), default: [:]][cell.column.text(decimals: decimals)] =
                    .integer(Int64(cell.count))
            }
            return ["counts": .object(rows.mapValues { .object($0) })]
        case .distinct(let count): return ["count": .integer(Int64(count))]
        case .sum(let sum, let count):
            let value: JSON =
                if decimals == 0, let number = Int64(exactly: sum) { .integer(number) } else {
                    .string(Decimals.text(sum, decimals))
                }
            return ["sum": value, "count": .integer(Int64(count))]
        case .quantiles(let values):
            return ["values": .array(values.map { value in value.map { Decimals.json($0, decimals) } ?? .null })]
        }
    }

    private static func object(_ bars: [Answer.Bar], _ decimals: Int) -> JSON {
        .object(
            Dictionary(bars.map { ($0.value.text(decimals: decimals), .integer(Int64($0.count))) }) { one, other in
                // Two labels may be written alike where one has a slash in it.
                .integer((one.integer ?? 0) + (other.integer ?? 0))
            })
    }
}

extension Answer.Value {
    /// The value as it is written in an answer.
    public func text(decimals: Int = 0) -> String {
        switch self {
        case .label(let path): return path.allSatisfy(\.isEmpty) ? "" : path.joined(separator: "/")
        case .day(let number): return Day(number: number).description
        case .bin(let from, let before):
            let ends = [from, before].map { end in end.map { Decimals.text(Int128($0), decimals) } ?? "" }
            return "\(ends[0])..\(ends[1])"
        case .word(let text): return text
        case .missing: return ""
        }
    }
}
