import GRDB
public import Storage
import Synchronization

/// A database in one file of a folder: one connection that writes in groups, and some that read beside it.
///
/// Write-ahead log, `synchronous = FULL`: what a caller is told to be kept survives the loss of power.
public final class SQLiteDatabase: SQLDatabase {
    private let folder: SQLiteFolder
    private let writer: SQLiteWriter
    private let readers: [SQLiteReader]
    private let lanes: Lanes
    private let isClosed = Mutex(false)

    /// Opens a file of the folder, making it where there is none.
    ///
    /// The database holds the folder, and so its lock, until it is closed.
    ///
    /// - Parameters:
    ///   - file: The file's name within the folder.
    ///   - folder: The folder, held by this process.
    ///   - count: How many connections read side by side.
    ///   - readTime: The longest that one work may read.
    /// - Throws: `StorageFault` where the file cannot be opened or is no database.
    public init(
        _ file: String, in folder: SQLiteFolder, readers count: Int = 4, readTime: Duration = .seconds(30)
    ) throws {
        self.folder = folder
        try folder.enter()
        do {
            let path = try folder.file(file)
            writer = SQLiteWriter(
                try DatabaseQueue(path: path, configuration: Self.configuration(file, reads: false)),
                checkpointer: SQLiteCheckpointer(
                    try DatabaseQueue(path: path, configuration: Self.configuration(file, reads: false))))
            readers = try (0..<max(count, 1))
                .map { _ in
                    SQLiteReader(
                        try DatabaseQueue(path: path, configuration: Self.configuration(file, reads: true)),
                        limit: readTime)
                }
        } catch {
            folder.leave()
            throw (error as? DatabaseError).map(StorageFault.of) ?? error
        }
        lanes = Lanes(readers)
    }

    public var dialect: any SQLDialect { SQLiteDialect() }

    public func read<Answer: Sendable>(
        _ work: @escaping @Sendable (any SQLSession) throws -> Answer
    ) async throws -> Answer {
        try await lanes.run(.reading, work)
    }

    @discardableResult
    public func write<Answer: Sendable>(
        _ work: @escaping @Sendable (any SQLSession) throws -> Answer
    ) async throws -> Answer {
        try await writer.run(work)
    }

    public func vacuum() async throws { try await writer.runBare(["VACUUM", "PRAGMA wal_checkpoint(TRUNCATE)"]) }

    public func close() async {
        let isFirst = isClosed.withLock { isClosed in
            defer { isClosed = true }
            return !isClosed
        }
        guard isFirst else { return }
        await lanes.close()
        for reader in readers { reader.close() }
        // The last to close empties the write-ahead log into the file.
        await writer.close()
        folder.leave()
    }

    /// How long a connection waits for a foreign program that holds the file.
    private static let busySeconds = 10.0

    /// KiB of pages that a connection keeps: the one that writes touches pages all over its indexes.
    private static let writerCache = 131_072
    private static let readerCache = 32_768

    private static func configuration(_ file: String, reads: Bool) -> Configuration {
        var configuration = Configuration()
        configuration.label = "fangxin.\(file)"
        configuration.readonly = reads
        configuration.foreignKeysEnabled = true
        configuration.busyMode = .timeout(busySeconds)
        configuration.allowsUnsafeTransactions = true
        configuration.prepareDatabase { database in
            if !reads {
                try database.execute(sql: "PRAGMA journal_mode = WAL")
                try database.execute(sql: "PRAGMA synchronous = FULL")
                // What a burst of writing has made longer is cut again.
                try database.execute(sql: "PRAGMA journal_size_limit = 268435456")
            }
            // The undo pages of savepoints stay in memory, and LIKE tells case apart as in PostgreSQL.
            try database.execute(sql: "PRAGMA temp_store = MEMORY")
            try database.execute(sql: "PRAGMA cache_size = -\(reads ? readerCache : writerCache)")
            try database.execute(sql: "PRAGMA case_sensitive_like = ON")
        }
        return configuration
    }
}
