import ArgumentParser
import Composition
import Foundation
import Kernel
import Rulebook
import Statutes
import Typesetting

/// Whose law is meant: what the program ships, and with a data folder also what that installation has taken in.
struct LawOptions: ParsableArguments {
    @Option(help: "Folder of an installation whose own notices count too.")
    var data: String?

    @Option(help: "Folder of the program's own data and assets.")
    var resources: String?

    func rulebook() async throws -> Rulebook {
        guard let data else { return try Installation.shippedRulebook(resources: resources) }
        var configuration = try Configuration(file: nil, environment: ProcessInfo.processInfo.environment)
        configuration.data = data
        if let resources { configuration.resources = resources }
        let installation = try await Installation.openExisting(configuration)
        await installation.close()
        return installation.rulebook
    }
}

struct CalendarCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "calendar", abstract: "Holiday notices of an installation.",
        subcommands: [CalendarImportCommand.self])
}

struct CalendarImportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract:
            "Takes in a year's holiday notice, computes every running clock anew and tells the parties whose day moved."
    )

    @Argument(
        help:
            "The notice: {\"year\", \"papers\", \"days\": [{\"date\", \"name\", \"isOffDay\"}]}; with \"province\" for a province's own."
    )
    var file: String

    @Option(help: "The province whose own notice it is, by two digits.")
    var region: String?

    @OptionGroup var installation: InstallationOptions

    @Flag(help: "Prints what came of it as JSON.")
    var json = false

    func run() async throws {
        let bytes = try InputFile.bytes(file)
        let installation = try await Installation.open(try installation.configuration())
        let taken: NoticeTaken
        do {
            taken = try await installation.take(calendar: bytes, named: InputFile.name(file), province: region)
        } catch {
            await installation.close()
            throw error
        }
        await installation.close()
        if json { return try Printer.say(taken.json) }
        let phrase = taken.phrase
        print(phrase.zh)
        print(phrase.en)
    }
}

struct OverlayCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "overlay", abstract: "Working rules of authorities.", subcommands: [OverlayImport.self])
}

struct OverlayImport: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract:
            "Takes in an authority's working rules; refused where a limit is longer than the law's or a ground is new.")

    @Argument(help: "The working rules (JSON).")
    var file: String

    @OptionGroup var installation: InstallationOptions

    func run() async throws {
        let bytes = try InputFile.bytes(file)
        let installation = try await Installation.open(try installation.configuration())
        let isNew: Bool
        do {
            isNew = try await installation.take(overlay: bytes, named: InputFile.name(file))
        } catch {
            await installation.close()
            throw error
        }
        await installation.close()
        print(isNew ? "已导入 imported" : "未变 unchanged")
    }
}

struct CertificateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "certificate", abstract: "Signed computations of legal days.",
        subcommands: [CertificateIssue.self, CertificateVerify.self])
}

struct CertificateIssue: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "issue", abstract: "Computes a legal day and signs the computation with the platform's key.")

    @OptionGroup var deadline: DeadlineOptions

    @OptionGroup var installation: InstallationOptions

    func run() async throws {
        let installation = try await Installation.open(try installation.configuration())
        let signed: JSON
        do {
            signed = try installation.certificate(of: deadline.clock(in: installation.rulebook))
        } catch {
            await installation.close()
            throw error
        }
        await installation.close()
        try Printer.say(signed)
    }
}

struct CertificateVerify: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract:
            "Says whether a certificate is as it was signed, by whose key, and whether it still comes to the same.",
        discussion: "Held against --key, else against the platform's key in the data folder where there is one.")

    @Argument(help: "The certificate: JSON, or a PDF that carries it.")
    var file: String

    @Option(help: "The platform's public key in hexadecimal digits.")
    var key: String?

    @Option(help: "Folder of databases, attachments and keys.")
    var data: String?

    @Option(help: "Folder of the program's own data and assets.")
    var resources: String?

    @Flag(help: "Prints the finding as JSON.")
    var json = false

    func run() async throws {
        let given = try InputFile.bytes(file)
        // A paper carries its signed computation as a file within.
        let bytes = PaperAttachments.files(in: given).first ?? given
        let known = try key.map { text -> [UInt8] in
            guard let bytes = Hex.bytes(text), bytes.count == 32 else {
                throw InputFault(
                    Phrase(zh: "--key：应为64个十六进制数字", en: "--key: must be 64 hexadecimal digits"))
            }
            return bytes
        }
        var configuration = try Configuration(file: nil, environment: ProcessInfo.processInfo.environment)
        if let data { configuration.data = data }
        let platform = try known ?? Installation.publicKey(in: configuration.data)
        let finding = DeadlineCertificate.verify(
            bytes, against: platform, by: try Installation.shippedRulebook(resources: resources))
        if json { try Printer.say(finding.json) } else { print(finding.words.zh + "\n" + finding.words.en) }
        if !finding.isGood { throw ExitCode(1) }
    }
}

extension CertificateFinding {
    var json: JSON {
        [
            "verdict": .string(verdict.rawValue), "valid": .bool(isGood), "key": JSON(key),
            "sameToday": isSameToday.map(JSON.bool) ?? .null, "due": JSON(due?.description),
        ]
    }

    var words: Phrase {
        let word =
            switch verdict {
            case .valid: Phrase(zh: "有效：由本平台签发，未被改动。", en: "Valid: signed by this platform and unchanged.")
            case .unchanged:
                Phrase(
                    zh: "签名相符，未被改动；请将公钥\(key ?? "")与平台公布的核对。",
                    en: "Unchanged since it was signed; compare the key \(key ?? "") with the platform's.")
            case .foreignKey: Phrase(zh: "无效：不是本平台的密钥签发。", en: "Not valid: another key signed it.")
            case .altered: Phrase(zh: "无效：内容被改动过。", en: "Not valid: it was altered.")
            case .unreadable: Phrase(zh: "不是期限计算证明。", en: "This is not a certificate.")
            }
        guard isGood, isSameToday == false else { return word }
        return Phrase(
            zh: word.zh + "按现在的日历重新计算，结果已不同。", en: word.en + " With today's calendars it comes to another result.")
    }
}
