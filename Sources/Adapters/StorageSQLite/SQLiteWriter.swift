import GRDB
import Storage
import Synchronization

/// The one connection that writes: it takes all works that wait, runs each in a savepoint of one transaction, and
/// tells their callers when the commit is on the disk.
///
/// So many writers share one flush. A single writer waits for nobody: what waits is taken at once.
final class SQLiteWriter: Sendable {
    private struct State {
        var waiting = WaitingLine()
        var isRunning = false
        var isClosed = false
    }

    /// How many works one transaction holds at most: enough that a flush a work costs next to nothing, and no more, so
    /// that other callers make the next ones ready meanwhile instead of all waiting for the same flush.
    private static let groupLimit = 40
    /// After this no further works join a group, so that the first in it does not wait for ever.
    private static let groupTime = Duration.milliseconds(20)

    private let state = Mutex(State())
    private let queue: DatabaseQueue
    private let shelf: StatementShelf
    private let checkpointer: SQLiteCheckpointer
    private let log = LogLength()

    init(_ queue: DatabaseQueue, checkpointer: SQLiteCheckpointer) {
        self.queue = queue
        self.checkpointer = checkpointer
        shelf = queue.inDatabase { StatementShelf($0) }
        log.listen(on: shelf.connection)
    }

    func run<Answer: Sendable>(_ work: @escaping @Sendable (any SQLSession) throws -> Answer) async throws -> Answer {
        try await WaitingWork(.writing, work).answer(enteringBy: enter, leavingBy: leave)
    }

    private func enter(_ work: any PendingWork) {
        let (isClosed, starts) = state.withLock { state in
            if state.isClosed { return (true, false) }
            state.waiting.append(work)
            defer { state.isRunning = true }
            return (false, !state.isRunning)
        }
        if isClosed { work.fail(StorageFault.databaseClosed) }
        if starts { queue.asyncWriteWithoutTransaction { _ in self.drain() } }
    }

    private func leave(_ work: any PendingWork) {
        if state.withLock({ $0.waiting.remove(work) }) { work.fail(CancellationError()) }
    }

    private func drain() {
        while true {
            let group = state.withLock { state in
                let group = state.waiting.popFirst(Self.groupLimit)
                if group.isEmpty { state.isRunning = false }
                return group
            }
            if group.isEmpty { return }
            write(group)
            if checkpointer.advance(frames: log.frames) { SQLiteCheckpointer.copy(on: shelf.connection) }
        }
    }

    /// Runs a group to its flush, and answers those who wait.
    ///
    /// Hardly any work fails, and to guard each by a savepoint costs a copy of every page that it touches: so the group
    /// runs without, and only where one failed it runs again with each work by itself.
    private func write(_ first: [any PendingWork]) {
        var group = first
        do {
            if try runTogether(&group) {
                for work in group { work.succeed() }
                return
            }
            let errors = try runApart(group)
            for (work, error) in zip(group, errors) {
                if let error { work.fail(error) } else { work.succeed() }
            }
        } catch {
            if shelf.isInTransaction { try? shelf.run("ROLLBACK") }
            // Also those that were refused: perhaps for what another in the group wrote, which is now undone.
            for work in group { work.fail(error) }
        }
    }

    /// One transaction of all works, and those that come meanwhile; where one fails nothing is kept, and false comes.
    private func runTogether(_ group: inout [any PendingWork]) throws -> Bool {
        try shelf.run("BEGIN IMMEDIATE")
        let start = ContinuousClock.now
        var done = 0
        while done < group.count {
            guard !group[done].isCancelled, runs(group[done]) else {
                if shelf.isInTransaction { try shelf.run("ROLLBACK") }
                return false
            }
            done += 1
            guard done == group.count, start.duration(to: .now) < Self.groupTime else { continue }
            group += state.withLock { $0.waiting.popFirst(Self.groupLimit - group.count) }
        }
        try shelf.run("COMMIT")
        return true
    }

    private func runs(_ work: any PendingWork) -> Bool {
        do {
            try SQLiteSession(on: shelf, for: work).run()
            return shelf.isInTransaction && !shelf.hasBrokenForeignKey
        } catch {
            return false
        }
    }

    /// One transaction in which each work has a savepoint of its own, and gives the errors of those that failed.
    private func runApart(_ group: [any PendingWork]) throws -> [(any Error)?] {
        try shelf.run("BEGIN IMMEDIATE")
        let errors = try group.map(runInSavepoint)
        try shelf.run("COMMIT")
        return errors
    }

    /// Runs one work and gives the error that concerns it alone; throws what ends the whole transaction.
    private func runInSavepoint(_ work: any PendingWork) throws -> (any Error)? {
        if work.isCancelled { return CancellationError() }
        try shelf.run("SAVEPOINT work")
        do {
            try SQLiteSession(on: shelf, for: work).run()
            if shelf.hasBrokenForeignKey {
                throw StorageFault(.foreignKeyViolation, "a foreign key has no row at the end of the work")
            }
            try shelf.run("RELEASE work")
            return nil
        } catch {
            guard shelf.isInTransaction else { throw error }
            try shelf.run("ROLLBACK TO work")
            try shelf.run("RELEASE work")
            return error
        }
    }

    /// Runs statements that no transaction may hold, after the works at hand.
    func runBare(_ statements: [String]) async throws {
        try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
            queue.asyncWriteWithoutTransaction { _ in
                continuation.resume(with: Result { for sql in statements { try self.shelf.run(sql) } })
            }
        }
    }

    /// Finishes what was taken in and closes the connection; once.
    func close() async {
        state.withLock { $0.isClosed = true }
        await withCheckedContinuation { continuation in
            queue.asyncWriteWithoutTransaction { _ in
                self.shelf.clear()
                self.log.stopListening(on: self.shelf.connection)
                continuation.resume()
            }
        }
        // Only now does nothing more ask for a copy.
        checkpointer.close()
        try? queue.close()
    }
}
