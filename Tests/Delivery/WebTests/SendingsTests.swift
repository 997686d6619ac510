import Kernel
import Synchronization
import Testing
import Web

@Suite("Forms that do their work once")
struct SendingsTests {
    private struct Slip: SendingReceipt, Equatable {
        let number: Int

        var json: JSON { ["number": JSON(number)] }
        init(number: Int) { self.number = number }
        init?(json: JSON) {
            guard let number = json["number"]?.integer else { return nil }
            self.number = Int(number)
        }
    }

    private struct Broken: Error {}

    private final class Counter: Sendable {
        private let number = Mutex(0)
        func next() -> Slip {
            number.withLock { number in
                number += 1
                return Slip(number: number)
            }
        }
    }

    private let ledger = MemoryIdempotency()
    private let counter = Counter()

    /// As on a server of its own that shares the ledger.
    private func sendings(_ kind: String = "a", patience: Duration = .seconds(20)) -> Sendings {
        Sendings(kind, in: ledger, patience: patience, now: { Instant(microseconds: 0) })
    }

    @Test("Sent to several servers at once, a form is worked on by one, and all get its receipt")
    func once() async throws {
        let slips = try await withThrowingTaskGroup { [counter] group in
            for _ in 0..<8 {
                group.addTask {
                    try await sendings()
                        .send("k") {
                            try await Task.sleep(for: .milliseconds(20))
                            return counter.next()
                        }
                }
            }
            return try await group.reduce(into: [Slip]()) { $0.append($1) }
        }
        #expect(slips == Array(repeating: Slip(number: 1), count: 8))
        #expect(try await sendings("b").send("k") { counter.next() } == Slip(number: 2))
    }

    @Test("What failed may be sent again, and what takes too long is refused rather than done twice")
    func failing() async throws {
        await #expect(throws: Broken.self) { try await sendings().send("k") { () -> Slip in throw Broken() } }
        #expect(try await sendings().send("k") { counter.next() } == Slip(number: 1))
        _ = try await ledger.begin(key: "form.a.slow", fingerprint: "form.a.slow", at: Instant(microseconds: 0))
        let refusal = await #expect(throws: Refusal.self) {
            try await sendings(patience: .milliseconds(10)).send("slow") { counter.next() }
        }
        #expect(refusal?.code == "web.formBeingSent")
    }
}
