import Hummingbird

/// The least that the web framework can be asked: one route that answers `ok`, on the port that is named.
@main
enum Bare {
    static func main() async throws {
        let port = CommandLine.arguments.dropFirst().first.flatMap { Int($0) } ?? 8081
        let router = Router()
        router.get("/") { _, _ in "ok" }
        let app = Application(
            router: router,
            configuration: ApplicationConfiguration(address: .hostname("127.0.0.1", port: port), serverName: nil))
        try await app.runService()
    }
}
