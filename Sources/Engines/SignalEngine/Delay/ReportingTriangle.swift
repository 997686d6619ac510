public import Kernel
import Numbers

/// What has come in of each day's events, by how many days later it came in; the latest days are not yet complete.
public struct ReportingTriangle: Sendable {
    /// By day, then by delay from 0; what lies in the future is not read.
    public let counts: [[Double]]
    /// The greatest delay; what comes later counts as never.
    public let greatestDelay: Int

    /// - Throws: a refusal where there are no days, rows are of different lengths, or a count that has come in is missing
    ///   or negative.
    public init(_ counts: [[Double]]) throws(Refusal) {
        guard let width = counts.first?.count, width > 0 else { throw .seriesEmpty }
        guard counts.allSatisfy({ $0.count == width }) else {
            throw .settingUnusable("triangle", Phrase(zh: "各行等长的表", en: "a table with rows of one length"))
        }
        self.counts = counts
        greatestDelay = width - 1
        for day in counts.indices {
            for delay in 0...known(day) where !(counts[day][delay] >= 0) { throw .countNegative(counts[day][delay]) }
        }
    }

    /// Events with their day and the day on which they came in, both counted from 0; events after `today` are left out.
    ///
    /// O(events).
    public init(
        events: some Sequence<(happened: Int, reported: Int)>, through today: Int, greatestDelay: Int
    ) throws(Refusal) {
        guard today >= 0, greatestDelay >= 0, greatestDelay < 10_000 else {
            throw .settingUnusable("today", Phrase(zh: "非负整数", en: "a whole number not below 0"))
        }
        var counts = [[Double]](
            repeating: [Double](repeating: 0, count: greatestDelay + 1), count: today + 1)
        for event in events where event.happened >= 0 && event.happened <= event.reported && event.reported <= today {
            let delay = event.reported - event.happened
            if delay <= greatestDelay { counts[event.happened][delay] += 1 }
        }
        try self.init(counts)
    }

    /// The greatest delay that can have come in for a day.
    func known(_ day: Int) -> Int { min(greatestDelay, counts.count - 1 - day) }

    /// What has come in of a day.
    public func reported(_ day: Int) -> Double {
        var sum = 0.0
        for delay in 0...known(day) { sum += counts[day][delay] }
        return sum
    }

    /// The share of a day's events that has come in after each delay, by the reverse hazards of Lawless (1994).
    ///
    /// Only days on which the last `window` delays could be seen are used, all where it is nil: reporting changes with
    /// time. The share at the greatest delay is 1. Equal to the chain-ladder.
    public func shares(window: Int? = nil) -> [(share: Double, error: Double)] {
        var (shares, logVariance) = ([(share: Double, error: Double)](), 0.0)
        var share = 1.0
        for delay in stride(from: greatestDelay, through: 0, by: -1) {
            shares.append((share, share * logVariance.squareRoot()))
            let last = counts.count - 1 - delay
            let first = max(0, window.map { last - $0 + 1 } ?? 0)
            var (arriving, present) = (0.0, 0.0)
            for day in first..<max(first, last + 1) {
                arriving += counts[day][delay]
                for earlier in 0...delay { present += counts[day][earlier] }
            }
            guard delay > 0, present > 0 else { continue }
            let hazard = arriving / present
            share *= 1 - hazard
            if hazard < 1 { logVariance += hazard / ((1 - hazard) * present) }
        }
        return shares.reversed()
    }
}

/// How many events each day will have had when all have come in.
public struct Nowcast: Sendable {
    public struct Estimate: Hashable, Sendable {
        /// The day, from 0.
        public let day: Int
        public let reported: Double
        /// The share that should have come in by now.
        public let share: Double
        /// What has come in over that share.
        public let total: Double
        public let lower: Double
        public let upper: Double
    }

    public let estimates: [Estimate]

    /// Corrects every day of a triangle; the interval leaves `alpha` outside on both sides together.
    ///
    /// Those still to come are negative binomial given those that have come (Jeffreys' prior), the error of the share
    /// added. Where nothing of a delay was ever seen, the interval is as wide as the day's own counts make it.
    public init(_ triangle: ReportingTriangle, window: Int? = nil, alpha: Double = 0.05) throws(Refusal) {
        _ = try Share.checked(alpha, "alpha")
        let shares = triangle.shares(window: window)
        estimates = triangle.counts.indices.map { day in
            let (share, error) = shares[triangle.known(day)]
            let reported = triangle.reported(day)
            guard share < 1 else {
                return Estimate(
                    day: day, reported: reported, share: 1, total: reported, lower: reported, upper: reported)
            }
            guard share > 0 else {
                return Estimate(
                    day: day, reported: reported, share: 0, total: .nan, lower: reported, upper: .infinity)
            }
            let spread = error / (share * (1 - share))
            let missing = NegativeBinomial(
                mean: (reported + 0.5) * (1 - share) / share, size: 1 / (1 / (reported + 0.5) + spread * spread))
            return Estimate(
                day: day, reported: reported, share: share, total: reported / share,
                lower: reported + missing.quantile(alpha / 2), upper: reported + missing.quantile(1 - alpha / 2))
        }
    }
}
