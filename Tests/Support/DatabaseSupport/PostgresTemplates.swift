import Crypto
import Foundation
import Kernel
import Storage
import StoragePostgres

/// Databases in which a list of migrations has been taken once, to be copied for each suite.
///
/// They are named by what was taken, and stay for the next run of the tests.
actor PostgresTemplates {
    static let shared = PostgresTemplates()

    private var templates: [String: Task<Void, any Error>] = [:]

    /// The connection string, leading to another database of the same server.
    static func connection(_ connection: String, to database: String) -> String {
        // In a string of keywords the last mention of one counts.
        "\(connection) dbname=\(database)"
    }

    func template(for migrations: [Migration], at connection: String) async throws -> String {
        let text = migrations.map { $0.name + $0.digest }.joined(separator: " ")
        let name = "fangxin_template_" + Hex.text(Array(SHA256.hash(data: Array(text.utf8)).prefix(10)))
        let task = templates[name] ?? Task { try await Self.make(name, migrations, at: connection) }
        templates[name] = task
        try await task.value
        return name
    }

    private static func make(_ name: String, _ migrations: [Migration], at connection: String) async throws {
        let owner = PostgresDatabase(PostgresOptions(connection))
        let known = try await owner.read { session in
            try session.integer("SELECT COUNT(*) FROM pg_database WHERE datname = ?", [.text(name)])
        }
        if known == 0 {
            // Made under another name, so that the template is never seen half made, nor made by two.
            let draft = "fangxin_draft_\(UUID().uuidString.lowercased().filter { $0 != "-" })"
            try await owner.runBare([
                "CREATE DATABASE \(draft) TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C'"
            ])
            let database = PostgresDatabase(PostgresOptions(Self.connection(connection, to: draft)))
            try await Migrator(migrations).migrate(database, at: TestDatabase.migratedAt)
            await database.close()
            do {
                try await owner.runBare(["ALTER DATABASE \(draft) RENAME TO \(name)"])
            } catch let fault as StorageFault where fault.code == "42P04" {
                try await owner.runBare(["DROP DATABASE \(draft) WITH (FORCE)"])
            }
        }
        await owner.close()
    }
}
