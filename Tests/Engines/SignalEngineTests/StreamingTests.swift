import Foundation
import Numbers
import SignalEngine
import Testing

@Suite("Streaming detector")
struct StreamingTests {
    /// Rows scored by a detector with the benchmark's time to learn.
    private func run(_ times: [Double], _ values: [Double], _ windows: [ClosedRange<Int>]) -> BenchmarkScore.Run {
        var detector = StreamDetector(warmUp: BenchmarkScore.warmUp(rows: values.count))
        let scores = zip(times, values).map { detector.surprise($1, at: $0) }
        return BenchmarkScore.Run(scores: scores, windows: windows)
    }

    @Test(
        "The part of the Numenta benchmark that is at hand is scored 60 or more on the standard profile",
        .enabled(if: Reference.benchmark != nil))
    func benchmark() throws {
        let folder = try #require(Reference.benchmark)
        let labels = try Data(contentsOf: folder.appending(path: "labels/combined_windows.json"))
        let windows = try #require(try JSONSerialization.jsonObject(with: labels) as? [String: [[String]]])
        var runs: [BenchmarkScore.Run] = []
        for group in ["artificialNoAnomaly", "artificialWithAnomaly", "realKnownCause"] {
            for file in try FileManager.default.contentsOfDirectory(
                atPath: folder.appending(path: "data/\(group)").path)
            {
                let columns = try Reference.columns(folder.appending(path: "data/\(group)/\(file)"))
                let stamps = columns["timestamp"] ?? []
                let ranges = (windows["\(group)/\(file)"] ?? [])
                    .compactMap { pair -> ClosedRange<Int>? in
                        let (from, to) = (String(pair[0].prefix(19)), String(pair[1].prefix(19)))
                        guard let first = stamps.firstIndex(where: { $0 >= from }),
                            let last = stamps.lastIndex(where: { $0 <= to })
                        else { return nil }
                        return first...last
                    }
                runs.append(run(stamps.map(seconds), Reference.numbers(columns["value"]), ranges))
            }
        }
        let score = BenchmarkScore(runs)
        print("NAB standard \(score.value) at \(score.threshold)")
        #expect(score.value >= 60)
    }

    private func seconds(_ stamp: String) -> Double {
        let parts = stamp.split(whereSeparator: { "- :".contains($0) }).map { Double($0) ?? 0 }
        let (year, month) = (Int(parts[0]), Int(parts[1]))
        let shifted = month <= 2 ? year - 1 : year
        let days =
            365 * shifted + shifted / 4 - shifted / 100 + shifted / 400 + (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5
        return (Double(days) + parts[2]) * 86_400 + parts[3] * 3600 + parts[4] * 60 + parts[5]
    }

    @Test("A daily wave at uneven steps is no surprise, a day without it is one")
    func unevenSteps() {
        var generator = SeededGenerator(seed: 4)
        var detector = StreamDetector(warmUp: 500)
        var (time, before, during) = (0.0, 0.0, 0.0)
        while time < 30 * 86_400 {
            time += 300 + 1200 * generator.unit()
            let isOff = time > 25 * 86_400 && time < 26 * 86_400
            let wave = 100 + 50 * Elementary.sine(2 * .pi * time / 86_400)
            let surprise = detector.surprise((isOff ? 100 : wave) + 3 * generator.normal(), at: time)
            if time > 15 * 86_400, time < 25 * 86_400 { before = max(before, surprise) }
            if isOff { during = max(during, surprise) }
        }
        #expect(before < 4.5)
        #expect(during > before)
    }

    @Test("Missing values, times that go back and a flat series are no surprise")
    func oddInput() {
        var detector = StreamDetector(warmUp: 50)
        for step in 0..<500 {
            let value = step % 7 == 0 ? Double.nan : 4
            #expect(detector.surprise(value, at: Double(step * 60)) == 0)
        }
        #expect(detector.surprise(9, at: 0) == 0)
        #expect(detector.surprise(9, at: 60_000) > 3)
    }

    @Test("A perfect detector gets nearly 100, a silent one 0, and one that cries all the time less")
    func profile() {
        let windows = [400...449, 700...719]
        func score(_ mark: (Int) -> Double) -> Double {
            BenchmarkScore([BenchmarkScore.Run(scores: (0..<1000).map(mark), windows: windows)]).value
        }
        #expect(score { $0 == 400 || $0 == 700 ? 1 : 0 } > 99.99)
        #expect(score { _ in 0 } == 0)
        let late = score { $0 == 449 || $0 == 700 ? 1 : 0 }
        #expect(late > 50 && late < 80)
        let noisy = score { $0 == 400 || $0 == 700 || $0 % 100 == 50 ? 1 : 0 }
        #expect(noisy < 90)
    }
}
