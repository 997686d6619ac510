import Fixtures
import Foundation
import HTTPTypes
import HummingbirdTesting
import Kernel
import NIOCore
import Reports
import Testing
import Web
import WebSupport

@Suite("The files of reports")
struct ReportFilesTests {
    private func codes(_ page: Browser.Page) throws -> (number: String, code: String) {
        let parts = page.text.components(separatedBy: "fx-receipt__code\">").dropFirst()
            .map { String($0.prefix { $0 != "<" }) }
        try #require(parts.count == 2)
        return (parts[0], parts[1])
    }

    private func address(_ start: String, in page: Browser.Page) throws -> String {
        let rest = try #require(page.text.range(of: "href=\"\(start)")?.upperBound)
        return start + page.text[rest...].prefix { $0 != "\"" }
    }

    @Test("A photo goes along with the report without scripts, loses its place, and the reporter sees it by the code")
    func filed() async throws {
        let site = try ReportSite()
        try await site.browse { client in
            let browser = Browser(client)
            _ = try await browser.get("/report")
            let done = try await browser.post("/report", ReportPagesTests.form, files: [Photos.file("仓库.jpg")])
            let (number, code) = try codes(done)
            #expect(site.uploads.count == 0 && site.contents.count == 1)
            let own = try await browser.post("/report/track", ["number": number, "code": code])
            #expect(own.text.contains("您提交的材料") && own.text.contains("仓库.jpg"))
            let place = try address("/report/files/", in: own)
            let file = try await browser.get(place)
            #expect(file.status == 200 && file.bytes.starts(with: [0xFF, 0xD8]))
            #expect(!file.bytes.contains(text: Photos.place))
            #expect(file.header("Cache-Control") == "no-store")
            // Another browser, and the same one after five minutes, give the code again.
            #expect(try await Browser(client).get(place).status == 404)
            site.clock.move(to: "2026-04-20T01:06:00Z")
            #expect(try await browser.get(place).status == 404)
        }
        #expect(site.complaintBooks.now.entries.isEmpty)
    }

    @Test("A refused page takes the files along that hold, and says of the others what is wrong")
    func refused() async throws {
        let site = try ReportSite()
        try await site.browse { client in
            let browser = Browser(client)
            _ = try await browser.get("/report")
            let program = Photos.file("猫.jpg", Array("MZ\u{90}\0 a program".utf8))
            let page = try await browser.post(
                "/report", ["respondentName": "某超市"], files: [Photos.file("货架.jpg"), program, Photos.file("门口.jpg")])
            #expect(page.status == 422 && page.text.contains("“猫.jpg”") && page.text.contains("这个文件是程序"))
            #expect(page.text.contains("货架.jpg") && page.text.contains("href=\"#f-narrative\""))
            let held = try #require(page.text.firstMatch(of: /name="held" value="([^"]+)"/)).1
            let dropped = try #require(page.text.firstMatch(of: /name="dropped" value="([^"]+)"/)).1
            let form = ReportPagesTests.form.map { ($0.key, $0.value) }
            let done = try await browser.post(
                "/report", pairs: form + [("held", String(held)), ("dropped", String(dropped))])
            #expect(done.path == "/report/done")
            #expect(site.uploads.count == 0)
        }
        let events = try #require(site.books.now.events.values.first)
        #expect(try Report(history: events).files.count == 1)
    }

    @Test("Files whose seal is not ours are not taken from a page")
    func forged() async throws {
        let site = try ReportSite()
        try await site.browse { client in
            let browser = Browser(client)
            _ = try await browser.get("/report")
            let form = ReportPagesTests.form.map { ($0.key, $0.value) }
            _ = try await browser.post("/report", pairs: form + [("held", "7b7d")])
        }
        let events = try #require(site.books.now.events.values.first)
        #expect(try Report(history: events).files.isEmpty)
    }

    @Test("New facts bring files along; a wrong code stores none")
    func supplement() async throws {
        let site = try ReportSite()
        try await site.browse { client in
            let browser = Browser(client)
            _ = try await browser.get("/report")
            let (number, code) = try codes(try await browser.post("/report", ReportPagesTests.form))
            _ = try await browser.get("/report/track")
            let wrong = try await browser.post(
                "/report/supplements", ["number": number, "code": "WRONG", "text": "又看到一次。"], files: [Photos.file()])
            #expect(wrong.status == 422 && site.contents.count == 0 && site.uploads.count == 0)
            let added = try await browser.post(
                "/report/supplements", ["number": number, "code": code, "text": "又看到一次。"], files: [Photos.file()])
            #expect(added.text.contains("补充内容已收到") && added.text.contains("小票.jpg"))
            #expect(site.contents.count == 1)
        }
    }

    @Test("Officials for reports open and add files; what they add the reporter does not see; nobody else opens any")
    func officials() async throws {
        let site = try ReportSite()
        try await site.browse { client in
            let visitor = Browser(client)
            _ = try await visitor.get("/report")
            let (number, code) = try codes(
                try await visitor.post("/report", ReportPagesTests.form, files: [Photos.file("仓库.jpg")]))
            let id = try #require(site.books.now.events.keys.first)
            let official = Browser(client, as: "reports")
            let page = try await official.get("/desk/reports/\(id)")
            let place = try address("/desk/reports/\(id)/files/", in: page)
            #expect(try await official.get(place).bytes.starts(with: [0xFF, 0xD8]))
            for name in ["officer", "director", "merchant", "consumer", "foreign"] {
                #expect(try await Browser(client, as: name).get(place).status >= 400, "\(name)")
            }
            let none = try await official.post("/desk/reports/\(id)/files", [:], files: [])
            #expect(none.status == 422)
            let added = try await official.post(
                "/desk/reports/\(id)/files", ["version": "4"], files: [Photos.file("现场.jpg")], named: "files-files")
            #expect(added.text.contains("材料已加入案卷") && added.text.contains("现场.jpg"))
            let handed = try await official.post(
                "/desk/reports/\(id)/files", ["files-isReporters": "true"], files: [Photos.file("来信.jpg")],
                named: "files-files")
            #expect(handed.status == 200)
            _ = try await visitor.get("/report/track")
            let own = try await visitor.post("/report/track", ["number": number, "code": code])
            #expect(own.text.contains("仓库.jpg") && own.text.contains("来信.jpg") && !own.text.contains("现场.jpg"))
        }
    }

    @Test("In the API: added and opened by number and code, or by those who read the report")
    func api() async throws {
        let site = try ReportSite()
        let receipt = try await site.filed()
        try await site.browse { client in
            func send(
                _ method: HTTPRequest.Method, _ path: String, _ body: ByteBuffer?, type: String = "application/json",
                as actor: String? = nil
            ) async throws -> (status: Int, bytes: [UInt8]) {
                var headers: HTTPFields = [.contentType: type]
                if let actor { headers[.authorization] = "Bearer \(actor)" }
                return try await client.execute(uri: path, method: method, headers: headers, body: body) {
                    ($0.status.code, Array($0.body.readableBytesView))
                }
            }
            func multipart(code: String) -> ByteBuffer {
                var bytes: [UInt8] = []
                for (name, value) in [("number", receipt.number), ("code", code)] {
                    bytes += Array("--b\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\r\n\(value)\r\n".utf8)
                }
                bytes += Array(
                    "--b\r\nContent-Disposition: form-data; name=\"files\"; filename=\"a.jpg\"\r\n\r\n".utf8)
                return ByteBuffer(bytes: bytes + Photos.located + Array("\r\n--b--\r\n".utf8))
            }
            let form = "multipart/form-data; boundary=b"
            #expect(try await send(.post, "/api/v1/report-files", multipart(code: "WRONG"), type: form).status == 404)
            #expect(site.contents.count == 0)
            let added = try await send(.post, "/api/v1/report-files", multipart(code: receipt.queryCode), type: form)
            #expect(added.status == 201)
            let file = try #require(try JSON(parsing: added.bytes)["files"]?.array?.first)
            let digest = try #require(file["digest"]?.string)
            #expect(file["name"]?.string == "a.jpg" && file["isReporters"]?.bool == true)
            let proof: JSON = [
                "number": .string(receipt.number), "code": .string(receipt.queryCode), "digest": .string(digest),
            ]
            let own = try await send(.post, "/api/v1/report-file-reading", ByteBuffer(bytes: proof.bytes))
            #expect(own.status == 200 && own.bytes.starts(with: [0xFF, 0xD8]))
            let path = "/api/v1/reports/\(receipt.id)/files/\(digest)"
            #expect(try await send(.get, path, nil, as: "reports").bytes == own.bytes)
            #expect(try await send(.get, path, nil, as: "officer").status == 403)
            #expect(try await send(.get, path, nil, as: "foreign").status == 404)
        }
    }
}
