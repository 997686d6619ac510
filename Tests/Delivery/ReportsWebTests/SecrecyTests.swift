import Access
import Fixtures
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Kernel
import NIOCore
import Reports
import ReportsWeb
import Testing
import Web
import WebSupport

@Suite("The side of complaints finds no report on any page")
struct SecrecyTests {
    @Test(
        "Over every endpoint, an officer, a director, a merchant and a consumer get the same for a report and for none")
    func everyEndpoint() async throws {
        let site = try ReportSite()
        let receipt = try await site.filed()
        let before = site.books.now.entries.count
        try await site.browse { client in
            for name in ["officer", "director", "merchant", "consumer"] {
                let browser = Browser(client, as: name)
                for endpoint in site.endpoints where endpoint.face == .page && endpoint.path.places == ["id"] {
                    func asked(_ id: String) async throws -> Browser.Page {
                        let path = endpoint.path.link(id)
                        return endpoint.method == .get ? try await browser.get(path) : try await browser.post(path)
                    }
                    let (real, none) = (
                        try await asked(receipt.id.text),
                        try await asked(
                            Identifier<Report>.sample(4_711).text)
                    )
                    #expect(real.status == none.status && real.status >= 400, "\(name) \(endpoint.route)")
                    #expect(!real.text.contains("惠民生活超市") || name == "merchant", "\(name) \(endpoint.route)")
                }
                for page in ["/desk", "/desk/overview", "/desk/reports", "/desk/register"] {
                    let text = try await browser.get(page).text
                    #expect(!text.contains(receipt.number) && !text.contains("惠民生活超市") || name == "merchant")
                }
            }
        }
        #expect(site.books.now.entries.count == before)
    }

    @Test("The table lets nobody but the post for reports read, list, count or decide")
    func matrix() throws {
        let readers: Set<Permission> = [
            .reportReadList, .reportRead, .reportDispatch, .reportVerify, .reportDecide, .reportReply, .reportClose,
            .reportUnmask,
        ]
        let endpoints = try ReportSite().endpoints
        var seen: Set<Permission> = []
        for endpoint in endpoints {
            guard case .permission(let permission) = endpoint.rule, readers.contains(permission) else { continue }
            seen.insert(permission)
            #expect(Role.allCases.filter { endpoint.admits(Actor(id: "x", roles: [$0])) } == [.reportOfficer])
            #expect(!endpoint.admits(.visitor))
        }
        #expect(seen == readers)
    }

    @Test("The links of the desk lead to reports only for those who may go there")
    func navigation() {
        #expect(ReportEndpoints.links("", .director).isEmpty)
        #expect(ReportEndpoints.links("", .officer).map(\.address) == ["/desk/reports/register"])
        #expect(ReportEndpoints.links("", .reportOfficer).count == 2)
    }

    @Test("Neither the log nor the metrics tell that a report was filed, looked for or read")
    func logs() async throws {
        let site = try ReportSite()
        try await site.browse { client in
            let visitor = Browser(client)
            _ = try await visitor.get("/report")
            _ = try await visitor.post("/report", ReportPagesTests.form)
            _ = try await visitor.post("/report/track", ["number": "20260420-00000-00000", "code": "x"])
            let id = try #require(site.books.now.events.keys.first)
            _ = try await Browser(client, as: "reports").get("/desk/reports/\(id)")
            _ = try await Browser(client, as: "officer").get("/desk/reports/\(id)")
            let metrics = try await client.execute(uri: "/metrics", method: .get) { String(buffer: $0.body) }
            for text in [site.log.text, metrics] {
                #expect(text.contains("confidential"))
                #expect(!text.contains("report") && !text.contains("201") && !text.contains("422"))
                #expect(!text.contains(id.text) && !text.contains("reportCodeWrong"))
            }
        }
    }

    @Test("In the API: one answer for the same key, kept apart; steps by their names; nothing for others")
    func api() async throws {
        let site = try ReportSite()
        try await site.browse { client in
            func send(
                _ method: HTTPRequest.Method, _ path: String, _ json: JSON? = nil, as actor: String? = nil,
                key: String? = nil
            ) async throws -> (status: Int, json: JSON) {
                var headers: HTTPFields = [.contentType: "application/json", .acceptLanguage: "zh-CN"]
                if let actor { headers[.authorization] = "Bearer \(actor)" }
                if let key, let name = HTTPField.Name("Idempotency-Key") { headers[name] = key }
                return try await client.execute(
                    uri: path, method: method, headers: headers, body: json.map { ByteBuffer(bytes: $0.bytes) }
                ) { ($0.status.code, try JSON(parsing: Array($0.body.readableBytesView))) }
            }
            let filing: JSON = [
                "respondentName": "惠民生活超市", "respondentAddress": "青铜峡市步行街12号",
                "narrative": "4月17日看到店员更改牛奶生产日期。", "isAnonymous": true, "declaresTruth": true,
            ]
            let first = try await send(.post, "/api/v1/reports", filing, key: "k1")
            #expect(first.status == 201)
            let again = try await send(.post, "/api/v1/reports", filing, key: "k1")
            #expect(again.json == first.json && site.books.now.events.count == 1)
            let id = try #require(first.json["id"]?.string)
            for actor in ["officer", "director", "consumer"] {
                #expect(try await send(.get, "/api/v1/reports", as: actor).status == 403)
                #expect(try await send(.get, "/api/v1/reports/\(id)", as: actor).status == 403)
            }
            #expect(try await send(.get, "/api/v1/reports/\(id)", as: "foreign").status == 404)
            let listed = try await send(.get, "/api/v1/reports?state=verifying", as: "reports")
            #expect(listed.json["items"]?.array?.count == 1)
            let noted = try await send(.post, "/api/v1/reports/\(id)/notes", ["text": "已核实。"], as: "reports")
            #expect(noted.status == 200 && noted.json["version"]?.integer == 4)
            let filed = try await send(
                .post, "/api/v1/reports/\(id)/case-filing", ["approver": "赵主任"], as: "reports")
            #expect(filed.json["state"]?.string == "filed")
            let told = try await send(
                .post, "/api/v1/reports/\(id)/reply", ["text": "已立案。", "way": "call"], as: "reports")
            #expect(told.status == 409)
            let own = try await send(
                .post, "/api/v1/report-tracking",
                ["number": first.json["number"] ?? .null, "code": first.json["queryCode"] ?? .null])
            #expect(own.status == 200 && own.json["state"]?.string == "filed" && own.json["routing"] == nil)
        }
    }
}
