/// How a PostgreSQL database is reached and used.
public struct PostgresOptions: Sendable {
    /// How strictly works that write are kept apart.
    public enum Isolation: String, Sendable {
        /// Each statement sees what was committed before it; what must not be raced is locked by name.
        case readCommitted = "READ COMMITTED"
        /// As if one ran after another; conflicts are run again.
        case serializable = "SERIALIZABLE"
    }

    /// libpq's connection string or URI, passed on whole: several hosts, `target_session_attrs`, certificates.
    public var connection: String
    /// How many connections are held at most; each has a thread of its own.
    public var connections = 8
    /// The role to act as after connecting, where it is not the one that signed in.
    public var role: String?
    /// The schema to work in, where it is not the role's own: a store of its own in the same database.
    public var schema: String?
    public var isolation = Isolation.readCommitted
    /// The longest that one statement may take.
    public var statementTime = Duration.seconds(30)
    /// The longest that a statement waits for a row or a lock that another transaction holds.
    public var lockTime = Duration.seconds(10)

    public init(_ connection: String) {
        self.connection = connection
    }

    /// The statements that make a new connection ready.
    var preparation: [String] {
        var statements = [
            "SET statement_timeout = \(statementTime.milliseconds)", "SET lock_timeout = \(lockTime.milliseconds)",
            // A work is synchronous: a transaction that idles belongs to a process that hangs.
            "SET idle_in_transaction_session_timeout = \(statementTime.milliseconds + lockTime.milliseconds)",
        ]
        if let role { statements.append("SET ROLE \(quoted(role))") }
        if let schema { statements.append("SET search_path = \(quoted(schema))") }
        return statements
    }

    private func quoted(_ name: String) -> String {
        "\"" + name.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
    }
}

extension Duration {
    fileprivate var milliseconds: Int64 { components.seconds * 1000 + components.attoseconds / 1_000_000_000_000_000 }
}
