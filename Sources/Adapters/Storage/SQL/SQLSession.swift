/// A database within one transaction: what a book runs its SQL on.
///
/// Marks are `?` in both databases. A session belongs to the work it was given to and must not outlive it.
///
/// After a statement has failed the session answers every further one with the same fault and the transaction is not
/// kept, as PostgreSQL does it; a failure that the work can live with belongs in ``attempt(_:)``.
public protocol SQLSession: AnyObject {
    var dialect: any SQLDialect { get }

    /// Runs a statement and tells how many rows it inserted, updated or deleted.
    @discardableResult
    func execute(_ sql: String, _ values: [SQLValue]) throws -> Int

    /// Runs a statement and gives all rows of its answer.
    func rows(_ sql: String, _ values: [SQLValue]) throws -> [SQLRow]

    /// Runs a query and hands over row by row, without holding the whole answer, until the body says `false`.
    ///
    /// The body may run other statements on the session.
    func each(_ sql: String, _ values: [SQLValue], _ body: (SQLRow) throws -> Bool) throws

    /// Runs a part of the work that may fail without the rest: when it throws, what it wrote is undone, the session is
    /// as before, and the error is passed on.
    @discardableResult
    func attempt<Answer>(_ part: () throws -> Answer) throws -> Answer

    /// Waits until no other transaction holds the lock of this name, and holds it until the transaction ends.
    ///
    /// For what must be written one after another, as the links of a chain: where there is one writer anyway it is
    /// nothing.
    func lock(_ name: String) throws
}

extension SQLSession {
    /// The first row of an answer, or nothing.
    public func first(_ sql: String, _ values: [SQLValue] = []) throws -> SQLRow? {
        try rows(sql, values).first
    }

    /// The first row's value of one shape, or nothing where there is no row.
    public func first<Value>(
        _ sql: String, _ values: [SQLValue] = [], _ read: (SQLRow) throws -> Value
    ) throws -> Value? {
        try first(sql, values).map(read)
    }

    /// All rows, each read into a value.
    public func all<Value>(_ sql: String, _ values: [SQLValue] = [], _ read: (SQLRow) throws -> Value) throws -> [Value]
    {
        try rows(sql, values).map(read)
    }

    /// The one integer that a query such as `SELECT COUNT(*)` answers with.
    public func integer(_ sql: String, _ values: [SQLValue] = []) throws -> Int64 {
        guard let row = try first(sql, values) else {
            throw SQLShapeError(column: "0", expected: "a row", found: "none")
        }
        return try row.integer(0)
    }

    @discardableResult
    public func execute(_ sql: String) throws -> Int { try execute(sql, []) }

    public func rows(_ sql: String) throws -> [SQLRow] { try rows(sql, []) }
}
