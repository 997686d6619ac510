public import Kernel
public import ServiceLifecycle

/// Work that is done again and again until the server stops; what fails is told and tried again the next time.
public struct Rounds: Service, CustomStringConvertible {
    private let name: String
    private let pause: Duration
    private let work: @Sendable () async throws -> Void
    private let log: @Sendable (JSON) -> Void

    /// - Parameters:
    ///   - name: What lines in the log call it.
    ///   - pause: How long to rest between the end of one round and the next.
    ///   - log: Takes a line for the log.
    ///   - work: One round.
    public init(
        _ name: String, every pause: Duration, log: @escaping @Sendable (JSON) -> Void,
        _ work: @escaping @Sendable () async throws -> Void
    ) {
        self.name = name
        self.pause = pause
        self.log = log
        self.work = work
    }

    public var description: String { name }

    /// A round that has begun is finished before the server stops.
    public func run() async throws {
        while !Task.isShuttingDownGracefully, !Task.isCancelled {
            do {
                try await work()
            } catch is CancellationError {
                return
            } catch {
                // Its type alone: its words may hold what people wrote.
                log([
                    "level": "error", "message": "round failed", "round": .string(name),
                    "fault": .string(String(reflecting: type(of: error))),
                ])
            }
            await rest()
        }
    }

    private func rest() async {
        await cancelWhenGracefulShutdown { [pause] in try? await Task.sleep(for: pause) }
    }
}
