import Kernel
import SignalEngine
import Testing

@Suite("Series as tables")
struct TableTests {
    private func rows(_ text: String, count: String? = nil, needsCounts: Bool = true) throws -> SeriesRows {
        var reader = SeriesReader(count: count, needsCounts: needsCounts)
        for (place, line) in text.split(separator: "\n").enumerated() {
            let fields = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
            try reader.add(fields, line: place + 1)
        }
        return try reader.finish()
    }

    private func refusal(_ text: String, _ settings: JSON = .null, method: String = "earsC1") -> Refusal? {
        do {
            _ = try SeriesMethod(method, settings).findings(try rows(text))
            return nil
        } catch { return error as? Refusal }
    }

    @Test("Steps with year and period, dates, and counts alone are the same series")
    func layouts() throws {
        let counts = (0..<60).map { $0 * 7 % 11 }
        let first = try #require(Day("2024-01-01"))
        let steps =
            ["t,year,period,obs_observed1,outbreak_observed1"]
            + counts.enumerated().map { "\($0 + 1),\(2024 + $0 / 52),\($0 % 52 + 1),\($1),0" }
        let dates = ["date,count"] + counts.enumerated().map { "\(first.advanced(by: 7 * $0)),\($1)" }
        let tables = [steps, dates, ["x"] + counts.map { "\($0)" }, counts.map { "\($0)" }]
        let found = try tables.map { try rows($0.joined(separator: "\n")).table().series }
        for series in found {
            #expect(series.counts == counts.map(Double.init))
            #expect(series.stepsPerYear == 52)
            #expect(series.firstPeriod == 1)
        }
        #expect(found[1].days?.last == first.advanced(by: 7 * 59))
        #expect(found[0].days == nil)
    }

    @Test(
        "The steps of a year come from periods, from dates, or from the settings",
        arguments: [
            ("year,period,n\n2020,11,1\n2020,12,2\n2021,1,3", 12, 11),
            ("month,n\n2020-02,1\n2020-03,2\n2020-05,3", 12, 2),
            ("date,n\n2020-01-31,1\n2020-02-01,2", 365, 31), ("date,n\n2020-12-28,1\n2021-01-04,2", 52, 53),
            ("2020-W53,1\n2021-W01,2", 52, 53),
        ])
    func years(text: String, stepsPerYear: Int, firstPeriod: Int) throws {
        let series = try rows(text).table().series
        #expect(series.stepsPerYear == stepsPerYear)
        #expect(series.firstPeriod == firstPeriod)
        #expect(try rows(text).table(stepsPerYear: 7).series.stepsPerYear == 7)
    }

    @Test("A step that the table leaves out is a missing count, and keeps the numbers of the others")
    func gaps() throws {
        let text = "t,observed\n" + (5..<40).filter { $0 != 20 }.map { "\($0),3" }.joined(separator: "\n")
        let found = try SeriesMethod("earsC1", ["range": [19, 39]]).findings(try rows(text))
        #expect(found.map(\.label) == (19...39).map { .integer($0) })
        #expect(found[1].json == JSON.object(["t": 20, "observed": .null, "bound": 3, "alarm": .null]))
        let dates = "date,n\n2024-01-01,1\n2024-01-02,2\n2024-01-05,3"
        #expect(try rows(dates).table().series.count == 5)
    }

    @Test("What is wrong is told by line and column")
    func refusals() {
        let told = refusal("t,observed\n1,2\n2,many")
        #expect(told?.code == "signal.cellWrong")
        #expect(told?.phrase.en.contains("Line 3") == true && told?.phrase.en.contains("observed") == true)
        #expect(refusal("t,observed\n1,2\n1,3")?.code == "signal.stepsFalling")
        #expect(refusal("date,n\n2024-01-01,1\n2024-01-08,2\n2024-01-12,2")?.code == "signal.stepsUneven")
        #expect(refusal("t,apples,pears\n1,2,3")?.code == "signal.countColumnUnclear")
        #expect(refusal("t,date\n1,2024-01-01")?.code == "signal.countColumnAbsent")
        #expect(refusal("t,observed\n1")?.code == "signal.cellAbsent")
        #expect(refusal("t,observed\n1,2\n9223372036854775807,2")?.code == "signal.cellWrong")
        #expect(refusal("t,observed\n1,2\n4611686018427387904,2")?.code == "signal.stepsUneven")
        #expect(refusal("t,observed")?.code == "signal.seriesEmpty")
        #expect(refusal("1\n2\n3", ["fre": 12])?.code == "signal.settingUnknown")
    }

    @Test("A range may be numbers of the table, every one of them, or dates")
    func ranges() throws {
        let first = try #require(Day("2024-01-01"))
        let text = "date,n\n" + (0..<40).map { "\(first.advanced(by: $0)),\($0 % 5)" }.joined(separator: "\n")
        for range: JSON in [[30, 32], [30, 31, 32], ["2024-01-30", "2024-02-01"]] {
            let found = try SeriesMethod("ears-c1", ["range": range]).findings(try rows(text))
            #expect(found.map { $0.date?.description } == ["2024-01-30", "2024-01-31", "2024-02-01"])
        }
        #expect(refusal(text, ["range": [30, 32, 31]])?.code == "signal.settingUnusable")
        #expect(refusal(text, ["range": ["2025-01-30", "2025-02-01"]])?.code == "signal.settingUnusable")
    }

    @Test("Bursts in shares of totals and in times of events, and a count far from a model of the days before")
    func otherMethods() throws {
        let shares =
            "t,relevant,total\n"
            + (1...40).map { "\($0),\((20...24).contains($0) ? 30 : 5),100" }
            .joined(separator: "\n")
        let levels = try SeriesMethod("kleinberg").findings(try rows(shares))
        #expect(levels.filter { $0.detection.isAlarm == true }.map(\.label) == (20...24).map { .integer($0) })

        let times =
            "time\n" + (0..<30).map { "\($0 * 100)" }.joined(separator: "\n")
            + "\n" + (0..<30).map { "\(3000 + $0)" }.joined(separator: "\n")
        let events = try SeriesMethod("kleinbergEvents").findings(try rows(times, needsCounts: false))
        #expect(events.count == 60 && events.last?.detection.isAlarm == true && events[5].detection.isAlarm == false)

        let first = try #require(Day("2024-01-01"))
        let days =
            "date,n\n"
            + (0..<120).map { "\(first.advanced(by: $0)),\($0 == 110 ? 90 : 10 + $0 % 7)" }
            .joined(separator: "\n")
        let found = try SeriesMethod("negativeBinomial", ["waves": 0]).findings(try rows(days))
        #expect(found.filter { $0.detection.isAlarm == true }.map { $0.date } == [first.advanced(by: 110)])
    }

    @Test("A stream takes uneven times and says nothing of the rows from which it learns")
    func stream() throws {
        var text = "timestamp,value\n"
        for step in 0..<400 {
            text +=
                "2024-01-\(step / 24 + 10) \(step % 24 < 10 ? "0" : "")\(step % 24):00:00,\(step == 350 ? 500 : step % 24)\n"
        }
        let found = try SeriesMethod("stream").findings(try rows(text))
        #expect(found.count == 400)
        #expect(found[0].detection.isAlarm == nil && found[0].label == "2024-01-10 00:00:00")
        #expect(found[350].detection.isAlarm == true)
        #expect(found[349].detection.isAlarm == false)
    }
}
