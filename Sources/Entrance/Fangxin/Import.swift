import ArgumentParser
import Commons
import Composition
import Foundation
import Kernel
import Tables

struct Import: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Brings data of other systems in.",
        subcommands: [ImportOrders.self, ImportOperators.self, ImportUnits.self, ImportOfficers.self])
}

/// What every import is told.
struct ImportOptions: ParsableArguments {
    @OptionGroup var installation: InstallationOptions

    @Argument(help: "The file: CSV (UTF-8, GB18030) or XLSX; CSV may be packed with gzip.")
    var file: String

    @Flag(help: "Prints the counts as JSON.")
    var json = false

    /// Opens the installation, lets `work` read the file while a bar shows how far it is, and prints the counts.
    func run(
        _ work: (Installation, TableFile, ImportListener) async throws -> ImportCounts
    ) async throws {
        let began = Date()
        let table = try TableFile(file)
        let installation = try await Installation.open(try installation.configuration())
        let remarks = RemarkFile(beside: file)
        let meter = ProgressMeter(total: table.size) { table.position }
        let listener = ImportListener(progress: { meter.show($0) }, remark: { try remarks.write($0) })
        let counts: ImportCounts
        do {
            counts = try await work(installation, table, listener)
        } catch {
            meter.finish()
            try remarks.close()
            await installation.close()
            throw error
        }
        meter.finish()
        try remarks.close()
        await installation.close()
        ImportSummary(counts: counts, seconds: Date().timeIntervalSince(began), remarks: remarks.path)
            .show(asJSON: json)
    }
}

struct ImportOrders: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "orders", abstract: "Imports an export of the 12315 platform, or texts by a mapping of their own.")

    @OptionGroup var options: ImportOptions

    @Option(help: "Column mapping (JSON) instead of the platform's own.")
    var mapping: String?

    /// The bytes of a long row.
    private static let rowBytes = 1000

    func run() async throws {
        try await options.run { installation, table, listener in
            try await installation.importOrders(
                from: table.source, mapping: mapping, expecting: Int(table.size) / Self.rowBytes, listener: listener)
        }
    }
}

struct ImportOperators: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "operators", abstract: "Imports a list of operators and their shops.")

    @OptionGroup var options: ImportOptions

    func run() async throws {
        try await options.run { installation, table, listener in
            try await installation.importOperators(from: table.source, listener: listener)
        }
    }
}

struct ImportUnits: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "units", abstract: "Imports authorities and units with the places they serve.")

    @OptionGroup var options: ImportOptions

    func run() async throws {
        try await options.run { installation, table, listener in
            try await installation.importUnits(from: table.source, listener: listener)
        }
    }
}

struct ImportOfficers: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "officers",
        abstract: "Imports officers; the passwords of new accounts are written into FILE.passwords.csv, once.")

    @OptionGroup var options: ImportOptions

    func run() async throws {
        let passwords = PrivateTable(
            options.file + ".passwords.csv", columns: ["账号 login", "初始密码 first password"])
        try await options.run { installation, table, listener in
            try await installation.importOfficers(from: table.source, listener: listener) { login, password in
                try passwords.write([.text(login), .text(password)])
            }
        }
        try passwords.close()
        if let path = passwords.path { Terminal.remark("初始密码 first passwords: \(path)") }
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
            var members = counts.json.object ?? [:]
            members["seconds"] = .number((seconds * 1000).rounded() / 1000)
            print(JSON.object(members).text)
        } else {
            let rate = Int(Double(counts.read) / max(seconds, 0.001))
            print(
                "读取 read \(counts.read), 导入 imported \(counts.imported), 更新 updated \(counts.updated), "
                    + "未变 unchanged \(counts.unchanged), 拒绝 rejected \(counts.rejected), "
                    + "冲突 conflicts \(counts.conflicts); \(rate)/s")
        }
        if let remarks { Terminal.remark("未采用的行 rows not taken: \(remarks)") }
    }
}
