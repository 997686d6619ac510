import Access
import Fixtures
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Kernel
import NIOCore
import Testing
import Web

extension ExampleSite {
    static let officer = Session(
        actor: Actor(id: "officer-1", roles: [.officer]), name: "李娜", secret: "officer-secret")

    static let gate = Gate(
        session: { $0 == "officer-token" ? officer : nil },
        bearer: { $0 == "api-token" ? officer.actor : nil })

    /// The whole site, with a stopped clock and predictable chance.
    func site(
        isSecure: Bool = false, limiter: RateLimiter = .unlimited, more: [Endpoint] = [],
        log: @escaping @Sendable (RequestRecord) -> Void = { _ in }
    ) throws -> Site {
        var settings = SiteSettings(isSecure: isSecure, key: Array(repeating: 7, count: 32))
        settings.hasComponentPage = true
        var ports = SitePorts(
            now: { .at("2026-04-15T01:00:00Z") }, random: { Array(repeating: 0xAB, count: $0) }, uploads: uploads,
            idempotency: MemoryIdempotency(), limiter: limiter, log: log)
        ports.checks = ["store": { true }]
        return try Site(
            Self.pages + Self.api + more, settings: settings, gate: Self.gate,
            assets: Assets(files: ["fangxin.css": Array("body{}".utf8)]), ports: ports)
    }

    static func application(_ site: Site) -> Application<Site> { Application(responder: site) }
}

/// What tests send and read, in words.
extension TestClientProtocol {
    func get(_ path: String, _ headers: HTTPFields = [:]) async throws -> TestResponse {
        try await execute(uri: path, method: .get, headers: headers, body: nil)
    }

    func post(_ path: String, _ body: String, type: String, _ headers: HTTPFields = [:]) async throws -> TestResponse {
        var headers = headers
        headers[.contentType] = type
        return try await execute(uri: path, method: .post, headers: headers, body: ByteBuffer(string: body))
    }

    func post(form: String, to path: String, _ headers: HTTPFields = [:]) async throws -> TestResponse {
        try await post(path, form, type: "application/x-www-form-urlencoded", headers)
    }

    func post(json: String, to path: String, _ headers: HTTPFields = [:]) async throws -> TestResponse {
        try await post(path, json, type: "application/json", headers)
    }

    /// The token and cookie of somebody who has opened a form.
    func visit() async throws -> (token: String, cookie: String) {
        let response = try await get("/")
        let page = response.text
        let start = try #require(page.firstRange(of: "name=\"_csrf\" value=\"")?.upperBound)
        let cookie = try #require(response.headers[.setCookie]?.split(separator: ";").first)
        return (String(page[start...].prefix { $0 != "\"" }), String(cookie))
    }
}

extension HTTPFields {
    /// Header fields that have no name of their own in the library.
    static func named(_ fields: KeyValuePairs<String, String>) -> HTTPFields {
        var headers = HTTPFields()
        for (name, value) in fields {
            if let name = HTTPField.Name(name) { headers.append(HTTPField(name: name, value: value)) }
        }
        return headers
    }
}

extension TestResponse {
    func header(_ name: String) -> String? { HTTPField.Name(name).flatMap { headers[$0] } }

    var text: String { String(buffer: body) }
    var json: JSON { (try? JSON(parsing: text)) ?? .null }
}
