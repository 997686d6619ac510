import Crypto
public import Foundation
public import Kernel

/// The style sheets, scripts and pictures, read once at the start and named by their content, so that browsers keep
/// them for ever.
public struct Assets: Sendable {
    public struct File: Sendable {
        public let bytes: [UInt8]
        public let type: String
        /// The name under which it is served: `fangxin-0a1b2c3d4e5f.css`.
        public let servedName: String
    }

    private let byName: [String: File]
    private let byServedName: [String: File]

    /// No files; links lead to names without digests.
    public static let none = Assets(files: [:])

    /// - Parameter files: the contents by name: `fangxin.css`, `vendor/htmx-2.min.js`.
    public init(files: [String: [UInt8]]) {
        var byName: [String: File] = [:]
        for (name, bytes) in files {
            guard let type = Self.type(of: name) else { continue }
            byName[name] = File(bytes: bytes, type: type, servedName: Self.servedName(name, bytes))
        }
        self.byName = byName
        byServedName = Dictionary(byName.values.map { ($0.servedName, $0) }) { first, _ in first }
    }

    /// Reads all files of `assets` and `vendor` within a folder; a folder that is not there counts as empty.
    public init(readingFrom folder: URL) throws {
        var files: [String: [UInt8]] = [:]
        for (place, prefix) in [("assets", ""), ("vendor", "vendor/")] {
            let root = folder.appending(path: place)
            guard FileManager.default.fileExists(atPath: root.path) else { continue }
            for name in try FileManager.default.contentsOfDirectory(atPath: root.path) where Self.type(of: name) != nil
            {
                files[prefix + name] = [UInt8](try Data(contentsOf: root.appending(path: name)))
            }
        }
        self.init(files: files)
    }

    /// The address of a file for pages.
    public func address(_ name: String) -> String { "/assets/" + (byName[name]?.servedName ?? name) }

    public func has(_ name: String) -> Bool { byName[name] != nil }

    func file(served name: String) -> File? { byServedName[name] }

    /// The names without which pages are not whole.
    public static let needed = [
        "fangxin.css", "fangxin.js", "charts.js", "vendor/htmx-2.min.js", "vendor/hx-sse-2.min.js",
        "vendor/echarts.esm.min.js",
    ]

    /// What is missing and what to do about it; nothing where all is there.
    public var missing: Phrase? {
        let names = Self.needed.filter { !has($0) }
        guard !names.isEmpty else { return nil }
        let list = names.joined(separator: ", ")
        return Phrase(
            zh: "缺少前端文件：\(list)。请运行Scripts/fetch-assets下载，并确认Resources文件夹与程序在一起。",
            en:
                "Front-end files are missing: \(list). Run Scripts/fetch-assets, and keep the Resources folder with the program."
        )
    }

    private static func servedName(_ name: String, _ bytes: [UInt8]) -> String {
        let file = name.split(separator: "/").last.map(String.init) ?? name
        let digest = Hex.text(Array(SHA256.hash(data: bytes)).prefix(6))
        guard let dot = file.lastIndex(of: ".") else { return "\(file)-\(digest)" }
        return "\(file[..<dot])-\(digest)\(file[dot...])"
    }

    private static func type(of name: String) -> String? {
        switch name.split(separator: ".").last {
        case "css": "text/css; charset=utf-8"
        case "js": "text/javascript; charset=utf-8"
        case "svg": "image/svg+xml"
        case "png": "image/png"
        case "ico": "image/x-icon"
        case "json", "webmanifest": "application/manifest+json"
        case "woff2": "font/woff2"
        default: nil
        }
    }
}
