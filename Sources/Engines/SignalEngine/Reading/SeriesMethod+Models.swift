import Kernel
import Numbers

extension SeriesMethod {
    /// Of every row how surprising it is: `score`, minus the decimal logarithm of its chance; rows may be uneven.
    ///
    /// Rows without times are taken as days.
    func stream(_ rows: SeriesRows) throws(Refusal) -> [SeriesFinding] {
        var settings = try MethodSettings(settings)
        let warmUp = try settings.whole("warmUp") ?? BenchmarkScore.warmUp(rows: rows.count)
        let threshold = try settings.number("threshold") ?? Self.usualThreshold
        try settings.finish()
        let secondsADay = 86_400.0
        let times = stamped(rows) ?? rows.counts.indices.map { Double($0) * secondsADay }
        var detector = StreamDetector(warmUp: warmUp)
        return rows.counts.indices.map { row in
            let count = rows.counts[row]
            let surprise = detector.surprise(count, at: times[row])
            let isKnown = !count.isNaN && row >= warmUp
            let found = Detection(
                step: row + 1, observed: count, bound: .nan, isAlarm: isKnown ? surprise >= threshold : nil)
            return SeriesFinding(
                label: rows.label(row), date: nil, detection: found, more: ["score": .whole(surprise)])
        }
    }

    /// Numbers of steps are no clock.
    private func stamped(_ rows: SeriesRows) -> [Double]? {
        rows.steps.isEmpty || !rows.stamps.isEmpty ? rows.clock : nil
    }

    /// Where the Numenta benchmark scores greatest over the part of its files at hand.
    private static let usualThreshold = 3.3

    /// Of the steps of `range` how far they are from what a model of the steps before makes one expect.
    func expected(_ table: SeriesTable, _ settings: JSON) throws(Refusal) -> [SeriesFinding] {
        guard let days = table.series.days else { throw .timesAbsent }
        var settings = try MethodSettings(settings)
        var model = NegativeBinomialBaseline.Settings()
        model.weekdays = try settings.truth("weekdays") ?? (table.series.stepsPerYear >= 365)
        model.trend = try settings.truth("trend") ?? model.trend
        model.waves = try settings.whole("waves") ?? model.waves
        model.termPrecision = try settings.number("termPrecision") ?? model.termPrecision
        model.outbreakThreshold = try settings.number("weightsThreshold") ?? model.outbreakThreshold
        let alpha = try Share.checked(try settings.number("alpha") ?? 0.01, "alpha")
        let terms = try settings.terms()
        let asked = try settings.steps()
        try settings.finish()
        guard (0...20).contains(model.waves) else {
            throw .settingUnusable("waves", Phrase(zh: "0至20的整数", en: "a whole number from 0 to 20"))
        }
        let steps = try ClosedRange.steps(asked, from: table.series.count * 2 / 3 + 1, of: table.series)
        let before = table.series.counts.prefix(steps.lowerBound - 1)
        let fitted = try NegativeBinomialBaseline(
            fitting: Self.daily(before, days), from: days[0], terms: terms, settings: model)
        return steps.map { step in
            table.finding(fitted.detection(of: table.series[step], on: days[step - 1], step: step, alpha: alpha))
        }
    }

    /// The counts by day, the days between steps missing.
    private static func daily(_ counts: ArraySlice<Double>, _ days: [Day]) -> [Double] {
        guard let last = counts.indices.last else { return [] }
        var daily = [Double](repeating: .nan, count: days[last].days(since: days[0]) + 1)
        for (step, count) in counts.enumerated() { daily[days[step].days(since: days[0])] = count }
        return daily
    }
}

extension MethodSettings {
    /// `{"name": ["2026-02-17", …]}`: kinds of days that have an effect of their own.
    fileprivate mutating func terms() throws(Refusal) -> DayTerms {
        guard let value = take("terms") else { return DayTerms() }
        let wanted = Phrase(zh: "名称对应日期数组的对象", en: "an object of names with arrays of dates")
        guard let members = value.object else { throw .settingUnusable("terms", wanted) }
        var terms = DayTerms()
        for name in members.keys.sorted() {
            let texts = members[name]?.array ?? []
            let days = texts.compactMap { $0.string.flatMap { Day($0) } }
            guard days.count == texts.count, !days.isEmpty else { throw .settingUnusable("terms.\(name)", wanted) }
            terms = terms.joined(with: .kind(name, on: days))
        }
        return terms
    }
}
