import Commons
import Foundation

/// The product's own data files, read once for all tests.
enum DataFiles {
    static let folder = URL(filePath: #filePath).appending(path: "../../../../Resources/data").standardized

    static func bytes(_ path: String) -> [UInt8] {
        guard let data = try? Data(contentsOf: folder.appending(path: path)) else {
            preconditionFailure("\(path) is not in the repository")
        }
        return Array(data)
    }

    static let regionFiles = RegionFiles(
        divisions: bytes("regions/divisions.csv"), townships: bytes("regions/townships.csv"),
        changes: bytes("regions/changes.csv"), extensions: bytes("regions/extensions.csv"))
    static let regions = Result { try Regions(regionFiles) }
    static let directory = Result {
        try Directory(
            regions: regions.get(),
            authorities: Directory.readingAuthorities(
                bytes("authorities/demo-authorities.csv"), file: "authorities/demo-authorities.csv"),
            rules: DispatchRule.reading(
                bytes("authorities/dispatch-qtx.json"), file: "authorities/dispatch-qtx.json"))
    }
    static let industries = Result { try Industries(parsing: bytes("industries/gbt4754-2017.csv")) }
    static let classes = Result {
        try ComplaintClasses(parsing: ComplaintClasses.files.map { ($0, bytes("classes/\($0).csv")) })
    }

    /// Optional data outside the repository, for local runs.
    static func reference(_ path: String) -> [UInt8]? {
        let root =
            ProcessInfo.processInfo.environment["FANGXIN_REFERENCE"].map { URL(filePath: $0) }
            ?? URL(filePath: #filePath).appending(path: "../../../../../shared").standardized
        return (try? Data(contentsOf: root.appending(path: path))).map(Array.init)
    }

    /// The cells of a file without quotes, its heading left out.
    static func rows(_ path: String) -> [[Substring]] {
        String(decoding: bytes(path), as: UTF8.self).split(separator: "\n").dropFirst()
            .map { $0.split(separator: ",", omittingEmptySubsequences: false) }
    }
}
