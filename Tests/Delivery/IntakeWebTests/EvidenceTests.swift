import Complaints
import Fixtures
import Foundation
import HTTPTypes
import Kernel
import Testing
import Web
import WebSupport

@Suite("Evidence")
struct EvidenceTests {
    private func address(in page: Browser.Page) throws -> String {
        let start = try #require(page.text.range(of: "href=\"/file/files/")?.upperBound)
        return "/file/files/" + page.text[start...].prefix { $0 != "\"" }
    }

    @Test("A photo is kept without the place where it was taken, for the authority only unless said otherwise")
    func located() async throws {
        let site = try IntakeSite()
        try await site.browse { client in
            let browser = Browser(client)
            _ = try await browser.get("/file/evidence")
            let page = try await browser.post("/file/evidence", ["audience": "authority"], files: [Photos.file()])
            #expect(page.status == 200 && page.text.contains("小票.jpg"))
            #expect(site.uploads.count == 0)
            let file = try await browser.get(try address(in: page))
            #expect(file.bytes.starts(with: [0xFF, 0xD8]) && !file.bytes.contains(text: Photos.place))
            _ = try await FilingTests.send(browser)
            let attachment = try #require(try site.complaints.first?.attachments.first)
            #expect(attachment.audience == .authority && attachment.party == .complainant)
        }
    }

    @Test("Going on takes the chosen file along, and needs none")
    func onward() async throws {
        let site = try IntakeSite()
        try await site.browse { client in
            let browser = Browser(client)
            _ = try await browser.get("/file/evidence")
            #expect(try await browser.post("/file/evidence", ["onward": "true"], files: []).path == "/file/you")
            let on = try await browser.post(
                "/file/evidence", ["audience": "authority", "onward": "true"], files: [Photos.file()])
            #expect(on.path == "/file/you")
            #expect(try await browser.get("/file/evidence").text.contains("小票.jpg"))
            #expect(try await browser.post("/file/evidence", files: []).status == 422)
        }
    }

    @Test("A file is served so that it can do nothing in the reader's browser")
    func served() async throws {
        let site = try IntakeSite()
        try await site.browse { client in
            let browser = Browser(client)
            _ = try await browser.get("/file/evidence")
            let page = try await browser.post("/file/evidence", files: [Photos.file("a b.html")])
            let file = try await browser.get(try address(in: page))
            #expect(file.header("Content-Type") == "image/jpeg")
            #expect(file.header("Content-Disposition") == "inline; filename*=UTF-8''a%20b.html.jpg")
            #expect(file.header("Content-Security-Policy") == "default-src 'none'; sandbox")
            #expect(file.header("X-Content-Type-Options") == "nosniff")
            #expect(file.header("Cache-Control") == "no-store")
        }
    }

    @Test("A document is saved, not shown")
    func document() async throws {
        let site = try IntakeSite()
        try await site.browse { client in
            let browser = Browser(client)
            _ = try await browser.get("/file/evidence")
            let page = try await browser.post(
                "/file/evidence", files: [Photos.file("合同.pdf", Array("%PDF-1.7 …".utf8))])
            let file = try await browser.get(try address(in: page))
            #expect(file.header("Content-Disposition")?.hasPrefix("attachment; ") == true)
        }
    }

    @Test("Only the browser that sent a file may see it")
    func foreign() async throws {
        let site = try IntakeSite()
        try await site.browse { client in
            let browser = Browser(client)
            _ = try await browser.get("/file/evidence")
            let page = try await browser.post("/file/evidence", files: [Photos.file()])
            #expect(try await Browser(client).get(try address(in: page)).status == 404)
            let other = Browser(client)
            _ = try await other.get("/file/what")
            _ = try await other.post("/file/what/draft", ["narrative": "别人的"])
            #expect(try await other.get(try address(in: page)).status == 404)
            #expect(try await other.post(try address(in: page) + "/removal").status == 404)
        }
    }

    @Test(
        "What is no evidence is refused by its content, whatever it is called, and the good files beside it are kept",
        arguments: [
            (Array("MZ\u{90}\0 a program".utf8), "这个文件是程序"), ([0x50, 0x4B, 3, 4, 1], "请另存为PDF"),
            (Array("<html><script>".utf8), "不支持这种文件"),
        ])
    func refused(bytes: [UInt8], reason: String) async throws {
        let site = try IntakeSite()
        try await site.browse { client in
            let browser = Browser(client)
            _ = try await browser.get("/file/evidence")
            let page = try await browser.post(
                "/file/evidence", files: [Photos.file("猫.jpg", bytes), Photos.file("小票.jpg")])
            #expect(page.status == 422 && page.text.contains("“猫.jpg”") && page.text.contains(reason))
            #expect(page.text.contains("已上传1个文件"))
            #expect(site.uploads.count == 0)
        }
    }

    @Test("A file of 25 MB is refused on the page itself, in words, and the rest of the draft stays")
    func tooLarge() async throws {
        let site = try IntakeSite()
        try await site.browse { client in
            let browser = Browser(client)
            _ = try await FilingTests.fillIn(browser)
            _ = try await browser.get("/file/evidence")
            let large = [UInt8](repeating: 0xFF, count: 25_000_000)
            let page = try await browser.post("/file/evidence", files: [Photos.file("录像.mp4", large)])
            #expect(page.status == 422)
            #expect(page.text.contains("“录像.mp4”") && page.text.contains("超过20MB"))
            #expect(site.uploads.count == 0)
            #expect(try await browser.get("/file/review").text.contains(FilingTests.story))
        }
    }

    @Test("Nine files and no more")
    func nine() async throws {
        let site = try IntakeSite()
        try await site.browse { client in
            let browser = Browser(client)
            _ = try await browser.get("/file/evidence")
            let files = (1...9).map { Photos.file("\($0).pdf", Array("%PDF-\($0)".utf8)) }
            let page = try await browser.post("/file/evidence", files: files)
            #expect(page.text.contains("已有9个文件") && !page.text.contains("type=\"file\""))
            let more = try await browser.post("/file/evidence", files: [Photos.file()])
            #expect(more.status == 422 && more.text.contains("最多上传9个文件"))
            #expect(site.uploads.count == 0)
        }
    }

    @Test("A file is taken out again, and who sees one is changed")
    func changed() async throws {
        let site = try IntakeSite()
        try await site.browse { client in
            let browser = Browser(client)
            _ = try await browser.get("/file/evidence")
            let page = try await browser.post("/file/evidence", files: [Photos.file()])
            let path = try address(in: page)
            let shared = try await browser.post(path, ["audience": "parties"])
            #expect(shared.text.contains("value=\"parties\" selected"))
            let removed = try await browser.post(path + "/removal")
            #expect(removed.path == "/file/evidence" && !removed.text.contains("小票.jpg"))
            #expect(try await browser.get(path).status == 404)
        }
    }

    @Test("Pressing the button without a file says what to do")
    func nothing() async throws {
        let site = try IntakeSite()
        try await site.browse { client in
            let browser = Browser(client)
            _ = try await browser.get("/file/evidence")
            let page = try await browser.post("/file/evidence", files: [])
            #expect(page.status == 422 && page.text.contains("请先选择文件"))
        }
    }
}
