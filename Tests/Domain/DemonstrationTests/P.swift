import Demonstration
import Foundation
import Kernel
import Testing

@Suite struct P {
    @Test func p() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../Resources/data/demo")
            .standardized
        var files: [String: [UInt8]] = [:]
        for name in DemoMaterials.fileNames { files[name] = [UInt8](try Data(contentsOf: root.appending(path: name))) }
        let m = try DemoMaterials(files: files)
        let n = Int(ProcessInfo.processInfo.environment["DEMO_N"] ?? "2000")!
        let clock = ContinuousClock()
        var bytes = 0
        var out = ""
        let t0 = clock.now
        let d = Demonstration(seed: 7, count: n, from: Day("2024-01-01")!, through: Day("2026-06-30")!, materials: m)
        let t1 = clock.now
        for o in d {
            bytes += o.narrative.utf8.count
            if n <= 20000 { out += o.fields.joined(separator: "\t") + "\t" + (o.plant ?? "") + "\n" }
        }
        print("init", t1 - t0, "stream", clock.now - t1, bytes, d.merchants.count)
        try out.write(toFile: "/tmp/demodata-out.tsv", atomically: true, encoding: .utf8)
        try d.key.json.text.write(toFile: "/tmp/demodata-key.json", atomically: true, encoding: .utf8)
    }
}
