import Kernel
import Numbers

/// A way to fill gaps.
public enum Imputation: Hashable, Sendable {
    /// Leaves them.
    case none
    /// The mean of the units that have a value.
    case mean
    case median
    /// The mean of the units of the same group; nil means the grouping with the fewest groups.
    case groupMean(String?)
    case groupMedian(String?)
    /// The newest earlier value of the same unit, at most so many periods back.
    case carryForward(periods: Int?)
    /// Expected values under a multivariate normal distribution (Dempster, Laird and Rubin 1977), within each branch or
    /// over all indicators at once.
    case expectation(withinBranches: Bool)

    /// The word that recipes and logs use.
    public var word: String {
        switch self {
        case .none: "none"
        case .mean: "mean"
        case .median: "median"
        case .groupMean: "groupMean"
        case .groupMedian: "groupMedian"
        case .carryForward: "carryForward"
        case .expectation: "em"
        }
    }
}

extension Imputation {
    /// Fills gaps column by column (by branch for EM); every filled cell stands in the record.
    ///
    /// What cannot be filled, because nothing comparable is there, stays missing with a remark.
    func applied(to data: Dataset, of framework: Framework) throws(Refusal) -> (Dataset, StepRecord) {
        var remarks: [Diagnostic] = []
        let group = try grouping(in: data, &remarks)
        let filled = columns(data, framework, group)
        var changes: [Change] = []
        for (place, code) in data.values.codes.enumerated() {
            let (before, after) = (data.values.columns[place], filled[place])
            var left = 0
            for row in before.indices where before[row].isNaN {
                if after[row].isNaN {
                    left += 1
                } else {
                    changes.append(Change(data.units[row], code, word, after[row]))
                }
            }
            if left > 0 { remarks.append(.gapsLeft(code, left)) }
        }
        let record = StepRecord(
            .impute, Phrase(zh: "补缺\(changes.count)格（\(phrase.zh)）", en: "\(changes.count) gaps filled (\(phrase.en))"),
            settings: ["method": .string(word), "group": JSON(group)], changes: changes, remarks: remarks)
        return (data.with(values: data.values.with(filled)), record)
    }

    /// The columns with their gaps filled, without a record.
    func columns(_ data: Dataset, _ framework: Framework, _ group: String?) -> [[Double]] {
        let columns = data.values.columns
        switch self {
        case .none: return columns
        case .mean: return columns.map { Self.filled($0, by: Statistics.mean) }
        case .median: return columns.map { Self.filled($0, by: Statistics.median) }
        case .groupMean: return Self.byGroup(columns, Self.members(data, group), Statistics.mean)
        case .groupMedian: return Self.byGroup(columns, Self.members(data, group), Statistics.median)
        case .carryForward(let periods): return Self.carried(data, periods)
        case .expectation(let withinBranches):
            return ExpectationMaximisation.filled(data.values, framework, withinBranches: withinBranches)
        }
    }

    /// The grouping to use: the one named, or the one with the fewest groups (the last of these by name).
    func grouping(in data: Dataset, _ remarks: inout [Diagnostic]) throws(Refusal) -> String? {
        let named: String?
        switch self {
        case .groupMean(let name), .groupMedian(let name): named = name
        default: return nil
        }
        if let named {
            guard data.groups[named] != nil else { throw .groupAbsent(named) }
            return named
        }
        var counted: [(count: Int, name: String)] = []
        for (name, members) in data.groups {
            let count = Set(members.values).count
            if count > 1 { counted.append((count, name)) }
        }
        counted.sort { $0.count == $1.count ? $0.name > $1.name : $0.count < $1.count }
        guard let chosen = counted.first?.name else {
            remarks.append(
                .warning(nil, zh: "数据没有分组，改用全体单元", en: "The data have no groups; all units were used as one"))
            return nil
        }
        remarks.append(
            .note(nil, zh: "方案未指定分组，使用“\(chosen)”", en: "The recipe names no grouping; “\(chosen)” was used"))
        return chosen
    }

    private static func filled(_ column: [Double], by measure: ([Double]) -> Double) -> [Double] {
        guard column.contains(where: \.isNaN) else { return column }
        let value = measure(column)
        return column.map { $0.isNaN ? value : $0 }
    }

    /// The rows of each group, without units that belong to none.
    private static func members(_ data: Dataset, _ group: String?) -> [[Int]] {
        guard let group, let groups = data.groups[group] else { return [Array(data.units.indices)] }
        var rows: [String: [Int]] = [:]
        for (row, unit) in data.units.enumerated() {
            if let name = groups[unit] { rows[name, default: []].append(row) }
        }
        return rows.sorted { $0.key < $1.key }.map(\.value)
    }

    private static func byGroup(
        _ columns: [[Double]], _ members: [[Int]], _ measure: ([Double]) -> Double
    ) -> [[Double]] {
        columns.map { column in
            guard column.contains(where: \.isNaN) else { return column }
            var column = column
            for rows in members where rows.contains(where: { column[$0].isNaN }) {
                let value = measure(rows.map { column[$0] })
                for row in rows where column[row].isNaN { column[row] = value }
            }
            return column
        }
    }

    private static func carried(_ data: Dataset, _ periods: Int?) -> [[Double]] {
        let earlier = periods.map { Array(data.earlier.prefix(max($0, 0))) } ?? data.earlier
        let rows = earlier.map { old in
            Dictionary(old.units.enumerated().map { ($1, $0) }) { first, _ in first }
        }
        return data.values.codes.enumerated()
            .map { place, code in
                var column = data.values.columns[place]
                for row in column.indices where column[row].isNaN {
                    for (old, oldRows) in zip(earlier, rows) {
                        guard let oldRow = oldRows[data.units[row]], let value = old.values[code]?[oldRow],
                            !value.isNaN
                        else { continue }
                        column[row] = value
                        break
                    }
                }
                return column
            }
    }

    private var phrase: Phrase {
        switch self {
        case .none: Phrase(zh: "不补", en: "left as they are")
        case .mean: Phrase(zh: "均值", en: "mean")
        case .median: Phrase(zh: "中位数", en: "median")
        case .groupMean: Phrase(zh: "组均值", en: "group mean")
        case .groupMedian: Phrase(zh: "组中位数", en: "group median")
        case .carryForward: Phrase(zh: "沿用前期", en: "carried forward from an earlier period")
        case .expectation: Phrase(zh: "期望最大化", en: "expectation–maximisation")
        }
    }
}

extension Diagnostic {
    fileprivate static func gapsLeft(_ code: String, _ count: Int) -> Diagnostic {
        .warning(
            code, zh: "“\(code)”仍缺\(count)格",
            en: count == 1 ? "1 gap is left in “\(code)”" : "\(count) gaps are left in “\(code)”"
        )
    }
}
