/// What a desk reads and writes: each call is one piece of work in one transaction.
///
/// The work is synchronous, so that nothing waits while a transaction is open. It may run again when the store asks
/// for it (a serialisation conflict), so it must not touch anything but its book.
public protocol Books<Book>: Sendable {
    associatedtype Book

    func read<Answer: Sendable>(_ work: @escaping @Sendable (Book) throws -> Answer) async throws -> Answer

    /// All that the work wrote is durable when this returns, and nothing of it is kept when it throws.
    func write<Answer: Sendable>(_ work: @escaping @Sendable (Book) throws -> Answer) async throws -> Answer
}
