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
    /// two schemas of one database, the second under a login or a role of its own where one is named.
    static func open(_ configuration: Configuration, now: Instant) async throws -> Stores {
        let stores: Stores
        if let connection = configuration.database {
            stores = try await openPostgres(connection, configuration)
        } else {
            let folder = try SQLiteFolder(configuration.data)
            stores = Stores(
                main: try SQLiteDatabase("main.sqlite", in: folder),
                reporters: try SQLiteDatabase("reporters.sqlite", in: folder))
        }
        do {
            // An import that was cut off may have left indexes unmade, of which a newer schema may speak.
            try await stores.restoreIndexes()
            try await Migrator(Migrations.main).migrate(stores.main, at: now)
            try await Migrator(Migrations.reporters).migrate(stores.reporters, at: now)
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

    private static let schema = "reporters"

    /// The schema is made by whoever signs in for it, and belongs to the role that it is worked on with: nobody else is
    /// granted anything.
    private static func openPostgres(_ connection: String, _ configuration: Configuration) async throws -> Stores {
        let own = configuration.reporterDatabase ?? connection
        var apart = PostgresOptions(own)
        (apart.schema, apart.role) = (schema, configuration.reporterRole)
        let maker = PostgresDatabase(PostgresOptions(own))
        do {
            // Asked first: making a schema takes a right that is not needed once it is there.
            let known = try await maker.read { session in
                try session.integer("SELECT COUNT(*) FROM pg_namespace WHERE nspname = ?", [.text(schema)])
            }
            if known == 0 {
                let owner = configuration.reporterRole.map { " AUTHORIZATION \"\($0)\"" } ?? ""
                try await maker.runBare(["CREATE SCHEMA IF NOT EXISTS \(schema)\(owner)"])
            }
        } catch {
            await maker.close()
            throw error
        }
        await maker.close()
        return Stores(main: PostgresDatabase(PostgresOptions(connection)), reporters: PostgresDatabase(apart))
    }

    /// Whether whoever works on complaints could read the reporters' schema; nothing where both are files of one owner.
    func mainReadsReporters(_ configuration: Configuration) async throws -> Bool? {
        guard configuration.database != nil else { return nil }
        return try await main.read { session in
            try session.integer(
                "SELECT CASE WHEN has_schema_privilege(current_user, ?, 'USAGE') THEN 1 ELSE 0 END",
                [.text(Self.schema)]) == 1
        }
    }
}
