import GRDB
import Storage

/// One connection that reads, each work on one unmoving view.
final class SQLiteReader: Lane {
    private let queue: DatabaseQueue
    private let shelf: StatementShelf
    private let watch: StatementWatch

    init(_ queue: DatabaseQueue, limit: Duration) {
        self.queue = queue
        (shelf, watch) = queue.inDatabase {
            (StatementShelf($0), StatementWatch(on: $0.sqliteConnection, limit: limit))
        }
    }

    func schedule(_ body: @escaping @Sendable () -> Void) { queue.asyncWriteWithoutTransaction { _ in body() } }

    func perform(_ work: any PendingWork) {
        do {
            try shelf.run("BEGIN DEFERRED")
            watch.begin(work)
            defer { watch.finish() }
            try SQLiteSession(on: shelf, for: work).run()
        } catch {
            endTransaction()
            return work.fail(work.mayStop ? CancellationError() : error)
        }
        endTransaction()
        work.succeed()
    }

    /// There is nothing to keep, and nothing that could be lost.
    private func endTransaction() {
        if shelf.isInTransaction { try? shelf.run("ROLLBACK") }
    }

    func shut() { shelf.clear() }

    /// Closes the connection; after the last work.
    func close() { try? queue.close() }
}
