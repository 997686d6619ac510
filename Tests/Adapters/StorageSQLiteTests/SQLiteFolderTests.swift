import Foundation
import Kernel
import Storage
import StorageSQLite
import Testing

@Suite("A folder of SQLite files")
struct SQLiteFolderTests {
    private let path = FileManager.default.temporaryDirectory.appending(path: "fangxin-\(UUID().uuidString)").path

    @Test("Two databases share one folder, and a second holder is refused in both languages")
    func oneHolder() async throws {
        defer { try? FileManager.default.removeItem(atPath: path) }
        let folder = try SQLiteFolder(path)
        let main = try SQLiteDatabase("main.sqlite", in: folder)
        let reporters = try SQLiteDatabase("reporters.sqlite", in: folder)
        for database in [main, reporters] {
            try await database.write { try $0.execute("CREATE TABLE only (x INTEGER) STRICT") }
        }
        let held = #expect(throws: FolderInUse.self) { try SQLiteFolder(path) }
        #expect(held?.phrase.zh.contains("pid \(ProcessInfo.processInfo.processIdentifier)") ?? false)
        #expect(held?.phrase.en.contains(path) ?? false)
        await main.close()
        #expect(throws: FolderInUse.self) { try SQLiteFolder(path) }
        await reporters.close()
        _ = try SQLiteFolder(path)
        #expect(throws: StorageFault.self) { try SQLiteDatabase("main.sqlite", in: folder) }
    }

    @Test("A folder that another process holds is refused, and free when that process is killed")
    func otherProcess() async throws {
        defer { try? FileManager.default.removeItem(atPath: path) }
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        let other = Process()
        let output = Pipe()
        other.executableURL = URL(filePath: "/usr/bin/flock")
        other.arguments = ["--no-fork", "\(path)/fangxin.lock", "sh", "-c", "echo held; exec sleep 60"]
        // Told what it needs, so that nothing is copied from this process, in which many tests run.
        other.environment = ["PATH": "/usr/bin:/bin"]
        other.standardOutput = output
        try other.run()
        _ = output.fileHandleForReading.availableData
        #expect(throws: FolderInUse.self) { try SQLiteFolder(path) }
        kill(other.processIdentifier, SIGKILL)
        other.waitUntilExit()
        _ = try SQLiteFolder(path)
    }

    @Test("What was written is there when the folder is opened again")
    func reopened() async throws {
        defer { try? FileManager.default.removeItem(atPath: path) }
        for count in 0..<3 {
            let database = try SQLiteDatabase("main.sqlite", in: SQLiteFolder(path))
            let seen = try await database.write { session in
                try session.execute("CREATE TABLE IF NOT EXISTS only (x INTEGER) STRICT")
                try session.execute("INSERT INTO only VALUES (?)", [SQLValue(count)])
                return try session.integer("SELECT COUNT(*) FROM only")
            }
            #expect(seen == Int64(count) + 1)
            await database.close()
        }
        #expect(!FileManager.default.fileExists(atPath: path + "/main.sqlite-wal"))
    }
}
