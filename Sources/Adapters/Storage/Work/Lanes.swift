import Synchronization

/// One connection with a thread to block: works are run on it one after another.
package protocol Lane: AnyObject, Sendable {
    /// Runs the body on the lane's own thread, later.
    func schedule(_ body: @escaping @Sendable () -> Void)

    /// Runs the work in one transaction and answers it; called on the lane's thread only.
    func perform(_ work: any PendingWork)

    /// Lets go of the connection; called on the lane's thread, after the last work.
    func shut()
}

/// Several lanes and one waiting line: a work is run by the first lane that is free.
package final class Lanes: Sendable {
    private struct State {
        var waiting = WaitingLine()
        var idle: [any Lane]
        var isClosed = false
    }

    private let state: Mutex<State>
    private let lanes: [any Lane]

    package init(_ lanes: [any Lane]) {
        self.lanes = lanes
        state = Mutex(State(idle: lanes.reversed()))
    }

    package func run<Answer: Sendable>(
        _ purpose: WorkPurpose, _ work: @escaping @Sendable (any SQLSession) throws -> Answer
    ) async throws -> Answer {
        try await WaitingWork(purpose, work).answer(enteringBy: enter, leavingBy: leave)
    }

    /// The lane used last is used next, so that few lanes stay warm and the others can sleep.
    private func enter(_ work: any PendingWork) {
        let (lane, isClosed) = state.withLock { state -> ((any Lane)?, Bool) in
            if state.isClosed { return (nil, true) }
            if let lane = state.idle.popLast() { return (lane, false) }
            state.waiting.append(work)
            return (nil, false)
        }
        if isClosed { return work.fail(StorageFault.databaseClosed) }
        lane?.schedule { self.drive(lane, from: work) }
    }

    private func leave(_ work: any PendingWork) {
        if state.withLock({ $0.waiting.remove(work) }) { work.fail(CancellationError()) }
    }

    private func drive(_ lane: (any Lane)?, from first: any PendingWork) {
        guard let lane else { return }
        var next: (any PendingWork)? = first
        while let work = next {
            if work.isCancelled { work.fail(CancellationError()) } else { lane.perform(work) }
            next = state.withLock { state in
                let work = state.waiting.popFirst()
                if work == nil { state.idle.append(lane) }
                return work
            }
        }
    }

    /// Finishes what was taken in, then shuts every lane.
    package func close() async {
        state.withLock { $0.isClosed = true }
        for lane in lanes {
            await withCheckedContinuation { continuation in
                lane.schedule {
                    lane.shut()
                    continuation.resume()
                }
            }
        }
    }
}
