import AnalyticsEngine
import Kernel

/// The same answers, row by row and in clear lines.
struct Twin {
    let rows: [SampleRow]

    func holds(_ filter: Filter, _ row: SampleRow) -> Bool {
        switch filter {
        case .labels(let name, let labels): labels.contains(label(name, row).last ?? "")
        case .node(let name, let path): path == Array(label(name, row).prefix(path.count)) && path.count <= 2
        case .days(_, let from, let through):
            row.day.map { $0 >= from?.number ?? .min && $0 <= through?.number ?? .max } ?? false
        case .numbers(_, let from, let before):
            row.amount.map { $0 >= from ?? .min && (before == nil || $0 < before ?? 0) } ?? false
        case .missing(let name):
            switch name {
            case "day": row.day == nil
            case "amount": row.amount == nil
            case "words": row.words.isEmpty
            default: label(name, row).last == ""
            }
        case .words(_, let words, let needsAll):
            needsAll ? words.allSatisfy { row.words.contains($0) } : words.contains { row.words.contains($0) }
        case .and(let parts): parts.allSatisfy { holds($0, row) }
        case .or(let parts): parts.contains { holds($0, row) }
        case .not(let part): !holds(part, row)
        }
    }

    /// The labels down to the named level; a missing label forgets what is above it.
    private func label(_ name: String, _ row: SampleRow) -> [String] {
        switch name {
        case "province": [row.region[0]]
        case "region", "city": row.region
        case "channel": [row.channel]
        default: [row.firm]
        }
    }

    /// The column that a filter belongs to.
    static func source(_ clause: Clause) -> String? {
        let names = clause.source.map { [$0] } ?? names(clause.filter)
        let found = Set(names.map { columns[$0] ?? $0 })
        return found.count == 1 ? found.first : nil
    }

    private static func names(_ filter: Filter) -> [String] {
        switch filter {
        case .labels(let name, _), .node(let name, _), .days(let name, _, _), .numbers(let name, _, _),
            .missing(let name), .words(let name, _, _):
            [name]
        case .and(let parts), .or(let parts): parts.flatMap { names($0) }
        case .not(let part): names(part)
        }
    }

    private static let columns = ["province": "region", "city": "region"]

    private func value(_ name: String, _ row: SampleRow) -> String {
        switch name {
        case "day": return row.day.map { Day(number: $0).description } ?? ""
        case "amount":
            guard let amount = row.amount else { return "" }
            return amount < 0
                ? "..0.00" : amount < 1000 ? "0.00..10.00" : amount < 50_000 ? "10.00..500.00" : "500.00.."
        default:
            let path = label(name, row)
            return path.last == "" ? "" : path.joined(separator: "/")
        }
    }

    /// The rows that a view of these columns sees.
    func rows(_ query: Query, without columns: [String] = []) -> [SampleRow] {
        let skipped = Set(columns.map { Self.columns[$0] ?? $0 })
        let clauses = query.clauses.filter { clause in !skipped.contains(Self.source(clause) ?? "") }
        return rows.filter { row in clauses.allSatisfy { holds($0.filter, row) } }
    }

    /// An answer in a form that can be compared: values as text, what is missing as an empty one.
    func answer(_ view: View, _ query: Query) -> [String: Int] {
        switch view {
        case .histogram("words", _):
            count(rows(query, without: ["words"]).flatMap { Array(Set($0.words)) })
        case .histogram(let name, let period):
            count(
                rows(query, without: [name])
                    .map { row in
                        let text = value(name, row)
                        return Day(text).map { period.start(of: $0).description } ?? text
                    })
        case .table(let one, let other):
            count(rows(query, without: [one, other]).map { value(one, $0) + "|" + value(other, $0) })
        case .distinct(let name):
            ["": Set(rows(query, without: [name]).map { value(name, $0) }).subtracting([""]).count]
        case .top(let name, _):
            count(rows(query, without: [name]).map { value(name, $0) }.filter { $0 != "" })
        case .sum:
            ["": Int(rows(query, without: ["amount"]).reduce(0) { $0 + ($1.amount ?? 0) })]
        case .quantiles(_, let shares):
            quantiles(rows(query, without: ["amount"]).compactMap(\.amount).sorted(), shares)
        }
    }

    private func quantiles(_ values: [Int64], _ shares: [Double]) -> [String: Int] {
        var found: [String: Int] = [:]
        for share in shares where !values.isEmpty {
            let place = values.indices.first { Double($0 + 1) >= share * Double(values.count) } ?? 0
            found["\(share)"] = Int(values[place])
        }
        return found
    }

    private func count(_ values: [String]) -> [String: Int] { values.reduce(into: [:]) { $0[$1, default: 0] += 1 } }

    static func comparable(_ result: Answer.Result, _ view: View) -> [String: Int] {
        func text(_ value: Answer.Value) -> String {
            // A missing city below a province is one value.
            if case .label(let path) = value, path.last == "" { return "" }
            return value.text(decimals: 2)
        }
        switch result {
        case .counts(let bars), .top(let bars):
            return bars.reduce(into: [:]) { $0[text($1.value), default: 0] += $1.count }
        case .table(let cells):
            return cells.reduce(into: [:]) { $0[text($1.row) + "|" + text($1.column), default: 0] += $1.count }
        case .distinct(let count): return ["": count]
        case .sum(let sum, _): return ["": Int(sum)]
        case .quantiles(let values):
            guard case .quantiles(_, let shares) = view else { return [:] }
            return zip(shares, values)
                .reduce(into: [:]) { found, pair in
                    if let value = pair.1 { found["\(pair.0)"] = Int(value) }
                }
        }
    }
}
