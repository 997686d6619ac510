import Foundation
import Kernel
import Statutes
import Storage
import StoragePostgres
import StorageSQLite

/// The two stores of an installation: everything, and apart from it who reported what.
struct Stores: Sendable {
    let main: any SQLDatabase
    let reporters: any SQLDatabase

    /// Opens both, and brings their schemas up to date.
    ///
    /// On SQLite they are two files under one folder, of which one process at a time may be the owner; on PostgreSQL
    /// two schemas of one database, the second under a role of its own where one is named.
    static func open(_ configuration: Configuration, now: Instant) async throws -> Stores {
        let stores: Stores
        if let connection = configuration.database {
            var apart = PostgresOptions(connection)
            apart.schema = "reporters"
            apart.role = configuration.reporterRole
            let main = PostgresDatabase(PostgresOptions(connection))
            let owner = configuration.reporterRole.map { " AUTHORIZATION \"\($0)\"" } ?? ""
            try await main.runBare(["CREATE SCHEMA IF NOT EXISTS reporters\(owner)"])
            stores = Stores(main: main, reporters: PostgresDatabase(apart))
        } else {
            let folder = try SQLiteFolder(configuration.data)
            stores = Stores(
                main: try SQLiteDatabase("main.sqlite", in: folder),
                reporters: try SQLiteDatabase("reporters.sqlite", in: folder))
        }
        do {
            try await Migrator(Migrations.main).migrate(stores.main, at: now)
            try await Migrator(Migrations.reporters).migrate(stores.reporters, at: now)
            // An import that was cut off may have left indexes unmade.
            try await stores.restoreIndexes()
        } catch {
            await stores.close()
            throw error
        }
        return stores
    }

    /// Runs an import of about so many orders, putting indexes off meanwhile where that is quicker.
    func pausingIndexes<Answer>(
        for orders: Int, _ work: () async throws -> Answer
    ) async throws -> Answer {
        guard try await PausedIndexes(of: main).isWorthwhile(for: orders, in: "complaint") else {
            return try await work()
        }
        try await PausedIndexes(of: main).pause(on: ["complaint", "respondent", "search_hash"])
        try await PausedIndexes(of: reporters).pause(on: ["report", "reported_party", "search_hash"])
        let answer: Answer
        do {
            answer = try await work()
        } catch {
            // What ended the work is told; whoever opens the stores next makes what is not made here.
            try? await restoreIndexes()
            throw error
        }
        try await restoreIndexes()
        return answer
    }

    private func restoreIndexes() async throws {
        try await PausedIndexes(of: main).restore()
        try await PausedIndexes(of: reporters).restore()
    }

    /// What the installation has taken in beside the law that ships.
    func statutes() async throws -> [Statute] {
        try await SQLBooks<any StatuteBook>(main) { $0 }.read { try $0.statutes() }
    }

    func close() async {
        await main.close()
        await reporters.close()
    }
}
