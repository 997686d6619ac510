import Numbers
import SignalEngine
import Testing

@Suite("Kleinberg's bursts")
struct BurstTests {
    @Test("The path of an automaton is the cheapest of all paths, on small made streams of events")
    func cheapest() throws {
        var generator = SeededGenerator(seed: 11)
        for _ in 0..<60 {
            let states = 2 + generator.index(below: 2)
            var time = 0.0
            let times = (0..<8)
                .map { _ in
                    time += -Elementary.logarithm(1 - generator.unit()) * (generator.unit() < 0.5 ? 1 : 0.1)
                    return time
                }
            let method = try Kleinberg(base: 2, gamma: 0.5, states: states)
            let gaps = zip(times.dropFirst(), times).map { $0 - $1 }
            let rate = Double(gaps.count) / gaps.reduce(0, +)
            let cost = { (path: [Int]) -> Double in
                var (total, before) = (0.0, 0)
                for (state, gap) in zip(path, gaps) {
                    let intensity = rate * Elementary.power(2, Double(state))
                    total += intensity * gap - Elementary.logarithm(intensity)
                    total += Double(max(0, state - before)) * 0.5 * Elementary.logarithm(Double(gaps.count))
                    before = state
                }
                return total
            }
            var least = Double.infinity
            for number in 0..<Int(Elementary.power(Double(states), Double(gaps.count))) {
                var (rest, path) = (number, [Int]())
                for _ in gaps {
                    path.append(rest % states)
                    rest /= states
                }
                least = min(least, cost(path))
            }
            #expect((cost(try method.continuous(times).states) - least).magnitude < 1e-9)
        }
    }

    @Test("A crowd of events among sparse ones is a burst, and a crowd within it one of a higher level")
    func nested() throws {
        let sparse = (0..<30).map { Double($0) * 100 }
        let dense = (1...60).map { 1500 + Double($0) * 2 }
        let denser = (1...60).map { 1560 + Double($0) * 0.01 }
        let finding = try Kleinberg().continuous((sparse + dense + denser).sorted())
        let levels = Set(finding.bursts.map(\.level))
        #expect(levels.count > 3)
        for burst in finding.bursts where burst.level > 1 {
            #expect(
                finding.bursts.contains {
                    $0.level == burst.level - 1 && $0.steps.contains(burst.steps.lowerBound)
                        && $0.steps.contains(burst.steps.upperBound)
                })
            #expect(burst.weight > 0)
        }
    }

    @Test("Batches with many relevant events are a burst")
    func batches() throws {
        let finding = try Kleinberg()
            .enumerating(
                relevant: [1, 0, 1, 2, 9, 11, 8, 1, 0, 1], of: [Int](repeating: 40, count: 10))
        #expect(finding.bursts.map(\.steps) == [4...6])
    }

    @Test("No events, one event and events all at once are no bursts; times that fall are refused")
    func odd() throws {
        #expect(try Kleinberg().continuous([]).bursts.isEmpty)
        #expect(try Kleinberg().continuous([3]).bursts.isEmpty)
        #expect(try Kleinberg().continuous([3, 3, 3]).bursts.isEmpty)
        #expect(try Kleinberg().enumerating(relevant: [0, 0], of: [5, 0]).bursts.isEmpty)
        #expect(throws: (any Error).self) { try Kleinberg().continuous([3, 2]) }
        #expect(throws: (any Error).self) { try Kleinberg().enumerating(relevant: [3], of: [2]) }
    }
}
