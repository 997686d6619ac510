public import Kernel
import Numbers

/// Bursts after Kleinberg (2003): in the gaps between events, or in the share of relevant ones among batches.
public struct Kleinberg: Sendable {
    /// How much more intense each state is than the one below, above 1.
    public let base: Double
    /// The price of a rise, times the logarithm of the number of steps.
    public let gamma: Double
    /// States in all: 2 for burst or not; nil for as many as the closest events can fill.
    public let states: Int?

    public init(base: Double = 2, gamma: Double = 1, states: Int? = nil) throws(Refusal) {
        guard base > 1, base.isFinite else { throw .settingUnusable("s", Phrase(zh: "大于1的数", en: "a number above 1")) }
        guard gamma >= 0, gamma.isFinite else {
            throw .settingUnusable("gamma", Phrase(zh: "非负数", en: "a number not below 0"))
        }
        guard states.map({ (2...1000).contains($0) }) ?? true else {
            throw .settingUnusable("k", Phrase(zh: "2至1000的整数", en: "a whole number from 2 to 1000"))
        }
        self.base = base
        self.gamma = gamma
        self.states = states
    }

    /// What was found: a state for every step, and the bursts.
    public struct Finding: Sendable {
        public let states: [Int]
        public let bursts: [Burst]
    }

    /// The bursts in the times of events, in any unit and rising; step g is the gap between event g and event g + 1.
    ///
    /// Gaps of 0 are as bursty as can be. No bursts where fewer than two events or no time has passed. O(events × states).
    ///
    /// - Throws: a refusal where the times do not rise.
    public func continuous(_ times: [Double]) throws(Refusal) -> Finding {
        let gaps = zip(times.dropFirst(), times).map { $0 - $1 }
        guard gaps.allSatisfy({ $0 >= 0 && $0.isFinite }) else {
            throw .settingUnusable("times", Phrase(zh: "递增的时间", en: "times that rise"))
        }
        let span = gaps.reduce(0, +)
        guard span > 0 else { return Finding(states: gaps.map { _ in 0 }, bursts: []) }
        let mean = span / Double(gaps.count)
        let least = gaps.filter { $0 > 0 }.min() ?? mean
        let full = 1 + Elementary.logarithm(span / least) / Elementary.logarithm(base)
        let count = states ?? max(2, min(1000, Int(full.rounded(.up))))
        let rates = (0..<count).map { Elementary.power(base, Double($0)) / mean }
        let logs = rates.map(Elementary.logarithm)
        return finding(gaps.count, states: count) { gap, state in rates[state] * gaps[gap] - logs[state] }
    }

    /// The bursts in batches of which some events are relevant; step b is batch b.
    ///
    /// Two states unless told otherwise. No bursts where no event is relevant. O(batches × states).
    ///
    /// - Throws: a refusal where more events are relevant than there are.
    public func enumerating(relevant: [Int], of totals: [Int]) throws(Refusal) -> Finding {
        guard relevant.count == totals.count, zip(relevant, totals).allSatisfy({ $0 >= 0 && $0 <= $1 }) else {
            throw .settingUnusable("relevant", Phrase(zh: "不大于总数的计数", en: "counts not above the totals"))
        }
        let (sum, all) = (relevant.reduce(0, +), totals.reduce(0, +))
        guard sum > 0 else { return Finding(states: relevant.map { _ in 0 }, bursts: []) }
        let share = Double(sum) / Double(all)
        let count = states ?? 2
        let shares = (0..<count).map { min(share * Elementary.power(base, Double($0)), Self.greatestShare) }
        let (hits, misses) = (shares.map(Elementary.logarithm), shares.map { Elementary.logarithmOfOnePlus(-$0) })
        return finding(relevant.count, states: count) { batch, state in
            // The number of ways to choose the relevant ones is the same in every state and left out.
            -(Double(relevant[batch]) * hits[state] + Double(totals[batch] - relevant[batch]) * misses[state])
        }
    }

    private func finding(_ steps: Int, states: Int, cost: (Int, Int) -> Double) -> Finding {
        let rise = gamma * Elementary.logarithm(Double(max(steps, 1)))
        let path = BurstAutomaton(stateCount: states, rise: rise).path(steps, cost: cost)
        return Finding(states: path, bursts: Burst.all(in: path, cost: cost))
    }

    /// Short of 1, where a batch with one irrelevant event would be impossible.
    private static let greatestShare = 0.9999
}
