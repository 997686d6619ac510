import Access
import Fixtures
import HTTPTypes
import HummingbirdTesting
import Kernel
import NIOCore
import Synchronization
import TestSupport
import Testing
import Web

@Suite("Shell")
struct ShellTests {
    private func with(
        _ site: Site, _ look: @escaping @Sendable (any TestClientProtocol) async throws -> Void
    ) async throws {
        try await ExampleSite.application(site).test(.router) { try await look($0) }
    }

    @Test("Every answer carries the headers that keep a page to itself")
    func securityHeaders() async throws {
        try await with(try ExampleSite().site(isSecure: true)) { client in
            for path in ["/", "/nowhere", "/health", "/api/v1/notes"] {
                let answer = try await client.get(path)
                let policy = try #require(answer.header("Content-Security-Policy"))
                #expect(policy.contains("default-src 'none'") && !policy.contains("unsafe"))
                #expect(answer.header("X-Content-Type-Options") == "nosniff")
                #expect(answer.header("Strict-Transport-Security") != nil)
                #expect(answer.header("X-Request-Id")?.count == 26)
            }
        }
    }

    @Test("Over https cookies are bound to the host, kept from scripts and from other sites")
    func cookies() async throws {
        try await with(try ExampleSite().site(isSecure: true)) { client in
            let cookie = try #require(try await client.get("/session").headers[values: .setCookie].first)
            #expect(cookie == "__Host-fx-session=officer-token; Path=/; HttpOnly; SameSite=Lax; Secure")
        }
    }

    @Test("A page that is the same for everybody sets no cookie")
    func sharedPages() async throws {
        try await with(try ExampleSite().site()) { client in
            let response = try await client.get("/shop")
            #expect(response.headers[.setCookie] == nil)
            #expect(response.headers[.cacheControl] == "public, max-age=60")
        }
    }

    @Test(
        "The language comes from the link, then the cookie, then the browser, and is Chinese otherwise",
        arguments: [
            ("/", nil, nil, "zh-CN"), ("/", nil, "en-GB,en;q=0.9,zh;q=0.1", "en"), ("/", nil, "fr,de;q=0.5", "zh-CN"),
            ("/", "fx-lang=en", "zh-CN", "en"), ("/?lang=zh", "fx-lang=en", "en", "zh-CN"),
            ("/", nil, "en;q=0, zh;q=0.2", "zh-CN"), ("/?lang=xx", nil, nil, "zh-CN"),
        ] as [(String, String?, String?, String)])
    func language(path: String, cookie: String?, accept: String?, expected: String) async throws {
        try await with(try ExampleSite().site()) { client in
            var headers: HTTPFields = [:]
            headers[.cookie] = cookie
            headers[.acceptLanguage] = accept
            let response = try await client.get(path, headers)
            #expect(response.headers[.contentLanguage] == expected)
            #expect(response.text.contains("<html lang=\"\(expected)\""))
        }
    }

    @Test("The large-type switch is a link, remembered in a cookie")
    func size() async throws {
        try await with(try ExampleSite().site()) { client in
            let response = try await client.get("/?size=large&a=b")
            #expect(response.text.contains("data-type=\"large\""))
            #expect(response.text.contains("href=\"/?a=b&amp;size=standard\""))
            #expect(response.headers[values: .setCookie].contains { $0.hasPrefix("fx-size=large; ") })
        }
    }

    @Test(
        "What goes wrong has its status, as a page for people and as a problem for programs",
        arguments: [
            ("GET", "/nowhere", 404, "text/html; charset=utf-8"),
            ("GET", "/api/v1/nowhere", 404, "application/problem+json"),
            ("POST", "/", 405, "text/html; charset=utf-8"),
            ("GET", "/%zz", 400, "text/html; charset=utf-8"),
            ("GET", "/notes/%00", 400, "text/html; charset=utf-8"),
            ("GET", "/?a=%ff", 400, "text/html; charset=utf-8"),
            ("GET", "/fault", 500, "text/html; charset=utf-8"),
            ("GET", "/api/v1/notes", 401, "application/problem+json"),
        ])
    func errors(method: String, path: String, status: Int, type: String) async throws {
        try await with(try ExampleSite().site()) { client in
            let response = try await client.execute(
                uri: path, method: try #require(HTTPRequest.Method(method)), headers: [:], body: nil)
            #expect(response.status.code == status)
            #expect(response.headers[.contentType] == type)
            #expect(!response.text.contains("13800138000") && !response.text.contains("WorldFailed"))
        }
    }

    @Test("A method that an address does not take is answered with those it does")
    func allow() async throws {
        try await with(try ExampleSite().site()) { client in
            let response = try await client.execute(uri: "/api/v1/notes", method: .delete, headers: [:], body: nil)
            #expect(response.status.code == 405)
            #expect(response.header("Allow") == "GET, HEAD, POST")
        }
    }

    @Test("On the answer to a form the switches lead to the page of the form")
    func switchesAfterForm() async throws {
        let more = [
            Endpoint.page(.post, "/shop/stars", .open, Phrase(zh: "评价", en: "Stars")) { request in
                .page(ExampleSite.form(FormState(), for: request.reader), status: 422)
            }
        ]
        try await with(try ExampleSite().site(more: more)) { client in
            let (token, cookie) = try await client.visit()
            let answer = try await client.post(form: "_csrf=\(token)", to: "/shop/stars?a=b", [.cookie: cookie])
            #expect(answer.status.code == 422 && answer.text.contains("href=\"/shop?lang=en\""))
        }
    }

    @Test("Somebody signed in is still that where an address leads nowhere")
    func nowhere() async throws {
        try await with(try ExampleSite().site()) { client in
            let page = try await client.get("/nowhere", [.cookie: "fx-session=officer-token"])
            #expect(page.status.code == 404 && page.text.contains("李娜") && !page.text.contains(">登录<"))
        }
    }

    @Test("What could not be sent, signed out or too late, comes back to be sent again")
    func unsent() async throws {
        let more = [
            Endpoint.page(.post, "/shop/letters", .permission(.complaintRead), Phrase(zh: "信", en: "Letter")) { _ in
                .seeOther("/shop")
            }
            .taking(ExampleSite.note)
        ]
        try await with(try ExampleSite().site(more: more)) { client in
            let own: HTTPFields = [.origin: "http://localhost"]
            for (path, status) in [("/shop/letters", 401), ("/notes", 403)] {
                let back = try await client.post(form: "note=%E5%BE%88%E9%95%BF%E7%9A%84%E4%BF%A1", to: path, own)
                #expect(back.status.code == status)
                #expect(back.text.contains("name=\"note\" value=\"很长的信\"") && back.text.contains("再提交一次"))
            }
            let signIn = try await client.post(form: "note=a", to: "/shop/letters", own)
            #expect(signIn.text.contains("href=\"/sign-in?next=%2Fshop\""))
            // Another site's words, and secrets, are not shown.
            for (form, headers): (String, HTTPFields) in [
                ("note=evil", [.origin: "null"]), ("note=evil", [:]), ("note=evil&password=x", own),
            ] {
                let plain = try await client.post(form: form, to: "/shop/letters", headers)
                #expect(plain.status.code == 401 && !plain.text.contains("evil"))
                #expect(plain.text.contains("href=\"/sign-in?next=%2Fshop\""))
            }
        }
    }

    @Test("Somebody who must sign in is led there and back")
    func signIn() async throws {
        try await with(try ExampleSite().site()) { client in
            let response = try await client.get("/notes/7?a=b")
            #expect(response.status.code == 303)
            #expect(response.headers[.location] == "/sign-in?next=%2Fnotes%2F7%3Fa%3Db")
            let known = try await client.get("/notes/7", [.cookie: "fx-session=officer-token"])
            #expect(known.text == "7")
            let bearer = try await client.get("/api/v1/notes/7", [.authorization: "Bearer api-token"])
            #expect(bearer.json["id"] == "7")
            let stranger = try await client.get("/api/v1/notes/7", [.authorization: "Bearer wrong"])
            #expect(stranger.status.code == 401)
        }
    }

    @Test("A reader who has the version is told so; HEAD answers as GET without a body")
    func entityTags() async throws {
        try await with(try ExampleSite().site()) { client in
            let cookie: HTTPFields = [.cookie: "fx-visit=\(String(repeating: "ab", count: 16))"]
            let first = try await client.get("/", cookie)
            let tag = try #require(first.headers[.eTag])
            var asked = cookie
            asked[.ifNoneMatch] = tag
            let again = try await client.get("/", asked)
            #expect(again.status.code == 304 && again.body.readableBytes == 0)
            asked[.acceptLanguage] = "en"
            #expect(try await client.get("/", asked).status.code == 200)
            let head = try await client.execute(uri: "/", method: .head, headers: cookie, body: nil)
            #expect(head.status.code == 200 && head.body.readableBytes == 0)
            #expect(head.headers[.contentLength] == String(first.body.readableBytes))
        }
    }

    @Test("Each request is one line of the log, by its pattern, without what people wrote")
    func log() async throws {
        let lines = Mutex<[String]>([])
        let site = try ExampleSite()
            .site { record in
                let line = record.line(at: .at("2026-04-15T01:00:00Z"))
                lines.withLock { $0.append(String(decoding: line, as: UTF8.self)) }
            }
        try await with(site) { client in
            _ = try await client.get("/notes/13800138000?q=13800138000")
            _ = try await client.get("/fault")
        }
        let written = lines.withLock(\.self)
        #expect(written.count == 2)
        #expect(written[0].contains(#""route":"GET /notes/{id}""#) && written[0].contains(#""status":303"#))
        #expect(written[1].contains(#""fault":"WebTests.WorldFailed""#))
        #expect(!written.joined().contains("13800138000"))
    }

    @Test("A client who asks too often waits, and is told how long")
    func rateLimit() async throws {
        let limiter = RateLimiter(capacity: 2, dropsASecond: 0.5) { .at("2026-04-15T01:00:00Z") }
        try await with(try ExampleSite().site(limiter: limiter)) { client in
            #expect(try await client.get("/").status.code == 200)
            #expect(try await client.get("/").status.code == 200)
            let refused = try await client.get("/")
            #expect(refused.status.code == 429)
            #expect(refused.header("Retry-After") == "2")
            #expect(try await client.get("/health").status.code == 200)
        }
    }

    @Test("Health, readiness and metrics are for machines")
    func operation() async throws {
        try await with(try ExampleSite().site()) { client in
            _ = try await client.get("/nowhere")
            #expect(try await client.get("/health").json["status"] == "up")
            #expect(try await client.get("/ready").json["checks"]?["store"] == "up")
            let metrics = try await client.get("/metrics").text
            #expect(metrics.contains(#"fangxin_requests_total{method="GET",route="/health",status="200"} 1"#))
            #expect(metrics.contains("fangxin_requests_in_flight 1"))
        }
    }

    @Test("Assets are named by their content and kept for ever")
    func assets() async throws {
        try await with(try ExampleSite().site()) { client in
            let page = try await client.get("/").text
            let start = try #require(page.firstRange(of: "/assets/fangxin-")?.lowerBound)
            let address = String(page[start...].prefix { $0 != "\"" })
            let file = try await client.get(address)
            #expect(file.text == "body{}" && file.headers[.contentType] == "text/css; charset=utf-8")
            #expect(file.headers[.cacheControl] == "public, max-age=31536000, immutable")
            #expect(try await client.get("/assets/..%2fsecret").status.code == 404)
        }
    }

    @Test("A list of endpoints that does not hold is not served")
    func faults() throws {
        let twice = Endpoint.page(.get, "/notes/{other}", .open, .verbatim("x")) { _ in .noContent }
        #expect(throws: Site.Fault.self) { try ExampleSite().site(more: [twice]) }
        #expect(Endpoint.faults(in: ExampleSite.pages + ExampleSite.api).isEmpty)
        let matrix = Endpoint.matrix(of: ExampleSite.pages)
        let note = try #require(matrix.first { $0.route == "GET /notes/{id}" })
        #expect(note.roles.contains(.officer) && !note.roles.contains(.analyst) && !note.isOpen)
    }

    @Test("The API's document is made from the endpoints")
    func openAPI() async throws {
        let document = Endpoint.openAPI(
            of: ExampleSite.pages + ExampleSite.api, title: Phrase(zh: "接口", en: "API"), version: "1")
        try expectGolden(document.text.replacing(",\"", with: ",\n\"") + "\n", "openapi.json")
    }

    @Test("A path is the same for the router and for links")
    func paths() {
        let path: Path = "/shops/{id}/reviews/{number}"
        #expect(path.link("兰州 1/2", "7") == "/shops/%E5%85%B0%E5%B7%9E%201%2F2/reviews/7")
        #expect(path.places == ["id", "number"])
    }
}
