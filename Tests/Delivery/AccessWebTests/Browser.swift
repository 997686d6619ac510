import Access
import AccessWeb
import Fixtures
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Kernel
import NIOCore
import Seals
import Web

/// The room's endpoints as a whole site, over books in memory.
struct AccessSite {
    let house: AccessHouse
    let shelf = Shelf()
    let site: Site

    init() throws {
        let shelf = shelf
        let house = AccessHouse(books: ShelfBooks<any AccessBook>(on: shelf) { $0 })
        self.house = house
        let audit = AuditDesk(books: ShelfBooks<any AuditBook>(on: shelf) { $0 }, now: { house.clock.now })
        let endpoints = AccessEndpoints(desk: house.desk, audit: audit, shownCodes: house.codes).all
        let random = RandomSource.seeded(11)
        site = try Site(
            endpoints, settings: SiteSettings(isSecure: false, key: Array(repeating: 7, count: 32)),
            gate: Gate(house.desk), assets: .none,
            ports: SitePorts(
                now: { house.clock.now }, random: { random.bytes($0) }, idempotency: MemoryIdempotency()))
    }

    func visit(_ body: @escaping @Sendable (Browser) async throws -> Void) async throws {
        let application = Application(responder: site)
        try await application.test(.router) { client in try await body(Browser(client)) }
    }
}

/// Somebody at a browser: keeps cookies, and sends with each form the token of the page it stood on.
final class Browser {
    struct Answer {
        let status: Int
        let text: String
        let location: String?
        let headers: HTTPFields
    }

    private let client: any TestClientProtocol
    private(set) var cookies: [String: String] = [:]
    private(set) var token = ""

    init(_ client: any TestClientProtocol) {
        self.client = client
    }

    @discardableResult
    func get(_ path: String, bearer: String? = nil) async throws -> Answer {
        try await send(.get, path, type: nil, body: "", bearer: bearer)
    }

    @discardableResult
    func post(_ path: String, _ fields: KeyValuePairs<String, String>, token: String? = nil) async throws -> Answer {
        var pairs = Pairs(fields)
        pairs.append("_csrf", token ?? self.token)
        return try await send(.post, path, type: "application/x-www-form-urlencoded", body: pairs.text)
    }

    @discardableResult
    func call(
        _ method: HTTPRequest.Method, _ path: String, _ body: JSON = [:], bearer: String? = nil
    ) async throws -> Answer {
        try await send(method, path, type: "application/json", body: body.text, bearer: bearer)
    }

    private func send(
        _ method: HTTPRequest.Method, _ path: String, type: String?, body: String, bearer: String? = nil
    ) async throws -> Answer {
        var headers: HTTPFields = [.acceptLanguage: "zh-CN"]
        if let type { headers[.contentType] = type }
        if let bearer { headers[.authorization] = "Bearer \(bearer)" }
        if !cookies.isEmpty {
            headers[.cookie] = cookies.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
                .joined(separator: "; ")
        }
        let response = try await client.execute(
            uri: path, method: method, headers: headers, body: ByteBuffer(string: body))
        for header in response.headers[values: .setCookie] {
            let pair = header.prefix { $0 != ";" }.split(separator: "=", maxSplits: 1)
            cookies[String(pair[0])] = pair.count > 1 ? String(pair[1]) : nil
        }
        let text = String(buffer: response.body)
        if let found = text.firstMatch(of: /name="_csrf" value="([0-9a-f]+)"/) { token = String(found.1) }
        return Answer(
            status: response.status.code, text: text, location: response.headers[.location],
            headers: response.headers)
    }

    /// Signs in as somebody of staff.
    func signIn(_ login: String, password: String = AccessHouse.password) async throws {
        try await get("/sign-in/staff")
        try await post("/sign-in/staff", ["login": login, "password": password])
    }
}
