import Complaints
import Fixtures
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Kernel
import NIOCore
import Testing
import WebSupport

@Suite("Drafts in the API")
struct DraftAPITests {
    private static func ask(
        _ client: any TestClientProtocol, _ method: HTTPRequest.Method, _ path: String, _ json: String? = nil,
        token: String? = nil
    ) async throws -> (status: Int, json: JSON) {
        var headers: HTTPFields = [:]
        if let name = HTTPField.Name("Fangxin-Draft"), let token { headers[name] = token }
        if json != nil { headers[.contentType] = "application/json" }
        let response = try await client.execute(
            uri: path, method: method, headers: headers, body: json.map { ByteBuffer(string: $0) })
        let text = String(buffer: response.body)
        return (response.status.code, (try? JSON(parsing: text)) ?? .null)
    }

    @Test("A draft is begun, kept, read, sent and then gone")
    func whole() async throws {
        let site = try IntakeSite()
        try await site.browse { client in
            let begun = try await Self.ask(client, .post, "/api/v1/drafts")
            let token = try #require(begun.json["token"]?.string)
            let content = """
                {"respondentName":"火辣辣饭店","respondentAddress":"青铜峡市小坝镇","narrative":"多收了茶位费，要求退还，被拒绝。",
                "occurredOn":"2026-04-18","requests":["refund"],"amount":26800,"name":"张小明","phone":"17000001234"}
                """
            let kept = try await Self.ask(client, .put, "/api/v1/drafts/current", content, token: token)
            #expect(kept.status == 200 && kept.json["missing"]?.array?.isEmpty == true)
            let read = try await Self.ask(client, .get, "/api/v1/drafts/current", token: token)
            #expect(read.json["fields"]?["amount"]?.string == "268.00")
            let unsure = try await Self.ask(client, .post, "/api/v1/drafts/current/sending", "{}", token: token)
            #expect(unsure.status == 422)
            let sent = try await Self.ask(
                client, .post, "/api/v1/drafts/current/sending", #"{"declaresTruth":true}"#, token: token)
            #expect(sent.status == 201 && sent.json["queryCode"]?.string?.count == 10)
            #expect(try await Self.ask(client, .get, "/api/v1/drafts/current", token: token).status == 404)
            #expect(try site.complaints.count == 1)
        }
    }

    @Test("Without its token a draft is not there")
    func foreign() async throws {
        let site = try IntakeSite()
        try await site.browse { client in
            _ = try await Self.ask(client, .post, "/api/v1/drafts")
            for token in [nil, "x", String(repeating: "0", count: 64)] {
                for method in [HTTPRequest.Method.get, .delete] {
                    let answer = try await Self.ask(client, method, "/api/v1/drafts/current", token: token)
                    #expect(answer.status == 404)
                }
            }
        }
    }

    @Test("A draft is discarded once")
    func discarded() async throws {
        let site = try IntakeSite()
        try await site.browse { client in
            let token = try #require(try await Self.ask(client, .post, "/api/v1/drafts").json["token"]?.string)
            #expect(try await Self.ask(client, .delete, "/api/v1/drafts/current", token: token).status == 204)
            #expect(try await Self.ask(client, .delete, "/api/v1/drafts/current", token: token).status == 404)
        }
    }
}
