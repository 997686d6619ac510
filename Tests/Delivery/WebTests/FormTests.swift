import HTTPTypes
import HummingbirdTesting
import Kernel
import Testing
import Web

@Suite("Forms")
struct FormTests {
    private func with(
        _ example: ExampleSite = ExampleSite(),
        _ look: @escaping @Sendable (any TestClientProtocol) async throws -> Void
    ) async throws {
        try await ExampleSite.application(try example.site()).test(.router) { try await look($0) }
    }

    private static let good = "name=%E5%BC%A0%E4%B8%89&paidOn=2026-04-01&amount=1%2C280.5&kind=goods"
    private static let json = #"{"name":"张三","paidOn":"2026-04-01","amount":128050,"kind":"goods"}"#

    @Test("A form that carries its visit's token is taken, and the reader sent on")
    func accepted() async throws {
        try await with { client in
            let (token, cookie) = try await client.visit()
            let response = try await client.post(form: "\(Self.good)&_csrf=\(token)", to: "/notes", [.cookie: cookie])
            #expect(response.status.code == 303 && response.headers[.location] == "/notes/128050")
        }
    }

    @Test("A form without a token, with another's, or from another site is refused")
    func foreign() async throws {
        try await with { client in
            let (token, cookie) = try await client.visit()
            #expect(try await client.post(form: Self.good, to: "/notes", [.cookie: cookie]).status.code == 403)
            let bare = try await client.post(form: "\(Self.good)&_csrf=\(token)", to: "/notes")
            #expect(bare.status.code == 403)
            let other = "fx-visit=\(String(repeating: "cd", count: 16))"
            let stolen = try await client.post(form: "\(Self.good)&_csrf=\(token)", to: "/notes", [.cookie: other])
            #expect(stolen.status.code == 403)
            let session = try await client.post(
                form: "\(Self.good)&_csrf=\(token)", to: "/notes", [.cookie: "\(cookie); fx-session=officer-token"])
            #expect(session.status.code == 403)
            let away = try await client.post(
                form: "\(Self.good)&_csrf=\(token)", to: "/notes", [.cookie: cookie, .origin: "https://evil.example"])
            #expect(away.status.code == 403)
        }
    }

    @Test("All refused fields are named at once, each leading to its field, and what was typed is still there")
    func refused() async throws {
        try await with { client in
            let (token, cookie) = try await client.visit()
            let response = try await client.post(
                form: "name=&paidOn=2026-02-30&amount=abc&kind=other&note=%3Cb%3E&_csrf=\(token)", to: "/notes",
                [.cookie: cookie])
            #expect(response.status.code == 422)
            for field in ["name", "paidOn", "amount", "kind"] {
                #expect(response.text.contains("href=\"#f-\(field)\""))
                #expect(response.text.contains("id=\"f-\(field)\""))
            }
            #expect(response.text.contains("<title>错误：") && response.text.contains("&lt;b&gt;</textarea>"))
        }
    }

    @Test("In the API the same fields are refused as a problem that lists them, in the reader's language")
    func problems() async throws {
        try await with { client in
            let response = try await client.post(json: "{}", to: "/api/v1/notes", [.acceptLanguage: "en"])
            #expect(response.status.code == 422)
            #expect(
                response.json["errors"]?.array?.compactMap { $0["field"]?.string } == [
                    "name", "paidOn", "amount", "kind",
                ])
            #expect(response.json["errors"]?.array?.first?["message"] == "Enter “Name”.")
            #expect(response.json["code"] == "web.inputRefused")
        }
    }

    @Test(
        "Hostile input is refused, never a fault",
        arguments: [
            ("{", 400), ("[]", 400), ("\"x\"", 400), (#"{"name":"a","name":"b"}"#, 400), ("\u{FEFF}{}", 400),
            (#"{"name":{"a":1}}"#, 422), (#"{"name":"a\u0000b"}"#, 422), (#"{"name":"\u202egpj"}"#, 422),
            (#"{"amount":-1}"#, 422), (#"{"amount":1.5}"#, 422), (#"{"amount":99999999999999999999}"#, 422),
            (#"{"paidOn":"9999-99-99"}"#, 422), (#"{"kind":["goods"]}"#, 422), (#"{"name":"   "}"#, 422),
            (String(repeating: "[", count: 5000), 400),
            (#"{"name":""# + String(repeating: "长", count: 300_000) + "\"}", 413),
        ])
    func hostile(body: String, status: Int) async throws {
        try await with { client in
            let answered = try await client.post(json: body, to: "/api/v1/notes").status.code
            #expect(answered == status)
        }
    }

    @Test(
        "Broken forms are refused, never a fault",
        arguments: [
            ("name=%ff", 400), ("name=%0", 400), ("name=a%00b", 400), ("name=a&name=b", 422), ("=", 422), ("&&&", 422),
            (String(repeating: "a=b&", count: 2000), 400), (String(repeating: "x", count: 300_000), 413),
        ])
    func brokenForms(body: String, status: Int) async throws {
        try await with { client in
            let (token, cookie) = try await client.visit()
            let headers = HTTPFields.named(["Cookie": cookie, "X-CSRF-Token": token])
            #expect(try await client.post(form: body, to: "/notes", headers).status.code == status)
        }
    }

    @Test("A kind of content that is not taken is said to be so")
    func types() async throws {
        try await with { client in
            let markup = try await client.post("/api/v1/notes", "<a/>", type: "text/xml").status.code
            #expect(markup == 415)
            let form = try await client.post(form: "a=b", to: "/api/v1/notes").status.code
            #expect(form == 415)
            let elsewhere = try await client.post(json: "{}", to: "/notes").status.code
            #expect(elsewhere == 415)
        }
    }

    @Test("A write under a key is done once, and answered the same each time")
    func idempotency() async throws {
        try await with { client in
            let headers = HTTPFields.named(["Idempotency-Key": "k-1"])
            let first = try await client.post(json: Self.json, to: "/api/v1/notes", headers)
            let again = try await client.post(json: Self.json, to: "/api/v1/notes", headers)
            #expect(first.status.code == 201 && again.status.code == 201)
            #expect(first.text == again.text && first.headers[.location] == again.headers[.location])
            #expect(again.header("Idempotency-Replayed") == "true")
            let other = try await client.post(
                json: Self.json.replacing("张三", with: "李四"), to: "/api/v1/notes", headers)
            #expect(other.status.code == 422)
            let bad = HTTPFields.named(["Idempotency-Key": String(repeating: "k", count: 200)])
            #expect(try await client.post(json: Self.json, to: "/api/v1/notes", bad).status.code == 400)
        }
    }

    @Test("A write by a cookie's right needs the token in the API too")
    func cookieWrites() async throws {
        try await with { client in
            let headers: HTTPFields = [.cookie: "fx-session=officer-token"]
            let withCookie = try await client.post(json: Self.json, to: "/api/v1/notes", headers).status.code
            #expect(withCookie == 403)
            let bearer: HTTPFields = [.authorization: "Bearer api-token"]
            let withBearer = try await client.post(json: Self.json, to: "/api/v1/notes", bearer).status.code
            #expect(withBearer == 201)
        }
    }

    @Test(
        "A page of a list is asked for within limits",
        arguments: [
            ("", 200), ("?limit=20", 200), ("?limit=0", 422), ("?limit=x", 422), ("?after=1~a", 200), ("?after=x", 400),
        ])
    func paging(query: String, status: Int) async throws {
        try await with { client in
            let response = try await client.get("/api/v1/notes" + query, [.authorization: "Bearer api-token"])
            #expect(response.status.code == status)
        }
    }
}
