import ArgumentParser
import IndexEngine
import Kernel
import Numbers

struct IndexSensitivity: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sensitivity",
        abstract:
            "Says how firm the ranks are under everything that might have been chosen otherwise, and what moves them.",
        discussion: """
            Prints {"units":[{"id","rank","mean","median","low","high"}],"runs","failures","robustPairs","certainPairs",
            "sobol":{"factors":[{"factor","first","firstLow","firstHigh","total","totalLow","totalHigh"}],…}}: ranks with the
            interval from 5 to 95 %, the share of pairs whose order holds in 95 % of the runs and in all, and Sobol' indices.
            The same seed gives the same answer on any number of processors.
            """)

    @OptionGroup var options: IndexOptions

    @Option(
        help: "What is varied: a JSON list, or a file that holds one; else the recipe's “factors”, else the usual ones."
    )
    var factors: String?

    @Option(help: "How many runs.")
    var runs = 10_000

    @Option(help: "How many runs for Sobol' indices; as many as --runs without, 0 for none.")
    var sobolRuns: Int?

    @Option(help: "Explains the rank of this unit, not the mean shift of all ranks.")
    var unit: String?

    @Option(help: "The seed.")
    var seed: UInt64 = 1

    @Flag(help: "Prints JSON.")
    var json = false

    func validate() throws {
        guard (1...100_000_000).contains(runs) else { throw ValidationError("--runs takes 1 to 100000000") }
        guard (0...100_000_000).contains(sobolRuns ?? 0) else {
            throw ValidationError("--sobol-runs takes 0 to 100000000")
        }
    }

    func run() throws {
        let tables = try options.tables()
        let loaded = try options.loadRecipe()
        let chosen = try factors.map { text in
            let list = try InputFile.json(text)
            return try InputFault.naming("--factors") { try Factor.list(reading: list["factors"] ?? list) }
        }
        let factors = chosen ?? loaded.factors ?? Factor.standard(for: loaded.recipe)
        let data = try options.dataset(tables)
        let model = try InputFault.naming(loaded.name) {
            try UncertaintyModel(data, tables.framework, loaded.recipe, factors: factors)
        }
        let distribution = model.distribution(runs: runs, seed: seed, lanes: .threads)
        var answer = distribution.json.object ?? [:]
        answer["seed"] = .integer(Int64(bitPattern: seed))
        if sobolRuns != 0, factors.count > 1 || sobolRuns != nil {
            let study = try InputFault.naming(loaded.name) {
                try model.sensitivity(
                    runs: sobolRuns ?? max(runs, 2 * (factors.count + 2)), seed: seed,
                    output: unit.map { .rank($0) } ?? .meanRankShift, lanes: .threads)
            }
            answer["sobol"] = study.json
        }
        if json { try Printer.say(.object(answer)) } else { try show(distribution, answer["sobol"]) }
    }

    private func show(_ distribution: RankDistribution, _ sobol: JSON?) throws {
        var printer = Printer()
        try printer.write("rank\tunit\tmedian\t5%\t95%\n")
        for unit in distribution.units.sorted(by: { $0.nominal < $1.nominal }) {
            try printer.write("\(unit.nominal)\t\(unit.unit)\t\(unit.median)\t\(unit.low)\t\(unit.high)\n")
        }
        for factor in sobol?["factors"]?.array ?? [] {
            let numbers = ["first", "total"].map { (factor[$0] ?? .null).text }
            try printer.write(
                "\(factor["zh"]?.string ?? "") \(factor["en"]?.string ?? "")\t\(numbers.joined(separator: "\t"))\n")
        }
        try printer.flush()
    }
}
