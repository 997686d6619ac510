import Fixtures
import Kernel
import Privacy
import Requests
import Seals
import Testing

@Suite("A write asked twice is done once")
struct RequestDeskTests {
    private let shelf = Shelf()
    private let moment = Instant.at("2026-04-20T01:00:00Z")

    private var desk: RequestDesk {
        RequestDesk(
            books: ShelfBooks<any RequestBook>(on: shelf) { $0 }, ring: Vault.sample().ring, random: .seeded(5))
    }

    @Test("The second time, what was answered the first time is given again")
    func replay() async throws {
        #expect(try await desk.begin("a POST /x 1", fingerprint: "f", at: moment) == .fresh)
        #expect(try await desk.begin("a POST /x 1", fingerprint: "f", at: moment) == .running)
        try await desk.finish("a POST /x 1", with: Array("answer".utf8))
        #expect(
            try await desk.begin("a POST /x 1", fingerprint: "f", at: moment) == .finished(Array("answer".utf8)))
        #expect(try await desk.begin("a POST /x 1", fingerprint: "g", at: moment) == .differs)
        #expect(try await desk.begin("b POST /x 1", fingerprint: "f", at: moment) == .fresh)
    }

    @Test("What failed may be tried again, and so may what a lost server never finished")
    func again() async throws {
        #expect(try await desk.begin("k", fingerprint: "f", at: moment) == .fresh)
        try await desk.abandon("k")
        #expect(try await desk.begin("k", fingerprint: "f", at: moment) == .fresh)
        #expect(try await desk.begin("k", fingerprint: "f", at: moment.advanced(bySeconds: 119)) == .running)
        #expect(try await desk.begin("k", fingerprint: "f", at: moment.advanced(bySeconds: 120)) == .fresh)
    }

    @Test("After a day it is forgotten")
    func sweeping() async throws {
        #expect(try await desk.begin("k", fingerprint: "f", at: moment) == .fresh)
        try await desk.finish("k", with: [1])
        #expect(try await desk.sweep(at: moment.advanced(bySeconds: 86_401)) == 1)
    }

    @Test("Neither who asked nor what was answered stands in the store")
    func secrecy() async throws {
        #expect(try await desk.begin("visitor:203.0.113.9 k", fingerprint: "f", at: moment) == .fresh)
        try await desk.finish("visitor:203.0.113.9 k", with: Array("QUERYCODE9".utf8))
        let dump = shelf.now.dump
        #expect(!dump.contains("203.0.113.9"))
        #expect(!dump.contains("QUERYCODE9"))
        #expect(!dump.contains(Array("QUERYCODE9".utf8).map { "\($0)" }.joined(separator: ", ")))
    }
}
