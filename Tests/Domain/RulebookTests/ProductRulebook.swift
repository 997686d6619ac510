import Foundation
import Kernel
import Rulebook

/// The rulebook that the product comes with, read from the repository's files.
enum ProductRulebook {
    static let documents: [String: [UInt8]] = {
        let root = URL(filePath: #filePath).appending(path: "../../../../Resources/data").standardized
        var documents: [String: [UInt8]] = [:]
        for folder in ["calendars", "rules"] {
            let names = (try? FileManager.default.contentsOfDirectory(atPath: root.appending(path: folder).path)) ?? []
            for name in names where name.hasSuffix(".json") {
                let file = root.appending(path: folder).appending(path: name)
                documents["\(folder)/\(name)"] = (try? Data(contentsOf: file)).map { Array($0) }
            }
        }
        return documents
    }()

    static let rulebook: Rulebook = {
        do { return try Rulebook(documents: documents) } catch { preconditionFailure("\(error)") }
    }()
}
