import Kernel
import SignalEngine
import Testing

/// Alarms and bounds of R surveillance 1.20.3 for series whose `epochAsDate` is true.
@Suite("Years by the calendar")
struct CalendarTests {
    @Test("Weeks and months by date give the alarms and bounds that R gives, through 53-week years and gaps")
    func byDate() throws {
        var series: [String: Series] = [:]
        var compared = 0
        for line in try Reference.golden("surveillance-1.20.3-by-date.jsonl").split(separator: "\n") {
            let entry = try JSON(parsing: String(line))
            if let name = entry["series"]?.string {
                series[name] = Series(
                    entry["counts"]?.numbers ?? [], stepsPerYear: Int(entry["freq"]?.integer ?? 52),
                    days: (entry["days"]?.array ?? []).map { Day(number: Int($0.integer ?? 0)) })
                continue
            }
            let (name, on) = (entry["method"]?.string ?? "", entry["on"]?.string ?? "")
            let settings = entry["settings"] ?? .null
            let found = try DetectionMethod(name, settings).detect(in: try #require(series[on]))
            let bounds = difference(found.map(\.bound), entry["bound"]?.numbers ?? [])
            #expect(bounds < 1e-6, "\(on) \(name) \(settings.text) bounds")
            let alarms = difference(marks(found), entry["alarm"]?.numbers ?? [])
            #expect(alarms == 0, "\(on) \(name) \(settings.text) alarms")
            compared += found.count
        }
        #expect(compared > 900)
    }

    @Test("Going by date is refused without dates")
    func withoutDates() {
        let series = Series((0..<300).map { Double($0 % 7) })
        #expect(throws: Refusal.self) {
            try DetectionMethod("farrington", ["b": 2, "epochAsDate": true]).detect(in: series)
        }
    }
}
