public import Kernel

/// The books of one desk, kept in a SQL database.
public struct SQLBooks<Book>: Books {
    private let database: any SQLDatabase
    private let open: @Sendable (SQLBook) -> Book

    /// Books in a database, opened as the type the desk knows: `SQLBooks<any ComplaintBook>(database) { $0 }`.
    public init(_ database: any SQLDatabase, open: @escaping @Sendable (SQLBook) -> Book) {
        self.database = database
        self.open = open
    }

    public func read<Answer: Sendable>(_ work: @escaping @Sendable (Book) throws -> Answer) async throws -> Answer {
        try await database.read { [open] session in try work(open(SQLBook(session: session))) }
    }

    public func write<Answer: Sendable>(_ work: @escaping @Sendable (Book) throws -> Answer) async throws -> Answer {
        try await database.write { [open] session in try work(open(SQLBook(session: session))) }
    }
}

/// Everything the desks read and write, over one transaction; each feature's folder adds its part.
public struct SQLBook {
    let session: any SQLSession

    public init(session: any SQLSession) {
        self.session = session
    }
}
