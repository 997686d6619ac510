public import Kernel

/// Brings a database's schema to where the program wants it, and refuses one it would do harm to.
///
/// Each step is one transaction, recorded with its digest and time. Several servers may start at once: a lock lets
/// each step be taken by one of them, and the others find it taken.
public struct Migrator: Sendable {
    private let migrations: [Migration]

    /// A migrator for one store's list of steps, in the order in which they are taken.
    public init(_ migrations: [Migration]) {
        self.migrations = migrations
    }

    /// Takes all steps that are missing and gives their names.
    ///
    /// - Throws: `Refusal` where the database was made by a newer program or a step was changed after it was taken.
    @discardableResult
    public func migrate(_ database: any SQLDatabase, at now: Instant) async throws -> [String] {
        try await database.write { session in
            try session.lock(Self.lockName)
            try session.execute(session.dialect.schema(Self.table))
            try check(Self.taken(session))
        }
        var names: [String] = []
        for migration in migrations {
            let isNew = try await database.write { session in
                try session.lock(Self.lockName)
                guard try Self.taken(session)[migration.name] == nil else { return false }
                for statement in migration.statements(for: session.dialect) { try session.execute(statement) }
                try session.execute(
                    "INSERT INTO migration (name, digest, applied_at) VALUES (?, ?, ?)",
                    [.text(migration.name), .text(migration.digest), SQLValue(now)])
                return true
            }
            if isNew { names.append(migration.name) }
        }
        return names
    }

    /// The names of the steps not yet taken, changing nothing.
    ///
    /// - Throws: `Refusal` as ``migrate(_:at:)``.
    public func missing(in database: any SQLDatabase) async throws -> [String] {
        let taken = try await database.read { session in
            let tables = try session.all(session.dialect.columnsQuery) { try $0.text("table_name") }
            return tables.contains("migration") ? try Self.taken(session) : [:]
        }
        try check(taken)
        return migrations.map(\.name).filter { taken[$0] == nil }
    }

    private static let lockName = "fangxin.migration"
    private static let table = """
        CREATE TABLE IF NOT EXISTS migration (
            name TEXT NOT NULL PRIMARY KEY, digest TEXT NOT NULL, applied_at BIGINT NOT NULL)
        """

    private static func taken(_ session: any SQLSession) throws -> [String: String] {
        let pairs = try session.all("SELECT name, digest FROM migration") {
            (try $0.text("name"), try $0.text("digest"))
        }
        return Dictionary(pairs) { _, last in last }
    }

    private func check(_ taken: [String: String]) throws {
        let known = Dictionary(migrations.map { ($0.name, $0.digest) }) { _, last in last }
        for (name, digest) in taken.sorted(by: { $0.key < $1.key }) {
            guard let expected = known[name] else { throw Refusal.databaseNewerThanProgram(name) }
            guard expected == digest else { throw Refusal.migrationChanged(name) }
        }
    }
}
