import Access
import Commons
import Fixtures
import Kernel
import Merchants
import MerchantsWeb
import TestSupport
import Testing
import Web

@Suite("The page behind the code")
struct ScanPageTests {
    private let site = MerchantSite()

    private func shop(_ name: String? = nil, promises: [CommitmentDraft] = []) async throws -> Shop {
        var facts = OperatorFacts.sample
        var place = PremisesFacts.sample
        if let name { (facts.name, place.name) = (name, name) }
        let shop = try await site.bench.desk.register(facts, at: place, by: .sampleOfficer)
        try await site.bench.desk.commit(promises, at: shop.premises.code, by: .sampleOfficer)
        return shop
    }

    private static let promises = [
        CommitmentDraft(zh: "七日内无理由退货，食品拆封除外", en: "Returns within seven days, opened food excepted"),
        CommitmentDraft(zh: "明码标价，不加收未标明的费用"), CommitmentDraft(zh: "消费纠纷24小时内答复，协商不成先行赔付，上限2000元"),
    ]

    @Test("It says who this is, what is promised and where to complain", arguments: Language.allCases)
    func golden(language: Language) async throws {
        let shop = try await shop(promises: Self.promises)
        let page = try await site.get("/m/\(shop.premises.code)", in: language)
        try expectGolden(page.lines, "scan-promises.\(language.rawValue).html")
    }

    @Test("A shop of a long name without promises, licence revoked", arguments: Language.allCases)
    func bare(language: Language) async throws {
        var facts = OperatorFacts(
            name: "内蒙古自治区锡林郭勒盟东乌珠穆沁旗乌里雅斯太镇草原明珠民族特色餐饮服务管理有限责任公司", ownNumber: "1", status: .revoked)
        facts.region = .of("640381")
        var place = PremisesFacts(name: "草原明珠民族特色餐饮服务管理有限责任公司乌里雅斯太镇第二分店")
        place.region = facts.region
        let shop = try await site.bench.desk.register(facts, at: place, by: .sampleOfficer)
        let page = try await site.get("/m/\(shop.premises.code)", in: language)
        try expectGolden(page.lines, "scan-bare.\(language.rawValue).html")
    }

    @Test("It is the same for everybody: no token, no name, kept by caches, small")
    func shared() async throws {
        let shop = try await shop(promises: Self.promises)
        let visitor = try await site.get("/m/\(shop.premises.code)")
        let officer = try await site.get("/m/\(shop.premises.code)", by: .sampleOfficer)
        #expect(visitor.text == officer.text)
        #expect(!visitor.text.contains("value=\"token\"") && !visitor.text.contains("李**"))
        #expect(visitor.caching == .shared(seconds: 60) && visitor.entityTag != nil)
        #expect(visitor.bytes.count <= 60_000)
        #expect(visitor.header("Link") == "<https://fangxin.example/m/\(shop.premises.code)>; rel=\"canonical\"")
    }

    @Test("The code is read in capitals, small letters and groups; a slip of the pen is absent")
    func spellings() async throws {
        let shop = try await shop()
        let code = shop.premises.code
        let page = try await site.get("/m/\(code)")
        #expect(try await site.get("/M/\(code)").text == page.text)
        #expect(try await site.get("/m/\(code.spoken.lowercased())").text == page.text)
        await #expect(throws: Refusal.merchantAbsent) { try await site.get("/m/0123456789") }
        let nobody = PremisesCode(number: 77)
        await #expect(throws: Refusal.merchantAbsent) { try await site.get("/m/\(nobody)") }
    }

    @Test("A change is seen at once, whoever made it")
    func changes() async throws {
        let shop = try await shop()
        let path = "/m/\(shop.premises.code)"
        let before = try await site.get(path)
        try await site.bench.desk.commit(Self.promises, at: shop.premises.code, by: .sampleOfficer)
        let after = try await site.get(path)
        #expect(after.text.contains("先行赔付") && after.entityTag != before.entityTag)
        let answer = try await site.post(
            "/desk/merchants/\(shop.premises.code)/commitments", ["version": "2", "commitments.0.zh": "假一赔十"],
            by: .sampleOfficer)
        #expect(answer.status == 303)
        #expect(try await site.get(path).text.contains("假一赔十"))
        #expect(try await site.get(path, size: .large).text.contains("data-type=\"large\""))
    }

    @Test("What people wrote is text, never markup")
    func escaped() async throws {
        let shop = try await shop(
            "<script>alert(1)</script>&\"店", promises: [CommitmentDraft(zh: "<img src=x onerror=a>")])
        let text = try await site.get("/m/\(shop.premises.code)").text
        #expect(!text.contains("<script>alert") && !text.contains("<img src=x"))
        #expect(text.contains("&lt;script>alert(1)") || text.contains("&lt;script&gt;alert(1)"))
    }
}
