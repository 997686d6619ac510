import ArgumentParser
import Foundation
import IndexEngine
import Kernel

struct Index: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Computes a composite index from COINr's two tables, and how far it can be trusted.",
        subcommands: [IndexCompute.self, IndexSensitivity.self, IndexAudit.self, IndexCompare.self])
}

/// The tables of an index and what is done with them.
struct IndexOptions: ParsableArguments {
    @Option(help: "The data: COINr's iData as CSV, a row a unit.")
    var data: String

    @Option(help: "The framework: COINr's iMeta as CSV.")
    var meta: String

    @Option(help: "The recipe: a JSON file; COINr's ASEM example without. docs/index-recipes.md describes it.")
    var recipe: String?

    @Option(help: "The period to compute, where the data have a column Time; the newest without.")
    var period: Double?

    func tables() throws -> IndexTables {
        let (data, meta) = (try InputFile.bytes(data), try InputFile.bytes(meta))
        // The framework alone first, so that what is wrong with it is told of its own file.
        _ = try InputFault.naming(self.meta) { try Framework(readingTable: meta) }
        let tables = try InputFault.naming(self.data) { try IndexTables(data: data, meta: meta) }
        Terminal.say(tables.remarks, on: self.data)
        return tables
    }

    func dataset(_ tables: IndexTables) throws -> Dataset {
        guard let period else { return tables.latest }
        guard let found = tables.periods.first(where: { $0.period == period }) else {
            let known = tables.periods.compactMap(\.period).map(Self.text).joined(separator: ", ")
            throw InputFault(
                Phrase(
                    zh: "\(data)：没有时期\(Self.text(period))；有：\(known)",
                    en: "\(data): no period \(Self.text(period)); there are \(known)"))
        }
        return found
    }

    private static func text(_ period: Double) -> String { Int(exactly: period).map { "\($0)" } ?? "\(period)" }

    func loadRecipe() throws -> LoadedRecipe { try LoadedRecipe(recipe) }
}

/// A recipe as a file holds it, with what it says of uncertainty.
struct LoadedRecipe {
    let recipe: Recipe
    let factors: [Factor]?
    /// What messages call it.
    let name: String

    init(_ path: String?) throws {
        guard let path else {
            (recipe, factors, name) = (.standard, nil, "recipe")
            return
        }
        let json = try InputFile.json(path)
        let name = InputFile.name(path)
        self.name = name
        recipe = try InputFault.naming(name) { try Recipe(reading: json) }
        factors = try json["factors"].map { list in try InputFault.naming(name) { try Factor.list(reading: list) } }
    }

    /// Runs the steps, up to one where it is named.
    func run(_ data: Dataset, _ framework: Framework, until last: StepName? = nil) throws -> IndexRun {
        try InputFault.naming(name) { try IndexRun(data, framework, recipe, until: last) }
    }
}

extension StepName {
    static func named(_ word: String) throws -> StepName {
        guard let step = StepName(rawValue: word) else {
            throw ValidationError("the steps are \(allCases.map(\.rawValue).joined(separator: ", "))")
        }
        return step
    }
}
