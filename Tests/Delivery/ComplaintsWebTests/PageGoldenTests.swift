import Access
import Complaints
import Fixtures
import HummingbirdTesting
import Kernel
import TestSupport
import Testing
import Web
import WebSupport

@Suite("The pages as they were looked at")
struct PageGoldenTests {
    static let languages = [("zh-CN", "zh"), ("en", "en")]

    private func golden(_ page: Browser.Page, _ name: String) throws {
        try expectGolden(page.text.replacing("><", with: ">\n<") + "\n", name)
    }

    @Test("Desk and counter, at every stage and in both languages", arguments: languages)
    func pages(accept: String, language: String) async throws {
        let site = try ComplaintSite()
        let desk = site.desk
        try await site.browse { client in
            let officer = Browser(client, as: "officer", language: accept)
            let merchant = Browser(client, as: "merchant", language: accept)
            try golden(try await officer.get("/desk"), "inbox-empty.\(language).html")
            try golden(try await officer.get("/desk/overview"), "overview-empty.\(language).html")
            try golden(try await merchant.get("/counter/complaints"), "counter-empty.\(language).html")
            try golden(try await officer.get("/desk/register"), "register.\(language).html")
            try golden(
                try await officer.post("/desk/register", ["channel": "visit", "phone": "1"]),
                "register-refused.\(language).html")
            try golden(try await officer.post("/desk/register", DeskLoopTests.form), "receipt.\(language).html")
            let filed = try await site.filed(shop: ComplaintSite.shop)
            let place = "/desk/complaints/\(filed.id)"
            try golden(try await officer.get("/desk"), "inbox.\(language).html")
            try golden(try await officer.get(place), "case-review.\(language).html")
            try golden(
                try await officer.post("\(place)/refusal", ["version": "1"]), "case-refused.\(language).html")
            _ = try await desk.note(filed.id, text: "已电话核实。", audience: .authority, by: .officer)
            _ = try await desk.accept(filed.id, by: .officer)
            try golden(try await merchant.get("/counter/complaints"), "counter.\(language).html")
            try golden(try await merchant.get("/counter/complaints/\(filed.id)"), "counter-case.\(language).html")
            _ = try await desk.answer(filed.id, text: "愿意退还茶位费。", by: .merchant)
            _ = try await desk.consent(filed.id, isGiven: true, by: .merchant)
            _ = try await desk.enterConsent(filed.id, of: .complainant, isGiven: true, source: .call, by: .officer)
            _ = try await desk.startMediation(filed.id, by: .officer)
            try golden(try await officer.get(place), "case-mediating.\(language).html")
            _ = try await desk.agree(filed.id, terms: "退还20元。", recovered: Money(fen: 2000), by: .officer)
            _ = try await desk.close(filed.id, by: .officer)
            try golden(try await officer.get(place), "case-closed.\(language).html")
            try golden(try await officer.get("/desk/overview"), "overview.\(language).html")
        }
    }
}
