import AnalyticsEngine
import ArgumentParser
import Foundation
import Kernel
import Segments

struct Facets: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Counts millions of rows under any filters.",
        subcommands: [FacetsBuild.self, FacetsQuery.self])
}

struct FacetsBuild: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "build", abstract: "Makes a table in a folder from a CSV file; one that is there is replaced.",
        discussion: "docs/facets.md describes the schema.")

    @Argument(help: "The rows: CSV in UTF-8 with a heading.")
    var file: String

    @Option(help: "What the columns are (JSON).")
    var schema: String

    @Option(help: "The table's folder.")
    var out: String

    @Flag(help: "Prints the counts as JSON.")
    var json = false

    func run() throws {
        let clock = ContinuousClock()
        let began = clock.now
        let form = try InputFile.json(schema)
        let schema = try InputFault.naming(InputFile.name(schema)) { try Schema(json: form) }
        try InputFile.handle(file).close()
        let summary = try InputFault.naming(out) {
            do {
                return try TableFolder(out).build(schema, csv: file)
            } catch let refusal as Refusal {
                // What is wrong with the headings is told of the rows, not of the folder.
                return try InputFault.naming(file) { throw refusal }
            }
        }
        Terminal.say(summary.diagnostics, on: file, of: summary.remarkCount)
        let seconds = began.duration(to: clock.now) / .seconds(1)
        if json {
            var members = summary.json.object ?? [:]
            members["seconds"] = .number((seconds * 1000).rounded() / 1000)
            try Printer.say(.object(members))
        } else {
            print(
                "行 rows \(summary.rows), 段 segments \(summary.segments), 字节 bytes \(summary.bytes), 提示 remarks \(summary.remarkCount)"
            )
        }
    }
}

struct FacetsQuery: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "query", abstract: "Answers a query that is read from standard input.",
        discussion: #"Prints {"views":{name:{"counts":…}},"rows":n,"milliseconds":t}; docs/facets.md describes both."#)

    @Argument(help: "The table's folder.")
    var folder: String

    @Option(help: "A file with the query, instead of standard input.")
    var query: String?

    func run() throws {
        let crew = Crew.threads()
        let table = try InputFault.naming(folder) { try TableFolder(folder).open(crew: crew) }
        let form = try InputFile.json(try InputFile.bytes(query), named: InputFile.name(query))
        let answer = try InputFault.naming(InputFile.name(query)) {
            let asked = try Query(json: form, schema: table.schema)
            let clock = ContinuousClock()
            let start = clock.now
            let answer = try table.answer(asked, crew: crew)
            let taken = start.duration(to: clock.now)
            return answer.json(asked, table.schema, milliseconds: taken / .milliseconds(1))
        }
        try Printer.say(answer)
    }
}
