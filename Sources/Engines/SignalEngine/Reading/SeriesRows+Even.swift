public import Kernel

/// A series at even steps, with what its own table calls them.
public struct SeriesTable: Sendable {
    public let series: Series
    /// What is added to a step's number to have the table's own.
    public let offset: Int
    let hasPopulation: Bool
}

extension SeriesRows {
    /// Puts the rows on a scale of even steps; a step that the table leaves out is a missing count.
    ///
    /// The steps of a year are those that are given, else the greatest `period` before it begins anew, else what the
    /// dates say: 365 for days, 52 for weeks, 12 for months; else 52.
    ///
    /// - Throws: a refusal with the line where steps or dates do not rise, or do not lie on even steps.
    public func table(stepsPerYear: Int? = nil, firstPeriod: Int? = nil) throws(Refusal) -> SeriesTable {
        let rhythm = stamps.count == count ? Rhythm(stamps) : nil
        let places = try places(rhythm)
        let last = places.last ?? 0
        guard last < 100 * count + 10_000 else { throw .stepsUneven(lines.last ?? 0) }
        let length = last + 1
        var counts = [Double](repeating: .nan, count: length)
        var population = self.population.isEmpty ? nil : [Double](repeating: .nan, count: length)
        for (row, place) in places.enumerated() {
            counts[place] = self.counts[row]
            if population != nil { population?[place] = self.population[row] }
        }
        var days: [Day]?
        if let rhythm, let first = stamps.first { days = (0..<length).map { rhythm.day(first, $0) } }
        let year = stepsPerYear ?? ownYear ?? rhythm?.stepsPerYear ?? 52
        guard (1...100_000_000).contains(year) else {
            throw .settingUnusable("freq", Phrase(zh: "正整数", en: "a whole number above 0"))
        }
        let series = Series(
            counts, stepsPerYear: year,
            firstPeriod: firstPeriod ?? periods.first ?? stamps.first.flatMap { rhythm?.period($0.day) } ?? 1,
            population: population, days: days)
        return SeriesTable(series: series, offset: (wholeSteps?.first ?? 1) - 1, hasPopulation: population != nil)
    }

    private var wholeSteps: [Int]? {
        if steps.count == count { return steps }
        guard times.count == count, times.allSatisfy({ Int(exactly: $0) != nil }) else { return nil }
        return times.map { Int($0) }
    }

    /// The place of each row from 0.
    private func places(_ rhythm: Rhythm?) throws(Refusal) -> [Int] {
        let found: [Int]
        if let rhythm, let first = stamps.first {
            var all: [Int] = []
            for (row, stamp) in stamps.enumerated() {
                guard let place = rhythm.place(first, stamp) else { throw .stepsUneven(lines[row]) }
                all.append(place)
            }
            found = all
        } else if let steps = wholeSteps {
            found = steps.map { $0 &- (steps.first ?? 0) }
        } else if stamps.count == count || times.count == count {
            throw .stepsUneven(lines.first ?? 0)
        } else {
            return Array(0..<count)
        }
        for row in found.indices.dropFirst() where found[row] <= found[row - 1] { throw .stepsFalling(lines[row]) }
        return found
    }

    /// The greatest period of the first whole year; weeks of ISO 8601 and leap days do not lengthen a year.
    private var ownYear: Int? {
        guard zip(periods.dropFirst(), periods).contains(where: { $0 < $1 }), let most = periods.max() else {
            return nil
        }
        return most == 53 ? 52 : most == 366 ? 365 : most
    }
}

/// How far apart the dates or times of a table are.
struct Rhythm {
    private enum Unit: Equatable {
        case months(Int)
        case days(Int)
        case seconds(Double)
    }

    private let unit: Unit

    /// Nil where nothing can be said of it: one row, or times that never rise.
    init?(_ stamps: [Stamp]) {
        let gaps = zip(stamps.dropFirst(), stamps).map { $0.time - $1.time }.filter { $0 > 0 }.sorted()
        guard let least = gaps.first else {
            guard stamps.count == 1, stamps[0].seconds == 0 else { return nil }
            unit = .days(7)
            return
        }
        let apart = least / 86_400
        let isOfDays = stamps.allSatisfy { $0.seconds == 0 }
        let isOfMonths = isOfDays && apart >= 28 && Set(stamps.map(\.day.dayOfMonth)).count == 1
        if isOfMonths {
            unit = .months(max(1, Int((apart / 30.44).rounded())))
        } else if isOfDays {
            unit = .days(Int(apart))
        } else {
            unit = .seconds(least)
        }
    }

    var stepsPerYear: Int {
        switch unit {
        case .months(let months): max(1, 12 / months)
        case .days(let days): days == 7 ? 52 : max(1, Int((365 / Double(days)).rounded()))
        case .seconds(let seconds): max(1, Int((365 * 86_400 / seconds).rounded()))
        }
    }

    /// The step from 0; nil for a moment between two steps.
    func place(_ first: Stamp, _ stamp: Stamp) -> Int? {
        switch unit {
        case .months(let months):
            let gap = (stamp.day.year - first.day.year) * 12 + stamp.day.month - first.day.month
            return gap % months == 0 ? gap / months : nil
        case .days(let days):
            let gap = stamp.day.days(since: first.day)
            return gap % days == 0 ? gap / days : nil
        case .seconds(let seconds):
            let gap = (stamp.time - first.time) / seconds
            return gap.magnitude < 1e9 && (gap - gap.rounded()).magnitude < 1e-6 ? Int(gap.rounded()) : nil
        }
    }

    func day(_ first: Stamp, _ place: Int) -> Day {
        switch unit {
        case .months(let months): first.day.moved(months: months * place)
        case .days(let days): first.day.advanced(by: days * place)
        case .seconds(let seconds): Day(number: Int(((first.time + seconds * Double(place)) / 86_400).rounded(.down)))
        }
    }

    /// The place of a day in its year, from 1.
    func period(_ day: Day) -> Int {
        switch unit {
        case .months(let months): (day.month - 1) / months + 1
        case .days(7): day.week
        case .days(let days): (day.dayOfYear - 1) / days + 1
        case .seconds: 1
        }
    }
}
