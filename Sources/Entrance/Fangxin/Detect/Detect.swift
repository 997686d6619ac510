import ArgumentParser
import Foundation
import Kernel
import SignalEngine
import Tables

struct Detect: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Tells the abnormal steps of a series from the ordinary ones.",
        discussion: """
            Methods: \(SeriesMethod.allNames.joined(separator: ", ")).
            The series is a table (CSV, XLSX, CSV packed with gzip): with a column t (year and period beside it, perhaps),
            with a column of dates or times, or with counts alone; with a heading or without. Settings have the names that
            R surveillance 1.20.3 gives them: range, alpha, b, w, noPeriods, …; docs/detect.md lists them.
            Prints {"results":[{"t","observed","bound","alarm"}]} with --json, else the same as CSV; null is what cannot be said.
            """)

    @Argument(help: "The method.")
    var method: String

    @Option(help: "The series.")
    var series: String

    @Option(help: "Settings: a JSON object, or a file that holds one.")
    var settings: String?

    @Option(help: "Heading of the counts; found without where there is only one candidate.")
    var column: String?

    @Option(help: "Heading of the population or totals, “population” for instance.")
    var population: String?

    @Flag(help: "Prints JSON.")
    var json = false

    func validate() throws {
        do {
            _ = try SeriesMethod(method)
        } catch {
            throw ValidationError(error.phrase.en)
        }
    }

    func run() throws {
        let settings = try settings.map { try InputFile.json($0) } ?? .null
        let findings = try InputFault.naming(series) {
            let method = try SeriesMethod(method, settings)
            return try method.findings(try rows(method))
        }
        try show(findings)
    }

    private func rows(_ method: SeriesMethod) throws -> SeriesRows {
        var reader = SeriesReader(count: column, population: population, needsCounts: method.needsCounts)
        var table = try TableReader(try TableFile(series).source, options: ReadingOptions(hasHeader: false))
        var row = Row()
        while try table.read(into: &row) { try reader.add(row.fields, line: row.line) }
        Terminal.say(table.diagnostics, on: series, of: table.diagnostics.count + table.omittedDiagnosticCount)
        return try reader.finish()
    }

    private func show(_ findings: [SeriesFinding]) throws {
        var printer = Printer()
        try printer.write(json ? "{\"results\":[" : "t,observed,bound,alarm\n")
        for (place, finding) in findings.enumerated() {
            let value = finding.json
            if json {
                try printer.write((place > 0 ? [0x2C] : []) + value.bytes)
            } else {
                let fields = ["t", "observed", "bound", "alarm"].map { value[$0] ?? .null }
                let texts = fields.map { $0 == .null ? "NA" : $0.string ?? $0.text }
                try printer.write(texts.joined(separator: ",") + "\n")
            }
        }
        if json { try printer.write("]}\n") }
        try printer.flush()
    }
}
