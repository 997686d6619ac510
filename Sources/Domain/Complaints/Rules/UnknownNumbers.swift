import Kernel
import Synchronization

/// Counts the tries on numbers that no case has, so that they are answered as those are that one has.
///
/// In memory and forgotten with it: nothing depends on the count but what a guesser is told.
final class UnknownNumbers: Sendable {
    private struct Tries {
        var failures = 0
        var lockedUntil: Instant?
    }

    private let tries = Mutex<[String: Tries]>([:])
    private static let most = 10_000

    /// The refusal of one more try.
    func missed(_ number: String, at moment: Instant) -> Refusal {
        tries.withLock { tries in
            if tries.count >= Self.most { tries.removeAll(keepingCapacity: true) }
            var known = tries[number] ?? Tries()
            defer { tries[number] = known }
            if let until = known.lockedUntil, moment < until {
                return .complaintCodeLocked(minutes: Int((until.seconds(since: moment) + 59) / 60))
            }
            known.lockedUntil = nil
            known.failures += 1
            guard known.failures >= QueryCodes.failuresAllowed else {
                return .complaintCodeWrong(left: QueryCodes.failuresAllowed - known.failures)
            }
            known.failures = 0
            known.lockedUntil = moment.advanced(bySeconds: QueryCodes.lockSeconds)
            return .complaintCodeLocked(minutes: Int(QueryCodes.lockSeconds / 60))
        }
    }
}
