import Complaints
import Fixtures
import Foundation
import HummingbirdTesting
import Kernel
import TestSupport
import Testing
import Web
import WebSupport

@Suite("What the desk says of its steps")
struct DeskStepsTests {
    @Test("A step says once what it did and who was told")
    func confirmation() async throws {
        let site = try ComplaintSite()
        let receipt = try await site.filed(shop: ComplaintSite.shop)
        try await site.browse { client in
            let browser = Browser(client, as: "officer")
            let place = "/desk/complaints/\(receipt.id)"
            _ = try await browser.get(place)
            let accepted = try await browser.post("\(place)/acceptance")
            #expect(accepted.text.contains("已受理，已通知投诉人和被投诉人。"))
            #expect(try await browser.get(place).text.contains("已通知投诉人和被投诉人") == false)
            let noted = try await browser.post("\(place)/notes", ["noteText": "已电话核实。", "noteAudience": "authority"])
            #expect(noted.text.contains("备注已保存。"))
        }
    }

    @Test("A business that is not registered is not said to have been told")
    func unregistered() async throws {
        let site = try ComplaintSite()
        let receipt = try await site.filed()
        try await site.browse { client in
            let browser = Browser(client, as: "officer")
            let place = "/desk/complaints/\(receipt.id)"
            _ = try await browser.get(place)
            #expect(try await browser.post("\(place)/acceptance").text.contains("被投诉人没有登记，请另行告知"))
        }
    }

    @Test("Mediation stands there with what it waits for until both sides agree, and is refused in its own words")
    func mediation() async throws {
        let site = try ComplaintSite()
        let receipt = try await site.filed()
        _ = try await site.desk.accept(receipt.id, by: .officer)
        try await site.browse { client in
            let browser = Browser(client, as: "officer")
            let place = "/desk/complaints/\(receipt.id)"
            let page = try await browser.get(place).text
            #expect(page.contains("还需要投诉人和被投诉人同意调解") && !page.contains("action=\"\(place)/mediation\""))
            let early = try await browser.post("\(place)/mediation")
            #expect(early.status == 409 && early.text.contains("双方都同意后才能开始调解"))
            #expect(!early.text.contains("您填写的内容还在"))
            for party in ["complainant", "respondent"] {
                _ = try await browser.post(
                    "\(place)/entered-consent", ["party": party, "consentGiven": "yes", "consentSource": "call"])
            }
            #expect(try await browser.get(place).text.contains("action=\"\(place)/mediation\""))
        }
    }

    @Test("Words typed for a step that is gone are shown, not lost")
    func goneStep() async throws {
        let site = try ComplaintSite()
        let receipt = try await site.filed()
        try await site.browse { client in
            let browser = Browser(client, as: "officer")
            let place = "/desk/complaints/\(receipt.id)"
            _ = try await browser.get(place)
            _ = try await site.desk.accept(receipt.id, by: .officer)
            let page = try await browser.post(
                "\(place)/refusal",
                ["version": "3", "grounds": "otherLegalGround", "explanation": "投诉人不是消费者，理由在此。"])
            #expect(page.status == 409 && page.text.contains("这一步现在已不能再做"))
            #expect(page.text.contains("投诉人不是消费者，理由在此。") && !page.text.contains("还在表单里"))
        }
    }

    @Test("What lies in the letter goes on the case, by whom it concerns; a file that is refused says why")
    func files() async throws {
        let site = try ComplaintSite()
        let receipt = try await site.filed()
        try await site.browse { client in
            let browser = Browser(client, as: "officer")
            let place = "/desk/complaints/\(receipt.id)"
            _ = try await browser.get(place)
            let none = try await browser.post("\(place)/material", ["fileAudience": "parties"])
            #expect(none.status == 422)
            let added = try await browser.post(
                "\(place)/material", ["fileAudience": "parties"],
                files: [.init(name: "收据.jpg", type: "image/jpeg", bytes: [1, 2, 3])])
            #expect(added.text.contains("材料已加入案卷") && added.text.contains("收据.jpg"))
            #expect(added.text.contains("图片 · 1 KB") && added.text.contains("双方可见"))
            #expect(!added.text.contains("image/jpeg ·"))
            let bad = try await browser.post(
                "\(place)/material", ["fileAudience": "authority"],
                files: [.init(name: "坏.jpg", type: "image/jpeg", bytes: [1])])
            #expect(bad.status == 422 && bad.text.contains("打不开"))
        }
        #expect(try site.books.now.complaint(receipt.id)?.attachments.map(\.party) == [nil])
    }

    @Test("Files come with a registration")
    func registeredFiles() async throws {
        let site = try ComplaintSite()
        try await site.browse { client in
            let browser = Browser(client, as: "officer")
            _ = try await browser.get("/desk/register")
            let receipt = try await browser.post(
                "/desk/register", DeskLoopTests.form,
                files: [.init(name: "来信.jpg", type: "image/jpeg", bytes: [1, 2, 3])])
            #expect(receipt.path == "/desk/register/done")
        }
        let id = try #require(site.books.now.events.keys.max())
        let files = try site.books.now.complaint(id)?.attachments ?? []
        #expect(files.map(\.party) == [.complainant] && files.map(\.audience) == [.authority])
    }

    @Test("A date of the hotline that is over is asked about, and taken once it is meant")
    func hotlinePast() async throws {
        let site = try ComplaintSite()
        let form = DeskLoopTests.form.map { ($0.key, $0.key == "hotlineDueOn" ? "2020年1月1日" : $0.value) }
        try await site.browse { client in
            let browser = Browser(client, as: "officer")
            _ = try await browser.get("/desk/register")
            let asked = try await browser.post("/desk/register", pairs: form)
            #expect(asked.status == 422 && asked.text.contains("12345期限2020年1月1日已经过去"))
            #expect(asked.text.contains("name=\"hotlinePast\"") && site.books.now.events.isEmpty)
            let taken = try await browser.post("/desk/register", pairs: form + [("hotlinePast", "true")])
            #expect(taken.path == "/desk/register/done")
        }
    }

    @Test("The period of 60 days is told in days, the decision’s in working days")
    func units() async throws {
        let site = try ComplaintSite()
        let receipt = try await site.filed()
        try await site.browse { client in
            let browser = Browser(client, as: "officer")
            #expect(try await browser.get("/desk").text.contains("还剩7个工作日"))
            // 19 June is 端午, and the weekend follows it: sixty days and three more.
            _ = try await site.desk.accept(receipt.id, by: .officer)
            #expect(try await browser.get("/desk").text.contains("还剩63天"))
            #expect(try await browser.get("/desk/complaints/\(receipt.id)").text.contains("还剩63天"))
        }
    }

    @Test("What nobody has yet stands first and apart; what has no class says what was bought")
    func waiting() async throws {
        let site = try ComplaintSite()
        _ = try await site.filed { $0[.product] = "红烧牛肉面" }
        _ = try await site.desk.register(
            try .sample(manner: .registered) { $0[.respondentAddress] = "某处" }, against: nil, by: .officer)
        try await site.browse { client in
            let page = try await Browser(client, as: "officer").get("/desk").text
            let waiting = try #require(page.range(of: "等您分送"))
            let others = try #require(page.range(of: "按法定期限由近到远"))
            #expect(waiting.lowerBound < others.lowerBound && page.contains("红烧牛肉面"))
            let state = page[others.lowerBound...]
            #expect(!state.contains("已登记") && !page.contains("12345期限"))
            #expect(try await Browser(client, as: "mediator").get("/desk").text.contains("等您分送") == false)
        }
    }

    @Test("The file says why the address led there, and where the registry keeps the shop")
    func reasons() async throws {
        let site = try ComplaintSite()
        let stall = try await site.filed()
        let shop = try await site.filed(shop: ComplaintSite.shop)
        try await site.browse { client in
            let browser = Browser(client, as: "officer")
            let page = try await browser.get("/desk/complaints/\(stall.id)").text
            #expect(page.contains("为什么分到这里") && page.contains("“小坝镇”由小坝所负责"))
            // What today's directory says of the same address is not what decided.
            #expect(!page.contains("“小坝镇”在小坝所辖区"))
            let linked = try await browser.get("/desk/complaints/\(shop.id)").text
            #expect(linked.contains("href=\"/desk/merchants/QTX8888\"") && !linked.contains("为什么分到这里"))
        }
    }
}
