import Complaints
import Fixtures
import Foundation
import HTTPTypes
import Kernel
import Testing
import WebSupport

@Suite("Filing, without scripts")
struct FilingTests {
    static let story = "4月18日在该店用餐，结账时多收了茶位费，要求退还，商家拒绝。"

    /// Fills in everything up to the review.
    static func fillIn(_ browser: Browser) async throws -> Browser.Page {
        _ = try await browser.get("/file?by=hand")
        let what = try await browser.post(
            "/file", ["respondentName": "火辣辣饭店", "respondentAddress": "青铜峡市小坝镇步行街12号"])
        #expect(what.path == "/file/what")
        let wish = try await browser.post(
            "/file/what", ["narrative": story, "occurredOn": "2026-04-18", "amount": "268"])
        #expect(wish.path == "/file/wish")
        let evidence = try await browser.post("/file/wish", ["requests": "refund", "disputeAmount": "20"])
        #expect(evidence.path == "/file/evidence")
        _ = try await browser.get("/file/you")
        return try await browser.post("/file/you", ["name": "张小明", "phone": "17000001234"])
    }

    static func send(_ browser: Browser) async throws -> Browser.Page {
        _ = try await fillIn(browser)
        return try await browser.post("/file/review", ["declaresTruth": "true"])
    }

    @Test("Five steps, a review, and a receipt with number, code and the day by which one is told")
    func whole() async throws {
        let site = try IntakeSite()
        try await site.browse { client in
            let browser = Browser(client)
            let review = try await Self.fillIn(browser)
            #expect(review.path == "/file/review")
            #expect(review.text.contains(Self.story))
            #expect(review.text.contains("268.00元"))
            let done = try await browser.post("/file/review", ["declaresTruth": "true"])
            #expect(done.path == "/file/done")
            #expect(done.text.contains("投诉已提交"))
            // Seven working days after Monday 20 April, with the May holiday still ahead.
            #expect(done.text.contains("最迟2026年4月29日（周三）"))
            #expect(done.text.contains("青铜峡市市场监督管理局"))
            let complaint = try #require(try site.complaints.first)
            #expect(done.text.contains(complaint.facts.number))
            #expect(complaint.state == .underReview)
            let own = try await browser.get("/my/\(complaint.id)")
            #expect(own.status == 200 && own.text.contains("火辣辣饭店"))
        }
    }

    @Test("At most nine fields must be filled in")
    func few() async throws {
        let site = try IntakeSite()
        try await site.browse { client in
            var required = 0
            for path in ["/file?by=hand", "/file/what", "/file/wish", "/file/evidence", "/file/you", "/file/review"] {
                let browser = Browser(client)
                _ = try await Self.fillIn(browser)
                required += try await browser.get(path).text.components(separatedBy: "aria-required=\"true\"").count - 1
            }
            #expect(required <= 9)
        }
    }

    @Test("What is refused comes back as it was typed, each with its reason, and the title says so")
    func refused() async throws {
        let site = try IntakeSite()
        try await site.browse { client in
            let browser = Browser(client)
            _ = try await browser.get("/file/what")
            let page = try await browser.post(
                "/file/what", ["narrative": "太短", "occurredOn": "2026-09-01", "amount": "一千"])
            #expect(page.status == 422)
            #expect(page.text.contains("<title>错误："))
            #expect(page.text.contains(">太短</textarea>"))
            #expect(page.text.contains("value=\"一千\""))
            #expect(page.text.contains("href=\"#f-narrative\"") && page.text.contains("日期不能晚于今天"))
            #expect(page.text.contains("金额请只写数字"))
        }
    }

    @Test("A refused page is kept too, and a browser opened again finds everything")
    func survives() async throws {
        let site = try IntakeSite()
        try await site.browse { client in
            let browser = Browser(client)
            _ = try await browser.get("/file/what")
            _ = try await browser.post("/file/what", ["narrative": Self.story, "occurredOn": "昨天"])
            let again = Browser(client, cookies: browser.cookies)
            #expect(try await again.get("/").text.contains("您有一份没写完的投诉"))
            let page = try await again.get("/file/what")
            #expect(page.text.contains(Self.story) && page.text.contains("value=\"昨天\""))
        }
    }

    @Test("What is being typed is kept without a word")
    func autosaved() async throws {
        let site = try IntakeSite()
        try await site.browse { client in
            let browser = Browser(client)
            _ = try await browser.get("/file/what")
            let kept = try await browser.post("/file/what/draft", ["narrative": "写到一半"])
            #expect(kept.status == 204 && kept.text.isEmpty)
            #expect(try await browser.get("/file/what").text.contains("写到一半"))
        }
    }

    @Test("A step that is changed leaves the others alone, and leads back to the review")
    func changed() async throws {
        let site = try IntakeSite()
        try await site.browse { client in
            let browser = Browser(client)
            _ = try await Self.fillIn(browser)
            let review = try await browser.post("/file/wish", ["requests": "repair"])
            #expect(review.path == "/file/review")
            #expect(review.text.contains("修理") && review.text.contains(Self.story))
            #expect(!review.text.contains("20.00元"))
        }
    }

    @Test("Another browser sees nothing of a draft, whatever token it makes up")
    func foreign() async throws {
        let site = try IntakeSite()
        try await site.browse { client in
            let browser = Browser(client)
            _ = try await Self.fillIn(browser)
            for token in [nil, String(repeating: "0", count: 64), "x", String(repeating: "z", count: 64)] {
                let other = Browser(client)
                other.setCookie("fx-draft", token)
                #expect(!(try await other.get("/")).text.contains("没写完"))
                for path in ["/file/what", "/file/you", "/file/review"] {
                    let text = try await other.get(path).text
                    #expect(!text.contains(Self.story) && !text.contains("张小明"))
                }
            }
        }
    }

    @Test("A draft is deleted when its author says so")
    func discarded() async throws {
        let site = try IntakeSite()
        try await site.browse { client in
            let browser = Browser(client)
            _ = try await Self.fillIn(browser)
            let cookies = browser.cookies
            _ = try await browser.get("/")
            let home = try await browser.post("/file/discard")
            #expect(home.path == "/" && !home.text.contains("没写完"))
            let old = Browser(client, cookies: cookies)
            #expect(!(try await old.get("/file/what")).text.contains(Self.story))
            // Writing on under the old token begins anew.
            #expect(try await old.post("/file/what", ["narrative": Self.story]).status == 422)
        }
    }

    @Test("A scanned shop is chosen already, and its own authority gets the case")
    func scanned() async throws {
        let site = try IntakeSite()
        try await site.browse { client in
            let browser = Browser(client)
            let page = try await browser.get("/file?shop=\(IntakeSite.shopCode)")
            #expect(page.text.contains("顺禾面馆") && page.text.contains("就是这家"))
            _ = try await browser.post("/file", ["premises": IntakeSite.shopCode])
            _ = try await browser.post("/file/what", ["narrative": Self.story, "occurredOn": "2026-04-18"])
            _ = try await browser.post("/file/wish", ["requests": "refund"])
            _ = try await browser.get("/file/you")
            _ = try await browser.post("/file/you", ["name": "张小明", "phone": "17000001234"])
            let done = try await browser.post("/file/review", ["declaresTruth": "true"])
            #expect(done.path == "/file/done")
            let complaint = try #require(try site.complaints.first)
            #expect(complaint.facts.merchant == "merchant-1")
            #expect(complaint.facts.channel == "merchantCode")
        }
    }

    @Test("Shops are found by words; an unknown code says so and lets one go on")
    func found() async throws {
        let site = try IntakeSite()
        try await site.browse { client in
            let browser = Browser(client)
            #expect(try await browser.get("/file?q=%E9%A1%BA%E7%A6%BE").text.contains("/file?shop=QTX8888"))
            let nothing = try await browser.get("/file?q=zzz").text
            #expect(nothing.contains("没有找到“zzz”") && nothing.contains("/file?by=hand"))
            let unknown = try await browser.get("/file?shop=NOPE")
            #expect(unknown.status == 404 && unknown.text.contains("没有找到这家店铺"))
            _ = try await browser.get("/file?by=hand")
            let refused = try await browser.post("/file", ["premises": "NOPE"])
            #expect(refused.status == 422)
        }
    }

    @Test("Without a place or platform nobody can say who is competent")
    func placeless() async throws {
        let site = try IntakeSite()
        try await site.browse { client in
            let browser = Browser(client)
            _ = try await browser.get("/file?by=hand")
            let page = try await browser.post("/file", ["respondentName": "水果摊"])
            #expect(page.status == 422 && page.text.contains("请写商家在哪里"))
            #expect(try await browser.post("/file", ["respondentName": "网店", "platform": "某平台"]).path == "/file/what")
        }
    }

    @Test("Nothing is filed before it is declared true, nor while something is missing")
    func undeclared() async throws {
        let site = try IntakeSite()
        try await site.browse { client in
            let browser = Browser(client)
            _ = try await Self.fillIn(browser)
            let page = try await browser.post("/file/review")
            #expect(page.status == 422 && page.text.contains("请确认所写内容真实"))
            _ = try await browser.post("/file/you", ["name": "", "phone": ""])
            let missing = try await browser.post("/file/review", ["declaresTruth": "true"])
            #expect(missing.status == 422 && missing.text.contains("href=\"/file/you#f-name\""))
            #expect(try site.complaints.isEmpty)
        }
    }

    @Test("A button pressed twice files once, and both presses see the receipt")
    func twice() async throws {
        let site = try IntakeSite()
        try await site.browse { client in
            let browser = Browser(client)
            _ = try await Self.fillIn(browser)
            let cookies = browser.cookies
            let first = try await browser.post("/file/review", ["declaresTruth": "true"])
            let second = Browser(client, cookies: cookies)
            _ = try await second.get("/file/you")
            let again = try await second.post("/file/review", ["declaresTruth": "true"])
            #expect(first.path == "/file/done" && again.path == "/file/done")
            #expect(try site.complaints.count == 1)
            // The draft is gone with the sending.
            #expect(!(try await Browser(client, cookies: cookies).get("/")).text.contains("没写完"))
        }
    }

    @Test("Behind https the draft's cookie is bound to the host")
    func secure() async throws {
        let site = try IntakeSite(isSecure: true)
        try await site.browse { client in
            let browser = Browser(client)
            _ = try await browser.get("/file/what")
            let page = try await browser.post("/file/what/draft", ["narrative": "写"])
            let cookie = try #require(
                page.headers[values: .setCookie].first { $0.hasPrefix("__Host-fx-draft=") })
            #expect(cookie.contains("; Secure") && cookie.contains("; HttpOnly") && cookie.contains("; Path=/;"))
        }
    }
}
