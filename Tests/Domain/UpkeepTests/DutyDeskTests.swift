import Fixtures
import Kernel
import Synchronization
import Testing
import Upkeep

@Suite("Duties")
struct DutyDeskTests {
    private let clock = StoppedClock("2026-04-20T01:00:00Z")
    private let books = MemoryDutyBooks()
    private let duty = Duty("sweep", everySeconds: 3600, leaseSeconds: 60)

    private struct Broken: Error {}

    private func desk(_ holder: String) -> DutyDesk { DutyDesk(books: books, holder: holder, now: { clock.now }) }

    @Test("What one server does no other does, until it is due again")
    func once() async throws {
        let inner = try await desk("a").perform(duty) { try await desk("b").perform(duty) { 1 } }
        #expect(inner == .some(nil))
        #expect(try await desk("b").perform(duty) { 1 } == nil)
        clock.advance(seconds: 3600)
        #expect(try await desk("b").perform(duty) { 1 } == 1)
    }

    @Test("Work that fails is due at once, and work of a server that died after its lease")
    func failure() async throws {
        await #expect(throws: Broken.self) { try await desk("a").perform(duty) { throw Broken() } }
        let late = try await desk("a")
            .perform(duty) {
                clock.advance(seconds: 61)
                return try await desk("b").perform(duty) { 2 }
            }
        #expect(late == .some(2))
        // The one that was too slow does not move what the other laid down.
        #expect(try await desk("a").perform(duty) { 3 } == nil)
    }
}
