import Hummingbird
import Kernel
import Logging
import ServiceLifecycle
import UnixSignals
import Web

extension Installation {
    /// Serves until the process is told to stop, then finishes the requests in hand.
    ///
    /// `onReady` is called with the port once requests are taken.
    public func serve(onReady: @escaping @Sendable (Int) async -> Void) async throws {
        let site = try site()
        var logger = Logger(label: "fangxin.server")
        logger.logLevel = .warning
        let app = Application(
            responder: site,
            configuration: ApplicationConfiguration(
                address: .hostname(configuration.host, port: configuration.port), serverName: nil),
            onServerRunning: { channel in await onReady(channel.localAddress?.port ?? 0) }, logger: logger)
        let group = ServiceGroup(
            configuration: ServiceGroupConfiguration(
                services: [app], gracefulShutdownSignals: [.sigterm, .sigint], logger: logger))
        try await group.run()
        await close()
    }
}
