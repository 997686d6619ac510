import ArgumentParser
import Composition
import Exchange
import Foundation
import Kernel
import Tables

struct Import: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Brings data of other systems in.", subcommands: [ImportOrders.self])
}

struct ImportOrders: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "orders", abstract: "Imports an export of the 12315 platform: CSV (UTF-8, GB18030) or XLSX.")

    @OptionGroup var installation: InstallationOptions

    @Argument(help: "The file.")
    var file: String

    @Option(help: "Column mapping (JSON) instead of the platform's own.")
    var mapping: String?

    @Flag(help: "Prints the counts as JSON.")
    var json = false

    func run() async throws {
        let began = Date()
        let table = try TableFile(file)
        let installation = try await Installation.open(try installation.configuration())
        let remarks = RemarkFile(beside: file)
        let meter = ProgressMeter(total: table.size) { table.position }
        let counts = try await installation.importOrders(
            from: table.source, mapping: mapping,
            listener: ImportListener(
                progress: { meter.show($0) }, remark: { try remarks.write($0) }))
        meter.finish()
        try remarks.close()
        await installation.close()
        ImportSummary(counts: counts, seconds: Date().timeIntervalSince(began), remarks: remarks.path)
            .show(asJSON: json)
    }
}

/// What an import ends with.
struct ImportSummary {
    let counts: ImportCounts
    let seconds: Double
    /// The file of rejected rows, where there are any.
    let remarks: String?

    func show(asJSON: Bool) {
        if asJSON {
            let json: JSON = [
                "read": JSON(counts.read), "imported": JSON(counts.imported), "updated": JSON(counts.updated),
                "rejected": JSON(counts.rejected), "conflicts": JSON(counts.conflicts),
                "seconds": .number((seconds * 1000).rounded() / 1000),
            ]
            print(json.text)
        } else {
            let rate = Int(Double(counts.read) / max(seconds, 0.001))
            print(
                "读取 read \(counts.read), 导入 imported \(counts.imported), 更新 updated \(counts.updated), "
                    + "拒绝 rejected \(counts.rejected), 冲突 conflicts \(counts.conflicts); \(rate)/s")
        }
        if let remarks { FileHandle.standardError.write(Data("Rows not taken: \(remarks)\n".utf8)) }
    }
}
