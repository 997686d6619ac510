import Calendars
import Fixtures
import Kernel
import Rulebook
import Testing

@Suite("A clock")
struct ClockTests {
    private let rulebook = ProductRulebook.rulebook

    @Test(
        "Ends on the day that was computed by hand",
        arguments: [
            ("complaintDecision", "2024-09-29", "61", "2024-10-14"),
            ("reportVerify", "2024-09-23", "61", "2024-10-17"),
            ("complaintDecision", "2024-10-12", "14", "2024-10-22"),
            ("complaintDecision", "2025-01-24", "22", "2025-02-10"),
            ("complaintDecision", "2026-02-13", "41", "2026-03-02"),
            ("reportVerify", "2026-02-13", "42", "2026-03-12"),
            ("complaintDecision", "2026-04-30", "63", "2026-05-13"),
            ("terminationNotice", "2026-09-18", "610100", "2026-09-29"),
            ("complaintDecision", "2026-10-01", "61", "2026-10-15"),
            ("mediationLimit", "2026-08-03", "61", "2026-10-08"),
            ("mediationLimit", "2024-08-02", "61", "2024-10-08"),
            ("mediationLimit", "2026-07-01", "61", "2026-08-31"),
            ("complaintDecision", "2025-06-04", "65", "2025-06-18"),
            ("complaintDecision", "2025-03-26", "65", "2025-04-08"),
            ("closureNotice", "2026-05-31", "61", "2026-05-01"),
        ])
    func vector(period: String, start: String, region: String, due: String) throws {
        let clock = try rulebook.clock(PeriodIdentifier(period), startedOn: .on(start), region: region)
        #expect(clock.due == .on(due))
        #expect(clock.days().contains { $0.day == .on(due) })
        #expect(!clock.isProvisional)
    }

    @Test("Counts 45 working days under the old rules, when asked to")
    func underNamedRules() throws {
        let clock = try rulebook.clock(
            .mediationLimit, startedOn: .on("2026-08-03"), region: "61", under: RuleSet.ID("order20"))
        #expect(clock.due == .on("2026-10-10"))
        #expect(clock.ruleSet == RuleSet.ID("order20"))
        let asked = try rulebook.clock(
            .complaintDecision, startedOn: .on("2024-09-29"), region: "61", under: RuleSet.ID("order121"))
        #expect(asked.basis.first?.law.id == "O121")
    }

    @Test("Prints its certificate with both readings, its basis and every day")
    func certificate() throws {
        let json = try rulebook.clock(.mediationLimit, startedOn: .on("2026-08-03"), region: "61").json
        #expect(json["due"]?.string == "2026-10-08")
        #expect(json["rolledFrom"]?.string == "2026-10-02")
        #expect(json["strictDue"]?.string == "2026-10-04")
        #expect(json["dueReading"]?.string == "anyNonWorkingDay")
        #expect(json["provisional"] == false)
        #expect(json["ruleSet"]?.string == "order121")
        #expect(json["basis"]?.array?.first?.text == #"{"article":46,"law":"IR","paragraph":3}"#)
        #expect(json["days"]?.array?.count == 67)
        #expect(json["days"]?.array?.first?["reason"]?.string == "startingDay")
        #expect(json["days"]?.array?.last?["reason"]?.string == "movedEnd")
    }

    @Test("Stands still while goods are tested")
    func suspended() throws {
        let suspensions = Suspensions([.on("2026-08-10") ... .on("2026-08-20")])
        let clock = try rulebook.clock(
            .mediationLimit, startedOn: .on("2026-08-03"), region: "61", suspensions: suspensions)
        #expect(clock.due == .on("2026-10-13"))
        #expect(clock.period.pauses.map(\.code) == ["testing"])
        #expect(clock.remaining(after: .on("2026-08-20")) == 54)
    }

    @Test("Is extended only where the law provides for it")
    func extended() throws {
        let longer = try rulebook.clock(.reportVerify, startedOn: .on("2026-08-03"), region: "61", isExtended: true)
        #expect(longer.length.value == 30)
        #expect(longer.due == .on("2026-09-14"))
        let refusal = #expect(throws: Refusal.self) {
            try rulebook.clock(.complaintDecision, startedOn: .on("2026-08-03"), isExtended: true)
        }
        #expect(refusal?.code == "rulebook.periodFixed")
    }

    @Test("Is refused for an unknown region, and for a period that was not yet law")
    func refused() {
        let region = #expect(throws: Refusal.self) {
            try rulebook.clock(.complaintDecision, startedOn: .on("2026-08-03"), region: "99")
        }
        #expect(region?.code == "rulebook.provinceUnknown")
        #expect(region?.field == "region")
        let prepaid = #expect(throws: Refusal.self) {
            try rulebook.clock(.prepaidCoolingOff, startedOn: .on("2025-04-30"))
        }
        #expect(prepaid?.code == "rulebook.periodNotInForce")
        let reply = #expect(throws: Refusal.self) {
            try rulebook.clock(.namedReporterReply, startedOn: .on("2026-04-15"))
        }
        #expect(reply?.code == "rulebook.periodUnknown")
    }

    @Test("Is provisional in Ningxia, whose notices are missing, and sure once they are there")
    func provisional() throws {
        let start = Day.on("2026-05-06")
        #expect(try rulebook.clock(.complaintDecision, startedOn: start, region: "64").isProvisional)
        let notice = try HolidayNotice(
            year: 2026, title: "放假通知", entries: [.init(day: .on("2026-05-07"), name: "古尔邦节", isOff: true)])
        let ningxia = try #require(Province("64"))
        let grown = try rulebook.with(rulebook.calendars.adding(notice, in: ningxia, named: .verbatim("宁夏")))
        let clock = try grown.clock(.complaintDecision, startedOn: start, region: "64")
        #expect(!clock.isProvisional)
        #expect(clock.due == .on("2026-05-15"))
    }

    @Test("Says once what of the calendar is open: the province’s own holidays, the nation’s notice, or both")
    func doubt() throws {
        let local = try rulebook.clock(.complaintDecision, startedOn: .on("2026-05-06"), region: "64")
        #expect(local.doubt?.unannounced == [] && local.doubt?.unknown == [2026])
        #expect(local.doubt?.phrase.zh == "国务院放假安排已计入；宁夏回族自治区2026年自定的节假日尚未收录，如有变化将重新计算。")
        #expect(try rulebook.clock(.complaintDecision, startedOn: .on("2026-05-06"), region: "61").doubt == nil)
        let national = try rulebook.clock(.complaintDecision, startedOn: .on("2027-03-01"), region: "61")
        #expect(national.doubt?.phrase.zh == "国务院尚未公布2027年放假安排，如有变化将重新计算。")
        let both = try rulebook.clock(.complaintDecision, startedOn: .on("2026-12-29"), region: "64")
        #expect(both.doubt?.unannounced == [2027] && both.doubt?.unknown == [2026, 2027])
        // A period of calendar days depends on its end alone.
        let mediation = try rulebook.clock(.mediationLimit, startedOn: .on("2026-12-01"), region: "61")
        #expect(mediation.doubt?.unannounced == [2027])
    }

    @Test("Says how many working days are left, and by how many it is overdue")
    func left() throws {
        let clock = try rulebook.clock(.complaintDecision, startedOn: .on("2026-09-18"), region: "61")
        #expect(clock.workingDaysLeft(on: .on("2026-09-23")) == 3)
        #expect(!clock.isOverdue(on: .on("2026-09-29")))
        #expect(clock.workingDaysLeft(on: .on("2026-10-08")) == -2)
        #expect(clock.isOverdue(on: .on("2026-09-30")))
    }
}

@Suite("A case that crosses a change of rules")
struct TransitionTests {
    private let rulebook = ProductRulebook.rulebook

    @Test("Is decided on the grounds of the day of the decision")
    func grounds() throws {
        let rules = try rulebook.groundRules(decidedOn: .on("2026-04-15"), startedOn: .on("2026-04-10"))
        #expect(rules.id == RuleSet.ID("order121"))
        #expect(rulebook.transition.confidence == .own)
    }

    @Test("Keeps the limit of the rules in force when its clock started")
    func limits() throws {
        let clock = try rulebook.clock(.mediationLimit, startedOn: .on("2026-04-14"), region: "61")
        #expect(clock.ruleSet == RuleSet.ID("order20WithRegulation"))
        #expect(clock.due == .on("2026-06-15"))
        #expect(clock.cap == nil)
        let next = try rulebook.clock(.mediationLimit, startedOn: .on("2026-04-15"), region: "61")
        #expect(next.basis.last?.law.id == "O121")
    }

    @Test("Never outlasts the 60 days of the regulation, once that is in force")
    func cap() throws {
        let capped = try rulebook.clock(.mediationLimit, startedOn: .on("2024-06-28"), region: "61")
        #expect(capped.ruleSet == RuleSet.ID("order20"))
        #expect(capped.due == .on("2024-08-27"))
        #expect(capped.cap?.basis.first?.law.id == "IR")
        #expect(capped.days().count(where: \.isCounted) == 60)
        let old = try rulebook.clock(.mediationLimit, startedOn: .on("2023-03-01"), region: "61")
        #expect(old.cap == nil)
        #expect(old.due == .on("2023-05-06"))
    }
}
