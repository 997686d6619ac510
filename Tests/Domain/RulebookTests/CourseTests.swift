import Kernel
import Rulebook
import Testing

@Suite("The course of a case, as law has it")
struct CourseTests {
    private static let courses: [(ruleSet: RuleSet, name: String, course: CaseCourse)] =
        ProductRulebook.rulebook.ruleSets.flatMap {
            [($0, "complaint", $0.complaints), ($0, "report", $0.reports)]
        }

    @Test("Has no state without an exit but the last ones, and none that nothing leads to")
    func exits() {
        for (rules, name, course) in Self.courses {
            for state in course.states {
                let place = "\(rules.id.rawValue) \(name) \(state.code)"
                let leaving = course.transitions(from: state.code).filter { $0.to != nil && $0.to != state.code }
                #expect(state.isFinal || !leaving.isEmpty, "\(place) has no exit")
                #expect(course.transitions.contains { $0.to == state.code }, "nothing leads to \(place)")
                #expect(course.state(state.keptAs) != nil || !state.keptAs.isEmpty)
            }
        }
    }

    @Test("Lets a clock run wherever the authority owes a decision")
    func clocks() {
        let owed = [
            "complaint": [
                "underReview", "awaitingIdentity", "accepted", "mediating", "suspendedForTesting", "terminated",
            ],
            "report": ["verifying", "verificationExtended", "testing", "merged", "investigating", "decided"],
        ]
        for (rules, name, course) in Self.courses {
            for code in owed[name] ?? [] where course.state(code) != nil {
                let hasClock = course.transitions(from: code).contains { $0.period != nil }
                #expect(hasClock, "\(rules.id.rawValue) \(name) \(code) has no clock")
            }
        }
    }

    @Test("Has every row of the table for Order 121, each with its article")
    func rows() throws {
        let rules = try ProductRulebook.rulebook.ruleSet(RuleSet.ID("order121"))
        #expect(
            rules.complaints.transitions.map(\.code) == [
                "register", "dispatch", "return", "receive", "demandIdentity", "identityProven", "identityMissed",
                "accept", "decline", "consent", "beginMediation", "setSession", "requestRecusal", "decideRecusal",
                "beginTesting", "endTesting", "entrust", "agree", "terminate", "notifyTermination", "findClue",
                "withdraw", "close", "returnVisit", "publish",
            ])
        #expect(rules.complaints.transition("beginTesting")?.basis.first?.phrase.zh.hasSuffix("第二十二条第三款") == true)
        #expect(rules.reports.transition("mergeNewFacts")?.period == .reportVerify)
        #expect(rules.reports.transition("replyNamed") == nil)
        #expect(rules.forms.map(\.number) == Array(1...10))
        #expect(rules.jurisdiction.count == 13)
    }

    @Test("Owes the named reporter a reply only before Order 121, and knows published addresses only since")
    func before() throws {
        for id in ["order20", "order20WithRegulation"] {
            let rules = try ProductRulebook.rulebook.ruleSet(RuleSet.ID(id))
            #expect(rules.reports.transition("replyNamed")?.period == .namedReporterReply)
            #expect(rules.reports.transition("dropRepeat") == nil)
            let merchant = try #require(rules.jurisdiction.first { $0.code == "complaintPlatformMerchant" })
            #expect(merchant.text.zh.contains("实际经营地"))
            #expect(merchant.basis.first?.article == 12)
        }
        let before = try ProductRulebook.rulebook.ruleSet(RuleSet.ID("order20"))
        let cited = before.document.sections.flatMap(\.items).flatMap(\.basis).map(\.law.id)
        #expect(!cited.contains("IR") && !cited.contains("O121"))
    }
}

@Suite("A rule set as a document")
struct RuleSetDocumentTests {
    private let rulebook = ProductRulebook.rulebook

    @Test("Cites an article or a law for every item, in both languages")
    func complete() {
        for rules in rulebook.ruleSets {
            for section in rules.document.sections {
                for item in section.items {
                    #expect(!item.basis.isEmpty, "\(rules.id.rawValue) \(section.code) \(item.code)")
                    #expect(!item.title.zh.isEmpty && !item.title.en.isEmpty)
                }
            }
        }
    }

    @Test("Compares with another: what is new, gone and changed, and nothing with itself")
    func compared() throws {
        let (old, new) = (
            try rulebook.ruleSet(RuleSet.ID("order20WithRegulation")), try rulebook.ruleSet(RuleSet.ID("order121"))
        )
        #expect(RuleSetComparison(new, new).sections.isEmpty)
        let sections = RuleSetComparison(old, new).sections
        let periods = try #require(sections.first { $0.code == "periods" })
        let gone = periods.changes.filter { $0.after == nil }
        #expect(gone.map(\.code) == ["namedReporterReply"])
        let grounds = try #require(sections.first { $0.code == "declineGrounds" })
        let added = grounds.changes.filter { $0.before == nil }
        #expect(added.map(\.code) == ["impersonationOrRefusesVerification"])
        let first = try rulebook.ruleSet(RuleSet.ID("order20"))
        let limits = RuleSetComparison(first, old).sections.first { $0.code == "periods" }?.changes
        let limit = try #require(limits?.first { $0.code == "mediationLimit" })
        #expect(limit.before?.facts.first?.value.zh == "45个工作日")
        #expect(limit.after?.facts.first?.value.zh == "60日")
        #expect(!limit.isOnlyPlace)
    }
}
