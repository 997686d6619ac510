import ArgumentParser
import Foundation

/// The one program: a server, and the commands that look after its data.
@main
struct Fangxin: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fangxin",
        abstract: "放心 Fangxin: disputes between consumers and merchants, settled under the law.",
        subcommands: [
            Serve.self, Migrate.self, Accounts.self, Import.self, Demo.self, Audit.self, Doctor.self, Config.self,
            Detect.self,
            Index.self, Facets.self, Texts.self, Deadline.self, CalendarCommand.self, OverlayCommand.self,
            CertificateCommand.self,
        ])

    /// Runs the command that the arguments name; what is wrong with them the parser says, all else this program.
    static func main() async {
        let command: any ParsableCommand
        do {
            command = try parseAsRoot()
        } catch {
            exit(withError: error)
        }
        do {
            if var waiting = command as? any AsyncParsableCommand {
                try await waiting.run()
            } else {
                var plain = command
                try plain.run()
            }
        } catch {
            // Help, wrong usage and a command's own code are the parser's to say.
            guard exitCode(for: error) == .failure, !(error is ExitCode) else { exit(withError: error) }
            Terminal.say(failure: error)
            Foundation.exit(EXIT_FAILURE)
        }
    }
}
