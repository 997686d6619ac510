import Access
import Complaints
import Fixtures
import Kernel
import Ledger
import Notices
import Privacy
import Rulebook
import Seals
import Testing

@Suite("The complaint desk")
struct ComplaintDeskTests {
    let books = MemoryBooks()
    let clock = StoppedClock("2026-04-20T02:00:00Z")
    let desk: ComplaintDesk

    init() throws {
        desk = try ComplaintDesk.sample(books: books, clock: clock, rulebook: try .shipped())
    }

    @Test("From a consumer's filing to a settled case, the merchant never signing in")
    func firstLoop() async throws {
        let receipt = try await desk.file(try .sample(), against: nil, by: .visitor)
        #expect(receipt.state == .underReview && receipt.authority == "QTX")
        // Seven working days after Monday 20 April, with 1–5 May off and 9 May worked: Wednesday 29 April.
        #expect(receipt.decisionDueOn == .on("2026-04-29"))
        let consumer = try await desk.track(number: receipt.number, code: receipt.queryCode)

        clock.move(to: "2026-04-21T02:00:00Z")
        #expect(try await desk.accept(receipt.id, by: .officer).state == .accepted)
        _ = try await desk.enterAnswer(receipt.id, text: "愿意退还茶位费。", source: .call, by: .officer)
        _ = try await desk.consent(receipt.id, isGiven: true, by: consumer)
        _ = try await desk.enterConsent(receipt.id, of: .respondent, isGiven: true, source: .call, by: .officer)
        _ = try await desk.startMediation(receipt.id, by: .officer)
        _ = try await desk.agree(receipt.id, terms: "当日退还茶位费16元。", recovered: Money(fen: 1600), by: .officer)
        let closed = try await desk.close(receipt.id, by: .officer)

        #expect(closed.state == .closed && closed.outcome == .mediatedSuccess)
        let view = try await desk.show(receipt.id, by: consumer)
        #expect(view.texts[.terms] == "当日退还茶位费16元。")
        #expect(
            view.notices.map(\.message) == [
                .registered, .accepted, .consentWanted, .answered, .mediationStarted, .agreed, .closed,
            ])
    }

    @Test("A case whose address leads nowhere waits with the provinces until one sends it on and says why")
    func provincial() async throws {
        let receipt = try await desk.file(
            try .sample { $0[.respondentAddress] = "网上的店，没有地址" }, against: nil, by: .visitor)
        #expect(receipt.state == .registered && receipt.authority == nil)
        #expect(try await desk.list(ListQuery(), by: .officer).items.isEmpty)
        #expect(try await desk.list(ListQuery(), by: .provincialOfficer).items.map(\.id) == [receipt.id])
        await #expect(throws: Refusal.complaintAbsent) { try await desk.show(receipt.id, by: .officer) }
        await #expect(throws: Refusal.complaintReasonMissing) {
            try await desk.dispatch(receipt.id, to: "QTX", unit: nil, reason: nil, by: .provincialOfficer)
        }
        let sent = try await desk.dispatch(
            receipt.id, to: "QTX", unit: nil, reason: "收货地址和商家电话都在青铜峡。", by: .provincialOfficer)
        #expect(sent.state == .underReview && sent.region == "640381" && !sent.isUnplaced)
        #expect(try await desk.list(ListQuery(), by: .officer).items.map(\.id) == [receipt.id])
        #expect(try await desk.show(receipt.id, by: .officer).clock?.due != nil)
    }

    @Test("State is the fold of the events, and the ledger has an entry for the filing and one for each later event")
    func history() async throws {
        let receipt = try await desk.file(try .sample(), against: nil, by: .visitor)
        _ = try await desk.accept(receipt.id, by: .officer)
        let pages = books.now
        let events = try #require(pages.events[receipt.id])
        #expect(try Complaint(history: events).state == .accepted)
        let entries = pages.entries.filter { $0.subject.id == receipt.id.text }
        #expect(entries.map(\.action.text) == ["complaint.registered", "complaint.accepted"])
        #expect(entries.compactMap { EventRun($0)?.count } == [3, 1] && events.count == 4)
        var walk = LedgerVerification(chain: LedgerChain.main)
        for entry in pages.entries { walk.take(entry) }
        #expect(walk.finished().isWhole)
    }

    @Test("No event and no ledger entry holds personal data, and nothing is stored in the clear")
    func noPersonalData() async throws {
        let receipt = try await desk.file(try .sample(), against: nil, by: .visitor)
        let pages = books.now
        for event in try #require(pages.events[receipt.id]) {
            #expect(!event.kind.payload.text.contains("张小明"))
            #expect(!event.kind.payload.text.contains("17000001234"))
        }
        for entry in pages.entries {
            #expect(PersonalDataGuard.findings(in: entry.draft).isEmpty)
        }
        #expect(pages.indexes[receipt.id]?.maskedName == "张**")
        #expect(pages.notices.allSatisfy { !$0.caseNumber.contains("17000001234") })
    }

    @Test("A respondent who knows number and phone opens nothing, and attempts are limited")
    func tracking() async throws {
        let receipt = try await desk.file(try .sample(), against: nil, by: .visitor)
        let unknown = "20260420-00000-00000"
        for (guess, left) in [("17000001234", 4), ("RRRRRRRRRR", 3), ("", 2), ("1234", 1)] {
            for number in [receipt.number, unknown] {
                await #expect(throws: Refusal.complaintCodeWrong(left: left)) {
                    try await desk.track(number: number, code: guess)
                }
            }
        }
        for number in [receipt.number, unknown] {
            await #expect(throws: Refusal.complaintCodeLocked(minutes: 30)) {
                try await desk.track(number: number, code: "five")
            }
        }
        await #expect(throws: Refusal.complaintCodeLocked(minutes: 30)) {
            try await desk.track(number: receipt.number, code: receipt.queryCode)
        }
        await #expect(throws: Refusal.complaintCodeLocked(minutes: 30)) {
            try await desk.track(number: unknown, code: receipt.queryCode)
        }
        clock.advance(seconds: 31 * 60)
        await #expect(throws: Refusal.complaintCodeWrong(left: 4)) {
            try await desk.track(number: unknown, code: receipt.queryCode)
        }
        let typed = receipt.queryCode.lowercased().map(String.init).joined(separator: " ")
        #expect(try await desk.track(number: receipt.number, code: typed) == .tracking(receipt.id.text))
    }

    @Test("A foreign official, a foreign merchant and a foreign consumer find no case")
    func foreign() async throws {
        let receipt = try await desk.file(try .sample(), against: nil, by: .visitor)
        for actor in [Actor.foreignOfficer, .merchant, .consumer, .tracking("other")] {
            await #expect(throws: Refusal.complaintAbsent) { try await desk.show(receipt.id, by: actor) }
        }
        await #expect(throws: Refusal.signInNeeded) { try await desk.show(receipt.id, by: .visitor) }
        await #expect(throws: Refusal.actionForbidden) { try await desk.accept(receipt.id, by: .consumer) }
    }

    @Test("The merchant sees what it must answer, and not who to call")
    func merchantsView() async throws {
        let shop = PlaceFinder.Shop(
            premises: "p1", merchant: "merchant-1", name: "火辣辣饭店", creditCode: nil, address: "青铜峡市步行街",
            region: "640381", platform: nil, authority: "QTX", unit: "QTX_XIAOBA")
        let filing = try Filing.sample { input in
            input[.premises] = "p1"
            input[.narrative] = "我叫张小明，电话17000001234，4月18日被多收了茶位费。"
        }
        let receipt = try await desk.file(filing, against: shop, by: .visitor)
        let view = try await desk.show(receipt.id, by: .merchant)
        #expect(view.reader == .respondent)
        #expect(view.texts[.phone] == nil && view.texts[.name] == "张**")
        let narrative = try #require(view.texts[.narrative])
        #expect(!narrative.contains("17000001234") && !narrative.contains("张小明"))
        #expect(view.earlierOfComplainant.isEmpty)
        #expect(try await desk.answer(receipt.id, text: "已核实，同意退款。", by: .merchant).answers.count == 1)
    }

    @Test("Personal data is masked until somebody says why, and saying why is written down")
    func unmasking() async throws {
        let receipt = try await desk.file(try .sample(), against: nil, by: .visitor)
        let masked = try await desk.show(receipt.id, by: .officer)
        #expect(masked.texts[.phone] == "170****1234" && masked.texts[.name] == "张**")
        let reason = try UnmaskReason(.contact, about: receipt.id.text, words: "电话通知受理")
        let whole = try await desk.unmask(receipt.id, reason: reason, by: .officer)
        #expect(whole.texts[.name] == "张小明")
        let entry = try #require(books.now.entries.last)
        #expect(entry.action.text == "complaint.unmasked" && entry.actor == "officer-1")
    }

    @Test("An official sees earlier cases of the same phone and the same firm")
    func earlier() async throws {
        let first = try await desk.file(try .sample(), against: nil, by: .visitor)
        let second = try await desk.register(
            try .sample(manner: .registered) { $0[.name] = "另一人" }, against: nil, by: .officer)
        let view = try await desk.show(second.id, by: .officer)
        #expect(view.earlierOfComplainant.map(\.id) == [first.id])
        #expect(view.earlierOfRespondent.map(\.id) == [first.id])
        #expect(try await desk.earlier(phone: "170-0000-1234", by: .officer).count == 2)
    }

    @Test("A refusal needs a ground that the rules of the day know, and words")
    func declining() async throws {
        let receipt = try await desk.file(try .sample(), against: nil, by: .visitor)
        await #expect(throws: Refusal.complaintGroundUnknown("grounds")) {
            try await desk.decline(receipt.id, grounds: ["badMood"], explanation: "不受理。", by: .officer)
        }
        await #expect(throws: Refusal.complaintGroundMissing) {
            try await desk.decline(receipt.id, grounds: [], explanation: "不受理。", by: .officer)
        }
        let declined = try await desk.decline(
            receipt.id, grounds: ["notConsumerOrNoDispute"], explanation: "经核实并非为生活消费。", by: .officer)
        #expect(declined.state == .notAccepted && declined.decisionGrounds == ["notConsumerOrNoDispute"])
        let consumer = try await desk.track(number: receipt.number, code: receipt.queryCode)
        let view = try await desk.show(receipt.id, by: consumer)
        #expect(view.texts.values.contains("经核实并非为生活消费。"))
    }

    @Test("Without an address that names a place, a case waits to be sent on by an official")
    func unplaced() async throws {
        let receipt = try await desk.file(
            try .sample { $0[.respondentAddress] = "火车站旁边" }, against: nil, by: .visitor)
        #expect(receipt.state == .registered && receipt.decisionDueOn == nil)
    }

    @Test("A withdrawal is the complainant's own, or an official says how it was told; the rule set names its ground")
    func withdrawal() async throws {
        let first = try await desk.file(try .sample(), against: nil, by: .visitor)
        await #expect(throws: Refusal.complaintSourceMissing) { try await desk.withdraw(first.id, by: .officer) }
        let told = try await desk.withdraw(first.id, source: .call, by: .officer)
        #expect(told.state == .withdrawn)
        let second = try await desk.file(try .sample(), against: nil, by: .visitor)
        _ = try await desk.accept(second.id, by: .officer)
        let ended = try await desk.withdraw(second.id, source: .letter, by: .officer)
        #expect(ended.terminationGround == (try desk.rules(for: ended, decidedAt: clock.now).withdrawalGround().code))
        let third = try await desk.file(try .sample(), against: nil, by: .visitor)
        let consumer = try await desk.track(number: third.number, code: third.queryCode)
        await #expect(throws: Refusal.complaintSourceMissing) {
            try await desk.withdraw(third.id, source: .call, by: consumer)
        }
        #expect(try await desk.withdraw(third.id, by: consumer).state == .withdrawn)
        let kinds = books.now.events.values.flatMap(\.self).map(\.kind)
        #expect(kinds.contains(.withdrawn(source: .call)) && kinds.contains(.withdrawn(source: .ownEntry)))
        for kind in kinds { #expect(try ComplaintEvent.Kind(name: kind.name, payload: kind.payload) == kind) }
    }

    @Test("Erasing destroys the key: texts are gone, history, figures and chain stay")
    func erasure() async throws {
        let receipt = try await desk.file(try .sample(), against: nil, by: .visitor)
        let consumer = try await desk.track(number: receipt.number, code: receipt.queryCode)
        _ = try await desk.withdraw(receipt.id, by: consumer)
        _ = try await desk.close(receipt.id, by: .officer)
        _ = try await desk.erase(receipt.id, by: .officer)
        let pages = books.now
        #expect(pages.sealed.keys[receipt.id.text]?.isDestroyed == true)
        #expect(pages.sealed.fields[receipt.id.text] == nil && pages.indexes[receipt.id]?.maskedName == nil)
        let view = try await desk.show(receipt.id, by: .officer)
        #expect(view.texts.isEmpty && view.complaint.facts.amount == Money(fen: 26_800))
        var walk = LedgerVerification(chain: LedgerChain.main)
        for entry in pages.entries { walk.take(entry) }
        #expect(walk.finished().isWhole)
        #expect(try await desk.earlier(phone: "17000001234", by: .officer).isEmpty)
    }

    @Test("A draft survives on the server, readable by its token only, and is forgotten in time")
    func drafts() async throws {
        try await desk.keepDraft(.sample, token: "browser-token")
        #expect(try await desk.draft(token: "browser-token") == .sample)
        #expect(try await desk.draft(token: "other") == nil)
        clock.advance(seconds: 8 * 24 * 3600)
        #expect(try await desk.draft(token: "browser-token") == nil)
        #expect(try await desk.forgetExpiredDrafts() == 1)
        let keys = books.now.sealed.keys.values
        #expect(keys.allSatisfy { $0.isDestroyed })
    }
}

@Suite("A filing is checked whole")
struct FilingTests {
    @Test("A date is read as people type it", arguments: ["2026-04-17", "20260417", "2026/4/17", "2026年4月17日"])
    func typedDates(text: String) throws {
        #expect(try Filing.sample { $0[.occurredOn] = text }.occurredOn == .on("2026-04-17"))
    }

    @Test("Everything that is wrong is said at once, each bound to its field")
    func allAtOnce() throws {
        var input = FilingInput()
        input[.narrative] = "太贵"
        input[.phone] = "123"
        input[.occurredOn] = "2027-01-01"
        input[.amount] = "很多"
        input[all: .requests] = ["gold"]
        let refusals = #expect(throws: Refusals.self) {
            try Filing(checking: input, manner: .own, today: .on("2026-04-20"))
        }
        let fields = Set(try #require(refusals).all.compactMap(\.field))
        #expect(
            fields.isSuperset(of: [
                "name", "respondentName", "narrative", "phone", "occurredOn", "amount", "requests", "declaresTruth",
            ]))
    }

    @Test("Control characters and white space around are gone, line breaks stay")
    func tidied() throws {
        let filing = try Filing.sample { $0[.narrative] = "  第一行\u{0}很长很长很长\n第二行\u{7}也很长很长  " }
        #expect(filing.narrative == "第一行很长很长很长\n第二行也很长很长")
    }

    @Test("A wrong credit code or identity number is refused by its check digit")
    func identifiers() {
        let refusals = #expect(throws: Refusals.self) {
            try Filing.sample {
                $0[.respondentCreditCode] = "91310000MA1FL1A64N"
                $0[.identityNumber] = "110105194912310021"
            }
        }
        #expect(Set(refusals?.all.compactMap(\.field) ?? []) == ["respondentCreditCode", "identityNumber"])
    }
}
