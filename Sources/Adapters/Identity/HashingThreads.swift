import Dispatch
import Synchronization

/// A few threads for long computations, so that the cooperative ones stay free, and a bound on how many may wait.
///
/// The bound is also one on memory: each computation under way holds its own.
final class HashingThreads: Sendable {
    private struct Load {
        var next = 0
        var count = 0
    }

    private let queues: [DispatchQueue]
    private let longestQueue: Int
    private let load = Mutex(Load())

    init(threads: Int, waiting: Int) {
        queues = (0..<max(1, threads)).map { DispatchQueue(label: "identity.hashing.\($0)") }
        longestQueue = max(1, threads) + max(0, waiting)
    }

    /// Runs work on one of the threads; throws ``IdentityFault/busy`` at once when too many wait.
    func run<Answer: Sendable>(
        _ work: @escaping @Sendable () throws(IdentityFault) -> Answer
    ) async throws(IdentityFault) -> Answer {
        let place: Int? = load.withLock { load in
            guard load.count < longestQueue else { return nil }
            load.count += 1
            load.next = (load.next + 1) % queues.count
            return load.next
        }
        guard let place else { throw .busy }
        let result = await withCheckedContinuation { continuation in
            queues[place].async { continuation.resume(returning: Result(catching: work)) }
        }
        load.withLock { $0.count -= 1 }
        return try result.get()
    }
}
