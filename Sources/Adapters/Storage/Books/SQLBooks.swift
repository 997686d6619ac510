public import Kernel
public import Ledger

/// The books of one desk, kept in a SQL database.
public struct SQLBooks<Book>: Books {
    private let database: any SQLDatabase
    private let chain: String
    private let open: @Sendable (SQLBook) -> Book

    /// Books in a database, opened as the type the desk knows: `SQLBooks<any ComplaintBook>(database) { $0 }`.
    ///
    /// `chain` names the store's chain of entries: `main`, or that of the reporters' store.
    public init(
        _ database: any SQLDatabase, chain: String = LedgerChain.main, open: @escaping @Sendable (SQLBook) -> Book
    ) {
        self.database = database
        self.chain = chain
        self.open = open
    }

    public func read<Answer: Sendable>(_ work: @escaping @Sendable (Book) throws -> Answer) async throws -> Answer {
        try await database.read { [open, chain] session in
            try work(open(SQLBook(session: session, chain: chain)))
        }
    }

    public func write<Answer: Sendable>(_ work: @escaping @Sendable (Book) throws -> Answer) async throws -> Answer {
        try await database.write { [open, chain] session in
            try work(open(SQLBook(session: session, chain: chain)))
        }
    }
}

/// Everything the desks read and write, over one transaction; each feature's folder adds its part.
public struct SQLBook {
    let session: any SQLSession
    /// The name of the store's chain of entries.
    let chain: String

    public init(session: any SQLSession, chain: String = LedgerChain.main) {
        self.session = session
        self.chain = chain
    }
}
