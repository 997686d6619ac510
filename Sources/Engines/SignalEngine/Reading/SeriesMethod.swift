public import Kernel
import Numbers

/// What a method says of one row of a table.
public struct SeriesFinding: Sendable {
    /// What the table calls the step: its number, its time, or its place from 1.
    public let label: JSON
    public let date: Day?
    public let detection: Detection
    /// What this method alone says, by name.
    public let more: [String: JSON]

    /// `{"t","observed","bound","alarm"}`, with null for what is missing or unknown; `date` where the table has dates.
    public var json: JSON {
        var members = more
        members["t"] = label
        members["observed"] = .whole(detection.observed)
        members["bound"] = .whole(detection.bound)
        members["alarm"] = detection.isAlarm.map { .bool($0) } ?? .null
        if let date { members["date"] = .string(date.description) }
        return .object(members)
    }
}

/// Any method of this room by its name, for tables, with settings as data.
///
/// Besides those of ``DetectionMethod``: `stream` (``StreamDetector``), `kleinberg` (shares of totals) and
/// `kleinbergEvents` (gaps between times) of ``Kleinberg``, and `negativeBinomial` (``NegativeBinomialBaseline``). All
/// take `freq`, the steps of a year, and `start`, `[year, period]` of the first step, as R's series have them; `range`
/// is in the table's own numbers, or dates.
public struct SeriesMethod: Sendable {
    public let name: String
    let settings: JSON
    let stepsPerYear: Int?
    let firstPeriod: Int?

    /// Names are taken in any case, with or without hyphens: `ears-c1`, `farrington-flexible`.
    ///
    /// - Throws: a refusal for an unknown name, or settings of the series that cannot be used.
    public init(_ name: String, _ settings: JSON = .null) throws(Refusal) {
        func plain(_ name: String) -> String { name.filter { $0 != "-" && $0 != "_" }.lowercased() }
        guard let known = Self.allNames.first(where: { plain($0) == plain(name) }) else {
            throw .methodUnknown(name, Self.allNames)
        }
        self.name = known
        var members = try MethodSettings(settings)
        stepsPerYear = try members.whole("freq")
        firstPeriod = try members.pair("start").flatMap { Int(exactly: $0.1) }
        self.settings = members.rest
    }

    /// Every name, those of ``DetectionMethod`` first.
    public static let allNames =
        DetectionMethod.allNames + ["kleinberg", "kleinbergEvents", "negativeBinomial", "stream"]

    /// Whether the table must have counts, and not times alone.
    public var needsCounts: Bool { name != "kleinbergEvents" }

    /// What the method says of the rows of a table.
    ///
    /// - Throws: a refusal for settings that cannot be used, a history that is too short, or rows that do not fit.
    public func findings(_ rows: SeriesRows) throws(Refusal) -> [SeriesFinding] {
        switch name {
        case "stream": return try stream(rows)
        case "kleinbergEvents": return try events(rows)
        default: break
        }
        let table = try rows.table(stepsPerYear: stepsPerYear, firstPeriod: firstPeriod)
        let settings = try settings.rangeInSteps(of: table)
        switch name {
        case "kleinberg": return try shares(table, settings)
        case "negativeBinomial": return try expected(table, settings)
        default: return try DetectionMethod(name, settings).detect(in: table.series).map { table.finding($0) }
        }
    }

    private func kleinberg(_ settings: inout MethodSettings) throws(Refusal) -> Kleinberg {
        try Kleinberg(
            base: try settings.number("s") ?? 2, gamma: try settings.number("gamma") ?? 1,
            states: try settings.whole("k"))
    }

    private func shares(_ table: SeriesTable, _ settings: JSON) throws(Refusal) -> [SeriesFinding] {
        guard table.hasPopulation else { throw .totalsAbsent }
        var settings = try MethodSettings(settings)
        let method = try kleinberg(&settings)
        let steps = try ClosedRange.steps(try settings.steps(), from: 1, of: table.series)
        try settings.finish()
        func whole(_ value: Double) -> Int { value.isNaN ? 0 : Int(exactly: value) ?? -1 }
        let relevant = steps.map { whole(table.series[$0]) }
        let totals = steps.map { whole(table.series.population[$0 - 1]) }
        let states = try method.enumerating(relevant: relevant, of: totals).states
        return zip(steps, states)
            .map { step, state in
                let count = table.series[step]
                let found = Detection(
                    step: step, observed: count, bound: .nan, isAlarm: count.isNaN ? nil : state > 0)
                return table.finding(found, ["level": .integer(Int64(state))])
            }
    }

    private func events(_ rows: SeriesRows) throws(Refusal) -> [SeriesFinding] {
        var settings = try MethodSettings(settings)
        let method = try kleinberg(&settings)
        try settings.finish()
        guard let times = rows.clock else { throw .timesAbsent }
        let states = try method.continuous(times).states
        return times.indices.map { row in
            let state = row > 0 ? states[row - 1] : nil
            let gap = row > 0 ? times[row] - times[row - 1] : .nan
            let found = Detection(step: row + 1, observed: gap, bound: .nan, isAlarm: state.map { $0 > 0 })
            return SeriesFinding(
                label: rows.label(row), date: nil, detection: found, more: ["level": JSON(state)])
        }
    }
}

extension JSON {
    /// A whole number where it is one, null where it is none.
    static func whole(_ value: Double) -> JSON {
        Int64(exactly: value).map(JSON.integer) ?? (value.isFinite ? .number(value) : .null)
    }

    /// The settings with `range` as numbers of steps.
    fileprivate func rangeInSteps(of table: SeriesTable) throws(Refusal) -> JSON {
        guard var members = object, let range = members["range"], range != .null else { return self }
        var steps: [JSON] = []
        for item in range.array ?? [range] {
            if let text = item.string {
                guard let day = Day(text), let step = table.step(on: day) else {
                    throw .settingUnusable("range", Phrase(zh: "序列中的日期", en: "made of dates of the series"))
                }
                steps.append(.integer(Int64(step)))
            } else {
                steps.append(item.double.map { .whole($0 - Double(table.offset)) } ?? item)
            }
        }
        members["range"] = .array(steps)
        return .object(members)
    }
}

extension SeriesTable {
    func finding(_ detection: Detection, _ more: [String: JSON] = [:]) -> SeriesFinding {
        SeriesFinding(
            label: .integer(Int64(detection.step + offset)), date: series.days?[detection.step - 1],
            detection: detection, more: more)
    }

    func step(on day: Day) -> Int? { series.days?.firstIndex(of: day).map { $0 + 1 } }
}

extension SeriesRows {
    /// A time for every row, rising or not; nil where the table has none.
    var clock: [Double]? {
        if stamps.count == count { return stamps.map(\.time) }
        if times.count == count { return times }
        return steps.count == count ? steps.map(Double.init) : nil
    }

    func label(_ row: Int) -> JSON {
        if texts.count == count { return .string(texts[row]) }
        if times.count == count { return .whole(times[row]) }
        return .integer(Int64(steps.count == count ? steps[row] : row + 1))
    }
}
