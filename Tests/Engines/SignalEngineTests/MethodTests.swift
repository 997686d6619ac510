import Kernel
import Numbers
import SignalEngine
import Testing

@Suite("Methods by name")
struct MethodTests {
    private func refusal(_ name: String, _ settings: JSON, _ series: Series) -> String? {
        do {
            _ = try DetectionMethod(name, settings).detect(in: series)
            return nil
        } catch { return error.code }
    }

    private let year = Series((0..<160).map { Double($0 % 5) })

    @Test("What a method cannot use is refused with its name")
    func refusals() {
        #expect(refusal("earsC4", .null, year) == "signal.methodUnknown")
        #expect(refusal("earsC1", ["baselin": 7], year) == "signal.settingUnknown")
        #expect(refusal("earsC1", ["baseline": 2], year) == "signal.settingUnusable")
        #expect(refusal("earsC1", ["alpha": 1.5], year) == "signal.settingUnusable")
        #expect(refusal("earsC1", .null, Series([])) == "signal.seriesEmpty")
        #expect(refusal("earsC1", .null, Series([1, 2, 3])) == "signal.historyShort")
        #expect(refusal("earsC1", ["range": [3, 9]], year) == "signal.historyShort")
        #expect(refusal("earsC1", ["range": [100, 900]], year) == "signal.stepsOutside")
        #expect(refusal("rki3", .null, Series([Double](repeating: 1, count: 100))) == "signal.historyShort")
        #expect(refusal("bayes1", .null, Series([-1, 2])) == "signal.countNegative")
        #expect(refusal("cusum", ["trans": "square"], year) == "signal.settingUnusable")
        #expect(refusal("farrington", ["b": 2, "limit54": [5, 0]], year) == "signal.settingUnusable")
        #expect(refusal("farringtonFlexible", ["b": 2, "noPeriods": 60], year) == "signal.periodsTooMany")
        #expect(refusal("farringtonFlexible", ["b": 5], year) == "signal.historyShort")
    }

    @Test("Every method says something, or refuses, of zeros, a constant, gaps and a single count")
    func oddSeries() throws {
        var gaps = (0..<200).map { Double($0 % 4) }
        for place in stride(from: 3, to: 200, by: 17) { gaps[place] = .nan }
        let many = [
            Series([Double](repeating: 0, count: 200)), Series([Double](repeating: 7, count: 200)), Series(gaps),
            Series([Double](repeating: .nan, count: 200)), Series([4]),
        ]
        for name in DetectionMethod.allNames {
            let method = try DetectionMethod(name)
            let answers = method.detect(inAll: many) { _, found in (try? found.get())?.count }
            #expect(answers[0] != nil && answers[1] != nil && answers[2] != nil && answers[3] != nil, "\(name)")
            #expect(answers[4] == nil, "\(name)")
            for series in many.prefix(2) {
                let alarms = try method.detect(in: series).filter { $0.isAlarm == true }
                #expect(alarms.isEmpty, "\(name) alarms on a series without change")
            }
        }
    }

    @Test(
        "A missing count is never an alarm, and a step whose history is missing has no bound in the Farrington method")
    func missing() throws {
        var counts = (0..<200).map { Double($0 % 4) + 2 }
        counts[180] = .nan
        let found = try DetectionMethod("farrington", ["b": 2]).detect(in: Series(counts))
        #expect(found.filter { $0.step == 181 }.allSatisfy { $0.isAlarm != true })
        counts[180] = 3
        counts[120] = .nan
        let after = try DetectionMethod("farrington", ["b": 1]).detect(in: Series(counts))
        let touched = after.filter { (170...176).contains($0.step) }
        #expect(touched.allSatisfy { $0.bound.isNaN && $0.isAlarm == nil })
        #expect(after.first { $0.step == 177 }?.bound.isNaN == false)
    }

    @Test("EARS C1 is the mean and deviation of the seven steps before, written in ten lines", arguments: 1...20)
    func naiveEars(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let counts = (0..<40).map { _ in Double(generator.index(below: 12)) }
        for detection in try DetectionMethod("earsC1").detect(in: Series(counts)) {
            let before = counts[(detection.step - 8)..<(detection.step - 1)]
            let mean = before.reduce(0, +) / 7
            let deviation = (before.map { ($0 - mean) * ($0 - mean) }.reduce(0, +) / 6).squareRoot()
            #expect((detection.bound - mean - 3.090232306167813 * deviation).magnitude < 1e-9)
            #expect(detection.isAlarm == (detection.observed > detection.bound))
        }
    }

    @Test("Many series on two lanes give what each gives alone")
    func batch() throws {
        var generator = SeededGenerator(seed: 6)
        let many = (0..<700).map { _ in Series((0..<60).map { _ in Double(generator.index(below: 9)) }) }
        let backwards = Lanes { pieces, work in
            for piece in (0..<pieces).reversed() { work(piece) }
        }
        let method = try DetectionMethod("bayes1")
        let together = method.detect(inAll: many, lanes: backwards) { _, found in (try? found.get()) ?? [] }
        #expect(together.count == many.count)
        for (series, found) in zip(many, together) { #expect(try method.detect(in: series) == found) }
    }
}
