import Hummingbird
import Kernel
import Logging
import ServiceLifecycle
import Synchronization
import UnixSignals
import Web
import Workers

extension Installation {
    /// Serves until the process is told to stop, then finishes the requests in hand.
    ///
    /// `onReady` is called with the port once requests are taken.
    public func serve(onReady: @escaping @Sendable (Int) async -> Void) async throws {
        let (counts, shelves) = (WorkCounts(), Shelves(cases: try blobs(), reports: try reportBlobs()))
        let site = try site(counts, shelves: shelves)
        var logger = Logger(label: "fangxin.server")
        logger.logLevel = .warning
        let listening = Listening()
        let app = Application(
            responder: site,
            configuration: ApplicationConfiguration(
                address: .hostname(configuration.host, port: configuration.port), serverName: nil),
            onServerRunning: { channel in
                listening.begin()
                await onReady(channel.localAddress?.port ?? 0)
            }, logger: logger)
        let group = ServiceGroup(
            configuration: ServiceGroupConfiguration(
                services: [app] + workers(counts, shelves: shelves), gracefulShutdownSignals: [.sigterm, .sigint],
                logger: logger))
        do {
            try await group.run()
        } catch {
            await close()
            throw listening.isBegun ? error : ListenFault(host: configuration.host, port: configuration.port, error)
        }
        await close()
    }
}

/// Whether the address was had, so that a failure before that is told as one about the address.
private final class Listening: Sendable {
    private let flag = Atomic(false)

    var isBegun: Bool { flag.load(ordering: .acquiring) }

    func begin() { flag.store(true, ordering: .releasing) }
}
