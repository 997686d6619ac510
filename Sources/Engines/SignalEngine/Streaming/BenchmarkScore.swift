import Numbers

/// The score of the Numenta Anomaly Benchmark (Lavin and Ahmad 2015, version 1.1), restated.
///
/// In each labelled window the first detection counts, the more the earlier; every detection outside costs, the more the
/// farther from the window before it. 0 is what a detector gets that says nothing, 100 what a perfect one gets.
public struct BenchmarkScore: Sendable {
    /// What a right, a wrong and a missing detection count.
    public struct Profile: Hashable, Sendable {
        public let truePositive: Double
        public let falsePositive: Double
        public let falseNegative: Double

        public static let standard = Profile(truePositive: 1, falsePositive: 0.11, falseNegative: 1)
        public static let fewFalseAlarms = Profile(truePositive: 1, falsePositive: 0.22, falseNegative: 1)
        public static let fewMisses = Profile(truePositive: 1, falsePositive: 0.11, falseNegative: 2)
    }

    /// A file of the benchmark: what a detector said of each row, and the windows of rows with anomalies.
    public struct Run: Sendable {
        public let scores: [Double]
        public let windows: [ClosedRange<Int>]

        public init(scores: [Double], windows: [ClosedRange<Int>]) {
            self.scores = scores
            self.windows = windows.sorted { $0.lowerBound < $1.lowerBound }
        }

        /// Rows from which a detector may learn and that are not scored.
        public var warmUp: Int { BenchmarkScore.warmUp(rows: scores.count) }
    }

    /// From 0, or below, to 100.
    public let value: Double
    /// Rows scored at least so much are detections: the threshold, one for all files, at which the score is greatest.
    public let threshold: Double

    /// 15 % of the rows, of at most 5,000.
    public static func warmUp(rows: Int) -> Int { Int(0.15 * Double(min(rows, 5000))) }

    /// The score of all files together.
    ///
    /// O(rows log rows).
    public init(_ runs: [Run], profile: Profile = .standard) {
        var rows: [(score: Double, window: Int, worth: Double)] = []
        var windowCount = 0
        for run in runs {
            let marks = Self.marks(run, profile)
            for row in run.warmUp..<max(run.warmUp, run.scores.count) {
                let window = marks[row].window.map { $0 + windowCount } ?? -1
                rows.append((run.scores[row], window, marks[row].worth))
            }
            windowCount += run.windows.count
        }
        rows.sort { $0.score > $1.score }
        let silent = -profile.falseNegative * Double(windowCount)
        var best = [Double](repeating: -profile.falseNegative, count: windowCount)
        var (total, greatest, threshold, place) = (silent, silent, Double.infinity, 0)
        while place < rows.count {
            let score = rows[place].score
            while place < rows.count, rows[place].score == score {
                let row = rows[place]
                if row.window < 0 {
                    total += row.worth
                } else if row.worth > best[row.window] {
                    total += row.worth - best[row.window]
                    best[row.window] = row.worth
                }
                place += 1
            }
            if total > greatest { (greatest, threshold) = (total, score) }
        }
        let perfect = profile.truePositive * Double(windowCount)
        value = windowCount == 0 ? .nan : 100 * (greatest - silent) / (perfect - silent)
        self.threshold = threshold
    }

    /// The window each row lies in, and what a detection there is worth.
    private static func marks(_ run: Run, _ profile: Profile) -> [(window: Int?, worth: Double)] {
        let most = sigmoid(-1)
        var next = 0
        return run.scores.indices.map { row in
            while next < run.windows.count, run.windows[next].upperBound < row { next += 1 }
            if next < run.windows.count, run.windows[next].contains(row) {
                let window = run.windows[next]
                let place = -Double(window.upperBound - row + 1) / Double(window.count)
                return (next, profile.truePositive * sigmoid(place) / most)
            }
            guard next > 0 else { return (nil, -profile.falsePositive) }
            let before = run.windows[next - 1]
            let place = Double(row - before.upperBound) / Double(before.count - 1)
            return (nil, profile.falsePositive * sigmoid(place))
        }
    }

    /// 1 well before the end of a window, 0 at its end, −1 from three windows later on.
    private static func sigmoid(_ place: Double) -> Double {
        place > 3 ? -1 : 2 / (1 + Elementary.exponential(5 * place)) - 1
    }
}
