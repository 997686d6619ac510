import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Kernel
import Synchronization
import Testing
import Web
import WebSupport

@Suite("Answers that are the same for everybody")
struct SharedAnswersTests {
    /// A page that counts how often it was made, and two kinds of work.
    private func with(_ look: @escaping @Sendable (Browser, @Sendable () -> Int) async throws -> Void) async throws {
        let made = Made()
        let endpoints: [Endpoint] = [
            .page(.get, "/shop", .open, Phrase(zh: "店铺", en: "A shop")) { _ in
                made.count.add(1, ordering: .relaxed)
                return Web.Response(status: 200, type: "text/html; charset=utf-8", body: .bytes(Array("shop".utf8)))
                    .cached(.shared(seconds: 60))
            },
            .page(.get, "/form", .open, Phrase(zh: "表格", en: "A form")) { request in
                .text("<input name=\"_csrf\" value=\"\(request.reader.csrf)\">")
            },
            .page(.post, "/name", .open, Phrase(zh: "改名", en: "Rename")) { _ in .seeOther("/form") },
            Endpoint.page(.post, "/filing", .open, Phrase(zh: "投诉", en: "File")) { _ in .seeOther("/form") }
                .sparingSharedPages(),
            Endpoint.page(.post, "/refused", .open, Phrase(zh: "拒绝", en: "Refused")) { _ in throw Refusal.pageAbsent },
        ]
        let site = try Site(
            endpoints, settings: SiteSettings(isSecure: false, key: Array(repeating: 7, count: 32)),
            gate: Gate(session: { _ in nil }, bearer: { _ in nil }), assets: Assets(files: [:]),
            ports: SitePorts(
                now: { Instant(microseconds: 1_776_646_800_000_000) }, random: { Array(repeating: 0xAB, count: $0) },
                idempotency: MemoryIdempotency()))
        try await Application(responder: site)
            .test(.router) { client in
                try await look(Browser(client)) { made.count.load(ordering: .relaxed) }
            }
    }

    private final class Made: Sendable {
        let count = Atomic(0)
    }

    @Test("Work on cases leaves them ready; any other work that was done drops them; what was refused does not")
    func eviction() async throws {
        try await with { browser, made in
            for _ in 1...3 { _ = try await browser.get("/shop") }
            #expect(made() == 1)
            _ = try await browser.get("/form")
            _ = try await browser.post("/filing")
            _ = try await browser.get("/shop")
            #expect(made() == 1)
            _ = try await browser.post("/refused")
            _ = try await browser.get("/shop")
            #expect(made() == 1)
            _ = try await browser.get("/form")
            _ = try await browser.post("/name")
            _ = try await browser.get("/shop")
            #expect(made() == 2)
        }
    }
}
