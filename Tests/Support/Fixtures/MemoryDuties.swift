public import Kernel
import Synchronization
public import Upkeep

/// Duties in memory.
public final class MemoryDutyBooks: Books, DutyBook {
    private struct State {
        var holder: String?
        var heldUntil: Instant
        var dueAt: Instant
    }

    private let duties = Mutex<[String: State]>([:])

    public init() {}

    public func read<Answer: Sendable>(_ work: @Sendable (any DutyBook) throws -> Answer) throws -> Answer {
        try work(self)
    }

    public func write<Answer: Sendable>(_ work: @Sendable (any DutyBook) throws -> Answer) throws -> Answer {
        try work(self)
    }

    public func take(_ duty: String, by holder: String, at moment: Instant, until: Instant) -> Bool {
        duties.withLock { duties in
            if let known = duties[duty], known.heldUntil > moment || known.dueAt > moment { return false }
            duties[duty] = State(holder: holder, heldUntil: until, dueAt: moment)
            return true
        }
    }

    public func rest(_ duty: String, by holder: String, dueAt: Instant) {
        duties.withLock { duties in
            guard let known = duties[duty], known.holder == holder else { return }
            duties[duty] = State(holder: nil, heldUntil: known.dueAt, dueAt: dueAt)
        }
    }
}
