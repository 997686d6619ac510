import Numbers

/// Says of each value of an unending series, as it comes, how surprising it is; steps may be uneven.
///
/// Values are compared with what is usual at this time of the day and of the week, one by one and in short means, and so
/// is their spread; each distance is judged by its own tail. An alarm is not repeated: after a surprise
/// only a greater one counts, until it is forgotten. Nothing is tuned to a series but what its first values teach. O(1) a
/// value; about 10 kB and a quarter of a day of values in memory.
public struct StreamDetector: Sendable {
    private var early: [(value: Double, time: Double)] = []
    private let warmUp: Int
    private var judge: StreamJudge?

    /// A detector that only learns from its first values, at least 10.
    public init(warmUp: Int) {
        self.warmUp = max(10, warmUp)
    }

    /// Minus the decimal logarithm of the chance of such a value on an ordinary day; 0 while it learns or is not surprised.
    ///
    /// Times are seconds of a civil clock. Missing values and times that do not rise are passed over.
    public mutating func surprise(_ value: Double, at time: Double) -> Double {
        guard value.isFinite, time.isFinite, time.magnitude < 1e15 else { return 0 }
        if judge != nil { return judge?.surprise(value, at: time) ?? 0 }
        early.append((value, time))
        if early.count == warmUp {
            judge = StreamJudge(early)
            early = []
        }
        return 0
    }
}

/// A detector that has learnt.
struct StreamJudge: Sendable {
    private var profile: DayProfile
    private var gauges: Gauges
    private var tails: [TailRarity]
    private var peak = 0.0
    private var lastTime: Double

    init(_ early: [(value: Double, time: Double)]) {
        let steps = zip(early.dropFirst(), early).map { $0.time - $1.time }.filter { $0 > 0 }
        let step = max(1, Statistics.median(steps).isNaN ? 1 : Statistics.median(steps))
        var profile = DayProfile(step: step)
        let predictions = early.map { profile.prediction($0.time, then: $0.value) }
        let residuals = zip(early, predictions).map { $0.value - $1.day }
        var gauges = Gauges(step: step, floor: Statistics.deviation(residuals, population: true))
        let rows = zip(early, predictions).map { gauges.readings($0.value, $1) }
        tails = (rows.first ?? []).indices.map { gauge in TailRarity(rows.map { $0[gauge] }) }
        (self.profile, self.gauges) = (profile, gauges)
        lastTime = early.last?.time ?? 0
    }

    mutating func surprise(_ value: Double, at time: Double) -> Double {
        guard time >= lastTime else { return 0 }
        lastTime = time
        let readings = gauges.readings(value, profile.prediction(time, then: value))
        var greatest = 0.0
        for gauge in tails.indices { greatest = max(greatest, tails[gauge].rarity(of: readings[gauge])) }
        peak *= Self.memory
        guard greatest > peak else { return 0 }
        peak = greatest
        return greatest
    }

    /// What is left of a surprise from one value to the next: half after 140 values.
    private static let memory = 0.995
}

/// The distances that are watched, each upwards and downwards.
private struct Gauges {
    private var pairOfWeek: RollingMoments
    private var dozenOfDay: RollingMoments
    private var quarterOfDay: RollingMoments
    /// So that a spread of nothing has a logarithm.
    private let floor: Double

    init(step: Double, floor: Double) {
        let stepsADay = max(8, min(86_400 / step, 400))
        pairOfWeek = RollingMoments(window: 2)
        dozenOfDay = RollingMoments(window: 12)
        quarterOfDay = RollingMoments(window: Int(stepsADay) / 4)
        self.floor = 0.01 * (floor.isNaN ? 0 : floor) + 1e-9
    }

    mutating func readings(_ value: Double, _ predicted: DayProfile.Prediction) -> [Double] {
        let ofDay = value - predicted.day
        let pair = pairOfWeek.add(value - predicted.week).mean
        let dozen = dozenOfDay.add(ofDay).mean
        let spread = Elementary.logarithm(quarterOfDay.add(ofDay).variance.squareRoot() + floor)
        return [ofDay, -ofDay, pair, -pair, dozen, -dozen, spread, -spread]
    }
}
