import Kernel
import Numbers

/// Which effects a baseline has, and their values on a day.
struct BaselineLayout: Sendable {
    let names: [String]
    /// By column; 0 where nothing holds an effect back.
    let precisions: [Double]
    private let settings: NegativeBinomialBaseline.Settings
    private let terms: DayTerms
    private let termPlaces: [String: Int]
    private let middle: Int

    init(days: [Day], terms: DayTerms, settings: NegativeBinomialBaseline.Settings) {
        self.settings = settings
        self.terms = terms
        middle = days.isEmpty ? 0 : (days[0].number + days[days.count - 1].number) / 2
        var names = ["level"]
        if settings.trend { names.append("trend") }
        if settings.weekdays { names += Weekday.allCases.dropFirst().map { "\($0)" } }
        for wave in 0..<settings.waves { names += ["cosine\(wave + 1)", "sine\(wave + 1)"] }
        let kinds = Set(days.flatMap { terms.kinds(of: $0) }).sorted()
        termPlaces = Dictionary(uniqueKeysWithValues: kinds.enumerated().map { ($1, names.count + $0) })
        precisions =
            [Double](repeating: 0, count: names.count)
            + [Double](repeating: settings.termPrecision, count: kinds.count)
        self.names = names + kinds
    }

    /// The values of a day's effects, and how many kinds hold for it that the fit never saw.
    func row(_ day: Day) -> (values: [Double], unseen: Int) {
        var values = [Double](repeating: 0, count: names.count)
        values[0] = 1
        var place = 1
        let years = Double(day.number - middle) / 365.25
        if settings.trend {
            values[place] = years
            place += 1
        }
        if settings.weekdays {
            if day.weekday != .monday { values[place + day.weekday.rawValue - 2] = 1 }
            place += 6
        }
        for wave in 0..<settings.waves {
            let angle = 2 * Double.pi * Double(wave + 1) * Double(day.number) / 365.2425
            values[place] = Elementary.cosine(angle)
            values[place + 1] = Elementary.sine(angle)
            place += 2
        }
        var unseen = 0
        for kind in terms.kinds(of: day) {
            if let place = termPlaces[kind] { values[place] = 1 } else { unseen += 1 }
        }
        return (values, unseen)
    }
}
