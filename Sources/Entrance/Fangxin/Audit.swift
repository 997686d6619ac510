import Access
import ArgumentParser
import Composition
import Kernel
import Ledger
import Seals

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
        let installation = try await Installation.openExisting(try installation.configuration())
        let reports = try await installation.verifyAudit()
        await installation.close()
        if json {
            print(Self.json(reports).text)
        } else {
            for report in reports { Self.show(report) }
        }
        if !reports.allSatisfy(\.isWhole) { throw ExitCode(1) }
    }

    private static func show(_ report: AuditReport) {
        let word = report.isWhole ? "完整 whole" : "已损坏 DAMAGED"
        print("\(report.chain.chain): \(word): \(report.chain.count) entries, \(report.eventCount) events")
        if let damage = report.chain.damage {
            print("第\(damage.sequence)条\(damage.kind.phrase.zh) Entry \(damage.sequence): \(damage.kind.phrase.en)")
        }
        for damage in report.eventDamages {
            let phrase = damage.phrase
            print("\(phrase.zh) \(phrase.en)")
        }
    }

    /// What holds of all chains together, and then of each.
    private static func json(_ reports: [AuditReport]) -> JSON {
        [
            "isWhole": .bool(reports.allSatisfy(\.isWhole)), "entries": JSON(reports.map(\.chain.count).reduce(0, +)),
            "events": JSON(reports.map(\.eventCount).reduce(0, +)),
            "damagedEntry": JSON(reports.compactMap { $0.chain.damage?.sequence }.first),
            "damagedEvents": JSON(reports.map(\.eventDamages.count).reduce(0, +)),
            "chains": .array(reports.map(\.json)),
        ]
    }
}

extension AuditReport {
    fileprivate var json: JSON {
        [
            "chain": .string(chain.chain), "isWhole": .bool(isWhole), "entries": JSON(chain.count),
            "events": JSON(eventCount), "damagedEntry": JSON(chain.damage?.sequence),
            "damagedEvents": JSON(eventDamages.count),
        ]
    }
}
