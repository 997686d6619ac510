import Numbers

/// The regression of one step of Farrington's flexible method.
struct FlexibleFit {
    struct Prediction {
        /// On the logarithmic scale, with its standard error.
        let predictor: Double
        let error: Double
        let dispersion: Double
        var mean: Double { Swift.max(Elementary.exponential(predictor), Double.ulpOfOne) }
    }

    private let settings: FarringtonFlexible
    private let series: Series
    private let step: Int
    private var time: [Double] = []
    /// The place of this step on the scale of `time`.
    private var now: Double
    private var response: [Double] = []
    private var offset: [Double]?
    private var period: [Int] = []

    /// Nil where by the calendar an earlier year has no such step.
    init?(_ settings: FarringtonFlexible, _ series: Series, _ step: Int, _ dates: ReferenceDays? = nil) {
        self.settings = settings
        self.series = series
        self.step = step
        now = Double(step)
        guard
            let middles = dates.map({ $0.middles(of: step, years: settings.yearsBack) })
                ?? (1...settings.yearsBack).map({ step - $0 * series.stepsPerYear })
        else { return nil }
        let blocks = blocks(middles)
        let latest = step - (settings.recentLeftOut ?? settings.halfWindow)
        var logs: [Double] = []
        for earlier in 1..<max(1, latest) where blocks[earlier] > 0 && !series[earlier].isNaN {
            time.append(Double(earlier))
            response.append(series[earlier])
            period.append(blocks[earlier])
            logs.append(settings.usesPopulation ? Elementary.logarithm(series.population[earlier - 1]) : 0)
        }
        offset = settings.usesPopulation ? logs : nil
        if let dates, let first = blocks.prefix(max(1, latest)).firstIndex(where: { $0 > 0 }) {
            // The scale begins at the first step of any period, but for this step at the first that has a count.
            let origin = time.first.map { Int($0) } ?? first
            now = dates.steps(from: origin, to: step)
            time = time.map { dates.steps(from: first, to: Int($0)) }
        }
    }

    /// The period of every step up to this one, from 1 to the number of periods, the last for the weeks around this one in
    /// every year; 0 where a step is not used.
    private func blocks(_ middles: [Int]) -> [Int] {
        let (window, periods) = (settings.halfWindow, settings.periods)
        var blocks = [Int](repeating: 0, count: step + 1)
        func mark(_ first: Int, _ last: Int, _ period: Int) {
            // Where a block is empty R counts backwards from its start to the step before and marks both.
            for place in min(first, last)...max(first, last) where place >= 1 && place <= step {
                blocks[place] = period
            }
        }
        mark(step - window, step, periods)
        for (middle, later) in zip(middles, [step] + middles) {
            mark(middle - window, middle + window, periods)
            guard periods != 1 else { continue }
            let between = later - middle - 2 * window - 1
            let (length, longer) = between.quotientAndRemainder(dividingBy: periods - 1)
            var start = middle + window + 1
            for period in 1..<periods {
                let end = start + length + (period <= longer ? 1 : 0)
                mark(start, end - 1, period)
                start = end
            }
        }
        return blocks
    }

    /// Nil where R has none or stops: no convergence, an unknown trend, or none of the weeks around this one left.
    var prediction: Prediction? {
        guard settings.periods == 1 ? !response.isEmpty : period.contains(settings.periods) else { return nil }
        // With less than three years no trend is kept, whatever it is.
        guard settings.trend, settings.yearsBack >= 3 else { return flat }
        guard let found = fitted(trend: true) else { return nil }
        guard found.hasTrend else { return predicted(found) }
        guard found.fit.factor.isIndependent(1) else { return nil }
        let chance = TrendTest.chance(found.fit, found.spread, rows: response.count)
        let trending = predicted(found)
        let isWithin = trending.mean <= (response.max() ?? 0)
        let isSignificant = chance.isNaN ? nil : chance < settings.trendChance
        return TrendTest.decided(true, isSignificant, isWithin).flatMap { $0 ? trending : flat }
    }

    /// The prediction without a trend.
    private var flat: Prediction? { grouped ?? fitted(trend: false).map(predicted) }

    /// The prediction from groups alone; nil where the general model must be asked.
    private var grouped: Prediction? {
        guard offset == nil else { return nil }
        let levels = settings.periods == 1 ? [1] : Set(period).sorted()
        var places = [Int](repeating: 0, count: settings.periods + 1)
        for (place, level) in levels.enumerated() { places[level] = place }
        let groups = settings.periods == 1 ? period.map { _ in 0 } : period.map { places[$0] }
        let model = GroupedModel(groups: groups, count: levels.count)
        guard var fit = model.fit(response) else { return nil }
        var dispersion = Reweighting.atLeastOne(model.dispersion(fit, response, prior: nil, working: true))
        var spread = model.dispersion(fit, response, prior: nil, working: true)
        if settings.reweights {
            let weights = model.weights(fit, response, dispersion, threshold: settings.weightsThreshold)
            guard let again = model.fit(response, weights: weights) else { return nil }
            fit = again
            dispersion = Reweighting.atLeastOne(model.dispersion(fit, response, prior: weights, working: true))
            spread = model.dispersion(fit, response, prior: weights, working: false)
        }
        let own = places[settings.periods]
        return Prediction(
            predictor: fit.predictors[own], error: (spread * fit.leverage(own)).squareRoot(), dispersion: dispersion)
    }

    private struct Fitted {
        let fit: LogLinearModel.Fit
        let hasTrend: Bool
        let levels: [Int]
        /// At least 1, of the working weights.
        let dispersion: Double
        /// Of the weights by which past outbreaks lose, as R uses it for standard errors.
        let spread: Double
    }

    private func predicted(_ found: Fitted) -> Prediction {
        var row = [1.0]
        if found.hasTrend { row.append(now) }
        row += found.levels.dropFirst().map { $0 == settings.periods ? 1 : 0 }
        let now = settings.usesPopulation ? Elementary.logarithm(series.population[step - 1]) : 0
        let leverage = found.fit.factor.leverage { row[$0] }
        return Prediction(
            predictor: LogLinearModel.predictor(row, found.fit.coefficients) + now,
            error: (found.spread * leverage).squareRoot(), dispersion: found.dispersion)
    }

    private func model(_ trend: Bool, _ levels: [Int]) -> LogLinearModel {
        var columns = [[Double](repeating: 1, count: time.count)]
        if trend { columns.append(time) }
        for level in levels.dropFirst() { columns.append(period.map { $0 == level ? 1 : 0 }) }
        return LogLinearModel(columns: columns)
    }

    private func fitted(trend: Bool) -> Fitted? {
        let levels = settings.periods == 1 ? [1] : Set(period).sorted()
        var hasTrend = trend
        var design = model(trend, levels)
        guard var found = design.fit(response, offset: offset) else { return nil }
        if !found.converged, trend {
            hasTrend = false
            design = model(false, levels)
            guard let flat = design.fit(response, offset: offset) else { return nil }
            found = flat
        }
        guard found.converged else { return nil }
        let rows = response.count
        var dispersion = Reweighting.atLeastOne(found.dispersion(found.weights, rows: rows))
        var used = found.weights
        if settings.reweights {
            used = Reweighting.weights(
                found, design: design, response, dispersion, threshold: settings.weightsThreshold)
            guard let again = design.fit(response, weights: used, offset: offset) else { return nil }
            found = again
            dispersion = Reweighting.atLeastOne(found.dispersion(found.weights, rows: rows))
        }
        return Fitted(
            fit: found, hasTrend: hasTrend, levels: levels, dispersion: dispersion,
            spread: found.dispersion(used, rows: rows))
    }
}
