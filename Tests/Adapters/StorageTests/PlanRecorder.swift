import Storage

/// A session that also asks for the plan of each query.
final class PlanRecorder: SQLSession {
    private let session: any SQLSession
    private(set) var plans: [String] = []

    init(_ session: any SQLSession) {
        self.session = session
    }

    var dialect: any SQLDialect { session.dialect }

    func execute(_ sql: String, _ values: [SQLValue]) throws -> Int { try session.execute(sql, values) }

    func rows(_ sql: String, _ values: [SQLValue]) throws -> [SQLRow] {
        try record(sql, values)
        return try session.rows(sql, values)
    }

    func each(_ sql: String, _ values: [SQLValue], _ body: (SQLRow) throws -> Bool) throws {
        try record(sql, values)
        try session.each(sql, values, body)
    }

    private func record(_ sql: String, _ values: [SQLValue]) throws {
        let isSQLite = dialect.name == "sqlite"
        let plan = try session.rows((isSQLite ? "EXPLAIN QUERY PLAN " : "EXPLAIN ") + sql, values)
        plans.append(try plan.map { try isSQLite ? $0.text("detail") : $0.text(0) }.joined(separator: "\n") + "\n")
    }

    func attempt<Answer>(_ part: () throws -> Answer) throws -> Answer { try session.attempt(part) }

    func lock(_ name: String) throws { try session.lock(name) }
}
