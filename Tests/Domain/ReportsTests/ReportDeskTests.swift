import Access
import Complaints
import Fixtures
import Kernel
import Ledger
import Privacy
import Reports
import Rulebook
import Seals
import Testing

@Suite("The report desk")
struct ReportDeskTests {
    let books = MemoryReports()
    let clock = StoppedClock("2026-04-20T02:00:00Z")
    let desk: ReportDesk

    init() throws {
        desk = try ReportDesk.sample(books: books, clock: clock, rulebook: try .shipped())
    }

    private func filed(_ change: (inout ReportInput) -> Void = { _ in }) async throws -> ReportReceipt {
        try await desk.file(try .sample(change), against: nil, by: .visitor)
    }

    @Test("From a neighbour's report to a filed case, each step by a named official")
    func firstLoop() async throws {
        let receipt = try await filed()
        #expect(receipt.state == .verifying && receipt.authority == "QTX")
        // Fifteen working days after Monday 20 April, with 1–5 May off and 9 May worked: Wednesday 13 May.
        #expect(receipt.decisionDueOn == .on("2026-05-13"))
        clock.move(to: "2026-04-22T02:00:00Z")
        _ = try await desk.assign(receipt.id, unit: "QTX_XIAOBA", officer: "o-7", by: .reportOfficer)
        _ = try await desk.note(receipt.id, text: "现场检查发现改签日期的牛奶12箱。", by: .reportOfficer)
        let filed = try await desk.fileCase(
            receipt.id, caseNumber: "青市监立〔2026〕7号", approver: "赵主任", by: .reportOfficer)
        #expect(filed.state == .filed && filed.officer == "o-7" && filed.caseNumber == "青市监立〔2026〕7号")
        // Order 121 took the general duty to reply away: no clock runs, and telling is still possible.
        #expect(try await desk.show(receipt.id, by: .reportOfficer).clock == nil)
        _ = try await desk.reply(receipt.id, text: "您举报的事项已立案。", way: .call, by: .reportOfficer)
        let closed = try await desk.close(receipt.id, by: .reportOfficer)
        #expect(closed.state == .closed && closed.outcome == .filed)
        let view = try await desk.track(number: receipt.number, code: receipt.queryCode)
        #expect(view.texts.values.contains("您举报的事项已立案。"))
        #expect(!view.texts.values.contains("赵主任") && !view.texts.values.contains { $0.contains("现场检查") })
    }

    @Test("A report that tells of no place goes to the authority that the reporter turns to, and to none without")
    func recipient() async throws {
        let placeless = try await filed { $0.fields[.respondentAddress] = nil }
        #expect(placeless.authority == nil && placeless.state == .received)
        let chosen = try await filed {
            $0.fields[.respondentAddress] = nil
            $0.recipient = "QTX"
        }
        #expect(chosen.authority == "QTX" && chosen.state == .verifying && chosen.decisionDueOn == .on("2026-05-13"))
        #expect(try await desk.show(chosen.id, by: .reportOfficer).report.routing?.reasons == ["recipient"])
        await #expect(throws: Refusal.reportAuthorityUnknown.about("recipient")) {
            try await filed { $0.recipient = "NOWHERE" }
        }
        // An address says more than a choice.
        #expect(try await filed { $0.recipient = "LIT" }.authority == "QTX")
    }

    @Test("State is the fold of the events, and the chain has an entry for the filing and one for each later event")
    func history() async throws {
        let receipt = try await filed()
        _ = try await desk.fileCase(receipt.id, caseNumber: nil, approver: "赵主任", by: .reportOfficer)
        let pages = books.now
        let events = try #require(pages.events[receipt.id])
        #expect(try Report(history: events).state == .filed)
        #expect(pages.entries.map(\.action.text) == ["report.registered", "report.filed"])
        #expect(pages.entries.compactMap { EventRun($0)?.count } == [3, 1] && events.count == 4)
        var walk = LedgerVerification(chain: LedgerChain.reporters)
        for entry in pages.entries { walk.take(entry) }
        #expect(walk.finished().isWhole)
    }

    @Test("No event and no entry holds a word of the reporter, and none names an account")
    func noPersonalData() async throws {
        let receipt = try await desk.file(try .sample(), against: nil, by: .consumer)
        let pages = books.now
        for event in try #require(pages.events[receipt.id]) {
            let text = event.kind.payload.text
            #expect(!text.contains("钱知情") && !text.contains("17000005678") && !text.contains("牛奶"))
            #expect(event.actor == ReportEvent.reporter && !text.contains("consumer-1"))
        }
        for entry in pages.entries { #expect(PersonalDataGuard.findings(in: entry.draft).isEmpty) }
        #expect(pages.indexes[receipt.id]?.maskedName == "钱**")
    }

    @Test("Of an anonymous report nothing that says who is kept, even if it was typed")
    func anonymous() async throws {
        let receipt = try await filed { $0.isAnonymous = true }
        let pages = books.now
        #expect(pages.sealed.fields[receipt.id.text]?.keys.map(\.rawValue) == ["case.narrative"])
        #expect(pages.sealed.hashes.isEmpty && pages.indexes[receipt.id]?.maskedName == nil)
        #expect(try await desk.track(number: receipt.number, code: receipt.queryCode).report.facts.isAnonymous)
    }

    @Test("Everybody who has not the post for reports finds none: not to read, not to list, not to count")
    func othersFindNothing() async throws {
        let receipt = try await filed()
        let absent = Identifier<Report>.sample(4_711)
        for actor in [
            Actor.officer, .director, .merchant, .consumer, Actor(id: "m", roles: [.mediator]),
            Actor(id: "a", roles: [.analyst]), Actor(id: "s", roles: [.systemAdministrator]),
            Actor(id: "u", roles: [.auditor]),
        ] {
            // The same answer for one that is there and one that is not.
            for id in [receipt.id, absent] {
                await #expect(throws: Refusal.actionForbidden) { try await desk.show(id, by: actor) }
                await #expect(throws: Refusal.actionForbidden) { try await desk.close(id, by: actor) }
            }
            await #expect(throws: Refusal.actionForbidden) { try await desk.list(ReportQuery(), by: actor) }
            await #expect(throws: Refusal.actionForbidden) { try await desk.tally(by: actor) }
        }
        await #expect(throws: Refusal.signInNeeded) { try await desk.show(receipt.id, by: .visitor) }
    }

    @Test("The post for reports of another place finds none either, as if there were none")
    func foreign() async throws {
        let receipt = try await filed()
        for id in [receipt.id, .sample(4_711)] {
            await #expect(throws: Refusal.reportAbsent) { try await desk.show(id, by: .foreignReportOfficer) }
        }
        #expect(try await desk.list(ReportQuery(), by: .foreignReportOfficer).items.isEmpty)
        #expect(try await desk.list(ReportQuery(), by: .reportOfficer).items.map(\.id) == [receipt.id])
    }

    @Test("An officer of the complaint side may write form 2 down, and cannot open what was written")
    func registering() async throws {
        let receipt = try await desk.register(
            try .sample(manner: .registered) { $0.intake = Identifier<Complaint>.sample(9).text }, against: nil,
            by: .officer)
        await #expect(throws: Refusal.actionForbidden) { try await desk.show(receipt.id, by: .officer) }
        let report = try await desk.show(receipt.id, by: .reportOfficer).report
        #expect(report.facts.intake == Identifier<Complaint>.sample(9).text && report.facts.registrar == "officer-1")
    }

    @Test("A wrong code, a number that no report has and one tried too often are answered alike")
    func tracking() async throws {
        let receipt = try await filed()
        for number in [receipt.number, "20260420-00000-00000"] {
            for _ in 0..<QueryCodes.failuresAllowed {
                await #expect(throws: Refusal.reportCodeWrong) { try await desk.track(number: number, code: "WRONG") }
            }
            await #expect(throws: Refusal.reportCodeWrong) {
                try await desk.track(number: number, code: receipt.queryCode)
            }
        }
        let attempts = Array(books.now.attempts.values)
        #expect(attempts.count == 2 && attempts[0] == attempts[1])
        clock.advance(seconds: 31 * 60)
        #expect(try await desk.track(number: receipt.number, code: receipt.queryCode).report.id == receipt.id)
        clock.advance(seconds: 2 * 86_400)
        await #expect(throws: Refusal.reportCodeWrong) { try await desk.track(number: "n", code: "c") }
        #expect(books.now.attempts.count == 1)
    }

    @Test("Testing makes the period stand still, an extension adds fifteen working days once")
    func clocks() async throws {
        let receipt = try await filed()
        func due() async throws -> Day? { try await desk.show(receipt.id, by: .reportOfficer).clock?.due }
        clock.move(to: "2026-04-22T02:00:00Z")
        _ = try await desk.beginTesting(receipt.id, on: .on("2026-04-22"), by: .reportOfficer)
        #expect(books.now.indexes[receipt.id]?.dueOn == nil)
        clock.move(to: "2026-04-24T02:00:00Z")
        _ = try await desk.endTesting(receipt.id, on: .on("2026-04-24"), by: .reportOfficer)
        // Three working days did not count.
        #expect(try await due() == .on("2026-05-18"))
        #expect(books.now.indexes[receipt.id]?.dueOn == .on("2026-05-18"))
        await #expect(throws: Refusal.reportApproverMissing) {
            try await desk.extend(receipt.id, reason: "需要进一步取证。", approver: "", by: .reportOfficer)
        }
        _ = try await desk.extend(receipt.id, reason: "需要进一步取证。", approver: "赵主任", by: .reportOfficer)
        #expect(try await due() == .on("2026-06-08"))
        clock.move(to: "2026-05-06T02:00:00Z")
        _ = try await desk.supplement(number: receipt.number, code: receipt.queryCode, text: "今天又看到他们改日期。")
        #expect(try await due() == .on("2026-05-26"))
    }

    @Test("Under Order 20 a named reporter is owed an answer five working days after the decision")
    func replyUnderOrder20() async throws {
        clock.move(to: "2026-03-02T02:00:00Z")
        let receipt = try await filed { $0.fields[.occurredOn] = "2026-03-01" }
        clock.move(to: "2026-03-09T02:00:00Z")
        _ = try await desk.declineCase(
            receipt.id, grounds: ["provenNoFault"], reason: "经核查，进货查验齐全，没有主观过错。", approver: "赵主任",
            by: .reportOfficer)
        let owed = try #require(try await desk.show(receipt.id, by: .reportOfficer).clock)
        #expect(owed.period.id == .namedReporterReply && owed.due == .on("2026-03-16"))
        _ = try await desk.reply(receipt.id, text: "经核查不予立案。", way: .letter, by: .reportOfficer)
        #expect(try await desk.show(receipt.id, by: .reportOfficer).clock == nil)
    }

    @Test("Not filing needs a ground that the rules know, reasons, and the person in charge")
    func declining() async throws {
        let receipt = try await filed()
        await #expect(throws: Refusal.reportGroundMissing) {
            try await desk.declineCase(receipt.id, grounds: [], reason: "r", approver: "a", by: .reportOfficer)
        }
        await #expect(throws: Refusal.reportGroundUnknown) {
            try await desk.declineCase(receipt.id, grounds: ["x"], reason: "r", approver: "a", by: .reportOfficer)
        }
        await #expect(throws: Refusal.reportTextMissing("reason")) {
            try await desk.declineCase(
                receipt.id, grounds: ["conditionsNotMet"], reason: "", approver: "a", by: .reportOfficer)
        }
        #expect(books.now.events[receipt.id]?.count == 3)
    }

    @Test("Earlier reports of the same telephone and about the same business are shown; one is marked a duplicate")
    func duplicates() async throws {
        let first = try await filed()
        let second = try await filed { $0.fields[.name] = "钱知情（再次）" }
        let view = try await desk.show(second.id, by: .reportOfficer)
        #expect(view.earlierOfReporter.map(\.id) == [first.id] && view.earlierOfParty.map(\.id) == [first.id])
        await #expect(throws: Refusal.reportEarlierUnknown) {
            try await desk.markDuplicate(second.id, of: "20260101-00000-00000", by: .reportOfficer)
        }
        let duplicate = try await desk.markDuplicate(second.id, of: first.number, by: .reportOfficer)
        #expect(duplicate.state == .duplicate)
    }

    @Test("Who reported is masked until somebody says why, which goes into the reporters' chain")
    func unmasking() async throws {
        let receipt = try await filed { $0.wantsSecrecy = true }
        let masked = try await desk.show(receipt.id, by: .reportOfficer)
        #expect(masked.texts[.name] == "钱**" && masked.texts[.phone] == "170****5678" && masked.isMasked)
        let reason = try UnmaskReason(.statutoryHandling, about: receipt.id.text, words: "电话核实线索")
        let whole = try await desk.unmask(receipt.id, reason: reason, by: .reportOfficer)
        #expect(whole.texts[.name] == "钱知情")
        #expect(books.now.entries.last?.action.text == "report.unmasked")
    }

    @Test("Work on a version that one has not seen is refused")
    func versions() async throws {
        let receipt = try await filed()
        await #expect(throws: Refusal.reportChangedMeanwhile) {
            try await desk.seeing(version: 2).note(receipt.id, text: "x", by: .reportOfficer)
        }
        _ = try await desk.seeing(version: 3).note(receipt.id, text: "x", by: .reportOfficer)
    }

    @Test("Sending back and sending on")
    func dispatch() async throws {
        let receipt = try await filed { $0.fields[.respondentAddress] = "火车站旁边" }
        #expect(receipt.state == .received && receipt.decisionDueOn == nil)
        await #expect(throws: Refusal.reportAbsent) {
            try await desk.dispatch(receipt.id, to: "QTX", unit: nil, by: .reportOfficer)
        }
        let system = try await desk.dispatch(receipt.id, to: "QTX", unit: nil, by: .system)
        #expect(system.state == .verifying)
        let back = try await desk.returnReport(receipt.id, reason: "不属于本辖区。", by: .reportOfficer)
        #expect(back.state == .received && back.routing == nil)
        await #expect(throws: Refusal.reportAuthorityUnknown) {
            try await desk.dispatch(receipt.id, to: "NOWHERE", unit: nil, by: .system)
        }
    }

    @Test("Erasing destroys the key: who and what are gone, history and chain stay")
    func erasure() async throws {
        let receipt = try await filed()
        _ = try await desk.denyCompetence(receipt.id, reason: "请向药品监管部门反映。", by: .reportOfficer)
        _ = try await desk.close(receipt.id, by: .reportOfficer)
        _ = try await desk.erase(receipt.id, by: .reportOfficer)
        let pages = books.now
        #expect(pages.sealed.keys[receipt.id.text]?.isDestroyed == true && pages.sealed.fields[receipt.id.text] == nil)
        #expect(pages.indexes[receipt.id]?.maskedName == nil && pages.sealed.hashes.isEmpty)
        #expect(try await desk.show(receipt.id, by: .reportOfficer).texts.isEmpty)
        var walk = LedgerVerification(chain: LedgerChain.reporters)
        for entry in pages.entries { walk.take(entry) }
        #expect(walk.finished().isWhole)
    }
}

@Suite("Reports of an export")
struct ReportImportTests {
    let books = MemoryReports()
    let clock = StoppedClock("2026-04-20T02:00:00Z")
    let desk: ReportDesk

    init() throws {
        desk = try ReportDesk.sample(books: books, clock: clock, rulebook: try .shipped())
    }

    private func row(_ state: ReportState = .verifying, feedback: String? = nil) -> ImportedReport {
        var row = ImportedReport(
            line: 7, orderNumber: "164000002026", state: state, party: ReportedParty(name: "好又多超市"),
            narrative: "该超市销售过期食品。")
        row.receivedAt = .at("2026-01-05T01:00:00Z")
        row.reporterName = "周小云"
        row.authority = "QTX"
        row.region = "640381"
        row.feedback = feedback
        return row
    }

    @Test("They are marked as history, start no clock and never turn overdue")
    func marked() async throws {
        let tally = try await desk.importReports([row()], by: .system)
        #expect(tally.imported == 1)
        let listed = try #require(try await desk.list(ReportQuery(), by: .reportOfficer).items.first)
        #expect(listed.isImported && listed.dueOn == nil && listed.number == "164000002026")
        let view = try await desk.show(listed.id, by: .reportOfficer)
        #expect(view.clock == nil && view.texts[.name] == "周**")
        #expect(books.now.actions == ["report.historyImported"])
    }

    @Test("The same again changes nothing, a changed state is an event, a clash with work done here is left alone")
    func again() async throws {
        _ = try await desk.importReports([row()], by: .system)
        #expect(try await desk.importReports([row()], by: .system) == ReportImportTally())
        let updated = try await desk.importReports([row(.notFiled, feedback: "不予立案。")], by: .system)
        #expect(updated.updated == 1)
        let id = try #require(books.now.events.keys.first)
        #expect(try books.now.report(id)?.state == .notFiled)
        _ = try await desk.note(id, text: "已归档。", by: .reportOfficer)
        let clash = try await desk.importReports([row(.filed)], by: .system)
        #expect(clash.conflicts == [7] && clash.updated == 0)
        #expect(try books.now.report(id)?.state == .notFiled)
    }

    @Test("Only who may import may bring reports in")
    func rights() async {
        await #expect(throws: Refusal.actionForbidden) { try await desk.importReports([], by: .reportOfficer) }
    }
}

@Suite("A report is checked whole")
struct ReportFilingTests {
    @Test("Everything that is wrong is said at once, each bound to its field")
    func allAtOnce() throws {
        var input = ReportInput()
        input.fields[.narrative] = "有问题"
        input.fields[.phone] = "123"
        input.intake = "not an identifier"
        let refusals = #expect(throws: Refusals.self) {
            try ReportFiling(checking: input, manner: .own, today: .on("2026-04-20"))
        }
        let fields = Set(try #require(refusals).all.compactMap(\.field))
        #expect(fields.isSuperset(of: ["name", "respondentName", "narrative", "phone", "intake", "declaresTruth"]))
    }

    @Test("An anonymous report asks for no name")
    func anonymous() throws {
        var input = ReportInput.sample
        input.isAnonymous = true
        input.fields[.name] = nil
        input.fields[.phone] = nil
        #expect(try ReportFiling(checking: input, manner: .own, today: .on("2026-04-20")).reporter == nil)
    }
}
