import Fixtures
import Kernel
import Ledger
import Notices
import Privacy
import Testing

@Suite("Notices on their way")
struct NoticeDeskTests {
    private let clock = StoppedClock("2026-04-20T01:00:00Z")
    private let books = MemoryOutboxBooks()
    private let vault = Vault.sample()

    private var desk: NoticeDesk {
        NoticeDesk(
            books: books, vault: vault,
            terms: DeliveryTerms(pauses: [60, 300], leaseSeconds: 600, staleSeconds: 86_400),
            trackingAddress: "https://fangxin.example/track", now: { clock.now })
    }

    private func notice(
        _ number: UInt64, about caseID: String = "case-1", to recipient: Notice.Recipient = .complainant
    ) {
        books.add(
            Notice(
                id: .sample(number), caseID: caseID, caseNumber: "20260420-1", recipient: recipient, message: .accepted,
                createdAt: clock.now))
    }

    private func person(_ values: [PersonalField: String], of caseID: String = "case-1") throws {
        try books.withVault { try vault.keep(values, of: caseID, in: $0, using: .seeded(4)) }
    }

    @Test("A complainant's phone gets a short message; the record says so once, without the number")
    func sent() async throws {
        try person([.phone: "13812345678", .email: "li@example.cn"])
        notice(1)
        let (sendings, taken) = try await desk.take(limit: 10)
        #expect(taken == 1 && sendings.map(\.letter.channel) == [.sms])
        #expect(sendings.first?.letter.address.hasSuffix("13812345678") == true)
        #expect(sendings.first?.letter.body.contains("20260420-1") == true)
        try await desk.settle([(sendings[0], .sent)])
        try await desk.settle([(sendings[0], .sent)])
        #expect(books.ends == [Identifier<Notice>.sample(1): "sms"])
        #expect(books.entries.map(\.action.text) == ["notice.settled"])
        #expect(books.entries.allSatisfy { !$0.details.text.contains("138") })
        #expect(try await desk.take(limit: 10).taken == 0)
    }

    @Test("Without a phone that takes messages the mailbox is used, without either the page is enough")
    func ways() async throws {
        try person([.phone: "0953-3051234", .email: "li@example.cn"])
        try person([.name: "李"], of: "case-2")
        notice(1)
        notice(2, about: "case-2")
        notice(3, to: .respondent)
        notice(4, to: .authority)
        let sendings = try await desk.take(limit: 10).sendings
        #expect(sendings.map(\.letter.channel) == [.email])
        #expect(sendings.first?.letter.body.contains("has been accepted") == true)
        #expect(books.ends == [.sample(2): "page", .sample(3): "page", .sample(4): "page"])
        #expect(books.entries.isEmpty)
    }

    @Test("Of two addresses the one that somebody serves is used; of none the page is enough")
    func channels() async throws {
        try person([.phone: "13812345678", .email: "li@example.cn"])
        try person([.phone: "13812345678"], of: "case-2")
        notice(1)
        notice(2, about: "case-2")
        let desk = NoticeDesk(
            books: books, vault: vault, trackingAddress: "x", channels: [.email], now: { [clock] in clock.now })
        let sendings = try await desk.take(limit: 10).sendings
        #expect(sendings.map(\.letter.channel) == [.email] && books.ends == [.sample(2): "page"])
        #expect(try await desk.backlog() == NoticeBacklog(waiting: 1, failed: 0))
    }

    @Test("Failures are tried again ever later, and given up in the end")
    func retried() async throws {
        try person([.phone: "13812345678"])
        notice(1)
        for pause in [Int64(60), 300] {
            let sendings = try await desk.take(limit: 10).sendings
            try await desk.settle([(try #require(sendings.first), .failed(isPermanent: false))])
            clock.advance(seconds: pause - 1)
            #expect(try await desk.take(limit: 10).taken == 0)
            clock.advance(seconds: 1)
        }
        let last = try #require(try await desk.take(limit: 10).sendings.first)
        #expect(last.attempt.number == 3)
        try await desk.settle([(last, .failed(isPermanent: false))])
        #expect(books.ends == [.sample(1): "failed"] && books.entries.map(\.action.text) == ["notice.failed"])
    }

    @Test("What the gateway says never to is given up at once")
    func permanent() async throws {
        try person([.phone: "13812345678"])
        notice(1)
        let sending = try #require(try await desk.take(limit: 10).sendings.first)
        try await desk.settle([(sending, .failed(isPermanent: true))])
        #expect(books.ends == [.sample(1): "failed"])
    }

    @Test("A worker that died is followed by another after its lease; its own late word is not written down")
    func lease() async throws {
        try person([.phone: "13812345678"])
        notice(1)
        let first = try #require(try await desk.take(limit: 10).sendings.first)
        clock.advance(seconds: 599)
        #expect(try await desk.take(limit: 10).taken == 0)
        clock.advance(seconds: 1)
        let second = try #require(try await desk.take(limit: 10).sendings.first)
        #expect(second.letter.id == first.letter.id && second.attempt.number == 2)
        try await desk.settle([(first, .failed(isPermanent: true))])
        #expect(books.ends.isEmpty)
        try await desk.settle([(second, .sent)])
        #expect(books.ends == [.sample(1): "sms"] && books.entries.count == 1)
    }

    @Test("Nothing is sent about an erased case, nor what is too old to be news")
    func late() async throws {
        try person([.phone: "13812345678"])
        try person([.phone: "13912345678"], of: "case-2")
        notice(1)
        notice(2, about: "case-2")
        try books.withVault { try vault.erase("case-1", in: $0) }
        clock.advance(seconds: 60)
        #expect(try await desk.take(limit: 1).sendings.isEmpty)
        clock.advance(seconds: 86_400)
        #expect(try await desk.take(limit: 10).sendings.isEmpty)
        #expect(books.ends == [.sample(1): "erased", .sample(2): "stale"])
    }

    @Test("A demonstration keeps the latest letters, the newest first")
    func shown() async throws {
        let shown = ShownLetters()
        let courier = NoticeCourier.showing(in: shown)
        for number in 1...201 {
            try await courier.send(
                Letter(
                    id: "\(number)", channel: .sms, address: "x", subject: "", body: "", writtenAt: clock.now))
        }
        #expect(shown.all.count == 200 && shown.all.first?.id == "201")
    }
}
