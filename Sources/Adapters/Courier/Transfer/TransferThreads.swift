import Dispatch
import Notices
import Synchronization

/// A few threads that wait for other machines, so that the cooperative ones never do, and a bound on how many may wait.
final class TransferThreads: Sendable {
    private let queues: [DispatchQueue]
    private let most: Int
    /// How many transfers each thread has, under way or waiting.
    private let loads: Mutex<[Int]>

    init(threads: Int = 6, most: Int = 128) {
        queues = (0..<threads).map { DispatchQueue(label: "courier.transfer.\($0)") }
        self.most = most
        loads = Mutex(Array(repeating: 0, count: threads))
    }

    /// Performs a transfer on the thread that has the fewest; a temporary fault at once where too many wait.
    func perform(_ transfer: Transfer) async throws -> TransferAnswer {
        let place: Int? = loads.withLock { loads in
            guard loads.reduce(0, +) < most, let place = loads.indices.min(by: { loads[$0] < loads[$1] }) else {
                return nil
            }
            loads[place] += 1
            return place
        }
        guard let place else { throw DeliveryFault.temporary }
        let answer = await withCheckedContinuation { continuation in
            queues[place].async { continuation.resume(returning: transfer.perform()) }
        }
        loads.withLock { $0[place] -= 1 }
        return answer
    }
}
