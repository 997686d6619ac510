import Kernel
import Numbers
import SignalEngine
import Testing

@Suite("Negative binomial baseline")
struct BaselineTests {
    static let monday = Day("2024-01-01") ?? Day(number: 0)
    static let counts: [Double] = [
        4, 6, 7, 11, 20, 2, 2, 20, 5, 8, 4, 10, 2, 10, 14, 16, 16, 11, 21, 4, 5, 0, 3, 10, 5, 17, 6, 3, 6, 10, 12,
        17, 7, 5, 2, 10, 7, 9, 5, 32, 6, 1, 3, 6, 2, 2, 8, 5, 8, 15, 6, 17, 15, 20, 4, 2, 10, 10, 1, 12, 13, 3, 10,
        21, 8, 3, 3, 2, 15, 8, 12, 13, 18, 16, 21, 1, 12, 25, 11, 21, 7, 22, 5, 3, 5, 2, 6, 19, 16, 2, 4, 24, 9, 12,
        9, 34, 6, 8, 6, 13, 23, 13, 13, 4, 5, 8, 9, 16, 16, 14, 7, 9, 20, 3, 9, 5, 16, 9, 10, 6, 2, 6, 11, 8, 4, 4,
        2, 16, 13, 12, 12, 11, 8, 14, 10, 12, 15, 17, 1, 5, 17, 18, 13, 6, 21, 6, 0, 23, 16, 3, 16, 14, 3, 9, 29, 5,
        8, 22, 19, 15, 3, 23, 23, 10, 41, 17, 7, 10, 15, 28, 16, 26, 22, 6, 5, 5, 10, 14, 14, 10, 9, 10, 9, 7, 0,
        12, 25, 11, 8, 13, 29, 31, 4, 10, 12, 5, 9, 14, 12, 22,
    ]

    /// By `glm.nb` of MASS 7.3-58 on R 4.2.2.
    @Test("Effects, size and prediction are those of R's glm.nb where nothing holds the effects back")
    func equality() throws {
        var settings = NegativeBinomialBaseline.Settings()
        (settings.waves, settings.termPrecision, settings.outbreakThreshold) = (0, 0, nil)
        let holidays = (Array(40...46) + Array(120...122)).map { Self.monday.advanced(by: $0) }
        let baseline = try NegativeBinomialBaseline(
            fitting: Self.counts, from: Self.monday, terms: .kind("holiday", on: holidays), settings: settings)
        let wanted = [
            2.5494247803774996, 0.9868188519500423, -0.1588230781422323, -0.0990227966039518, 0.0087553415897577,
            0.2809606540545450, -0.7367772625617917, -0.7489789883557844, -0.7918518606616741,
        ]
        #expect(difference(baseline.effects.map(\.value), wanted) < 1e-6)
        #expect((baseline.size - 4.594052708024).magnitude < 1e-5)
        let next = baseline.expectation(on: Self.monday.advanced(by: 200))
        #expect((Elementary.logarithm(next.mean) - 3.1032634742594).magnitude < 1e-6)
        #expect((next.error - 0.12126273015004).magnitude < 1e-6)
    }

    @Test("Three years with moving holidays: days around the next one are expected as the earlier ones were")
    func movingHolidays() throws {
        var generator = SeededGenerator(seed: 12)
        let springs = ["2023-01-22", "2024-02-10", "2025-01-29", "2026-02-17"].compactMap { Day($0) }
        let terms = DayTerms.around("spring", springs, -3...6)
        let first = Day("2023-01-01") ?? Self.monday
        func mean(_ day: Day) -> Double {
            let isRest = springs.contains { (0...6).contains(day.days(since: $0)) }
            return (day.weekday.isWeekend ? 60 : 100) * (isRest ? 0.3 : 1)
        }
        let length = 1096
        let counts = (0..<length)
            .map { step in
                let day = first.advanced(by: step)
                return max(0, (mean(day) + 1.5 * mean(day).squareRoot() * generator.normal()).rounded())
            }
        let baseline = try NegativeBinomialBaseline(fitting: counts, from: first, terms: terms)
        let rest = baseline.expectation(on: springs[3].advanced(by: 2))
        #expect((25...48).contains(rest.mean))
        let ordinary = baseline.expectation(on: springs[3].advanced(by: -10))
        #expect((90...112).contains(ordinary.mean) || ordinary.mean < 70)
        let alarms = (0..<length)
            .filter { step in
                baseline.detection(of: counts[step], on: first.advanced(by: step), alpha: 0.01).isAlarm == true
            }
        #expect(alarms.count <= 20)
        #expect(baseline.detection(of: 400, on: springs[3], alpha: 0.01).isAlarm == true)
    }

    @Test("An outbreak in the past hardly moves what is expected")
    func outbreak() throws {
        var counts = Self.counts
        for day in 150..<157 { counts[day] = 150 }
        let clean = try NegativeBinomialBaseline(fitting: Self.counts, from: Self.monday)
        let dirty = try NegativeBinomialBaseline(fitting: counts, from: Self.monday)
        let day = Self.monday.advanced(by: 205)
        #expect(dirty.expectation(on: day).mean < 1.6 * clean.expectation(on: day).mean)
    }

    @Test("A kind of day never seen makes the bound wider, not the mean higher")
    func unseen() throws {
        let strange = Self.monday.advanced(by: 203)
        let terms = DayTerms.kind("strange", on: [strange])
        let known = try NegativeBinomialBaseline(fitting: Self.counts, from: Self.monday)
        let baseline = try NegativeBinomialBaseline(fitting: Self.counts, from: Self.monday, terms: terms)
        #expect(baseline.expectation(on: strange).mean == known.expectation(on: strange).mean)
        #expect(baseline.expectation(on: strange).quantile(0.99) > known.expectation(on: strange).quantile(0.99))
    }

    @Test("Short, missing, negative and constant counts are refused or have a clear answer")
    func odd() throws {
        #expect(throws: Refusal.self) { try NegativeBinomialBaseline(fitting: [1, 2, 3], from: Self.monday) }
        #expect(throws: Refusal.self) {
            try NegativeBinomialBaseline(fitting: [Double](repeating: -1, count: 60), from: Self.monday)
        }
        let flat = try NegativeBinomialBaseline(fitting: [Double](repeating: 5, count: 60), from: Self.monday)
        #expect((flat.expectation(on: Self.monday).mean - 5).magnitude < 1e-3)
        let zeros = try NegativeBinomialBaseline(fitting: [Double](repeating: 0, count: 60), from: Self.monday)
        #expect(zeros.expectation(on: Self.monday).quantile(0.99) == 0)
        var gaps = Self.counts
        for day in stride(from: 0, to: 200, by: 9) { gaps[day] = .nan }
        #expect(try NegativeBinomialBaseline(fitting: gaps, from: Self.monday).size > 1)
    }
}

@Suite("Reporting delay")
struct DelayTests {
    @Test("The corrected totals are those of the chain-ladder, worked by hand")
    func chainLadder() throws {
        // Development factors 40/30 from delay 0 to 1 (days 0, 1) and 22/20 from 1 to 2 (day 0).
        let triangle = try ReportingTriangle([[16, 4, 2], [14, 6, 0], [12, 0, 0]])
        let nowcast = try Nowcast(triangle)
        #expect(difference(nowcast.estimates.map(\.total), [22, 22, 12 * 4.0 / 3 * 1.1]) < 1e-12)
        #expect(nowcast.estimates[0].lower == 22)
        #expect(nowcast.estimates[2].lower >= 12)
        #expect(nowcast.estimates[2].upper > 17)
    }

    @Test("Nine of ten intervals of 90 % hold the true total, where reporting follows one law")
    func coverage() throws {
        var generator = SeededGenerator(seed: 5)
        var (inside, all, ratio) = (0, 0, 0.0)
        for _ in 0..<40 {
            var (events, totals) = ([(happened: Int, reported: Int)](), [Double](repeating: 0, count: 60))
            for day in 0..<60 {
                for _ in 0..<(20 + generator.index(below: 30)) {
                    var delay = 0
                    while delay < 7, generator.unit() < 0.55 { delay += 1 }
                    events.append((day, day + delay))
                    totals[day] += 1
                }
            }
            let nowcast = try Nowcast(
                ReportingTriangle(events: events, through: 59, greatestDelay: 7), window: 40, alpha: 0.1)
            for day in 53..<60 {
                let estimate = nowcast.estimates[day]
                if (estimate.lower...estimate.upper).contains(totals[day]) { inside += 1 }
                ratio += estimate.total / totals[day]
                all += 1
            }
        }
        #expect((0.86...0.97).contains(Double(inside) / Double(all)))
        #expect((0.97...1.05).contains(ratio / Double(all)))
    }

    @Test("No events, no delay and no history have a clear answer")
    func odd() throws {
        let none = try Nowcast(ReportingTriangle(events: [], through: 5, greatestDelay: 3))
        #expect(none.estimates.allSatisfy { $0.total == 0 })
        let alone = try Nowcast(ReportingTriangle([[4]]))
        #expect(alone.estimates[0].total == 4)
        #expect(throws: Refusal.self) { try ReportingTriangle([]) }
        #expect(throws: Refusal.self) { try ReportingTriangle([[1, 2], [3]]) }
        #expect(throws: Refusal.self) { try ReportingTriangle([[-1, 2]]) }
    }
}
