public import Kernel

/// Work that is to be done now and then by one of several servers.
public struct Duty: Hashable, Sendable {
    /// The name by which servers agree about it.
    public let name: String
    /// Seconds from its end until it is due again.
    public let everySeconds: Int64
    /// How long a server may take; one that takes longer is thought dead, and another begins.
    public let leaseSeconds: Int64

    public init(_ name: String, everySeconds: Int64, leaseSeconds: Int64) {
        self.name = name
        self.everySeconds = everySeconds
        self.leaseSeconds = leaseSeconds
    }
}

/// Who does what is due: one server at a time, however many share a database.
public struct DutyDesk: Sendable {
    private let books: any Books<any DutyBook>
    /// This server, by a name that no other has.
    private let holder: String
    private let now: @Sendable () -> Instant

    public init(books: any Books<any DutyBook>, holder: String, now: @escaping @Sendable () -> Instant) {
        self.books = books
        self.holder = holder
        self.now = now
    }

    /// Does the work where it is due and nobody else is at it; nothing where it is not.
    ///
    /// Work that throws is due again at once, for whoever comes next.
    public func perform<Answer: Sendable>(
        _ duty: Duty, _ work: () async throws -> Answer
    ) async throws -> Answer? {
        let (moment, holder) = (now(), holder)
        let until = moment.advanced(bySeconds: duty.leaseSeconds)
        guard try await books.write({ try $0.take(duty.name, by: holder, at: moment, until: until) }) else {
            return nil
        }
        let answer: Answer
        do {
            answer = try await work()
        } catch {
            let moment = now()
            try? await books.write { try $0.rest(duty.name, by: holder, dueAt: moment) }
            throw error
        }
        let due = now().advanced(bySeconds: duty.everySeconds)
        try await books.write { try $0.rest(duty.name, by: holder, dueAt: due) }
        return answer
    }
}

/// Which duty is whose, and when it is due.
public protocol DutyBook {
    /// Takes a duty that is due and in nobody's hands; false where it is not.
    func take(_ duty: String, by holder: String, at moment: Instant, until: Instant) throws -> Bool
    /// Lays a duty down until it is due again; nothing where another has it by now.
    func rest(_ duty: String, by holder: String, dueAt: Instant) throws
}
