/// A database that runs pieces of work, each in one transaction, on threads of its own.
public protocol SQLDatabase: AnyObject, Sendable {
    var dialect: any SQLDialect { get }

    /// Runs a work that only reads, on one unmoving view of what was committed before.
    func read<Answer: Sendable>(_ work: @escaping @Sendable (any SQLSession) throws -> Answer) async throws -> Answer

    /// Runs a work and returns when all it wrote is durable; nothing of it is kept when it throws.
    ///
    /// A task cancelled while its work still waits is answered with `CancellationError` and the work never runs; once
    /// begun, it is brought to its end.
    @discardableResult
    func write<Answer: Sendable>(_ work: @escaping @Sendable (any SQLSession) throws -> Answer) async throws -> Answer

    /// Gives the space of deleted rows back to the system, holding up all writers meanwhile.
    func vacuum() async throws

    /// Finishes the works at hand, refuses further ones and lets go of files and connections.
    func close() async
}
