import Access
import Complaints
import Fixtures
import Foundation
import HummingbirdTesting
import Kernel
import Ledger
import TestSupport
import Testing
import Web
import WebSupport

@Suite("An officer at the desk, without scripts")
struct DeskLoopTests {
    static let form: KeyValuePairs<String, String> = [
        "channel": "hotline12345", "hotlineNumber": "NX20260420001", "hotlineDueOn": "2026-04-25",
        "phone": "17000001234", "name": "张小明", "respondentName": "火辣辣饭店",
        "respondentAddress": "青铜峡市小坝镇步行街12号", "narrative": "4月18日用餐，结账时多收了茶位费，要求退还，商家拒绝。",
        "requests": "refund", "amount": "268", "problemClass": "problem.price", "consentsToPublication": "true",
    ]

    private static func caseID(_ site: ComplaintSite) throws -> String {
        try #require(site.books.now.events.keys.max()).text
    }

    @Test("From a 12345 order typed in to a closed case, the merchant never signing in")
    func wholeLoop() async throws {
        let site = try ComplaintSite()
        try await site.browse { client in
            let browser = Browser(client, as: "officer")
            #expect(try await browser.get("/desk").text.contains("没有待办的投诉"))
            _ = try await browser.get("/desk/register")
            let receipt = try await browser.post("/desk/register", Self.form)
            #expect(receipt.path == "/desk/register/done" && receipt.text.contains("最迟2026年4月29日 周三"))
            // Shown again, the receipt is the same, and nothing is registered a second time.
            #expect(try await browser.get(receipt.path).text == receipt.text)
            #expect(site.books.now.events.count == 1)
            let id = try Self.caseID(site)
            let inbox = try await browser.get("/desk").text
            #expect(inbox.contains("火辣辣饭店") && inbox.contains("还剩7个工作日") && inbox.contains("张**"))
            let place = "/desk/complaints/\(id)"
            let review = try await browser.get(place).text
            #expect(review.contains("决定受理") && review.contains("决定人：李娜"))
            #expect(review.contains("NX20260420001") && review.contains("非法定"))
            let accepted = try await browser.post("\(place)/acceptance", ["version": "4"])
            #expect(accepted.path == place && accepted.text.contains("· 李娜"))
            _ = try await browser.post("\(place)/entered-answer", ["answerText": "愿意退还。", "answerSource": "call"])
            for party in ["complainant", "respondent"] {
                _ = try await browser.post(
                    "\(place)/entered-consent", ["party": party, "consentGiven": "yes", "consentSource": "call"])
            }
            #expect(try await browser.get(place).text.contains("双方同意，可以开始调解。"))
            _ = try await browser.post("\(place)/mediation")
            _ = try await browser.post("\(place)/agreement", ["terms": "当日退还茶位费16元。", "recovered": "16"])
            let closed = try await browser.post("\(place)/closing")
            #expect(closed.status == 200 && closed.text.contains("调解成功") && closed.text.contains("16.00元"))
            #expect(try await browser.get("/desk").text.contains("火辣辣饭店") == false)
            #expect(try await browser.get("/desk?state=closed").text.contains("火辣辣饭店"))
        }
    }

    @Test("A refused registration comes back filled in, with everything that is wrong in the order of the page")
    func refusedRegistration() async throws {
        let site = try ComplaintSite()
        try await site.browse { client in
            let browser = Browser(client, as: "officer")
            _ = try await browser.get("/desk/register")
            let page = try await browser.post(
                "/desk/register", ["channel": "visit", "phone": "1", "amount": "很多", "narrative": "短", "product": "茶"])
            #expect(page.status == 422 && site.books.now.events.isEmpty)
            let places = ["#f-phone", "#f-name", "#f-respondentName", "#f-narrative", "#f-amount", "#f-requests"]
                .compactMap { page.text.range(of: "href=\"\($0)\"")?.lowerBound }
            #expect(places.count == 6 && places == places.sorted())
            #expect(page.text.contains("value=\"茶\"") && page.text.contains("“投诉人姓名”"))
        }
    }

    @Test("A look at a phone's earlier cases keeps what was typed and is put on record")
    func lookUp() async throws {
        let site = try ComplaintSite()
        _ = try await site.filed()
        try await site.browse { client in
            let browser = Browser(client, as: "officer")
            _ = try await browser.get("/desk/register")
            let page = try await browser.post(
                "/desk/register/earlier", ["channel": "phone", "phone": "170 0000 1234", "name": "张小明"])
            #expect(page.text.contains("火辣辣饭店") && page.text.contains("value=\"张小明\""))
            #expect(site.books.now.actions.contains("complaint.phoneSearched"))
            let wrong = try await browser.post("/desk/register/earlier", ["phone": "12"])
            #expect(wrong.status == 422)
        }
    }

    @Test("A decision not to accept needs a ground of the law and reasons; none is ticked beforehand")
    func declining() async throws {
        let site = try ComplaintSite()
        let receipt = try await site.filed()
        try await site.browse { client in
            let browser = Browser(client, as: "officer")
            let place = "/desk/complaints/\(receipt.id)"
            let page = try await browser.get(place).text
            #expect(!page.contains(" checked") && page.contains("第十六条") && page.contains("第十七条"))
            let refused = try await browser.post("\(place)/refusal", ["explanation": "消费发生在2020年。"])
            #expect(refused.status == 422 && refused.text.contains("消费发生在2020年。"))
            #expect(refused.text.contains("href=\"#f-grounds\""))
            let declined = try await browser.post(
                "\(place)/refusal", ["grounds": "olderThanThreeYears", "explanation": "消费发生在2020年。"])
            #expect(declined.status == 200 && declined.text.contains("不予受理"))
        }
    }

    @Test("A step on a case that has moved on is refused with how it stands now, and nothing typed is lost")
    func conflict() async throws {
        let site = try ComplaintSite()
        let receipt = try await site.filed()
        try await site.browse { client in
            let browser = Browser(client, as: "officer")
            let place = "/desk/complaints/\(receipt.id)"
            _ = try await browser.get(place)
            _ = try await site.desk.note(receipt.id, text: "已电话核实。", audience: .authority, by: .officer)
            let page = try await browser.post(
                "\(place)/refusal", ["version": "3", "grounds": "otherLegalGround", "explanation": "理由在此。"])
            #expect(page.status == 409 && page.text.contains("刚刚被他人更新"))
            #expect(page.text.contains("理由在此。") && page.text.contains("已电话核实。"))
            #expect(page.text.contains("name=\"version\" value=\"4\""))
            #expect(try site.books.now.complaint(receipt.id)?.state == .underReview)
        }
    }

    @Test("A place that the address does not show is sent on by hand, and can be sent back")
    func dispatching() async throws {
        let site = try ComplaintSite()
        try await site.browse { client in
            let browser = Browser(client, as: "officer")
            _ = try await browser.get("/desk/register")
            let receipt = try await site.desk.register(
                try .sample(manner: .registered) { $0[.respondentAddress] = "某处" }, against: nil, by: .officer)
            let place = "/desk/complaints/\(receipt.id)"
            #expect(try await browser.get("/desk").text.contains("已登记"))
            #expect(try await browser.get(place).text.contains("请分送"))
            #expect(try await browser.post("\(place)/dispatch", ["place": "XXX"]).status == 422)
            let sent = try await browser.post("\(place)/dispatch", ["place": "QTX/QTX_XIAOBA"])
            #expect(sent.status == 200 && sent.text.contains("小坝市场监管所") && sent.text.contains("决定受理"))
            let back = try await browser.post("\(place)/return", ["returnReason": "不在辖区。"])
            #expect(back.text.contains("不在辖区。") && back.text.contains("请分送"))
        }
    }
}
