import Access
import Commons
import Fixtures
import Kernel
import Merchants
import MerchantsWeb
import Testing
import Web

/// The merchants' endpoints over a registry in memory, asked without a server.
struct MerchantSite: Sendable {
    let bench: MerchantBench
    let endpoints: [Endpoint]

    init(address: String = "https://fangxin.example") {
        bench = MerchantBench { .at("2026-04-20T01:00:00Z") }
        let words = MerchantWords(
            region: { $0.text == "640381" ? "宁夏回族自治区吴忠市青铜峡市" : nil },
            authority: { code in
                code == "QTX"
                    ? Phrase(zh: "青铜峡市市场监督管理局", en: "Qingtongxia Administration for Market Regulation")
                    : code == "QTX_XIAOBA" ? Phrase(zh: "小坝市场监管所", en: "Xiaoba branch office") : nil
            },
            industry: { code in
                code.text == "6210"
                    ? Phrase(zh: "正餐服务", en: "Accommodation and catering (正餐服务)") : nil
            })
        endpoints =
            MerchantEndpoints(
                desk: bench.desk, words: words, address: address,
                accountNames: { accounts in Dictionary(accounts.map { ($0, "李**") }) { first, _ in first } }
            )
            .all
    }

    func get(
        _ path: String, _ query: KeyValuePairs<String, String> = [:], by actor: Actor = .visitor,
        in language: Language = .zh,
        size: Reader.Size = .standard
    ) async throws -> Response {
        try await ask(.get, path, Pairs(query), Submission(), by: actor, language, size: size)
    }

    func post(
        _ path: String, _ pairs: KeyValuePairs<String, String> = [:], by actor: Actor, in language: Language = .zh,
        method: Endpoint.Method = .post
    ) async throws -> Response {
        try await ask(method, path, Pairs(), Submission(pairs: Pairs(pairs)), by: actor, language)
    }

    private func ask(
        _ method: Endpoint.Method, _ path: String, _ query: Pairs, _ submission: Submission, by actor: Actor,
        _ language: Language, size: Reader.Size = .standard
    ) async throws -> Response {
        let (endpoint, places) = try find(method, path)
        guard endpoint.admits(actor) else {
            throw actor.isSignedIn ? Refusal.actionForbidden : Refusal.signInNeeded
        }
        let reader = Reader(
            language: language, size: size, name: actor.isSignedIn ? "李**" : nil, csrf: "token", path: path,
            query: query)
        return try await endpoint.handler(
            Request(
                id: "request", method: method, path: path, query: query,
                asker: Asker(actor: actor, reader: reader), submission: submission, places: places))
    }

    /// Literals win over places, as the shell has it.
    private func find(_ method: Endpoint.Method, _ path: String) throws -> (Endpoint, [String: String]) {
        let parts = path.split(separator: "/").map(String.init)
        let found = endpoints.filter { $0.method == method }
            .compactMap { endpoint -> (Endpoint, [String: String])? in
                let pattern = endpoint.path.pattern.split(separator: "/").map(String.init)
                guard pattern.count == parts.count else { return nil }
                var places: [String: String] = [:]
                for (wanted, part) in zip(pattern, parts) {
                    if wanted.hasPrefix("{") {
                        places[String(wanted.dropFirst().dropLast())] = part
                    } else if wanted != part {
                        return nil
                    }
                }
                return (endpoint, places)
            }
        return try #require(found.min { $0.1.count < $1.1.count })
    }
}

extension Response {
    /// The body as text.
    var text: String {
        guard case .bytes(let bytes) = body else { return "" }
        return String(decoding: bytes, as: UTF8.self)
    }

    var bytes: [UInt8] {
        guard case .bytes(let bytes) = body else { return [] }
        return bytes
    }

    /// The page broken between its tags, for goldens.
    var lines: String { text.replacing("><", with: ">\n<") + "\n" }

    func header(_ name: String) -> String? { headers.first { $0.name == name }?.value }
}
