import Foundation
import Storage
import StorageSQLite
import Testing

@Suite("Reading SQLite")
struct SQLiteReadTests {
    /// Counts until it is stopped.
    private static let endless = """
        WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT COUNT(*) FROM n
        """

    private func withDatabase(readTime: Duration, _ body: (SQLiteDatabase) async throws -> Void) async throws {
        let path = FileManager.default.temporaryDirectory.appending(path: "fangxin-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        let database = try SQLiteDatabase("main.sqlite", in: SQLiteFolder(path), readers: 1, readTime: readTime)
        try await body(database)
        await database.close()
    }

    @Test("A query that takes too long is ended, and the connection reads on")
    func tooLong() async throws {
        try await withDatabase(readTime: .milliseconds(30)) { database in
            let fault = await #expect(throws: StorageFault.self) {
                try await database.read { try $0.rows(Self.endless) }
            }
            #expect(fault?.kind == .timeout)
            let one = try await database.read { try $0.integer("SELECT 1") }
            #expect(one == 1)
        }
    }

    @Test("A query for which nobody waits any more is ended")
    func cancelled() async throws {
        try await withDatabase(readTime: .seconds(60)) { database in
            let reading = Task { try await database.read { try $0.rows(Self.endless) } }
            try await Task.sleep(for: .milliseconds(20))
            reading.cancel()
            await #expect(throws: CancellationError.self) { try await reading.value }
            let one = try await database.read { try $0.integer("SELECT 1") }
            #expect(one == 1)
        }
    }
}
