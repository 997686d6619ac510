public import Kernel
public import Upkeep

/// Lets go of what has had its time, one kind after another, each only where no other server is at it.
public struct Sweep: Sendable {
    /// One kind of thing that goes.
    public struct Part: Sendable {
        let duty: Duty
        /// Lets go of some; answers how many, and is called again as long as there are any.
        let work: @Sendable () async throws -> Int

        /// The name is what metrics and log call it.
        public init(
            _ name: String, everySeconds: Int64, work: @escaping @Sendable () async throws -> Int
        ) {
            duty = Duty("sweep.\(name)", everySeconds: everySeconds, leaseSeconds: Self.leaseSeconds)
            self.work = work
        }

        /// A part stops well before this; what is left goes the next time.
        private static let leaseSeconds: Int64 = 900
        static let longest: Duration = .seconds(300)
    }

    private let duties: DutyDesk
    private let parts: [Part]
    private let counts: WorkCounts
    private let log: @Sendable (JSON) -> Void

    public init(
        duties: DutyDesk, parts: [Part], counts: WorkCounts, log: @escaping @Sendable (JSON) -> Void
    ) {
        self.duties = duties
        self.parts = parts
        self.counts = counts
        self.log = log
    }

    /// Does every part that is due; one that fails is told and does not stop the others.
    public func run() async throws {
        for part in parts {
            let name = String(part.duty.name.dropFirst("sweep.".count))
            do {
                guard let count = try await duties.perform(part.duty, { try await Self.all(of: part) }) else {
                    continue
                }
                counts.swept(name, count)
                log(["level": "info", "message": "swept", "what": .string(name), "count": JSON(count)])
            } catch is CancellationError {
                throw CancellationError()
            } catch {
                log([
                    "level": "error", "message": "sweep failed", "what": .string(name),
                    "fault": .string(String(reflecting: type(of: error))),
                ])
            }
        }
    }

    private static func all(of part: Part) async throws -> Int {
        let began = ContinuousClock.now
        var count = 0
        while case let some = try await part.work(), some > 0 {
            count += some
            if ContinuousClock.now - began > Part.longest { break }
        }
        return count
    }
}
