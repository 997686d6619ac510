import Dispatch
import Synchronization

/// A few threads that wait for the disk, so that the cooperative ones never do.
final class DiskThreads: Sendable {
    private let queues: [DispatchQueue]
    private let next = Mutex(0)

    init(_ count: Int = 4) {
        queues = (0..<max(1, count)).map { DispatchQueue(label: "blobs.disk.\($0)") }
    }

    func run<Answer: Sendable>(
        _ work: @escaping @Sendable () throws -> Answer
    ) async throws -> Answer {
        let place = next.withLock { next in
            next = (next + 1) % queues.count
            return next
        }
        return try await withCheckedThrowingContinuation { continuation in
            queues[place].async { continuation.resume(with: Result(catching: work)) }
        }
    }
}
