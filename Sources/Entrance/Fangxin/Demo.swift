import ArgumentParser
import Commons
import Composition
import Demonstration
import Foundation
import Kernel

struct Demo: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Invented data to show and to test the product with.", subcommands: [DemoGenerate.self])
}

struct DemoGenerate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "generate",
        abstract: "Makes invented work orders, the same for the same seed, into a file or into the database.")

    @OptionGroup var installation: InstallationOptions

    @Option(help: "How many rows.")
    var complaints = 10_000

    @Option(help: "The seed.")
    var seed: UInt64 = 1

    @Option(help: "First day, 2025-01-01 for instance.")
    var from = "2025-01-01"

    @Option(help: "Last day.")
    var through = "2026-10-31"

    @Option(help: "Writes a CSV file, and a key of what was planted beside it, instead of filling the database.")
    var out: String?

    @Flag(help: "Prints the counts as JSON.")
    var json = false

    func run() async throws {
        guard let first = Day(from), let last = Day(through), first <= last else {
            throw ValidationError("--from and --through take days like 2025-01-01")
        }
        let began = Date()
        let materials = try Installation.demonstrationMaterials(resources: installation.resources)
        let demonstration = Demonstration(
            seed: seed, count: complaints, from: first, through: last, materials: materials)
        if let out {
            try write(demonstration, to: out)
            Terminal.remark("已写入\(complaints)行 \(complaints) rows: \(out)")
            Terminal.remark("植入的事件 what was planted: \(out).key.json")
            return
        }
        let installation = try await Installation.open(try installation.configuration())
        let counts = try await installation.importDemonstration(demonstration, listener: ImportListener())
        await installation.close()
        ImportSummary(counts: counts, seconds: Date().timeIntervalSince(began), remarks: nil).show(asJSON: json)
    }

    private func write(_ demonstration: Demonstration, to path: String) throws {
        guard FileManager.default.createFile(atPath: path, contents: nil) else { throw FileFault.unwritable(path) }
        let handle = try FileHandle(forWritingTo: URL(filePath: path))
        let next = demonstration.pieces()
        while let piece = next() { try handle.write(contentsOf: Data(piece)) }
        try handle.close()
        try Data(demonstration.key.json.bytes).write(to: URL(filePath: path + ".key.json"))
    }
}
