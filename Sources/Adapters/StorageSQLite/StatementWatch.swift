import GRDBSQLite
import Storage

/// Ends the statements of a reading work for which nobody waits any more, or which takes too long.
///
/// SQLite asks it every so many steps of its machine, on the thread that runs the statement; so nothing can hit the
/// next work by mistake, as an interruption from another thread could.
///
/// `@unchecked Sendable`: touched only on the serial queue of its connection.
final class StatementWatch: @unchecked Sendable {
    /// Some tenths of a millisecond of work.
    private static let steps: Int32 = 20_000

    private let limit: Duration
    private var work: (any PendingWork)?
    private var end = ContinuousClock.now

    /// A watch on a connection, which must not run statements after the watch is gone.
    init(on connection: OpaquePointer?, limit: Duration) {
        self.limit = limit
        sqlite3_progress_handler(
            connection, Self.steps,
            { context in
                guard let context else { return 0 }
                return Unmanaged<StatementWatch>.fromOpaque(context).takeUnretainedValue().mustEnd ? 1 : 0
            }, Unmanaged.passUnretained(self).toOpaque())
    }

    private var mustEnd: Bool {
        guard let work else { return false }
        return work.mayStop || ContinuousClock.now > end
    }

    func begin(_ work: any PendingWork) {
        self.work = work
        end = ContinuousClock.now + limit
    }

    func finish() { work = nil }
}
