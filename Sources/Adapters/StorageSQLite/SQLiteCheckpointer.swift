import GRDB
import GRDBSQLite
import Synchronization

/// Copies the write-ahead log into the database beside the writer, so that no writer waits for a long copy.
///
/// It copies what the log holds while the writer goes on; what came meanwhile is little, and the writer copies that
/// itself between two transactions, after which the log begins anew.
final class SQLiteCheckpointer: Sendable {
    private enum Phase {
        case idle
        case copying
        /// Copied but for what was written meanwhile.
        case nearlyDone
    }

    private struct State {
        var phase = Phase.idle
        /// The length of the log up to which all is copied: a reader may have kept it from beginning anew.
        var copied = 0
        /// How many pages the log gathers before they are copied.
        var least = leastFrames.lowerBound
    }

    /// Bounds of the pages that the log gathers before they are copied: enough that a page written often is copied once,
    /// few enough that opening after a crash takes a second at most.
    private static let leastFrames = 4000...65_000
    /// A larger database has more pages that are written often: the log may be this part of it.
    private static let part = 8

    private let queue: DatabaseQueue
    private let state = Mutex(State())

    init(_ queue: DatabaseQueue) {
        self.queue = queue
    }

    /// Told by the writer after each commit how many pages the log holds; whether the writer is to copy the rest now.
    func advance(frames: Int) -> Bool {
        let (starts, finishes) = state.withLock { state -> (Bool, Bool) in
            switch state.phase {
            case .copying: return (false, false)
            case .nearlyDone:
                state.phase = .idle
                state.copied = frames
                return (false, true)
            case .idle:
                if frames < state.copied { state.copied = 0 }
                guard frames - state.copied >= state.least else { return (false, false) }
                state.phase = .copying
                return (true, false)
            }
        }
        if starts {
            queue.asyncWriteWithoutTransaction { database in
                Self.copy(on: database.sqliteConnection)
                let pages = (try? Int.fetchOne(database, sql: "PRAGMA page_count")) ?? 0
                self.state.withLock { state in
                    state.phase = .nearlyDone
                    state.least = min(max(pages / Self.part, Self.leastFrames.lowerBound), Self.leastFrames.upperBound)
                }
            }
        }
        return finishes
    }

    /// Copies what can be copied without anybody waiting; what cannot is copied another time.
    static func copy(on connection: OpaquePointer?) {
        sqlite3_wal_checkpoint_v2(connection, nil, SQLITE_CHECKPOINT_PASSIVE, nil, nil)
    }

    /// Closes the connection after the copy at hand.
    func close() { try? queue.close() }
}

/// How many pages the write-ahead log of a connection holds, heard from SQLite after each commit.
///
/// `@unchecked Sendable`: `frames` is written by SQLite's call and read by the writer, both on the queue of the
/// connection.
final class LogLength: @unchecked Sendable {
    private(set) var frames = 0

    /// Listens on a connection for as long as this lives; SQLite's own copying at a commit ends with that.
    func listen(on connection: OpaquePointer?) {
        sqlite3_wal_hook(
            connection,
            { context, _, _, frames in
                if let context { Unmanaged<LogLength>.fromOpaque(context).takeUnretainedValue().frames = Int(frames) }
                return SQLITE_OK
            }, Unmanaged.passUnretained(self).toOpaque())
    }

    func stopListening(on connection: OpaquePointer?) { sqlite3_wal_hook(connection, nil, nil) }
}
