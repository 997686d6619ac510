import Access
import Complaints
import ComplaintsWeb
import Fixtures
import Kernel
import Logging
import Notices
import Privacy
import ServiceLifecycle
import Synchronization
import Testing
import Upkeep
import Web
import Workers

@Suite("Workers")
struct WorkerTests {
    private final class Lines: Sendable {
        private let kept = Mutex<[JSON]>([])
        var all: [JSON] { kept.withLock { $0 } }
        func add(_ line: JSON) { kept.withLock { $0.append(line) } }
    }

    private struct Broken: Error {}

    @Test("Of two servers one sweeps, and what fails stops nothing else; metrics and log tell both")
    func sweep() async throws {
        let (clock, lines, counts) = (StoppedClock("2026-04-20T01:00:00Z"), Lines(), WorkCounts())
        let books = MemoryDutyBooks()
        let left = Mutex(5)
        func server(_ name: String) -> Sweep {
            Sweep(
                duties: DutyDesk(books: books, holder: name, now: { clock.now }),
                parts: [
                    Sweep.Part("broken", everySeconds: 60) { throw Broken() },
                    Sweep.Part("drafts", everySeconds: 60) {
                        left.withLock { left in
                            let some = min(2, left)
                            left -= some
                            return some
                        }
                    },
                ], counts: counts, log: { lines.add($0) })
        }
        try await server("a").run()
        try await server("b").run()
        #expect(counts.text.contains("fangxin_swept_total{what=\"drafts\"} 5\n"))
        #expect(lines.all.filter { $0["message"]?.string == "swept" }.map { $0["count"]?.integer } == [5])
        #expect(lines.all.filter { $0["message"]?.string == "sweep failed" }.count == 2)
        left.withLock { $0 = 1 }
        clock.advance(seconds: 60)
        try await server("b").run()
        #expect(counts.text.contains("fangxin_swept_total{what=\"drafts\"} 6\n"))
    }

    @Test("Two workers on one book send each letter once, and a gateway that fails is asked again later")
    func notices() async throws {
        let (clock, books, vault, counts) = (
            StoppedClock("2026-04-20T01:00:00Z"), MemoryOutboxBooks(), Vault.sample(), WorkCounts()
        )
        for number in UInt64(1)...90 {
            try books.withVault {
                try vault.keep([.phone: "13812345678"], of: "case-\(number)", in: $0, using: .seeded(number))
            }
            books.add(
                Notice(
                    id: .sample(number), caseID: "case-\(number)", caseNumber: "N\(number)", recipient: .complainant,
                    message: .accepted, createdAt: clock.now))
        }
        let sent = Mutex<[String: Int]>([:])
        let courier = NoticeCourier { letter in
            let isFirstOfFirst = sent.withLock { sent in
                sent[letter.id, default: 0] += 1
                return letter.body.contains("N1已") && sent[letter.id] == 1
            }
            await Task.yield()
            if isFirstOfFirst { throw Broken() }
        }
        let desk = NoticeDesk(books: books, vault: vault, trackingAddress: "x", now: { clock.now })
        let workers = (0..<2).map { _ in NoticeRounds(desk: desk, courier: courier, counts: counts) }
        try await withThrowingTaskGroup { group in
            for worker in workers { group.addTask { try await worker.deliver() } }
            try await group.waitForAll()
        }
        #expect(books.ends.count == 89 && sent.withLock { $0.values.allSatisfy { $0 == 1 } })
        clock.advance(seconds: 60)
        try await workers[0].deliver()
        #expect(books.ends.count == 90 && sent.withLock { $0.values.reduce(0, +) } == 91)
        #expect(counts.text.contains("fangxin_notices_total{outcome=\"sms\"} 90\n"))
    }

    @Test("A courier that hangs is given up on, and the notice stays due")
    func patience() async throws {
        let (clock, books, vault, counts) = (
            StoppedClock("2026-04-20T01:00:00Z"), MemoryOutboxBooks(), Vault.sample(), WorkCounts()
        )
        try books.withVault { try vault.keep([.phone: "13812345678"], of: "case", in: $0, using: .seeded(1)) }
        books.add(
            Notice(
                id: .sample(1), caseID: "case", caseNumber: "N", recipient: .complainant, message: .closed,
                createdAt: clock.now))
        let desk = NoticeDesk(books: books, vault: vault, trackingAddress: "x", now: { clock.now })
        let hanging = NoticeCourier { _ in try await Task.sleep(for: .seconds(60)) }
        try await NoticeRounds(desk: desk, courier: hanging, counts: counts, patience: .milliseconds(10)).deliver()
        #expect(books.ends.isEmpty && counts.text.contains("{outcome=\"failed\"} 1\n"))
    }

    @Test("A page that is open hears of its case and its office, whoever moved it; nobody else does")
    func watch() async throws {
        let (books, clock, feed) = (MemoryBooks(), StoppedClock("2026-04-20T01:00:00Z"), Feed())
        let desk = try ComplaintDesk.sample(books: books, clock: clock, rulebook: try .shipped())
        let watch = CaseWatch(desk: desk, feed: feed)
        try await watch.look()
        let first = try await desk.file(try .sample(), against: nil, by: .visitor)
        let other = try await desk.file(try .sample(), against: nil, by: .visitor)
        var own = await feed.listen(to: CaseTopic.complaint(first.id)).makeAsyncIterator()
        var office = await feed.listen(to: CaseTopic.authority("QTX")).makeAsyncIterator()
        var (told, toldOffice) = (await own.next(), await office.next())
        #expect(told?.name == "ready" && toldOffice?.name == "ready")
        // What moved just before the page was open is told too.
        try await watch.look()
        (told, toldOffice) = (await own.next(), await office.next())
        #expect(told?.name == "changed" && toldOffice?.name == "changed")
        _ = try await desk.accept(other.id, by: .officer)
        try await watch.look()
        toldOffice = await office.next()
        #expect(toldOffice?.id == "2")
        _ = try await desk.accept(first.id, by: .officer)
        try await watch.look()
        (told, toldOffice) = (await own.next(), await office.next())
        #expect(told?.id == "2" && toldOffice?.id == "3")
    }

    @Test("Rounds go on after a failure, and stop when the server does")
    func rounds() async throws {
        let lines = Lines()
        let turn = Mutex(0)
        let group = Mutex<ServiceGroup?>(nil)
        let work: @Sendable () async throws -> Void = {
            let number = turn.withLock { turn in
                turn += 1
                return turn
            }
            if number == 1 { throw Broken() }
            if number == 3 { await group.withLock { $0 }?.triggerGracefulShutdown() }
        }
        let rounds = Rounds("test", every: .milliseconds(1), log: { lines.add($0) }, work)
        let services = ServiceGroup(
            configuration: ServiceGroupConfiguration(services: [rounds], logger: Logger(label: "test")))
        group.withLock { $0 = services }
        try await services.run()
        #expect(turn.withLock { $0 } >= 3)
        #expect(lines.all.map { $0["round"]?.string } == ["test"])
    }
}
