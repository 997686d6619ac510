public import Storage

/// A PostgreSQL database, reached through a pool of connections that each block a thread of their own.
public final class PostgresDatabase: SQLDatabase {
    private let lanes: Lanes
    private let options: PostgresOptions

    /// Connects when the first work comes, so that a server that is down does not stop the start.
    public init(_ options: PostgresOptions) {
        self.options = options
        lanes = Lanes(
            (1...max(options.connections, 1)).map { PostgresLane(options, label: "fangxin.postgres.\($0)") })
    }

    public var dialect: any SQLDialect { PostgresDialect() }

    public func read<Answer: Sendable>(
        _ work: @escaping @Sendable (any SQLSession) throws -> Answer
    ) async throws -> Answer {
        try await lanes.run(.reading, work)
    }

    @discardableResult
    public func write<Answer: Sendable>(
        _ work: @escaping @Sendable (any SQLSession) throws -> Answer
    ) async throws -> Answer {
        try await lanes.run(.writing, work)
    }

    public func vacuum() async throws { try await runBare(["VACUUM FULL ANALYZE"], statementTime: .zero) }

    /// Runs statements that no transaction may hold, on a connection of their own: making and dropping databases.
    public func runBare(_ statements: [String], statementTime: Duration? = nil) async throws {
        var options = options
        if let statementTime { options.statementTime = statementTime }
        let lane = PostgresLane(options, label: "fangxin.postgres.bare")
        try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
            lane.schedule { [options] in
                continuation.resume(
                    with: Result {
                        let connection = try PostgresConnection(options)
                        for statement in statements { try connection.runBare(statement) }
                    })
            }
        }
    }

    public func close() async { await lanes.close() }
}
