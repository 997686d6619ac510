import GRDB
import Storage

/// One connection that reads, each work on one unmoving view.
final class SQLiteReader: Lane {
    private let queue: DatabaseQueue
    private let shelf: StatementShelf

    init(_ queue: DatabaseQueue) {
        self.queue = queue
        shelf = queue.inDatabase { StatementShelf($0) }
    }

    func schedule(_ body: @escaping @Sendable () -> Void) { queue.asyncWriteWithoutTransaction { _ in body() } }

    func perform(_ work: any PendingWork) {
        do {
            try shelf.run("BEGIN DEFERRED")
            try SQLiteSession(on: shelf, for: work).run()
            try shelf.run("COMMIT")
        } catch {
            if shelf.isInTransaction { try? shelf.run("ROLLBACK") }
            return work.fail(error)
        }
        work.succeed()
    }

    func shut() { shelf.clear() }

    /// Closes the connection; after the last work.
    func close() { try? queue.close() }
}
