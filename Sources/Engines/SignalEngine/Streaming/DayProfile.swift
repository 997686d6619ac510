/// What a series usually is at this time of the day, and of the week, learnt as it goes.
struct DayProfile {
    /// Predictions of the next value, made before it is seen.
    struct Prediction {
        let day: Double
        let week: Double
    }

    private let bins: Int
    private var overall: Double?
    private var seen = 0.0
    private var day: [(mean: Double, count: Double)]
    private var week: [(mean: Double, count: Double)]

    /// At most 48 bins a day, as many as a day has steps.
    init(step: Double) {
        bins = max(1, min(48, Int(Self.secondsADay / max(step, 1))))
        day = Array(repeating: (0, 0), count: bins)
        week = Array(repeating: (0, 0), count: bins * 7)
    }

    /// The predictions for a moment, in seconds of a civil clock, after which the value is learnt.
    mutating func prediction(_ time: Double, then value: Double) -> Prediction {
        let dayNumber = (time / Self.secondsADay).rounded(.down)
        let bin = min(bins - 1, Int((time - dayNumber * Self.secondsADay) / Self.secondsADay * Double(bins)))
        let weekday = Int(dayNumber - (dayNumber / 7).rounded(.down) * 7)
        let place = weekday * bins + bin
        let mean = overall ?? value
        let ofDay = day[bin].count > 0 ? day[bin].mean : mean
        let ofWeek = week[place].count > 0 ? week[place].mean : ofDay
        seen += 1
        overall = mean + max(1 / seen, Self.slowestRate) * (value - mean)
        Self.learn(&day[bin], value, slowest: Self.slowestDayRate)
        Self.learn(&week[place], value, slowest: Self.slowestWeekRate)
        return Prediction(day: ofDay, week: ofWeek)
    }

    private static func learn(_ bin: inout (mean: Double, count: Double), _ value: Double, slowest: Double) {
        bin.count += 1
        bin.mean += max(1 / bin.count, slowest) * (value - bin.mean)
    }

    private static let secondsADay = 86_400.0
    // A mean forgets: the whole in some weeks of five-minute steps, a day's bin in a week, a week's in two.
    private static let slowestRate = 0.0005
    private static let slowestDayRate = 0.03
    private static let slowestWeekRate = 0.1
}

/// Mean and variance of the last values.
struct RollingMoments {
    private var ring: [Double]
    private var place = 0
    private var count = 0
    private var sum = 0.0
    private var squares = 0.0

    init(window: Int) {
        ring = [Double](repeating: 0, count: max(1, window))
    }

    mutating func add(_ value: Double) -> (mean: Double, variance: Double) {
        if count == ring.count {
            let old = ring[place]
            sum -= old
            squares -= old * old
        } else {
            count += 1
        }
        ring[place] = value
        place = place + 1 == ring.count ? 0 : place + 1
        sum += value
        squares += value * value
        let mean = sum / Double(count)
        return (mean, max(squares / Double(count) - mean * mean, 0))
    }
}
