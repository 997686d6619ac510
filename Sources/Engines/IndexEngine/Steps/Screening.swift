import Kernel
import Numbers

/// Takes out units of which too little is known.
public struct Screening: Hashable, Sendable {
    public enum Rule: String, CaseIterable, Sendable {
        case missing, zeros, either
    }

    public var rule: Rule
    /// The least share of indicators that must be there.
    public var available: Double
    /// The least share of those there that must not be 0.
    public var nonZero: Double
    /// Units kept whatever the rule says.
    public var kept: Set<String>
    /// Units taken out whatever the rule says.
    public var removed: Set<String>

    public init(
        rule: Rule = .missing, available: Double = 2.0 / 3, nonZero: Double = 0.05, kept: Set<String> = [],
        removed: Set<String> = []
    ) {
        self.rule = rule
        self.available = available
        self.nonZero = nonZero
        self.kept = kept
        self.removed = removed
    }

    /// The rows that stay and a record of those that do not.
    func applied(to data: Dataset, of framework: Framework) throws(Refusal) -> (rows: [Int], StepRecord) {
        for unit in kept.union(removed).sorted() where !data.units.contains(unit) { throw .unitAbsent(unit) }
        let columns = framework.indicators.compactMap { data.values[$0.code] }
        var (rows, changes) = ([Int](), [Change]())
        for (row, unit) in data.units.enumerated() {
            if includes(unit, columns.map { $0[row] }) {
                rows.append(row)
            } else {
                changes.append(Change(unit, nil, "removed"))
            }
        }
        guard !rows.isEmpty else { throw .unitsAbsent }
        let record = StepRecord(
            .screen,
            Phrase(
                zh: "保留\(rows.count)个单元，剔除\(changes.count)个", en: "\(rows.count) units kept, \(changes.count) taken out"
            ),
            settings: [
                "by": .string(rule.rawValue), "available": .number(available), "nonZero": .number(nonZero),
                "include": .array(kept.sorted().map(JSON.string)), "exclude": .array(removed.sorted().map(JSON.string)),
            ], changes: changes)
        return (rows, record)
    }

    private func includes(_ unit: String, _ values: [Double]) -> Bool {
        if removed.contains(unit) { return false }
        if kept.contains(unit) { return true }
        let present = Statistics.present(values)
        let share = Double(present.count) / Double(values.count)
        let nonZeroShare = 1 - Double(present.count { $0 == 0 }) / Double(present.count)
        let (hasData, hasContent) = (share >= available, !(nonZeroShare < nonZero))
        switch rule {
        case .missing: return hasData
        case .zeros: return hasContent
        case .either: return hasData && hasContent
        }
    }
}
