import Calendars
import Fixtures
import Kernel
import Rulebook
import Testing

@Suite("Working rules of an authority")
struct OverlayTests {
    private let rulebook = ProductRulebook.rulebook

    private static let good = """
        {"authority": "QTX", "title": {"zh": "投诉办理工作制度", "en": "Working rules"}, "paper": "青市监〔2026〕1号",
        "ruleSet": "order121", "validFrom": "2026-05-01",
        "limits": [{"period": "complaintDecision", "value": 5, "unit": "working"}],
        "duties": [{"of": "complaint", "transition": "accept", "owner": {"zh": "承办人", "en": "the official"},
        "approvals": [{"zh": "所长", "en": "head of the office"}]}]}
        """

    private func overlay(_ good: String = "", _ bad: String = "") throws(RulebookError) -> Overlay {
        let text = good.isEmpty ? Self.good : Self.good.replacing(good, with: bad)
        return try Overlay(parsing: Array(text.utf8), document: "overlay.json", in: rulebook)
    }

    @Test("Set a shorter clock beside the legal one, from their first day on")
    func beside() throws {
        let overlay = try overlay()
        let legal = try rulebook.clock(.complaintDecision, startedOn: .on("2026-09-18"))
        let both = overlay.beside(legal)
        #expect(both.legal.due == .on("2026-09-29"))
        #expect(both.house?.due == .on("2026-09-24"))
        #expect(both.target == .on("2026-09-24"))
        #expect(both.json["internal"]?["value"] == 5)
        let early = overlay.beside(try rulebook.clock(.complaintDecision, startedOn: .on("2026-04-30")))
        #expect(early.house == nil && early.target == early.legal.due)
        #expect(overlay.duty("accept", of: .complaint)?.approvals.first?.zh == "所长")
        #expect(overlay.duty("accept", of: .report) == nil)
    }

    @Test("Stand still when the law's clock does")
    func suspended() throws {
        let text = Self.good.replacing(
            #""complaintDecision", "value": 5, "unit": "working""#,
            with: #""mediationLimit", "value": 30, "unit": "calendar""#)
        let overlay = try Overlay(parsing: Array(text.utf8), document: "overlay.json", in: rulebook)
        let pause = Suspensions([.on("2026-08-10") ... .on("2026-08-20")])
        let both = overlay.beside(
            try rulebook.clock(.mediationLimit, startedOn: .on("2026-08-03"), suspensions: pause))
        #expect(both.house?.lastDay == .on("2026-09-13"))
    }

    @Test(
        "Are refused with the place and the article where the law forbids them",
        arguments: [
            (#""value": 5"#, #""value": 8"#, "rulebook.overlayLongerThanLaw", "limits[0].value"),
            (#""unit": "working""#, #""unit": "calendar""#, "rulebook.overlayUnitDiffers", "limits[0].unit"),
            (#""duties""#, #""declineGrounds""#, "rulebook.overlayGroundAdded", "declineGrounds"),
            (#""duties""#, #""fees""#, "rulebook.overlayMemberUnknown", "fees"),
            (#""complaintDecision""#, #""namedReporterReply""#, "rulebook.periodUnknown", "limits[0].period"),
            (
                #""transition": "accept""#, #""transition": "delay""#, "rulebook.overlayStepUnknown",
                "duties[0].transition"
            ),
            (#""order121""#, #""order9""#, "rulebook.ruleSetUnknown", "ruleSet"),
            ("2026-05-01", "2026-04-01", "rulebook.overlayDayWrong", "validFrom"),
        ])
    func refused(good: String, bad: String, code: String, field: String) throws {
        do {
            _ = try overlay(good, bad)
            Issue.record("not refused")
        } catch .overlay(_, let refusal) {
            #expect(refusal.code == code)
            #expect(refusal.field == field)
        } catch {
            Issue.record("\(error)")
        }
    }

    @Test("Name the article that they would overstep")
    func article() {
        let error = #expect(throws: RulebookError.self) { try overlay(#""value": 5"#, #""value": 8"#) }
        #expect(error?.phrase.zh.contains("第十五条") == true)
    }
}

@Suite("A question to the calculator")
struct DeadlineQuestionTests {
    private let rulebook = ProductRulebook.rulebook

    @Test("Is answered by the rules of its day, or by those that it names")
    func answered() throws {
        let question = try DeadlineQuestion(
            period: "complaintDecision", from: "2024-09-29", region: "61", rules: "order121")
        let clock = try rulebook.clock(answering: question)
        #expect(clock.due == .on("2024-10-14") && clock.ruleSet == RuleSet.ID("order121"))
        let paused = try DeadlineQuestion(
            period: "mediationLimit", from: "2026-08-03",
            suspensions: ["2026-08-10..2026-08-15", "2026-08-16..2026-08-20"])
        #expect(try rulebook.clock(answering: paused).lastDay == .on("2026-10-13"))
        let day = try DeadlineQuestion(period: "mediationLimit", from: "2026-08-03", suspensions: ["2026-08-10"])
        #expect(try rulebook.clock(answering: day).lastDay == .on("2026-10-03"))
    }

    @Test("Is refused with the field that is wrong, all of them at once")
    func refused() {
        let both = #expect(throws: Refusals.self) {
            try DeadlineQuestion(
                period: "complaintDecision", from: "2024-02-30", suspensions: ["2026-08-20..2026-08-10", "soon"])
        }
        #expect(both?.all.map(\.field) == ["from", "suspend", "suspend"])
        for (period, day, region, rules, field) in [
            ("lunch", "2026-05-01", nil, nil, "period"), ("complaintDecision", "2019-05-01", nil, nil, "from"),
            ("complaintDecision", "2026-05-01", "99", nil, "region"),
            ("complaintDecision", "2026-05-01", nil, "order9", "rules"),
            ("closureNotice", "2024-06-01", nil, nil, "period"),
        ] as [(String, String, String?, String?, String)] {
            let refusal = #expect(throws: Refusal.self) {
                try rulebook.clock(
                    answering: DeadlineQuestion(period: period, from: day, region: region, rules: rules))
            }
            #expect(refusal?.field == field, "\(period)")
        }
    }
}
