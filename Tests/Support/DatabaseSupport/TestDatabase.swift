import Foundation
import Kernel
public import Storage
import StoragePostgres
import StorageSQLite

/// A kind of database that tests can be run on here.
///
/// SQLite always; PostgreSQL where `TEST_POSTGRES` holds a connection string of a role that may make databases.
public struct TestDatabase: Sendable, CustomStringConvertible {
    public let description: String
    private let make: @Sendable ([Migration]) async throws -> FreshDatabase

    /// The kinds that are reachable, as arguments for a parameterised suite.
    public static var reachable: [TestDatabase] {
        [.sqlite] + (postgresConnection.map { [.postgres($0)] } ?? [])
    }

    /// What `TEST_POSTGRES` holds.
    public static var postgresConnection: String? { ProcessInfo.processInfo.environment["TEST_POSTGRES"] }

    /// A database of its own with these migrations taken; gone with the closure's end.
    public func withFresh<Answer: Sendable>(
        migrations: [Migration] = [], _ body: (any SQLDatabase) async throws -> Answer
    ) async throws -> Answer {
        let fresh = try await fresh(migrations: migrations)
        do {
            let answer = try await body(fresh.database)
            await fresh.drop()
            return answer
        } catch {
            await fresh.drop()
            throw error
        }
    }

    /// A database of its own with these migrations taken, for the caller to drop.
    public func fresh(migrations: [Migration] = []) async throws -> FreshDatabase { try await make(migrations) }

    /// The moment at which test migrations are said to have been taken.
    static let migratedAt = Instant(microseconds: 1_776_211_200_000_000)

    private static let sqlite = TestDatabase(description: "SQLite") { migrations in
        let folder = FileManager.default.temporaryDirectory.appending(path: "fangxin-\(UUID().uuidString)").path
        let database = try SQLiteDatabase("test.sqlite", in: SQLiteFolder(folder))
        try await Migrator(migrations).migrate(database, at: migratedAt)
        return FreshDatabase(database) { try? FileManager.default.removeItem(atPath: folder) }
    }

    private static func postgres(_ connection: String) -> TestDatabase {
        TestDatabase(description: "PostgreSQL") { migrations in
            let template = try await PostgresTemplates.shared.template(for: migrations, at: connection)
            let name = "fangxin_test_\(UUID().uuidString.lowercased().filter { $0 != "-" })"
            let owner = PostgresDatabase(PostgresOptions(connection))
            try await owner.runBare(["CREATE DATABASE \(name) TEMPLATE \(template)"])
            let database = PostgresDatabase(PostgresOptions(PostgresTemplates.connection(connection, to: name)))
            return FreshDatabase(database) {
                try? await owner.runBare(["DROP DATABASE IF EXISTS \(name) WITH (FORCE)"])
                await owner.close()
            }
        }
    }

    private init(
        description: String, make: @escaping @Sendable ([Migration]) async throws -> FreshDatabase
    ) {
        self.description = description
        self.make = make
    }
}

/// A database that one test or suite has for itself.
public struct FreshDatabase: Sendable {
    public let database: any SQLDatabase
    private let remove: @Sendable () async -> Void

    init(_ database: any SQLDatabase, remove: @escaping @Sendable () async -> Void) {
        self.database = database
        self.remove = remove
    }

    /// Closes the database and removes all of it.
    public func drop() async {
        await database.close()
        await remove()
    }
}
