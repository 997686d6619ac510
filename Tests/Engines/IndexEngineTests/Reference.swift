import Foundation
import IndexEngine
import Kernel

/// Reference data kept outside the repository; tests that need it are skipped where it is absent.
enum Reference {
    static let folder: URL? = {
        let package = URL(filePath: "\(#filePath)").deletingLastPathComponent().appending(path: "../../..").standardized
        let named = ProcessInfo.processInfo.environment["FANGXIN_REFERENCE"].map { URL(filePath: $0) }
        let places = [named, package.appending(path: "../shared"), package.appending(path: "../../shared")]
        return places.compactMap { $0?.standardized.appending(path: "data/composite-coinr-asem") }
            .first { FileManager.default.fileExists(atPath: $0.path) }
    }()

    static var isPresent: Bool { folder != nil }

    static func bytes(_ name: String) throws -> [UInt8] {
        guard let folder else { throw CocoaError(.fileNoSuchFile) }
        return Array(try Data(contentsOf: folder.appending(path: name)))
    }

    static func tables() throws -> IndexTables {
        try IndexTables(data: bytes("ASEM_iData.csv"), meta: bytes("ASEM_iMeta.csv"))
    }

    /// A table with unit codes in its first column, as `[unit: [column: value]]`.
    static func table(_ name: String) throws -> [String: [String: Double]] {
        let lines = String(decoding: try bytes(name), as: UTF8.self).split(whereSeparator: \.isNewline)
        let rows = lines.map {
            $0.split(separator: ",", omittingEmptySubsequences: false).map { String($0).replacing("\"", with: "") }
        }
        var table: [String: [String: Double]] = [:]
        for row in rows.dropFirst() {
            table[row[0]] = Dictionary(
                uniqueKeysWithValues: zip(rows[0], row).dropFirst().map { ($0, Double($1) ?? .nan) })
        }
        return table
    }

    /// The greatest difference between a sheet and a kept table; infinity where one has a number and the other none.
    static func difference(_ sheet: Sheet, _ name: String, columns: [String]? = nil) throws -> Double {
        let wanted = try table(name)
        var greatest = wanted.count == sheet.units.count ? 0 : Double.infinity
        for (row, unit) in sheet.units.enumerated() {
            for (code, value) in wanted[unit] ?? ["": .nan] where columns?.contains(code) ?? true {
                guard let found = sheet[code]?[row] else { return .infinity }
                if found.isNaN != value.isNaN { return .infinity }
                if !found.isNaN { greatest = max(greatest, (found - value).magnitude) }
            }
        }
        return greatest
    }
}
