import Numbers

/// The cheapest path through states of rising intensity: going up costs, going down does not.
struct BurstAutomaton {
    let stateCount: Int
    /// What one step up costs.
    let rise: Double

    /// The states by step, for the cost of each step in each state; the path starts below the first state at 0.
    ///
    /// O(steps × states). Ties go to the lower state.
    func path(_ steps: Int, cost: (_ step: Int, _ state: Int) -> Double) -> [Int] {
        var totals = (0..<stateCount).map { $0 == 0 ? 0 : Double.infinity }
        var origins = [Int32](repeating: 0, count: steps * stateCount)
        for step in 0..<steps {
            var next = [Double](repeating: 0, count: stateCount)
            // From above, where going down is free: the cheapest of this and all higher states.
            var (above, aboveState) = (Double.infinity, stateCount - 1)
            for state in stride(from: stateCount - 1, through: 0, by: -1) {
                if totals[state] <= above { (above, aboveState) = (totals[state], state) }
                next[state] = above
                origins[step * stateCount + state] = Int32(aboveState)
            }
            // From below, one rise a state: the cheapest of what is carried up.
            var (below, belowState) = (Double.infinity, 0)
            for state in 0..<stateCount {
                if below <= next[state] {
                    next[state] = below
                    origins[step * stateCount + state] = Int32(belowState)
                }
                if totals[state] < below { (below, belowState) = (totals[state], state) }
                below += rise
                next[state] += cost(step, state)
            }
            totals = next
        }
        var state = 0
        for other in totals.indices where totals[other] < totals[state] { state = other }
        var path = [Int](repeating: 0, count: steps)
        for step in stride(from: steps - 1, through: 0, by: -1) {
            path[step] = state
            state = Int(origins[step * stateCount + state])
        }
        return path
    }
}

/// A stretch during which events came thick and fast.
public struct Burst: Hashable, Sendable {
    /// From 1; a burst of a level lies within one of the level below.
    public let level: Int
    /// The first and the last step (enumerating) or gap (continuous) of it.
    public let steps: ClosedRange<Int>
    /// What the level saves in cost over the level below.
    public let weight: Double

    /// The bursts of a path, by level and then by time.
    static func all(in path: [Int], cost: (_ step: Int, _ state: Int) -> Double) -> [Burst] {
        var bursts: [Burst] = []
        for level in 1...max(1, path.max() ?? 1) {
            var start: Int?
            for step in 0...path.count {
                let isIn = step < path.count && path[step] >= level
                if isIn, start == nil { start = step }
                if !isIn, let first = start {
                    let weight = (first..<step).reduce(0) { $0 + cost($1, level - 1) - cost($1, level) }
                    bursts.append(Burst(level: level, steps: first...(step - 1), weight: weight))
                    start = nil
                }
            }
        }
        return bursts
    }
}
