import DatabaseSupport
import Kernel
import Storage
import Testing

@Suite("Books in a database")
struct SQLBooksTests {
    private struct Opened: Sendable { let isOpen: Bool }

    @Test("A desk's work gets its book, within one transaction", arguments: TestDatabase.reachable)
    func opens(kind: TestDatabase) async throws {
        try await kind.withFresh { database in
            let books: any Books<Opened> = SQLBooks(database) { _ in Opened(isOpen: true) }
            let (read, written) = (try await books.read { $0.isOpen }, try await books.write { $0.isOpen })
            #expect(read && written)
            await #expect(throws: CancellationError.self) { try await books.write { _ in throw CancellationError() } }
        }
    }
}
