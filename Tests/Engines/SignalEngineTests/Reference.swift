import Foundation
import Kernel
import SignalEngine

/// Reference data kept outside the repository; tests that need it are skipped where it is absent.
enum Reference {
    static func folder(_ name: String) -> URL? {
        let package = URL(filePath: "\(#filePath)").deletingLastPathComponent().appending(path: "../../..").standardized
        let named = ProcessInfo.processInfo.environment["FANGXIN_REFERENCE"].map { URL(filePath: $0) }
        let places = [named, package.appending(path: "../shared"), package.appending(path: "../../shared")]
        return places.compactMap { $0?.standardized.appending(path: "data/\(name)") }
            .first { FileManager.default.fileExists(atPath: $0.path) }
    }

    static let alarms = folder("surveillance-alarms")
    static let benchmark = folder("alerts-nab")

    /// A comma-separated file as columns by heading.
    static func columns(_ file: URL) throws -> [String: [String]] {
        let lines = try String(contentsOf: file, encoding: .utf8).split(whereSeparator: \.isNewline)
        let rows = lines.map {
            $0.split(separator: ",", omittingEmptySubsequences: false).map { String($0).replacing("\"", with: "") }
        }
        var columns: [String: [String]] = [:]
        for (place, heading) in (rows.first ?? []).enumerated() {
            columns[heading] = rows.dropFirst().map { $0[place] }
        }
        return columns
    }

    static func numbers(_ texts: [String]?) -> [Double] { (texts ?? []).map { Double($0) ?? .nan } }

    /// A file kept beside the tests.
    static func golden(_ name: String) throws -> String {
        let room = URL(filePath: "\(#filePath)").deletingLastPathComponent()
        return try String(
            contentsOf: room.appending(path: "../../Golden/SignalEngineTests/\(name)").standardized, encoding: .utf8)
    }
}

extension JSON {
    var number: Double {
        switch self {
        case .number(let value): value
        case .integer(let value): Double(value)
        default: .nan
        }
    }

    var numbers: [Double] { array?.map(\.number) ?? [] }
}

/// The greatest difference; infinity where one has a number and the other none.
func difference(_ found: [Double], _ wanted: [Double]) -> Double {
    guard found.count == wanted.count else { return .infinity }
    var greatest = 0.0
    for (a, b) in zip(found, wanted) where a != b {
        if a.isNaN != b.isNaN { return .infinity }
        if !a.isNaN { greatest = max(greatest, (a - b).magnitude) }
    }
    return greatest
}

/// Alarms as numbers, NaN where nothing is said.
func marks(_ detections: [Detection]) -> [Double] { detections.map { $0.isAlarm.map { $0 ? 1 : 0 } ?? .nan } }
