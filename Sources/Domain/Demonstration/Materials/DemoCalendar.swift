import Kernel

/// Rest days, festivals and the habits of a week and a year.
struct DemoCalendar: Sendable {
    struct Season: Sendable {
        let windows: [ClosedRange<Int>]
        let festival: String?
        let around: ClosedRange<Int>
        let peak: Double
        let base: Double
        let holidays: Double
    }

    let seasons: [String: Season]
    let hours: WeightedChoice
    private let rest: Set<Int>
    private let work: Set<Int>
    private let festivals: [String: [Int]]
    private let weekday: [Double]
    private let restDay: Double
    private let growth: Double
    private let dip: (around: ClosedRange<Int>, factor: Double)
    private let wave: (around: ClosedRange<Int>, factor: Double)

    init(_ node: DemoNode) throws(DemoMaterialError) {
        rest = Set(try Self.days(node.member("rest")))
        work = Set(try Self.days(node.member("work")))
        var festivals: [String: [Int]] = [:]
        for member in try node.member("festivals").members() { festivals[member.name] = try Self.days(member.node) }
        self.festivals = festivals
        var seasons: [String: Season] = [:]
        for member in try node.member("seasons").members() { seasons[member.name] = try Self.season(member.node) }
        self.seasons = seasons
        weekday = try node.member("weekday").numbers()
        guard weekday.count == 7 else { throw node.error("a week has seven days") }
        restDay = try node.member("restDay").number()
        growth = try node.member("growthPerYear").number()
        dip = try Self.stretch(node.member("springDip"))
        wave = try Self.stretch(node.member("springWave"))
        let weights = try node.member("hours").numbers()
        guard weights.count == 24 else { throw node.error("a day has 24 hours") }
        hours = WeightedChoice(weights)
    }

    func isRest(_ day: Day) -> Bool {
        if rest.contains(day.number) { return true }
        return day.weekday.isWeekend && !work.contains(day.number)
    }

    /// The day so many working days after another; 0 gives the next working day where the day itself is none.
    func workingDay(_ count: Int, after day: Day) -> Day {
        var (day, left) = (day, count)
        while true {
            if !isRest(day) {
                if left == 0 { return day }
                left -= 1
            }
            day = day.advanced(by: 1)
        }
    }

    /// How much is filed on a day, apart from what is filed: growth from a first day, weekday, rest, Spring Festival.
    func volume(on day: Day, since first: Day) -> Double {
        var volume = weekday[day.weekday.rawValue - 1] * (1 + growth * Double(day.days(since: first)) / 365)
        if rest.contains(day.number) { volume *= restDay }
        if work.contains(day.number) { volume *= 1.25 }
        for stretch in [dip, wave] where isNear("spring", day, stretch.around) { volume *= stretch.factor }
        return volume
    }

    /// By how much a season's complaints are more (or fewer) on a day.
    func factor(of season: Season, on day: Day) -> Double {
        var factor = season.base
        let parts = day.parts
        let date = parts.month * 100 + parts.day
        if season.windows.contains(where: { $0.contains(date) }) { factor = season.peak }
        if let festival = season.festival, isNear(festival, day, season.around) { factor = season.peak }
        if season.holidays > 1 {
            let length = holidayLength(near: day)
            if length >= 5 { factor = max(factor, season.holidays) }
            if (3...4).contains(length) { factor = max(factor, 1 + (season.holidays - 1) / 2) }
        }
        return factor
    }

    /// Rest days on end of the public holiday that a day lies in, or that ended at most four days before it.
    private func holidayLength(near day: Day) -> Int {
        for back in 0...4 {
            let inside = day.advanced(by: -back)
            guard isRest(inside) else { continue }
            var (first, last) = (inside, inside)
            while isRest(first.advanced(by: -1)) { first = first.advanced(by: -1) }
            while isRest(last.advanced(by: 1)) { last = last.advanced(by: 1) }
            guard (first.number...last.number).contains(where: rest.contains) else { continue }
            return last.days(since: first) + 1
        }
        return 0
    }

    private func isNear(_ festival: String, _ day: Day, _ around: ClosedRange<Int>) -> Bool {
        festivals[festival]?.contains { around.contains(day.number - $0) } ?? false
    }

    private static func stretch(_ node: DemoNode) throws(DemoMaterialError) -> (ClosedRange<Int>, Double) {
        (try range(node), try node.member("factor").number())
    }

    private static func range(_ node: DemoNode) throws(DemoMaterialError) -> ClosedRange<Int> {
        let (from, to) = (try node.member("from").whole(), try node.member("to").whole())
        guard from <= to else { throw node.error("ends before it begins") }
        return from...to
    }

    private static func season(_ node: DemoNode) throws(DemoMaterialError) -> Season {
        var windows: [ClosedRange<Int>] = []
        if let listed = node.optional("windows") {
            for window in try listed.items() {
                let dates = try window.texts().compactMap { Int($0.filter { $0 != "-" }) }
                guard dates.count == 2, dates[0] <= dates[1] else { throw window.error("not two dates in order") }
                windows.append(dates[0]...dates[1])
            }
        }
        let festival = try node.optional("festival")?.text()
        return Season(
            windows: windows, festival: festival, around: festival == nil ? 0...0 : try range(node),
            peak: try node.member("peak").number(), base: try node.member("base").number(),
            holidays: try node.optional("holidays")?.number() ?? 1)
    }

    private static func days(_ node: DemoNode) throws(DemoMaterialError) -> [Int] {
        var days: [Int] = []
        for item in try node.items() {
            guard let day = Day(try item.text()) else { throw item.error("not a date") }
            days.append(day.number)
        }
        return days
    }
}
