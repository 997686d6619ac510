import Foundation
public import Testing

/// Compares a text with the one kept in `Tests/Golden/<room>/<name>`.
///
/// Run with `RECORD_GOLDEN=1` to write what was produced instead, and read the change in the diff.
public func expectGolden(
    _ actual: String, _ name: String, test: StaticString = #filePath, sourceLocation: SourceLocation = #_sourceLocation
) throws {
    let room = URL(filePath: "\(test)").deletingLastPathComponent()
    let folder = room.appending(path: "../../Golden/\(room.lastPathComponent)").standardized
    let file = folder.appending(path: name)
    if ProcessInfo.processInfo.environment["RECORD_GOLDEN"] == "1" {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try actual.write(to: file, atomically: true, encoding: .utf8)
        return
    }
    let kept = try? String(contentsOf: file, encoding: .utf8)
    guard actual != kept else { return }
    let (now, before) = (actual.split(separator: "\n"), (kept ?? "").split(separator: "\n"))
    let changes = now.difference(from: before)
        .map { change in
            switch change {
            case .insert(let line, let text, _): "+ \(line + 1): \(text)"
            case .remove(let line, let text, _): "- \(line + 1): \(text)"
            }
        }
    Issue.record("\(name) is not as kept:\n\(changes.joined(separator: "\n"))", sourceLocation: sourceLocation)
}
