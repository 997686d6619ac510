import ArgumentParser
import IndexEngine
import Kernel

struct IndexAudit: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit", abstract: "Says what a careful reader would say of a framework and its data.",
        discussion:
            #"Prints {"indicators":[{"code","min","max","mean",…}],"findings":[{"code","zh","en"}]} with --json."#)

    @OptionGroup var options: IndexOptions

    @Flag(help: "Prints JSON.")
    var json = false

    func run() throws {
        let tables = try options.tables()
        let data = try options.dataset(tables)
        let audit = IndexEngine.Audit(data, try options.loadRecipe().run(data, tables.framework))
        if json {
            try Printer.say(audit.json)
        } else {
            for finding in audit.findings { print("\(finding.phrase.zh)\n    \(finding.phrase.en)") }
        }
    }
}

struct IndexCompare: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "compare", abstract: "Sets the ranks under two recipes side by side.",
        discussion:
            #"Prints {"units":[{"id","before","after","rankBefore","rankAfter"}],"meanShift","spearman"} with --json."#)

    @OptionGroup var options: IndexOptions

    @Option(help: "The other recipe.")
    var with: String

    @Flag(help: "Prints JSON.")
    var json = false

    func run() throws {
        let tables = try options.tables()
        let data = try options.dataset(tables)
        let before = try options.loadRecipe().run(data, tables.framework)
        let after = try LoadedRecipe(with).run(data, tables.framework)
        guard let comparison = Comparison(before, after) else {
            throw InputFault(Phrase(zh: "两个方案中有一个没有合成这一步", en: "One of the two recipes does not aggregate"))
        }
        if json { return try Printer.say(comparison.json) }
        for row in comparison.rows {
            print("\(row.unit)\t\(row.places.before)\t\(row.places.after)\t\(row.climbed)")
        }
    }
}
