import Access
import Calendars
import Complaints
import Fixtures
import Kernel
import Rulebook
import Testing

@Suite("What the desk lists and counts")
struct DeskListTests {
    let books = MemoryBooks()
    let clock = StoppedClock("2026-04-20T02:00:00Z")
    let desk: ComplaintDesk

    init() throws {
        desk = try ComplaintDesk.sample(books: books, clock: clock, rulebook: try .shipped())
    }

    @Test("A ladder's rungs cover every day once, and agree with the days that they name")
    func ladder() {
        let ladder = DueLadder(today: .on("2026-04-20"), soon: .on("2026-04-22"), week: .on("2026-04-27"))
        for number in Day.on("2026-04-01").number...Day.on("2026-05-10").number {
            let day = Day(number: number)
            let bands = DueBand.allCases.filter { band in
                let (first, last) = ladder.days(of: band)
                return (first.map { $0 <= day } ?? true) && (last.map { day <= $0 } ?? true)
            }
            #expect(bands == [ladder.band(of: day)])
        }
    }

    @Test("Rungs are counted in working days: from the Wednesday before the holiday two of them reach beyond it")
    func workingDays() {
        clock.move(to: "2026-04-29T02:00:00Z")
        let ladder = desk.ladder(of: .officer)
        #expect(ladder.today == .on("2026-04-29") && ladder.soon == .on("2026-05-06"))
    }

    @Test("Somebody who has seen an older version is refused, and nothing is written")
    func seenVersion() async throws {
        let receipt = try await desk.file(try .sample(), against: nil, by: .visitor)
        let version = try #require(try books.now.complaint(receipt.id)).version
        _ = try await desk.note(receipt.id, text: "已核实。", audience: .authority, by: .officer)
        await #expect(throws: Refusal.complaintChangedMeanwhile) {
            _ = try await desk.seeing(version: version).accept(receipt.id, by: .officer)
        }
        #expect(try await desk.seeing(version: version + 1).accept(receipt.id, by: .officer).state == .accepted)
    }

    @Test("What the address leads nowhere stays with the office that registered it, until it is sent on")
    func unplaced() async throws {
        let filing = try Filing.sample(manner: .registered) { $0[.respondentAddress] = "某处" }
        let receipt = try await desk.register(filing, against: nil, by: .officer)
        #expect(receipt.authority == nil)
        let listed = try await desk.list(ListQuery(), by: .officer).items
        #expect(listed.map(\.id) == [receipt.id] && listed.map(\.state) == [.registered])
        #expect(try await desk.list(ListQuery(), by: .foreignOfficer).items.isEmpty)
    }

    @Test("What was bought is told of one's own list, and of nobody else's; what was erased is gone")
    func products() async throws {
        _ = try await desk.file(try .sample { $0[.product] = "红烧牛肉面" }, against: nil, by: .visitor)
        let rows = try await desk.list(ListQuery(), by: .officer).items
        #expect(try await desk.products(of: rows, by: .officer).values.map(\.self) == ["红烧牛肉面"])
        await #expect(throws: Refusal.complaintAbsent) {
            _ = try await desk.products(of: rows, by: .foreignOfficer)
        }
        #expect(try await desk.products(of: rows, by: .merchant).isEmpty)
        let id = try #require(rows.first?.id)
        _ = try await desk.decline(id, grounds: ["otherLegalGround"], explanation: "理由在此。", by: .officer)
        _ = try await desk.close(id, by: .officer)
        _ = try await desk.erase(id, by: .officer)
        #expect(try await desk.products(of: rows, by: .officer).isEmpty)
    }

    @Test("Why an office got a case is told as the directory told it then, whatever it says since")
    func explained() async throws {
        let receipt = try await desk.file(try .sample(), against: nil, by: .visitor)
        let later = try ComplaintDesk.sample(
            books: books, clock: clock, rulebook: try .shipped(),
            explained: [Phrase(zh: "小坝镇改由陈袁滩所负责", en: "Xiaoba went to Chenyuantan")])
        let routing = try #require(try await later.show(receipt.id, by: .officer).complaint.routing)
        #expect(routing.explained.map(\.zh) == ["“小坝镇”由小坝所负责"])
        let newer = try await later.file(try .sample(), against: nil, by: .visitor)
        #expect(try await later.show(newer.id, by: .officer).complaint.routing?.explained.map(\.zh) == ["小坝镇改由陈袁滩所负责"])
        // An official's choice needs no such reason, and is told as theirs.
        _ = try await later.returnCase(newer.id, reason: "不在辖区。", by: .officer)
        let chosen = try await later.dispatch(newer.id, to: "QTX", unit: nil, reason: "当面说明", by: .officer)
        #expect(chosen.routing?.explained == [] && chosen.routing?.isOverride == true)
    }

    @Test("A row tells in which unit the law counts its period")
    func units() async throws {
        let receipt = try await desk.file(try .sample(), against: nil, by: .visitor)
        let decision = try #require(try await desk.list(ListQuery(), by: .officer).items.first)
        #expect(desk.unit(of: decision) == .working)
        _ = try await desk.accept(receipt.id, by: .officer)
        let mediation = try #require(try await desk.list(ListQuery(), by: .officer).items.first)
        #expect(mediation.duePeriod == "mediationLimit" && desk.unit(of: mediation) == .calendar)
    }

    @Test("The reason of a hand-back is read by the authority, and by nobody else")
    func handBack() async throws {
        let receipt = try await desk.file(try .sample(), against: nil, by: .visitor)
        _ = try await desk.returnCase(receipt.id, reason: "不在辖区。", by: .officer)
        #expect(try await desk.show(receipt.id, by: .officer).texts.values.contains("不在辖区。"))
        let consumer = try await desk.track(number: receipt.number, code: receipt.queryCode)
        #expect(try await desk.show(receipt.id, by: consumer).texts.values.contains("不在辖区。") == false)
    }

    @Test("Figures of a period need the right to count, and a period that is one")
    func overview() async throws {
        _ = try await desk.file(try .sample(), against: nil, by: .visitor)
        let (first, last) = (Day.on("2026-04-01"), Day.on("2026-04-30"))
        let overview = try await desk.overview(from: first, through: last, by: .officer)
        #expect(overview.figures.byDay == [.on("2026-04-20"): 1] && overview.figures.byState == [.underReview: 1])
        // Its period ends on 29 April, which is not over: nothing can be said of it yet.
        #expect(overview.decisionsDue == 0)
        clock.move(to: "2026-04-30T02:00:00Z")
        let later = try await desk.overview(from: first, through: last, by: .officer)
        #expect(later.decisionsDue == 1 && later.decisionsOnTime == 0)
        await #expect(throws: Refusal.complaintPeriodWrong) {
            _ = try await desk.overview(from: last, through: first, by: .officer)
        }
        await #expect(throws: Refusal.actionForbidden) {
            _ = try await desk.overview(from: first, through: last, by: .merchant)
        }
    }
}
