import Access
import Complaints
import Fixtures
import Foundation
import HTTPTypes
import Kernel
import Testing
import WebSupport

@Suite("Following one's own case")
struct TrackingTests {
    struct Filed: Sendable {
        let id: Identifier<Complaint>
        let number: String
        let code: String
    }

    static func file(_ site: IntakeSite) async throws -> Filed {
        let receipt = try await site.desk.file(try .sample(), against: nil, by: .visitor)
        return Filed(id: receipt.id, number: receipt.number, code: receipt.queryCode)
    }

    static func open(_ browser: Browser, _ filed: Filed) async throws -> Browser.Page {
        _ = try await browser.get("/track")
        return try await browser.post("/track", ["number": filed.number, "code": filed.code])
    }

    @Test("Number and query code open the case, the code in any case and with spaces")
    func opens() async throws {
        let site = try IntakeSite()
        let filed = try await Self.file(site)
        try await site.browse { client in
            let browser = Browser(client)
            _ = try await browser.get("/track")
            let typed = filed.code.lowercased().prefix(5) + " " + filed.code.lowercased().dropFirst(5)
            let page = try await browser.post("/track", ["number": filed.number, "code": String(typed)])
            #expect(page.path == "/my/\(filed.id)")
            #expect(page.text.contains("火辣辣饭店") && page.text.contains("初查"))
            #expect(page.text.contains("有权部门收到，开始计算期限"))
        }
    }

    @Test("A respondent who knows number and telephone gets nowhere, signed in or not")
    func respondent() async throws {
        let site = try IntakeSite()
        let filed = try await Self.file(site)
        try await site.browse { client in
            for cookies in [[:], ["fx-session": "merchant"], ["fx-session": "officer"], ["fx-session": "consumer"]] {
                let browser = Browser(client, cookies: cookies)
                _ = try await browser.get("/track")
                for guess in ["17000001234", "1234", filed.number, "", "火辣辣饭店"] {
                    let page = try await browser.post("/track", ["number": filed.number, "code": guess])
                    #expect([422, 429].contains(page.status), "\(guess)")
                    #expect(!page.text.contains("火辣辣饭店</h1>") && !page.text.contains("张小明"))
                }
                let own = try await browser.get("/my/\(filed.id)")
                #expect(!own.text.contains("张小明") && !own.text.contains("茶位费"))
                for path in ["part", "live", "material", "withdrawal"] {
                    let page = try await browser.get("/my/\(filed.id)/\(path)")
                    #expect(!page.text.contains("火辣辣") && page.status != 200, "\(path)")
                }
            }
        }
    }

    @Test("Five wrong codes shut the door for a while, to the right code too")
    func locked() async throws {
        let site = try IntakeSite()
        let filed = try await Self.file(site)
        try await site.browse { client in
            let browser = Browser(client)
            _ = try await browser.get("/track")
            let bare = filed.number.replacing("-", with: "")
            let first = try await browser.post("/track", ["number": bare, "code": "AAAAABBBBB"])
            #expect(first.status == 422 && first.text.contains("还可以试4次"))
            for _ in 0..<4 { _ = try await browser.post("/track", ["number": filed.number, "code": "AAAAABBBBB"]) }
            let shut = try await Self.open(browser, filed)
            #expect(shut.status == 429 && shut.text.contains("尝试次数过多") && !shut.text.contains("需要更正"))
            site.clock.advance(seconds: 31 * 60)
            #expect(try await Self.open(browser, filed).path == "/my/\(filed.id)")
        }
    }

    @Test("The code that was typed is not written back into the page")
    func unwritten() async throws {
        let site = try IntakeSite()
        try await site.browse { client in
            let browser = Browser(client)
            _ = try await browser.get("/track")
            let page = try await browser.post("/track", ["number": "20260420-00000-00000", "code": "SECRET2345"])
            #expect(page.status == 422 && !page.text.contains("SECRET2345"))
            #expect(page.text.contains("value=\"20260420-00000-00000\""))
        }
    }

    @Test("A case of somebody else is not there, and a stranger is led to the page that asks for the code")
    func foreign() async throws {
        let site = try IntakeSite()
        let (filed, other) = (try await Self.file(site), try await Self.file(site))
        try await site.browse { client in
            let browser = Browser(client)
            _ = try await Self.open(browser, filed)
            #expect(try await browser.get("/my/\(other.id)").status == 404)
            #expect(try await browser.post("/my/\(other.id)/withdrawal").status == 404)
            #expect(try await Browser(client).get("/my/\(filed.id)").path == "/track")
            #expect(try await browser.get("/my/nonsense").status == 404)
        }
    }

    @Test("After acceptance one is asked for consent, says so once, and may change it")
    func consents() async throws {
        let site = try IntakeSite()
        let filed = try await Self.file(site)
        _ = try await site.desk.accept(filed.id, by: .officer)
        try await site.browse { client in
            let browser = Browser(client)
            let asked = try await Self.open(browser, filed)
            #expect(asked.text.contains("您同意由监管部门组织调解吗？"))
            let agreed = try await browser.post("/my/\(filed.id)/consent", ["isGiven": "true"])
            #expect(agreed.text.contains("您同意调解") && agreed.text.contains("改变是否同意调解"))
            #expect(try site.complaints.first?.consents[.complainant] == true)
            #expect(try await browser.post("/my/\(filed.id)/consent").status == 422)
        }
    }

    @Test("A refusal comes with its ground in words, its article, the official's explanation, and the five other ways")
    func declined() async throws {
        let site = try IntakeSite()
        let filed = try await Self.file(site)
        _ = try await site.desk.decline(
            filed.id, grounds: ["olderThanThreeYears"], explanation: "消费发生在2020年，已超过三年。", by: .officer)
        try await site.browse { client in
            let page = try await Self.open(Browser(client), filed)
            #expect(page.text.contains("第十六条第四项") && page.text.contains("消费发生在2020年"))
            for way in ["协商和解", "消费者协会", "行政部门投诉", "仲裁机构仲裁", "人民法院提起诉讼"] { #expect(page.text.contains(way)) }
        }
    }

    @Test("The date explains itself: each stretch of days, counted or not, with the law")
    func clock() async throws {
        let site = try IntakeSite()
        let filed = try await Self.file(site)
        try await site.browse { client in
            let page = try await Self.open(Browser(client), filed)
            #expect(page.text.contains("期限是怎样算的") && page.text.contains("7个工作日"))
            #expect(page.text.contains("4月21日周二至4月24日周五") && page.text.contains("第1–4日"))
            #expect(page.text.contains("4月25日周六至4月26日周日") && page.text.contains("不计"))
        }
    }

    @Test("Withdrawing asks once more, then ends the case")
    func withdrawn() async throws {
        let site = try IntakeSite()
        let filed = try await Self.file(site)
        try await site.browse { client in
            let browser = Browser(client)
            _ = try await Self.open(browser, filed)
            #expect(try await browser.get("/my/\(filed.id)/withdrawal").text.contains("确定撤回"))
            let page = try await browser.post("/my/\(filed.id)/withdrawal")
            #expect(page.path == "/my/\(filed.id)" && page.text.contains("您已撤回投诉"))
            #expect(try site.complaints.first?.state == .withdrawn)
        }
    }

    @Test("Material is added to the case, and seen by its owner")
    func material() async throws {
        let site = try IntakeSite()
        let filed = try await Self.file(site)
        try await site.browse { client in
            let browser = Browser(client)
            _ = try await Self.open(browser, filed)
            _ = try await browser.get("/my/\(filed.id)/material")
            let page = try await browser.post("/my/\(filed.id)/material", files: [Photos.file()])
            #expect(page.path == "/my/\(filed.id)" && page.text.contains("小票.jpg"))
            let digest = try #require(try site.complaints.first?.attachments.first?.digest)
            let file = try await browser.get("/my/\(filed.id)/files/\(digest)")
            #expect(file.status == 200 && !file.bytes.contains(text: Photos.place))
            #expect(try await Browser(client).get("/my/\(filed.id)/files/\(digest)").status != 200)
            let refused = try await browser.post(
                "/my/\(filed.id)/material", files: [Photos.file("x.jpg", [0x4D, 0x5A])])
            #expect(refused.status == 422 && refused.text.contains("这个文件是程序"))
        }
    }

    @Test("What the merchant answers is shown, what the authority notes for itself is not")
    func answers() async throws {
        let site = try IntakeSite()
        let filed = try await Self.file(site)
        _ = try await site.desk.accept(filed.id, by: .officer)
        _ = try await site.desk.enterAnswer(filed.id, text: "愿意退还茶位费20元。", source: .call, by: .officer)
        _ = try await site.desk.note(filed.id, text: "内部研判意见", audience: .authority, by: .officer)
        _ = try await site.desk.note(filed.id, text: "请保留小票原件。", audience: .parties, by: .officer)
        try await site.browse { client in
            let page = try await Self.open(Browser(client), filed)
            #expect(page.text.contains("愿意退还茶位费20元。") && page.text.contains("请保留小票原件。"))
            #expect(!page.text.contains("内部研判意见"))
        }
    }
}
