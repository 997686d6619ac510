import IndexEngine
import Kernel
import Numbers
import Testing

@Suite("The ASEM index as COINr 1.1.14 computes it", .enabled(if: Reference.isPresent))
struct AsemTests {
    let tables: IndexTables
    let run: IndexRun

    init() throws {
        tables = try Reference.tables()
        run = try IndexRun(tables.latest, tables.framework)
    }

    @Test(
        "Every step equals the reference to 1e-6",
        arguments: [
            (StepName.denominate, "Denominated"), (.impute, "Imputed"), (.screen, "Screened"), (.treat, "Treated"),
            (.normalise, "Normalised"), (.aggregate, "Aggregated"),
        ])
    func steps(step: StepName, name: String) throws {
        let table = try #require(run.table(after: step))
        let difference = try Reference.difference(table, "ref_step_\(name).csv")
        print("greatest difference after \(step.rawValue): \(difference)")
        #expect(difference < 1e-6)
    }

    @Test("The raw table, scores and ranks equal the reference")
    func results() throws {
        #expect(try Reference.difference(run.raw, "ref_step_Raw.csv") < 1e-6)
        #expect(try Reference.difference(run.scores, "ref_results_scores.csv", columns: run.scores.codes) < 1e-6)
        let ranks = try Reference.table("ref_results_ranks.csv")
        for code in run.framework.branchesUpwards {
            let places = Statistics.places(try #require(run.scores[code]))
            for (unit, place) in zip(run.scores.units, places) {
                #expect(ranks[unit]?[code] == Double(place))
            }
        }
    }

    @Test("z-scores and ranks equal the reference")
    func otherNormalisations() throws {
        for (method, name) in [
            (Normalisation.zScore(Standard(mean: 0, deviation: 1)), "ref_norm_zscore0_1.csv"),
            (.rank, "ref_norm_rank.csv"),
        ] {
            let recipe = Recipe.standard.replacing(.normalise(method, each: [:]))
            let other = try IndexRun(tables.latest, tables.framework, recipe, until: .normalise)
            let table = try #require(other.table(after: .normalise))
            // The kept data have 15 digits, so that two pairs of TolMin became ties which were none when they were ranked.
            let columns = method == .rank ? table.codes.filter { $0 != "TolMin" } : nil
            #expect(try Reference.difference(table, name, columns: columns) < 1e-6)
        }
    }
}
