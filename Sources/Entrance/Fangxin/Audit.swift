import Seals
import Access
import ArgumentParser
import Composition
import Kernel
import Ledger

struct Audit: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Looks after the record of who did what.", subcommands: [AuditVerify.self])
}

struct AuditVerify: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Finds any edited, removed or reordered entry, and any event that is not as it was entered.")

    @OptionGroup var installation: InstallationOptions

    @Flag(help: "Prints the result as JSON.")
    var json = false

    func run() async throws {
        let installation = try await Installation.open(try installation.configuration())
        let report = try await installation.verifyAudit()
        await installation.close()
        if json {
            print(report.json.text)
        } else {
            let word = report.isWhole ? "完整 whole" : "已损坏 DAMAGED"
            print("\(word): \(report.chain.count) entries, \(report.eventCount) events")
            if let damage = report.chain.damage { print("entry \(damage.sequence): \(damage.kind)") }
            for damage in report.eventDamages { print("\(damage)") }
        }
        if !report.isWhole { throw ExitCode(1) }
    }
}

extension AuditReport {
    fileprivate var json: JSON {
        [
            "isWhole": .bool(isWhole), "entries": JSON(chain.count), "events": JSON(eventCount),
            "damagedEntry": JSON(chain.damage?.sequence), "damagedEvents": JSON(eventDamages.count),
        ]
    }
}
