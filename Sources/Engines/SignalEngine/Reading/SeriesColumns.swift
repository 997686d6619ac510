import Kernel

/// Which column of a table is what.
struct SeriesColumns: Sendable {
    var count: Int?
    var step: Int?
    var stamp: Int?
    var year: Int?
    var period: Int?
    var population: Int?

    private static let steps: Set<String> = ["t", "step", "index", "时点", "序号"]
    private static let stamps: Set<String> = [
        "date", "day", "week", "month", "timestamp", "time", "datetime", "epoch", "日期", "时间", "周", "月", "月份",
    ]
    private static let years: Set<String> = ["year", "年", "年份"]
    private static let periods: Set<String> = ["period", "week", "month", "freq", "周次", "周", "月"]
    private static let counts = [
        "observed", "obs_observed", "count", "counts", "cases", "value", "number", "x", "y", "n", "数量", "件数", "计数",
    ]
    private static let populations: Set<String> = [
        "population", "pop", "populationfrac", "total", "totals", "人口", "总数",
    ]
    /// What tables of results hold beside the counts.
    private static let others = ["outbreak", "state", "alarm", "upper", "expected", "label"]

    /// By a heading; names that are asked for come first.
    init(heading: [String], count wanted: String?, population: String?) throws(Refusal) {
        func place(_ name: String) throws(Refusal) -> Int {
            guard let place = heading.firstIndex(of: name) else { throw .headingAbsent(name, heading) }
            return place
        }
        let names = heading.map { $0.lowercased() }
        func first(_ known: Set<String>) -> Int? { names.firstIndex(where: known.contains) }
        step = first(Self.steps)
        year = first(Self.years)
        period = year == nil ? nil : first(Self.periods)
        stamp = names.indices.first { Self.stamps.contains(names[$0]) && $0 != period }
        if let wanted {
            count = try place(wanted)
        } else {
            count = Self.counts.lazy.compactMap { names.firstIndex(of: $0) }.first
        }
        if let population {
            self.population = try place(population)
        } else {
            self.population =
                first(Self.populations) ?? names.firstIndex { $0.hasPrefix("population") }
        }
        if count == nil { count = names.firstIndex { $0.hasPrefix("obs") } }
        guard count == nil else { return }
        let taken = [step, stamp, year, period, self.population]
        let left = names.indices.filter { place in
            !taken.contains(place) && !names[place].isEmpty && !Self.others.contains { names[place].hasPrefix($0) }
        }
        if left.count == 1 { count = left[0] }
        if left.count > 1 { throw .countColumnUnclear(left.map { heading[$0] }) }
    }

    /// By the first row of a table without a heading.
    init(row: [String]) {
        let isStamped = row.first.map { Stamp($0) != nil && Double($0) == nil } ?? false
        let numbers = row.map { Double($0) ?? .nan }
        let isYear = row.count > 1 && (1800...2200).contains(numbers[0]) && (1...366).contains(numbers[1])
        switch (row.count, isStamped) {
        case (1, _): count = 0
        case (2, true): (stamp, count) = (0, 1)
        case (_, true): (stamp, count, population) = (0, 1, 2)
        case (2, false): (step, count) = (0, 1)
        case (3, false): if isYear { (year, period, count) = (0, 1, 2) } else { (step, count, population) = (0, 1, 2) }
        default: (step, year, period, count) = (0, 1, 2, 3)
        }
    }

    /// Whether a row is data: numbers, moments, truths and gaps alone.
    static func isData(_ row: [String]) -> Bool {
        row.allSatisfy { field in
            ["", "NA", "NaN", "TRUE", "FALSE"].contains(field) || Double(field) != nil || Stamp(field) != nil
        } && !row.allSatisfy(\.isEmpty)
    }
}
