public import Access
import Foundation

extension Installation {
    /// Opens an installation that is there, and makes none where a folder was mistyped.
    ///
    /// - Throws: what `open` throws, and a fault where the data folder holds no keys.
    public static func openExisting(_ configuration: Configuration) async throws -> Installation {
        guard exists(configuration) else {
            throw ConfigurationFault.about(
                configuration.data, zh: "这里没有放心的数据（缺少 keys.json）。请用 --data 指明数据文件夹",
                en: "no installation is here (keys.json is missing); name the data folder with --data")
        }
        return try await open(configuration)
    }

    /// Whether the data folder holds an installation: its keys, which are made with the first start.
    static func exists(_ configuration: Configuration) -> Bool {
        FileManager.default.fileExists(atPath: Keys.path(in: configuration.data))
    }

    /// Walks along both stores' chains of entries and compares every event with the entry made of it.
    public func verifyAudit() async throws -> [AuditReport] {
        [try await desks.audit.verify(by: .system), try await desks.reportAudit.verify(by: .system)]
    }
}
