import Commons
import Foundation
import Kernel
import Privacy
import Rulebook

/// What comes with the program as files: the law, calendars, places, classes.
public struct ProductFiles: Sendable {
    let folder: URL
    /// With what an installation has taken in, once it is opened.
    var rulebook: Rulebook
    let regions: Regions
    /// Which words of an address lead to which authority.
    let rules: [DispatchRule]
    let classes: ComplaintClasses
    let industries: Industries
    let retention: RetentionSchedule

    /// Reads everything; a file that is missing or damaged is named in the error.
    init(_ folder: URL) throws {
        self.folder = folder
        let data = folder.appending(path: "data")
        rulebook = try Self.rulebook(in: data)
        regions = try Regions(
            RegionFiles(
                divisions: try Self.bytes(data, "regions/divisions.csv"),
                townships: try Self.bytes(data, "regions/townships.csv"),
                changes: try Self.bytes(data, "regions/changes.csv"),
                extensions: try Self.bytes(data, "regions/extensions.csv")))
        rules = try DispatchRule.reading(
            try Self.bytes(data, "authorities/dispatch-qtx.json"), file: "dispatch-qtx.json")
        classes = try Self.classes(data)
        let schedule = "retention/retention.json"
        do {
            retention = try RetentionSchedule(reading: try JSON(parsing: try Self.bytes(data, schedule)))
        } catch let error as JSONError {
            throw ConfigurationFault.notJSON(schedule, error)
        }
        industries = try Industries(parsing: try Self.bytes(data, "industries/gbt4754-2017.csv"))
    }

    /// The authorities of a demonstration, some of them made up.
    func demonstrationAuthorities() throws -> [Authority] {
        let name = "authorities/demo-authorities.csv"
        return try Directory.readingAuthorities(try Self.bytes(folder.appending(path: "data"), name), file: name)
    }

    /// The folder that was named, else the nearest `Resources` above the program, else above the current folder.
    static func locate(_ named: String?) throws -> URL {
        if let named { return URL(filePath: named) }
        let program = Bundle.main.executableURL?.resolvingSymlinksInPath()
        let starts = [program, URL(filePath: FileManager.default.currentDirectoryPath)].compactMap(\.self)
        for start in starts {
            var folder = start
            while folder.path.count > 1 {
                let candidate = folder.appending(path: "Resources")
                if FileManager.default.fileExists(atPath: candidate.appending(path: "data/rules").path) {
                    return candidate
                }
                folder = folder.deletingLastPathComponent()
            }
        }
        throw ConfigurationFault(
            Phrase(
                zh: "找不到 Resources 文件夹，请用 FANGXIN_RESOURCES 指明",
                en: "the folder Resources was not found; name it with FANGXIN_RESOURCES"))
    }

    static func bytes(_ folder: URL, _ name: String) throws -> [UInt8] {
        guard let data = FileManager.default.contents(atPath: folder.appending(path: name).path) else {
            throw ConfigurationFault.about(
                folder.appending(path: name).path, zh: "缺少这个文件", en: "the file is missing")
        }
        return Array(data)
    }

    static func rulebook(in data: URL) throws -> Rulebook {
        try Rulebook(documents: try documents(in: data, ["rules", "calendars"]))
    }

    private static func documents(in data: URL, _ folders: [String]) throws -> [String: [UInt8]] {
        var documents: [String: [UInt8]] = [:]
        for folder in folders {
            let path = data.appending(path: folder).path
            guard let names = try? FileManager.default.contentsOfDirectory(atPath: path) else {
                throw ConfigurationFault.about(path, zh: "缺少这个文件夹", en: "the folder is missing")
            }
            for name in names where name.hasSuffix(".json") {
                documents["\(folder)/\(name)"] = try bytes(data, "\(folder)/\(name)")
            }
        }
        return documents
    }

    private static func classes(_ data: URL) throws -> ComplaintClasses {
        let folder = data.appending(path: "classes")
        let files = try ComplaintClasses.files.map { (name: $0, bytes: try bytes(folder, "\($0).csv")) }
        return try ComplaintClasses(parsing: files)
    }
}

extension Installation {
    /// The folder of the program's own data: the one that is named, or by the environment, else the one beside it.
    public static func resourcesFolder(_ named: String?) throws -> String {
        try ProductFiles.locate(named ?? ProcessInfo.processInfo.environment["FANGXIN_RESOURCES"]).path
    }
}
