import Storage

/// One work's view of a connection.
final class PostgresSession: SQLSession {
    /// How many rows of a long answer are held at once.
    private static let fetchCount = 500

    private let connection: PostgresConnection
    private let work: any PendingWork
    private var failure: StorageFault?
    private var hasEnded = false
    private var cursorCount = 0

    init(on connection: PostgresConnection, for work: any PendingWork) {
        self.connection = connection
        self.work = work
    }

    var dialect: any SQLDialect { PostgresDialect() }

    /// Runs the work, and throws also where it let a failed statement pass in silence.
    func run() throws {
        defer { hasEnded = true }
        do {
            try work.run(on: self)
        } catch {
            // What the work made of a conflict does not matter: it is run again.
            if let failure, failure.isConflict { throw failure }
            throw error
        }
        if let failure { throw failure }
    }

    func execute(_ sql: String, _ values: [SQLValue]) throws -> Int {
        try remembering { try connection.run(sql, values).result.changes }
    }

    func rows(_ sql: String, _ values: [SQLValue]) throws -> [SQLRow] {
        let (result, columns) = try remembering { try connection.run(sql, values) }
        return (0..<result.rowCount).map { result.row($0, columns) }
    }

    /// A query goes through a cursor, so that its body may run other statements meanwhile.
    func each(_ sql: String, _ values: [SQLValue], _ body: (SQLRow) throws -> Bool) throws {
        guard SQLText.isQuery(sql) else {
            for row in try rows(sql, values) where try !body(row) { return }
            return
        }
        cursorCount += 1
        let cursor = "cursor\(cursorCount)"
        try remembering { _ = try connection.runOnce("DECLARE \(cursor) NO SCROLL CURSOR FOR \(sql)", values) }
        try fetchAll(from: cursor, body)
        try remembering { try connection.runBare("CLOSE \(cursor)") }
    }

    private func fetchAll(from cursor: String, _ body: (SQLRow) throws -> Bool) throws {
        var columns: SQLColumns?
        while true {
            let result = try remembering {
                try connection.runOnce("FETCH \(Self.fetchCount) FROM \(cursor)", [])
            }
            let names = columns ?? SQLColumns(result.names)
            columns = names
            for index in 0..<result.rowCount {
                if work.mayStop { throw CancellationError() }
                guard try body(result.row(index, names)) else { return }
            }
            if result.rowCount < Self.fetchCount { return }
        }
    }

    @discardableResult
    func attempt<Answer>(_ part: () throws -> Answer) throws -> Answer {
        try remembering { try connection.runBare("SAVEPOINT part") }
        do {
            let answer = try part()
            if let failure { throw failure }
            try remembering { try connection.runBare("RELEASE part") }
            return answer
        } catch {
            // After these the transaction is lost as a whole.
            if let failure, failure.isConflict || connection.isBroken { throw failure }
            failure = nil
            try remembering {
                try connection.runBare("ROLLBACK TO part")
                try connection.runBare("RELEASE part")
            }
            throw error
        }
    }

    func lock(_ name: String) throws {
        _ = try rows("SELECT pg_advisory_xact_lock(hashtextextended(?, 0))", [.text(name)])
    }

    private func remembering<Answer>(_ call: () throws -> Answer) throws -> Answer {
        if hasEnded { throw StorageFault.sessionEnded }
        if let failure { throw failure }
        do {
            return try call()
        } catch let fault as StorageFault {
            failure = fault
            throw fault
        }
    }
}
