import Synchronization

/// A work on its way through a database: waiting, running, answered.
///
/// Whoever took it out of the waiting line runs it and answers it, once.
package protocol PendingWork: AnyObject, Sendable {
    var purpose: WorkPurpose { get }

    /// Whether the task that asked for it has been cancelled.
    var isCancelled: Bool { get }

    /// Runs the work and keeps its answer; may be called again after a failure.
    func run(on session: any SQLSession) throws

    /// Gives the kept answer to the one who waits.
    func succeed()

    func fail(_ error: any Error)
}

/// Whether a work writes.
package enum WorkPurpose: Sendable {
    case reading, writing
}

extension PendingWork {
    /// Whether to give up in the middle: nobody waits for the answer, and nothing is written.
    package var mayStop: Bool { purpose == .reading && isCancelled }
}

/// A work with its answer's type.
///
/// `@unchecked`: `continuation` is set before the work enters the waiting line and `answer` is touched only by the
/// thread that took it out; the line's lock hands both over.
package final class WaitingWork<Answer: Sendable>: PendingWork, @unchecked Sendable {
    package let purpose: WorkPurpose
    private let work: @Sendable (any SQLSession) throws -> Answer
    private let cancelled = Atomic(false)
    private var continuation: CheckedContinuation<Answer, any Error>?
    private var answer: Answer?

    package init(_ purpose: WorkPurpose, _ work: @escaping @Sendable (any SQLSession) throws -> Answer) {
        self.purpose = purpose
        self.work = work
    }

    package var isCancelled: Bool { cancelled.load(ordering: .relaxed) }

    package func run(on session: any SQLSession) throws { answer = try work(session) }

    package func succeed() {
        guard let answer else { return fail(StorageFault(.other, "a work ended without an answer")) }
        continuation?.resume(returning: answer)
        continuation = nil
    }

    package func fail(_ error: any Error) {
        continuation?.resume(throwing: error)
        continuation = nil
    }

    /// Hands the work to a waiting line and waits for its answer; cancelled meanwhile, it is taken out again.
    package func answer(
        enteringBy enter: (any PendingWork) -> Void, leavingBy leave: @Sendable (any PendingWork) -> Void
    ) async throws -> Answer {
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                self.continuation = continuation
                enter(self)
            }
        } onCancel: {
            cancelled.store(true, ordering: .relaxed)
            leave(self)
        }
    }
}

/// Works in the order in which they came.
package struct WaitingLine: Sendable {
    private var works: [any PendingWork] = []
    private var head = 0

    package init() {}

    package var isEmpty: Bool { head == works.count }

    package mutating func append(_ work: any PendingWork) { works.append(work) }

    package mutating func popFirst() -> (any PendingWork)? {
        guard head < works.count else { return nil }
        let first = works[head]
        head += 1
        if head == works.count {
            works.removeAll(keepingCapacity: true)
            head = 0
        } else if head > 1024, head * 2 > works.count {
            works.removeFirst(head)
            head = 0
        }
        return first
    }

    /// Takes at most so many, the oldest first.
    package mutating func popFirst(_ limit: Int) -> [any PendingWork] {
        var taken: [any PendingWork] = []
        taken.reserveCapacity(min(limit, works.count - head))
        while taken.count < limit, let work = popFirst() { taken.append(work) }
        return taken
    }

    /// Takes out one that waits; whether it was still there.
    package mutating func remove(_ work: any PendingWork) -> Bool {
        guard let index = works[head...].firstIndex(where: { $0 === work }) else { return false }
        works.remove(at: index)
        return true
    }
}
