import ArgumentParser

/// The one program: a server, and the commands that look after its data.
@main
struct Fangxin: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fangxin",
        abstract: "放心 Fangxin: disputes between consumers and merchants, settled under the law.",
        subcommands: [Serve.self, Migrate.self, Import.self, Demo.self, Audit.self, Doctor.self, Config.self])
}
