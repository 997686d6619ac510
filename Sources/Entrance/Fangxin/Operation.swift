import ArgumentParser
import Composition
import Kernel

struct Migrate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Brings the database's schema up to date, as every start does, and stops.")

    @OptionGroup var installation: InstallationOptions

    func run() async throws {
        let installation = try await Installation.open(try installation.configuration())
        await installation.close()
        print("ok")
    }
}

struct Doctor: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Says what is wrong with an installation, and what to do about it.")

    @OptionGroup var installation: InstallationOptions

    func run() async throws {
        let findings = await Composition.Doctor(try installation.configuration()).findings()
        for finding in findings {
            let mark = finding.isWell ? "✓" : "✗"
            print("\(mark) \(finding.subject.zh) \(finding.subject.en): \(finding.words.zh)")
            if finding.words.en != finding.words.zh { print("    \(finding.words.en)") }
        }
        if findings.contains(where: { !$0.isWell }) { throw ExitCode(1) }
    }
}

struct Config: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Prints the settings in force, secrets masked.")

    @OptionGroup var installation: InstallationOptions

    func run() throws {
        let configuration = try installation.configuration()
        for item in Configuration.items {
            print(
                "\(item.name) = \(item.value(in: configuration))    # \(item.variable): \(item.purpose.zh) \(item.purpose.en)"
            )
        }
    }
}
