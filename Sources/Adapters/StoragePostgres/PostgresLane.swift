import Dispatch
import Glibc
import Storage

/// One connection and the thread that waits for it; it is made when first needed, and anew when it broke.
///
/// `@unchecked Sendable`: `connection` is touched only on `queue`.
final class PostgresLane: Lane, @unchecked Sendable {
    /// A work that lost to another transaction is run again at most so often.
    private static let conflictLimit = 8
    /// A work whose connection broke before it was kept is run again so often: once for a connection that went stale
    /// in the pool, once for a server that is just coming back.
    private static let reconnectLimit = 2

    private let queue: DispatchQueue
    private let options: PostgresOptions
    private var connection: PostgresConnection?

    init(_ options: PostgresOptions, label: String) {
        self.options = options
        queue = DispatchQueue(label: label, qos: .userInitiated)
    }

    func schedule(_ body: @escaping @Sendable () -> Void) { queue.async(execute: body) }

    func perform(_ work: any PendingWork) {
        var conflicts = 0
        var reconnects = 0
        while true {
            do {
                let connection = try connected()
                try runOnce(work, on: connection)
                return work.succeed()
            } catch let fault as StorageFault {
                let wasBroken = connection.map { $0.isBroken || isDemoted(fault, work) } ?? false
                if wasBroken { connection = nil }
                if fault.isConflict, conflicts < Self.conflictLimit {
                    conflicts += 1
                    pause(conflicts)
                } else if fault.isStalePlan, conflicts < Self.conflictLimit {
                    // One more run with fresh statements, and no other.
                    conflicts = Self.conflictLimit
                    connection?.forgetStatements()
                } else if wasBroken, fault.kind != .outcomeUnknown, reconnects < Self.reconnectLimit {
                    reconnects += 1
                } else {
                    return work.fail(fault)
                }
            } catch {
                if connection?.isBroken ?? false { connection = nil }
                return work.fail(error)
            }
        }
    }

    func shut() { connection = nil }

    private func connected() throws -> PostgresConnection {
        if let connection { return connection }
        let new = try PostgresConnection(options)
        connection = new
        return new
    }

    /// One transaction, from its begin until it is kept or undone.
    private func runOnce(_ work: any PendingWork, on connection: PostgresConnection) throws {
        try connection.runBare(begin(work))
        do {
            try PostgresSession(on: connection, for: work).run()
            try connection.commit()
        } catch {
            if !connection.isBroken {
                do {
                    try connection.runBare("ROLLBACK")
                } catch {
                    // A transaction that cannot be undone leaves with its connection.
                    self.connection = nil
                }
            }
            throw error
        }
    }

    private func begin(_ work: any PendingWork) -> String {
        switch work.purpose {
        // An unmoving view, as SQLite gives it.
        case .reading: "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"
        case .writing: "BEGIN ISOLATION LEVEL \(options.isolation.rawValue)"
        }
    }

    /// Whether the server has become one that only reads, as after a failover: libpq then looks for another.
    private func isDemoted(_ fault: StorageFault, _ work: any PendingWork) -> Bool {
        fault.kind == .readOnly && work.purpose == .writing
    }

    /// Waits longer each time, by chance unevenly, so that two works do not meet again and again.
    private func pause(_ count: Int) {
        usleep(UInt32.random(in: 0...(1000 << UInt32(count))))
    }
}
