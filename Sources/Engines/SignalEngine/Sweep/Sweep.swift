public import Kernel
public import Numbers
import Synchronization

/// Watches every combination of nodes of several trees at once, and raises one alarm an event, at the right level.
///
/// Each step the events of the finest cells are added to all cells that contain them. A cell's rate comes from its own
/// baseline (a gamma prior makes new cells possible), its variance from how far it was off before; a count, alone or with
/// the steps before, is judged by the negative binomial tail (after Kulldorff 2001 and Noufaily and others 2013). Of all
/// cells that stand out the most surprising is taken; what it explains is added to what is expected of every cell that
/// shares events with it, and so on. An event that goes on does not alarm again, unless another level turns out to fit it
/// better. The surprise that is needed follows the budget: it rises with every alarm and falls without (Gibbs and Candès
/// 2021), so that the long run of ordinary steps keeps to the budget whatever the counts are distributed like.
///
/// O(cells × windows) a step plus O(events × combinations of ancestors); some 300 bytes a cell that was ever filled. The
/// same alarms however many lanes.
public final class Sweep {
    public let axes: [SweepAxis]
    public let settings: SweepSettings
    /// The surprise that an alarm needs now.
    public private(set) var threshold: Double
    /// Steps taken.
    public private(set) var stepCount = 0

    private let code: CellCode
    private var blocks: [CellBlock] = []
    private var places: [Int: Int] = [:]
    private var containing: [Int: [Int]] = [:]
    private var exposures: [Double] = []
    private var standing: [Standing] = []
    private var cellCount = 0

    /// An alarm whose event may go on.
    struct Standing {
        let cell: Int
        var lastStep: Int
    }

    /// - Throws: a refusal where the axes have too many combinations or a setting cannot be used.
    public init(_ axes: [SweepAxis], _ settings: SweepSettings) throws(Refusal) {
        try settings.check()
        code = try CellCode(axes)
        self.axes = axes
        self.settings = settings
        threshold = Self.firstThreshold
    }

    /// Takes one step: how many events each finest cell had, and how many events the step should have next to others.
    ///
    /// The weight of a step (1 by default) carries what is known of it: its weekday, a holiday, the season, as a
    /// ``NegativeBinomialBaseline`` of the whole gives it. No alarms until half the baseline has been seen.
    ///
    /// - Throws: a refusal for a node that an axis does not have or a count that is negative; the step is then not taken.
    public func step(
        _ events: [(nodes: [Int], count: Double)], weight: Double = 1, lanes: Lanes = .one
    ) throws(Refusal) -> [SweepAlarm] {
        try check(events)
        let step = stepCount
        stepCount += 1
        exposures.append(weight > 0 && weight.isFinite ? weight : 1)
        run(lanes) { $0.begin(step: step) }
        for event in events { add(event, step) }
        let last = step - settings.gap - 1
        let first = max(0, last - settings.baseline + 1)
        let baseline = last >= first ? exposures[first...last].reduce(0, +) : 0
        defer {
            run(lanes) { [weight = exposures[step]] in $0.learn(step: step, exposure: weight, baseline: baseline) }
        }
        guard last + 1 >= settings.baseline / 2 else { return [] }
        let windows = settings.windows.map { exposures[max(0, step - $0 + 1)...step].reduce(0, +) }
        let floor = min(threshold, Self.leastOfStanding)
        let found =
            blocks.isEmpty
            ? []
            : lanes.map(blocks.count) { [blocks] in
                blocks[$0].state
                    .withLock {
                        $0.findings(step: step, exposures: windows, baseline: baseline, floor: floor)
                    }
            }
        let alarms = alarms(found.flatMap { $0 }, step, baseline)
        let aim = settings.budget * Self.margin
        threshold = max(Self.leastThreshold, threshold + Self.rate * (Double(alarms.count) - aim))
        return alarms
    }
}

extension Sweep {
    private func check(_ events: [(nodes: [Int], count: Double)]) throws(Refusal) {
        for event in events {
            guard event.nodes.count == axes.count else { throw .placeUnknown("", event.nodes.count) }
            for (axis, node) in zip(axes, event.nodes) where !(0..<axis.nodeCount).contains(node) {
                throw .placeUnknown(axis.name, node)
            }
            guard event.count >= 0, event.count < 1e7 else { throw .countNegative(event.count) }
        }
    }

    private func run(_ lanes: Lanes, _ work: @escaping @Sendable (inout CellStates) -> Void) {
        _ = lanes.map(blocks.count) { [blocks] in blocks[$0].state.withLock { work(&$0) } }
    }

    private func add(_ event: (nodes: [Int], count: Double), _ step: Int) {
        guard event.count > 0 else { return }
        let finest = code.number(event.nodes)
        let targets: [Int]
        if let known = containing[finest] {
            targets = known
        } else {
            targets = code.containing(event.nodes).map { place($0) }
            containing[finest] = targets
        }
        for place in targets {
            blocks[place / Self.blockSize].state
                .withLock {
                    $0.count(place % Self.blockSize, step: step, event.count)
                }
        }
    }

    /// The place of a cell, made where it is new.
    private func place(_ cell: Int) -> Int {
        if let place = places[cell] { return place }
        if cellCount % Self.blockSize == 0 { blocks.append(CellBlock(settings)) }
        let place = cellCount
        cellCount += 1
        _ = blocks[place / Self.blockSize].state.withLock { $0.add(cell) }
        places[cell] = place
        return place
    }

    /// What a cell had in the last steps, and what was expected of it; nil for one that never had anything.
    private func standing(
        _ cell: Int, window: Int, _ step: Int, _ baseline: Double
    ) -> (observed: Double, expected: Double)? {
        guard let place = places[cell] else { return nil }
        let exposure = exposures[max(0, step - window + 1)...step].reduce(0, +)
        return blocks[place / Self.blockSize].state
            .withLock { states in
                let local = place % Self.blockSize
                return (
                    states.observed(local, last: window, step: step),
                    states.expectation(local, window: exposure, baseline: baseline).mean
                )
            }
    }

    /// What a cause adds to the expectation of a cell: all of its own excess where it lies within the cell, else the same
    /// growth in what the two share.
    private func explained(by cause: Int, in cell: Int, window: Int, _ step: Int, _ baseline: Double) -> Double {
        guard let shared = code.shared(cause, cell), let whole = standing(cause, window: window, step, baseline) else {
            return 0
        }
        let excess = max(0, whole.observed - whole.expected)
        guard shared != cause else { return excess }
        guard let part = standing(shared, window: window, step, baseline) else { return 0 }
        return excess * min(1, part.expected / whole.expected)
    }

    /// One alarm an event: the most surprising cell, then the most surprising of what is left, and so on.
    private func alarms(_ findings: [CellFinding], _ step: Int, _ baseline: Double) -> [SweepAlarm] {
        standing.removeAll { $0.lastStep + settings.memory < step }
        let raw = Dictionary(findings.map { ($0.cell, $0.surprise) }) { first, _ in first }
        var (open, alarms) = (findings.filter { $0.surprise >= threshold }, [SweepAlarm]())
        while let best = open.max(by: { ($0.surprise, $1.cell) < ($1.surprise, $0.cell) }) {
            let news = news(best, raw, step, baseline)
            if news.isAlarm {
                alarms.append(
                    SweepAlarm(
                        step: step, nodes: code.nodes(best.cell), revises: news.revised.map(code.nodes),
                        window: best.window, observed: best.observed, expected: best.expected,
                        surprise: best.surprise))
                standing.removeAll { $0.cell == news.revised }
                standing.append(Standing(cell: best.cell, lastStep: step))
            }
            open = open.compactMap { $0.cell == best.cell ? nil : left($0, after: best.cell, step, baseline) }
        }
        return alarms
    }

    /// Whether a finding is new, a standing alarm that goes on, or the better level of one that was raised too high or low.
    private func news(
        _ finding: CellFinding, _ raw: [Int: Double], _ step: Int, _ baseline: Double
    ) -> (isAlarm: Bool, revised: Int?) {
        for index in standing.indices {
            let cause = standing[index].cell
            if cause == finding.cell || left(finding, after: cause, step, baseline) == nil {
                standing[index].lastStep = step
                let isBetter = finding.surprise >= (raw[cause] ?? 0) + Self.revision
                return cause != finding.cell && isBetter ? (true, cause) : (false, nil)
            }
        }
        return (true, nil)
    }

    /// A finding in the light of a known cause; nil if it is no longer surprising enough.
    private func left(
        _ finding: CellFinding, after cause: Int, _ step: Int, _ baseline: Double
    ) -> CellFinding? {
        let added = explained(by: cause, in: finding.cell, window: finding.window, step, baseline)
        guard added > 0 else { return finding.surprise >= threshold ? finding : nil }
        let expected = finding.expected + added
        // An event does not spread evenly over what it touches.
        let variance =
            finding.variance * expected / finding.expected + Self.unevenness * added * added
        let surprise = Surprise.of(finding.observed, mean: expected, variance: variance)
        guard surprise >= threshold else { return nil }
        return CellFinding(
            cell: finding.cell, window: finding.window, observed: finding.observed, expected: expected,
            variance: variance, surprise: surprise)
    }

    /// By how many decimal logarithms another level must stand out more before an alarm is moved to it.
    private static let revision = 1.0
    /// The squared deviation of an event's growth from cell to cell, relative to the growth.
    private static let unevenness = 0.1
    private static let blockSize = 4096
    /// Before the budget has been felt: one in a million cells.
    private static let firstThreshold = 6.0
    private static let leastThreshold = 2.0
    /// A standing alarm is fed by what alone would not alarm.
    private static let leastOfStanding = 3.0
    /// How fast the threshold follows, in decimal logarithms an alarm.
    private static let rate = 0.05
    /// The share of the budget that is aimed at, since the aim is met only on average.
    private static let margin = 0.95
}
