import Fixtures
import Hummingbird
import HummingbirdTesting
import Kernel
import Notices
import NoticesWeb
import Testing
import Web

@Suite("The letters of a demonstration")
struct LetterPageTests {
    private func page(_ letters: ShownLetters) async throws -> String {
        let ports = SitePorts(
            now: { .at("2026-04-20T01:00:00Z") }, random: { Array(repeating: 0xAB, count: $0) },
            idempotency: MemoryIdempotency())
        let site = try Site(
            LetterEndpoints(letters: letters).all,
            settings: SiteSettings(isSecure: false, key: Array(repeating: 7, count: 32)),
            gate: Gate(session: { _ in nil }, bearer: { _ in nil }), assets: Assets(files: [:]), ports: ports)
        return try await Application(responder: site)
            .test(.router) { client in
                let response = try await client.execute(
                    uri: "/_letters", method: .get, headers: [.acceptLanguage: "zh-CN"])
                #expect(response.status == .ok)
                return String(buffer: response.body)
            }
    }

    @Test("What was sent is shown with its address and words, which cannot become markup")
    func shown() async throws {
        let letters = ShownLetters()
        let empty = try await page(letters)
        #expect(empty.contains("还没有发出告知"))
        try await NoticeCourier.showing(in: letters)
            .send(
                Letter(
                    id: "1", channel: .sms, address: "+8613812345678", subject: "", body: "已受理<b>",
                    writtenAt: .at("2026-04-20T01:00:00Z")))
        let full = try await page(letters)
        #expect(full.contains("13812345678") && full.contains("已受理&lt;b&gt;") && full.contains("短信"))
    }
}
