import Foundation
import Kernel
import SignalEngine
import Testing

/// Alarms and bounds of R surveillance 1.20.3.
@Suite("Methods of R surveillance")
struct SurveillanceTests {
    static let names = [
        "h1_nrwrp", "hepatitisA", "k1", "m1", "m2", "m3", "m4", "m5", "n1", "q1_nrwh", "salmonella_agona",
    ]

    @Test(
        "Every method gives the alarms and bounds of the published comparison, with its usual settings",
        .enabled(if: Reference.alarms != nil), arguments: names)
    func comparison(name: String) throws {
        let folder = try #require(Reference.alarms)
        let kept = try Reference.columns(folder.appending(path: "ref_alarms_\(name).csv"))
        let columns = try Reference.columns(folder.appending(path: "series_\(name).csv"))
        let counts = Reference.numbers(columns.first { $0.key.hasPrefix("obs") }?.value)
        let series = Series(counts)
        let first = Int(try #require(kept["t"]?.first)) ?? 0
        for method in kept.keys.filter({ $0.hasSuffix("_alarm") }).map({ String($0.dropLast(6)) }).sorted() {
            let found = try DetectionMethod(method).detect(in: series).filter { $0.step >= first }
            let bounds = difference(found.map(\.bound), Reference.numbers(kept[method + "_upper"]))
            #expect(bounds < 1e-6, "\(method) bounds")
            #expect(difference(marks(found), Reference.numbers(kept[method + "_alarm"])) == 0, "\(method) alarms")
        }
    }

    @Test("Every setting of every method gives the alarms and bounds that R gives, on six made series")
    func settings() throws {
        var series: [String: Series] = [:]
        for line in try Reference.golden("surveillance-1.20.3.jsonl").split(separator: "\n") {
            let entry = try JSON(parsing: String(line))
            if let name = entry["series"]?.string {
                let counts = entry["counts"]?.numbers ?? []
                series[name] = Series(
                    counts, stepsPerYear: Int(entry["freq"]?.integer ?? 52),
                    population: (1...counts.count).map { 1000 + 3 * Double($0) })
                continue
            }
            let (name, on) = (entry["method"]?.string ?? "", entry["on"]?.string ?? "")
            let settings = entry["settings"] ?? .null
            let method = try DetectionMethod(name, settings.withoutChart)
            let found = try method.detect(in: try #require(series[on]))
            let wanted = entry["bound"]?.numbers ?? []
            let scale = max(1, wanted.filter { !$0.isNaN }.max() ?? 1)
            #expect(difference(found.map(\.bound), wanted) < 1e-6 * scale, "\(on) \(name) \(settings.text) bounds")
            let alarms = difference(marks(found), entry["alarm"]?.numbers ?? [])
            #expect(alarms == 0, "\(on) \(name) \(settings.text) alarms")
        }
    }
}

extension JSON {
    /// The settings less the name of the EARS chart, which is part of the method's name.
    fileprivate var withoutChart: JSON {
        var members = object ?? [:]
        members["method"] = nil
        return .object(members)
    }
}
