import Kernel

/// The steps of earlier years that stand where a step stands in its own, found by the calendar.
///
/// A year has 52 or 53 weeks, so counting steps drifts. The same date of an earlier year is moved to the nearest same
/// weekday for weeks, and for windows of months to the same day of the month, as `refvalIdxByDate` and
/// `farringtonFlexible` of R surveillance 1.20.3 do for series with `epochAsDate`.
struct ReferenceDays {
    private enum Rhythm {
        case day, week, month
    }

    private let days: [Day]
    private let places: [Day: Int]
    private let rhythm: Rhythm

    init(_ series: Series) throws(Refusal) {
        guard let days = series.days, days.count == series.count, days.count > 1 else { throw .daysAbsent }
        switch series.stepsPerYear {
        case 365: rhythm = .day
        case 52: rhythm = .week
        case 12: rhythm = .month
        default: throw .daysAbsent
        }
        self.days = days
        places = Dictionary(days.enumerated().map { ($1, $0 + 1) }) { first, _ in first }
    }

    /// Windows around the same date of so many earlier years, the oldest step first; what the series lacks is left out.
    func windows(around step: Int, years: Int, halfWindow: Int) -> [Int] {
        let day = days[step - 1]
        return (1...max(1, years))
            .flatMap { year in
                let middle = day.moved(years: -year)
                return (-halfWindow...halfWindow).compactMap { places[aligned(moved(middle, by: $0), with: day)] }
            }
            .sorted()
    }

    /// The same step in each earlier year, the latest first; nil where one is not there.
    func middles(of step: Int, years: Int) -> [Int]? {
        let day = days[step - 1]
        var middles: [Int] = []
        for year in 1...max(1, years) {
            let same = day.moved(years: -year)
            guard let place = places[rhythm == .week ? aligned(same, with: day) : same] else { return nil }
            middles.append(place)
        }
        return middles
    }

    /// How far a step is from another, in lengths of the first step.
    func steps(from first: Int, to other: Int) -> Double {
        Double(days[other - 1].days(since: days[first - 1])) / Double(max(1, days[1].days(since: days[0])))
    }

    private func moved(_ day: Day, by steps: Int) -> Day {
        switch rhythm {
        case .day: day.advanced(by: steps)
        case .week: day.advanced(by: 7 * steps)
        case .month: day.moved(months: steps)
        }
    }

    private func aligned(_ day: Day, with other: Day) -> Day {
        switch rhythm {
        case .day: return day
        case .week:
            let forward = ((other.number - day.number) % 7 + 7) % 7
            return day.advanced(by: forward <= 3 ? forward : forward - 7)
        case .month: return day.advanced(by: other.dayOfMonth - day.dayOfMonth)
        }
    }
}

extension Day {
    /// The same day of another month; one that the month lacks runs over into the next, 29 February into 1 March.
    func moved(months: Int = 0, years: Int = 0) -> Day {
        let (year, month, day) = parts
        let count = year * 12 + month - 1 + months + years * 12
        let first = Day(year: count / 12, month: count % 12 + 1, day: 1) ?? self
        return first.advanced(by: day - 1)
    }
}
