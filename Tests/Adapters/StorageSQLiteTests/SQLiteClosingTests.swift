import Foundation
import Kernel
import Storage
import StorageSQLite
import Testing

@Suite("Closing a SQLite database")
struct SQLiteClosingTests {
    private let path = FileManager.default.temporaryDirectory.appending(path: "fangxin-\(UUID().uuidString)").path
    /// As many bytes as make the log long enough for a copy.
    private static let large = [UInt8](repeating: 1, count: 20_000_000)

    @Test("Works that still run, and the copy of the log that follows them, end before the connections")
    func busy() async throws {
        defer { try? FileManager.default.removeItem(atPath: path) }
        for round in 1...4 {
            let database = try SQLiteDatabase("main.sqlite", in: try SQLiteFolder(path))
            try await database.write { try $0.execute("CREATE TABLE IF NOT EXISTS pile (x BLOB) STRICT") }
            let works = (0..<3)
                .map { _ in
                    Task {
                        try await database.write { session in
                            try session.execute("INSERT INTO pile VALUES (?)", [.blob(Self.large)])
                        }
                    }
                }
            try await Task.sleep(for: .milliseconds(10 * round))
            await database.close()
            for work in works {
                switch await work.result {
                case .success: break
                case .failure(let fault as StorageFault): #expect(fault.kind == .closed)
                case .failure(let error): Issue.record(error)
                }
            }
        }
    }

    @Test("Only the owner reads the files")
    func rights() async throws {
        defer { try? FileManager.default.removeItem(atPath: path) }
        let database = try SQLiteDatabase("main.sqlite", in: try SQLiteFolder(path))
        try await database.write { try $0.execute("CREATE TABLE only (x INTEGER) STRICT") }
        let names = try FileManager.default.contentsOfDirectory(atPath: path)
        #expect(names.contains("main.sqlite-wal"))
        for name in names {
            let attributes = try FileManager.default.attributesOfItem(atPath: path + "/" + name)
            #expect(attributes[.posixPermissions] as? Int == 0o600, "\(name)")
        }
        await database.close()
    }
}
