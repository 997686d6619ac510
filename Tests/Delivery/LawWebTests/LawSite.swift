import Access
import Fixtures
import Kernel
import LawWeb
import Rulebook
import Testing
import Web

/// The law's endpoints over what ships, asked without a server.
struct LawSite {
    let endpoints: [Endpoint]

    init(overlay: String? = nil) throws {
        let rulebook = try Rulebook.shipped()
        let overlays = try overlay.map { text in
            [try Overlay(parsing: Array(text.utf8), document: "overlay.json", in: rulebook)]
        }
        endpoints =
            LawEndpoints(
                rulebook: rulebook, overlays: overlays ?? [],
                authorityName: { $0 == "QTX" ? Phrase(zh: "青铜峡市市场监督管理局", en: "Qingtongxia") : nil },
                key: ["publicKey": "00"], caseClock: { id, _ in CaseClock(number: id, clock: nil) },
                certify: { clock, _ in ["certificate": clock.json] }
            )
            .all
    }

    func get(
        _ pattern: String, _ places: [String: String] = [:], _ query: KeyValuePairs<String, String> = [:],
        in language: Language = .zh
    ) async throws -> Response {
        let endpoint = try #require(endpoints.first { $0.path.pattern == pattern })
        #expect(endpoint.admits(.visitor))
        let pairs = Pairs(query)
        let reader = Reader(language: language, csrf: "token", path: pattern, query: pairs)
        return try await endpoint.handler(
            Request(
                id: "request", path: pattern, query: pairs, asker: Asker(actor: .visitor, reader: reader),
                places: places))
    }
}

extension Response {
    /// The answer's text, broken at tags as goldens are.
    var broken: String {
        guard case .bytes(let bytes) = body else { return "" }
        return String(decoding: bytes, as: UTF8.self).replacing("><", with: ">\n<")
    }
}
