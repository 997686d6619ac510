import Numbers
import Synchronization

/// Some thousand cells with their recent counts and what is usual in them.
///
/// A block is worked on by one lane at a time; its lock says so to the compiler.
final class CellBlock: Sendable {
    let state: Mutex<CellStates>

    init(_ settings: SweepSettings) {
        state = Mutex(CellStates(settings))
    }
}

/// What stands out in a cell at a step.
struct CellFinding: Sendable {
    let cell: Int
    let window: Int
    let observed: Double
    let expected: Double
    let variance: Double
    let surprise: Double
}

/// Counts and sums of cells, side by side.
struct CellStates: Sendable {
    private let settings: SweepSettings
    /// The cells' numbers, by place.
    private(set) var cells: [Int] = []
    /// By place and step modulo the history kept.
    private var counts: [Float] = []
    /// The sum over the baseline.
    private var sums: [Double] = []
    /// Squared distances from what was expected, and what was expected, both forgetting.
    private var squares: [Double] = []
    private var exposures: [Double] = []

    init(_ settings: SweepSettings) {
        self.settings = settings
    }

    /// A new cell, empty so far; its place in the block.
    mutating func add(_ cell: Int) -> Int {
        cells.append(cell)
        counts.append(contentsOf: repeatElement(0, count: settings.history))
        sums.append(0)
        squares.append(Self.priorExposure)
        exposures.append(Self.priorExposure)
        return cells.count - 1
    }

    mutating func count(_ place: Int, step: Int, _ events: Double) {
        counts[place * settings.history + step % settings.history] += Float(events)
    }

    func observed(_ place: Int, last window: Int, step: Int) -> Double {
        var sum = 0.0
        for earlier in max(0, step - window + 1)...step {
            sum += Double(counts[place * settings.history + earlier % settings.history])
        }
        return sum
    }

    /// Clears the step's counts, takes in what leaves the gap, and lets go of what leaves the baseline.
    mutating func begin(step: Int) {
        let history = settings.history
        let (slot, entering) = (step % history, step - settings.gap - 1)
        let leaving = entering - settings.baseline
        for place in cells.indices {
            let row = place * history
            if leaving >= 0 { sums[place] -= Double(counts[row + leaving % history]) }
            counts[row + slot] = 0
            if entering >= 0 { sums[place] += Double(counts[row + entering % history]) }
        }
    }

    /// What is expected of a cell and how far it varies, for exposures of the window and of the baseline.
    func expectation(_ place: Int, window: Double, baseline: Double) -> (mean: Double, variance: Double) {
        let sum = sums[place] + Self.priorCount
        let mean = sum / (baseline + Self.priorExposureOfRate) * window
        let dispersion = max(1, squares[place] / exposures[place])
        return (mean, mean * dispersion + mean * mean / sum)
    }

    /// What stands out at a step, at least so surprising; learns how far the step was from what was expected.
    mutating func findings(step: Int, exposures windows: [Double], baseline: Double, floor: Double) -> [CellFinding] {
        var findings: [CellFinding] = []
        for place in cells.indices {
            var best: CellFinding?
            for (window, exposure) in zip(settings.windows, windows) {
                let observed = observed(place, last: window, step: step)
                guard observed >= settings.leastCases else { continue }
                let (mean, variance) = expectation(place, window: exposure, baseline: baseline)
                guard observed > mean + 2 * variance.squareRoot() else { continue }
                let surprise = Surprise.of(observed, mean: mean, variance: variance)
                if surprise >= floor, surprise > best?.surprise ?? 0 {
                    best = CellFinding(
                        cell: cells[place], window: window, observed: observed, expected: mean, variance: variance,
                        surprise: surprise)
                }
            }
            if let best { findings.append(best) }
        }
        return findings
    }

    /// Learns how far the cells' counts of a step are from what was expected of them.
    mutating func learn(step: Int, exposure: Double, baseline: Double) {
        guard baseline > 0 else { return }
        for place in cells.indices {
            let count = Double(counts[place * settings.history + step % settings.history])
            let (mean, variance) = expectation(place, window: exposure, baseline: baseline)
            let distance = (count - mean) * (count - mean)
            // One event must not make a cell blind to the next.
            squares[place] = squares[place] * Self.forgetting + min(distance, 9 * (variance + 1))
            exposures[place] = exposures[place] * Self.forgetting + mean
        }
    }

    /// Half an event in a step's worth of exposure and a bit: what an empty cell is taken to have seen.
    private static let priorCount = 0.5
    private static let priorExposureOfRate = 1.0
    private static let priorExposure = 5.0
    /// Half is forgotten after 180 steps.
    private static let forgetting = 0.99616
}

enum Surprise {
    /// Minus the decimal logarithm of the chance of at least so many.
    static func of(_ observed: Double, mean: Double, variance: Double) -> Double {
        guard mean > 0 else { return observed > 0 ? 300 : 0 }
        let chance =
            variance > mean * 1.000_001
            ? NegativeBinomial(mean: mean, size: mean * mean / (variance - mean)).above(observed - 1)
            : Poisson(mean: mean).above(observed - 1)
        return chance > 1e-300 ? -Elementary.logarithm(chance) / 2.302_585_092_994_046 : 300
    }
}
