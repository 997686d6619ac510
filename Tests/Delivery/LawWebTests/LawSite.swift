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

    init(overlay: String? = nil, setsPapers: Bool = false) throws {
        let rulebook = try Rulebook.shipped()
        let overlays = try overlay.map { text in
            [try Overlay(parsing: Array(text.utf8), document: "overlay.json", in: rulebook)]
        }
        var ports = LawPorts(rulebook: rulebook, key: ["publicKey": "00"]) { clock, number in
            [
                "certificate": [
                    "issuedAt": "2026-08-04T01:00:00Z", "subject": JSON(number), "computation": clock.json,
                ],
                "signature": ["algorithm": "Ed25519", "publicKey": "00", "value": "11"],
            ]
        }
        ports.overlays = overlays ?? []
        ports.authorityName = { $0 == "QTX" ? Phrase(zh: "青铜峡市市场监督管理局", en: "Qingtongxia") : nil }
        ports.complaint = { id, actor in
            CaseClocks(
                number: id, authority: "QTX", isInside: actor.roles.contains(.officer),
                clocks: [
                    CaseClock(
                        try rulebook.clock(.complaintDecision, startedOn: Day("2026-07-24") ?? Day(number: 0)),
                        doneOn: Day("2026-08-03")),
                    CaseClock(
                        try rulebook.clock(.mediationLimit, startedOn: Day("2026-08-03") ?? Day(number: 0)), doneOn: nil
                    ),
                ])
        }
        if setsPapers { ports.typeset = { $0.document } }
        endpoints = LawEndpoints(ports).all
    }

    func get(
        _ pattern: String, _ places: [String: String] = [:], _ query: KeyValuePairs<String, String> = [:],
        in language: Language = .zh, by actor: Actor = .visitor
    ) async throws -> Response {
        let endpoint = try #require(endpoints.first { $0.path.pattern == pattern })
        #expect(endpoint.admits(actor))
        let pairs = Pairs(query)
        let reader = Reader(language: language, csrf: "token", path: pattern, query: pairs)
        return try await endpoint.handler(
            Request(
                id: "request", path: pattern, query: pairs, asker: Asker(actor: actor, reader: reader),
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
