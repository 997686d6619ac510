import Fixtures
import Kernel
import Rulebook
import Testing

@Suite("A rule set")
struct RuleSetTests {
    private let rulebook = ProductRulebook.rulebook

    @Test(
        "Is chosen by date, to the day",
        arguments: [
            ("2020-01-01", "order20"), ("2024-06-30", "order20"), ("2024-07-01", "order20WithRegulation"),
            ("2026-04-14", "order20WithRegulation"), ("2026-04-15", "order121"), ("2031-01-01", "order121"),
        ])
    func chosen(day: String, expected: String) throws {
        #expect(try rulebook.ruleSet(on: .on(day)).id == RuleSet.ID(expected))
    }

    @Test("Is refused for a day before the first")
    func before() {
        #expect(throws: Refusal.ruleSetAbsent(on: .on("2019-12-31"))) { try rulebook.ruleSet(on: .on("2019-12-31")) }
        #expect(throws: Refusal.ruleSetUnknown(RuleSet.ID("order1"))) { try rulebook.ruleSet(RuleSet.ID("order1")) }
    }

    @Test("Has every period of its law")
    func periods() throws {
        let all = Set([
            "complaintDecision", "mediationLimit", "terminationNotice", "mediationLeadVerify", "reportVerify",
            "competenceDispute", "designation", "assistanceReply", "caseDecision", "caseReview", "defence", "service",
            "caseClosing", "publicNoticeService", "complaintLimitation", "odrNegotiation", "reviewApplication",
            "judicialConfirmation", "sevenDayReturn", "returnRefund", "refundDelayPresumed",
        ])
        let expected = [
            "order20": all.union(["namedReporterReply"]),
            "order20WithRegulation": all.union(["namedReporterReply", "prepaidCoolingOff", "closureNotice"]),
            "order121": all.union(["prepaidCoolingOff", "closureNotice"]),
        ]
        #expect(rulebook.ruleSets.count == expected.count)
        for ruleSet in rulebook.ruleSets {
            #expect(Set(ruleSet.periods.map(\.id.rawValue)) == expected[ruleSet.id.rawValue])
        }
    }

    @Test("Has the grounds and factors of articles 16, 23 and 17, each at its item")
    func order121() throws {
        let rules = try rulebook.ruleSet(RuleSet.ID("order121"))
        #expect(
            rules.declineGrounds.map(\.code) == [
                "outOfScopeOrNoJurisdiction", "alreadyHandledElsewhere", "notConsumerOrNoDispute",
                "olderThanThreeYears", "missingOrFalseMaterials", "impersonationOrRefusesVerification",
                "otherLegalGround",
            ])
        #expect(
            rules.terminationGrounds.map(\.code) == [
                "withdrawnOrSettled", "absentOrRefuses", "noAgreementDeclared", "testingCostDispute",
                "sixtyDaysElapsed", "laterFoundIneligible", "partyCeased", "otherLegalGround",
            ])
        #expect(rules.consumerFactors.count == 5)
        expectItemsInOrder(rules.declineGrounds, law: "O121", article: 16)
        expectItemsInOrder(rules.terminationGrounds, law: "O121", article: 23)
        expectItemsInOrder(rules.consumerFactors, law: "O121", article: 17)
        #expect(rules.declineGrounds.filter(\.weighsFactors).map(\.code) == ["notConsumerOrNoDispute"])
    }

    @Test("Has the grounds of articles 15 and 21 before that", arguments: ["order20", "order20WithRegulation"])
    func order20(id: String) throws {
        let rules = try rulebook.ruleSet(RuleSet.ID(id))
        #expect(rules.declineGrounds.count == 6)
        #expect(rules.terminationGrounds.count == 7)
        #expect(rules.consumerFactors.isEmpty)
        expectItemsInOrder(rules.declineGrounds, law: "O20", article: 15)
        expectItemsInOrder(rules.terminationGrounds, law: "O20", article: 21)
        #expect(!rules.declineGrounds.contains { $0.code == "impersonationOrRefusesVerification" })
    }

    @Test("Refuses a ground or a period that it does not know, and names the article")
    func unknown() throws {
        let rules = try rulebook.ruleSet(RuleSet.ID("order121"))
        let refusal = #expect(throws: Refusal.self) { try rules.declineGround("tooExpensive") }
        #expect(refusal?.code == "rulebook.groundUnknown")
        #expect(refusal?.phrase.zh == "《市场监督管理投诉举报处理办法》第十六条没有“tooExpensive”这一情形")
        #expect(throws: Refusal.self) { try rules.terminationGround("notConsumerOrNoDispute") }
        #expect(throws: Refusal.self) { try rules.period(.namedReporterReply) }
        #expect(try rules.terminationGround("partyCeased").basis.first?.item == 7)
        #expect(try rules.consumerFactor("sharedContact").basis.first?.item == 4)
    }

    @Test("Writes articles as lawyers do")
    func citation() throws {
        let limit = try rulebook.ruleSet(RuleSet.ID("order121")).terminationGround("sixtyDaysElapsed")
        #expect(limit.basis.first?.phrase.zh == "《市场监督管理投诉举报处理办法》第二十三条第一款第五项")
        #expect(limit.basis.first?.phrase.en.hasSuffix(", article 23(1)(5)") == true)
        let confirmation = try rulebook.ruleSet(RuleSet.ID("order121")).period(.judicialConfirmation)
        #expect(confirmation.basis.first?.phrase.zh == "《中华人民共和国民事诉讼法》第二百零五条")
        let ten = try rulebook.ruleSet(RuleSet.ID("order121")).period(.sevenDayReturn)
        #expect(ten.basis.last?.phrase.zh.hasSuffix("第十条") == true)
    }

    private func expectItemsInOrder(_ grounds: [Ground], law: String, article: Int) {
        for (index, ground) in grounds.enumerated() {
            #expect(ground.basis.first?.law.id == law)
            #expect(ground.basis.first?.article == article)
            #expect(ground.basis.first?.item == index + 1)
            #expect(!ground.text.zh.isEmpty && !ground.text.en.isEmpty)
        }
    }
}
