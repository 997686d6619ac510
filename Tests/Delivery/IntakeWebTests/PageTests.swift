import Access
import Complaints
import Fixtures
import Kernel
import TestSupport
import Testing
import WebSupport

@Suite("The public pages")
struct PageTests {
    static let languages = [("zh-CN", "zh"), ("en", "en")]

    private func golden(_ page: Browser.Page, _ name: String) throws {
        // The token of the forms and the file names of the assets are not the page's own.
        try expectGolden(page.text.replacing("><", with: ">\n<") + "\n", name)
    }

    @Test("Every step looks as it was looked at, in both languages", arguments: languages)
    func steps(accept: String, language: String) async throws {
        let site = try IntakeSite()
        try await site.browse { client in
            let browser = Browser(client, language: accept)
            try golden(try await browser.get("/"), "home.\(language).html")
            try golden(try await browser.get("/file?q=%E5%B0%8F%E5%9D%9D"), "against-search.\(language).html")
            try golden(try await browser.get("/file?shop=QTX8888"), "against-chosen.\(language).html")
            try golden(try await browser.get("/file?by=hand"), "against-by-hand.\(language).html")
            _ = try await browser.get("/file/what")
            try golden(
                try await browser.post("/file/what", ["narrative": "短", "amount": "x"]), "what-refused.\(language).html"
            )
            try golden(try await browser.get("/file/wish"), "wish.\(language).html")
            try golden(
                try await browser.post("/file/evidence", files: [Photos.file(), Photos.file("x.jpg", [0x4D, 0x5A])]),
                "evidence-refused.\(language).html")
            try golden(try await browser.get("/file/you"), "you.\(language).html")
            try golden(try await FilingTests.fillIn(browser), "review.\(language).html")
            try golden(try await browser.post("/file/review", ["declaresTruth": "true"]), "done.\(language).html")
            try golden(try await Browser(client, language: accept).get("/track"), "track.\(language).html")
        }
    }

    @Test("Every stage of a case looks as it was looked at, in both languages", arguments: languages)
    func stages(accept: String, language: String) async throws {
        let site = try IntakeSite()
        let desk = site.desk
        let filed = try await TrackingTests.file(site)
        try await site.browse { client in
            let browser = Browser(client, language: accept)
            try golden(try await TrackingTests.open(browser, filed), "case-review.\(language).html")
            _ = try await desk.accept(filed.id, by: .officer)
            try golden(try await browser.get("/my/\(filed.id)"), "case-accepted.\(language).html")
            _ = try await desk.enterAnswer(filed.id, text: "愿意退还茶位费。", source: .call, by: .officer)
            _ = try await desk.enterConsent(filed.id, of: .complainant, isGiven: true, source: .call, by: .officer)
            _ = try await desk.enterConsent(filed.id, of: .respondent, isGiven: true, source: .visit, by: .officer)
            _ = try await desk.startMediation(filed.id, by: .officer)
            _ = try await desk.agree(filed.id, terms: "退还20元。", recovered: Money(fen: 2000), by: .officer)
            try golden(try await browser.get("/my/\(filed.id)"), "case-agreed.\(language).html")
            try golden(try await browser.get("/my/\(filed.id)/material"), "material.\(language).html")
        }
        let other = try await TrackingTests.file(site)
        _ = try await desk.decline(
            other.id, grounds: ["olderThanThreeYears"], explanation: "消费发生在2020年。", by: .officer)
        try await site.browse { client in
            let browser = Browser(client, language: accept)
            try golden(try await TrackingTests.open(browser, other), "case-declined.\(language).html")
            try golden(try await browser.get("/my/\(other.id)/withdrawal"), "withdrawal.\(language).html")
        }
    }

    @Test(
        "12315 and the nearest window stand on every page",
        arguments: [
            "/", "/file", "/file?by=hand", "/file/what", "/file/wish", "/file/evidence", "/file/you", "/track",
        ])
    func help(path: String) async throws {
        let site = try IntakeSite()
        try await site.browse { client in
            let page = try await Browser(client).get(path).text
            #expect(page.contains("tel:12315") && page.contains("政务大厅3号窗"))
        }
    }
}
