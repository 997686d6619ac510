import Storage

/// One work's view of a connection.
final class SQLiteSession: SQLSession {
    private let shelf: StatementShelf
    private let work: any PendingWork
    private var failure: StorageFault?
    private var hasEnded = false

    init(on shelf: StatementShelf, for work: any PendingWork) {
        self.shelf = shelf
        self.work = work
    }

    var dialect: any SQLDialect { SQLiteDialect() }

    /// Runs the work, and throws also where it let a failed statement pass in silence.
    func run() throws {
        defer { hasEnded = true }
        try work.run(on: self)
        if let failure { throw failure }
    }

    func execute(_ sql: String, _ values: [SQLValue]) throws -> Int {
        try remembering {
            let statement = try ready(sql, values)
            defer { statement.reset() }
            while try statement.step() {}
            return statement.changes
        }
    }

    func rows(_ sql: String, _ values: [SQLValue]) throws -> [SQLRow] {
        try remembering {
            let statement = try ready(sql, values)
            defer { statement.reset() }
            var rows: [SQLRow] = []
            while try statement.step() { rows.append(statement.row()) }
            return rows
        }
    }

    func each(_ sql: String, _ values: [SQLValue], _ body: (SQLRow) throws -> Bool) throws {
        let statement = try remembering { try ready(sql, values) }
        statement.isInUse = true
        defer {
            statement.reset()
            statement.isInUse = false
        }
        while try remembering({ try statement.step() }) {
            if work.mayStop { throw CancellationError() }
            guard try body(statement.row()) else { return }
        }
    }

    @discardableResult
    func attempt<Answer>(_ part: () throws -> Answer) throws -> Answer {
        try remembering { try shelf.run("SAVEPOINT part") }
        do {
            let answer = try part()
            if let failure { throw failure }
            try remembering { try shelf.run("RELEASE part") }
            return answer
        } catch {
            if shelf.isInTransaction {
                failure = nil
                try remembering {
                    try shelf.run("ROLLBACK TO part")
                    try shelf.run("RELEASE part")
                }
            }
            throw error
        }
    }

    func lock(_ name: String) throws {}

    private func ready(_ sql: String, _ values: [SQLValue]) throws -> ShelvedStatement {
        if hasEnded { throw StorageFault.sessionEnded }
        if let failure { throw failure }
        let statement = try shelf.statement(sql)
        do {
            try statement.bind(values)
        } catch {
            statement.reset()
            throw error
        }
        return statement
    }

    private func remembering<Answer>(_ call: () throws -> Answer) throws -> Answer {
        do {
            return try call()
        } catch let fault as StorageFault {
            failure = failure ?? fault
            throw fault
        }
    }
}
