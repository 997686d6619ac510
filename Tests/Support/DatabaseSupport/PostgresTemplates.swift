import Foundation
import Storage
import StoragePostgres

/// Databases in which a list of migrations has been taken once, to be copied for each suite.
actor PostgresTemplates {
    static let shared = PostgresTemplates()

    private var templates: [String: Task<String, any Error>] = [:]

    /// The connection string, leading to another database of the same server.
    static func connection(_ connection: String, to database: String) -> String {
        // In a string of keywords the last mention of one counts.
        "\(connection) dbname=\(database)"
    }

    func template(for migrations: [Migration], at connection: String) async throws -> String {
        let key = migrations.map { $0.name + $0.digest }.joined()
        if let known = templates[key] { return try await known.value }
        let name = "fangxin_template_\(UUID().uuidString.lowercased().filter { $0 != "-" })"
        let task = Task {
            let owner = PostgresDatabase(PostgresOptions(connection))
            try await owner.runBare([
                "CREATE DATABASE \(name) TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C'"
            ])
            var options = PostgresOptions(Self.connection(connection, to: name))
            options.connections = 1
            let database = PostgresDatabase(options)
            try await Migrator(migrations).migrate(database, at: TestDatabase.migratedAt)
            await database.close()
            await owner.close()
            return name
        }
        templates[key] = task
        return try await task.value
    }
}
