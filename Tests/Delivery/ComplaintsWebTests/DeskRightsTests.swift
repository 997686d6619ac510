import Access
import Complaints
import Fixtures
import HummingbirdTesting
import Kernel
import Ledger
import Testing
import Web
import WebSupport

@Suite("Who sees what of a complaint")
struct DeskRightsTests {
    @Test("An officer of another place finds nothing, and changes nothing")
    func foreign() async throws {
        let site = try ComplaintSite()
        let receipt = try await site.filed()
        try await site.browse { (client) async throws in
            let browser = Browser(client, as: "foreign")
            #expect(try await browser.get("/desk").text.contains("火辣辣饭店") == false)
            #expect(try await browser.get("/desk/complaints/\(receipt.id)").status == 404)
            #expect(try await browser.post("/desk/complaints/\(receipt.id)/acceptance").status == 404)
            #expect(try site.books.now.complaint(receipt.id)?.state == .underReview)
        }
    }

    @Test("An analyst counts, and has no case")
    func analyst() async throws {
        let site = try ComplaintSite()
        let receipt = try await site.filed()
        try await site.browse { client in
            let browser = Browser(client, as: "analyst")
            #expect(try await browser.get("/desk").status == 403)
            #expect(try await browser.get("/desk/complaints/\(receipt.id)").status == 403)
            let overview = try await browser.get("/desk/overview")
            #expect(overview.status == 200 && overview.text.contains("登记投诉1件"))
            #expect(!overview.text.contains("火辣辣饭店") && !overview.text.contains("张"))
        }
    }

    @Test("A mediator sees the unit's cases and mediates, but is not asked to decide on acceptance")
    func mediator() async throws {
        let site = try ComplaintSite()
        let receipt = try await site.filed()
        try await site.browse { client in
            let browser = Browser(client, as: "mediator")
            let page = try await browser.get("/desk/complaints/\(receipt.id)")
            #expect(page.status == 200 && !page.text.contains("决定受理"))
            #expect(page.text.contains("等待有权限的人员办理下一步。") && !page.text.contains("id=\"unmasking\""))
            #expect(try await browser.post("/desk/complaints/\(receipt.id)/acceptance").status == 403)
        }
    }

    @Test("Personal data is masked until somebody says why, and the look is put on record")
    func unmasking() async throws {
        let site = try ComplaintSite()
        let receipt = try await site.filed()
        try await site.browse { client in
            let browser = Browser(client, as: "officer")
            let place = "/desk/complaints/\(receipt.id)"
            let masked = try await browser.get(place).text
            #expect(!masked.contains("张小明") && !masked.contains("17000001234"))
            let refused = try await browser.post("\(place)/unmasking", ["purpose": "contact", "words": "看"])
            #expect(refused.status == 422 && refused.text.contains("href=\"#f-words\""))
            let shown = try await browser.post("\(place)/unmasking", ["purpose": "contact", "words": "核实投诉内容"])
            #expect(shown.status == 200 && shown.text.contains("张小明") && shown.text.contains("17000001234"))
            #expect(site.books.now.actions.contains("complaint.unmasked"))
            #expect(try await browser.get(place).text.contains("张小明") == false)
        }
    }

    @Test("A merchant answers and consents, sees no phone, and hears of nothing before acceptance")
    func merchant() async throws {
        let site = try ComplaintSite()
        let receipt = try await site.filed(shop: ComplaintSite.shop)
        try await site.browse { client in
            let browser = Browser(client, as: "merchant")
            let place = "/counter/complaints/\(receipt.id)"
            #expect(try await browser.get("/counter/complaints").text.contains("没有等您答复的投诉"))
            #expect(try await browser.get(place).status == 404)
            _ = try await site.desk.accept(receipt.id, by: .officer)
            #expect(try await browser.get("/counter/complaints").text.contains("现在答复"))
            let page = try await browser.get(place).text
            #expect(!page.contains("17000001234") && !page.contains("1700") && page.contains("张**"))
            #expect(try await browser.post("\(place)/answer", ["answer": " "]).status == 422)
            let answered = try await browser.post("\(place)/answer", ["answer": "已联系顾客，愿意退还。"])
            #expect(answered.text.contains("答复已提交") && answered.text.contains("已联系顾客，愿意退还。"))
            let agreed = try await browser.post("\(place)/consent", ["consentGiven": "yes"])
            #expect(agreed.text.contains("您同意调解"))
            #expect(try await browser.get("/counter/complaints").text.contains("没有等您答复的投诉"))
            #expect(try await browser.get("/desk/complaints/\(receipt.id)").status == 404)
        }
        let complaint = try #require(try site.books.now.complaint(receipt.id))
        #expect(complaint.answers.map(\.source) == [.ownEntry] && complaint.consents[.respondent] == true)
    }
}
