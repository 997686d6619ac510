import ArgumentParser
import Composition

struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Serves the pages and the API.")

    @OptionGroup var installation: InstallationOptions

    @Option(help: "Address to listen on.")
    var host: String?

    @Option(help: "Port to listen on; 0 for any free one.")
    var port: Int?

    @Flag(help: "Fills an empty database with invented data and accounts.")
    var demo = false

    func run() async throws {
        var configuration = try installation.configuration()
        if let host { configuration.host = host }
        if let port { configuration.port = port }
        if demo { configuration.isDemo = true }
        let shown = configuration
        let installation = try await Installation.open(configuration)
        try await installation.serve { port in
            print("放心 Fangxin: http://\(shown.host):\(port)")
        }
    }
}
