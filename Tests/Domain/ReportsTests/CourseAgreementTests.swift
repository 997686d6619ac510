import Cases
import Fixtures
import Reports
import Rulebook
import Testing

@Suite("The program's procedure for reports and the law's table")
struct CourseAgreementTests {
    private let rulebook: Rulebook

    init() throws { rulebook = try .shipped() }

    @Test("Agree on where each step may be taken and where it leads, under every rule set")
    func states() throws {
        let steps = Dictionary(ReportWorkflow.steps.map { ($0.name, $0) }) { first, _ in first }
        for rules in rulebook.ruleSets {
            for transition in rules.reports.transitions {
                guard let name = transition.step else { continue }
                let step = try #require(steps[name], "\(name) is no step")
                for code in transition.from {
                    let from = try state(code, in: rules.reports)
                    let to = try transition.to.map { try state($0, in: rules.reports) } ?? from
                    #expect(step.from.contains(from), "\(rules.id.rawValue) \(transition.code) from \(code)")
                    #expect((step.to ?? from) == to, "\(rules.id.rawValue) \(transition.code) from \(code)")
                }
            }
        }
    }

    @Test("Cite the same articles, and every step that the law knows stands in the table")
    func articles() throws {
        let course = try rulebook.ruleSet(RuleSet.ID("order121")).reports
        for step in ReportWorkflow.steps where step.basis != "-" && !step.basis.hasPrefix("PIPL") {
            let rows = course.transitions.filter { $0.step == step.name }
            #expect(!rows.isEmpty, "\(step.name) is not in the table")
            let cited = rows.flatMap(\.basis).map { "\($0.law.id) \($0.article ?? 0)" }
            #expect(cited.contains { step.basis.hasPrefix($0) }, "\(step.name): \(step.basis) against \(cited)")
        }
    }

    private func state(_ code: String, in course: CaseCourse) throws -> ReportState {
        let kept = try #require(course.state(code)?.keptAs)
        return try #require(ReportState(rawValue: kept), "\(code) is no state")
    }
}
