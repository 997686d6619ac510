import ArgumentParser
import Composition
import Foundation

/// The flags that every command which opens an installation understands.
struct InstallationOptions: ParsableArguments {
    @Option(help: "Configuration file (JSON).")
    var config: String?

    @Option(help: "Folder of databases, attachments and keys.")
    var data: String?

    @Option(help: "PostgreSQL connection string; SQLite under the data folder without it.")
    var database: String?

    @Option(help: "Folder of the program's own data and assets.")
    var resources: String?

    /// Defaults ← file ← environment ← flags.
    func configuration() throws -> Configuration {
        var configuration = try Configuration(file: config, environment: ProcessInfo.processInfo.environment)
        if let data { configuration.data = data }
        if let database { configuration.database = database }
        if let resources { configuration.resources = resources }
        return configuration
    }
}
