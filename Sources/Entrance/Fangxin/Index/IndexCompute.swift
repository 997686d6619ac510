import ArgumentParser
import IndexEngine
import Kernel

struct IndexCompute: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "compute", abstract: "Runs the steps of a recipe.",
        discussion: """
            Prints {"units":[{"id","name","scores":{code:value},"rank","withheld"}],"weights","log"} with --json, the table
            after the last step as CSV with --table, else the ranking. With --until the steps end there.
            """)

    @OptionGroup var options: IndexOptions

    @Option(
        help: "The last step: \(StepName.allCases.map(\.rawValue).joined(separator: ", ")).",
        transform: { try StepName.named($0) })
    var until: StepName?

    @Flag(help: "Prints the table after the last step as CSV.")
    var table = false

    @Flag(help: "Prints JSON.")
    var json = false

    func run() throws {
        let tables = try options.tables()
        let run = try options.loadRecipe().run(try options.dataset(tables), tables.framework, until: until)
        var printer = Printer()
        if table {
            let last = run.stages.last { until == nil || $0.step == until }?.table ?? run.raw
            try printer.write(last.csv)
        } else if json {
            try printer.write(line: until.map { run.json(after: $0) } ?? run.json)
        } else {
            for line in run.ranking { try printer.write(line + "\n") }
            for record in run.log.flatMap(\.remarks) { Terminal.say(record.phrase) }
        }
        try printer.flush()
    }
}

extension IndexRun {
    /// The units from the best to the worst, or what was done where there are no scores yet.
    fileprivate var ranking: [String] {
        guard let scores = scores[framework.root] else {
            return log.map { "\($0.step.rawValue): \($0.phrase.zh) \($0.phrase.en)" }
        }
        let places = places
        let order = scores.indices.sorted {
            (places[$0] == 0 ? Int.max : places[$0], $0) < (places[$1] == 0 ? Int.max : places[$1], $1)
        }
        return order.map { row in
            let score = scores[row].isNaN ? "NA" : "\((scores[row] * 100).rounded() / 100)"
            return "\(places[row])\t\(self.scores.units[row])\t\(score)"
        }
    }
}
