import Access
import Fixtures
import Kernel
import Merchants
import MerchantsWeb
import TestSupport
import Testing
import Web

@Suite("Merchants' pages")
struct MerchantPagesTests {
    private let site = MerchantSite()

    @Test("The list of endpoints holds, and each names what it needs")
    func list() {
        #expect(Endpoint.faults(in: site.endpoints).isEmpty)
        let open = site.endpoints.filter { $0.rule == .open }
        #expect(open.isEmpty)
    }

    @Test("A search without scripts: what was found, what to do when nothing was", arguments: Language.allCases)
    func search(language: Language) async throws {
        _ = try await site.bench.shop()
        let found = try await site.get("/shops", ["q": "顺禾 文化"], in: language)
        try expectGolden(found.lines, "shops-found.\(language.rawValue).html")
        let nothing = try await site.get("/shops", ["q": "没有这家"], in: language)
        try expectGolden(nothing.lines, "shops-nothing.\(language.rawValue).html")
        #expect(try await site.get("/shops", in: language).status == 200)
    }

    @Test("An officer registers a shop, mends it, and is shown what was refused", arguments: Language.allCases)
    func keeping(language: Language) async throws {
        let empty = try await site.post("/desk/merchants", [:], by: .sampleOfficer, in: language)
        #expect(empty.status == 422 && empty.text.contains("fx-errors"))
        let wrong = try await site.post(
            "/desk/merchants",
            [
                "name": "顺禾", "status": "active", "creditCode": "91310000MA1FL1A64N", "shopName": "顺禾面馆",
                "shopURL": "javascript:1",
            ],
            by: .sampleOfficer, in: language)
        #expect(wrong.status == 422)
        #expect(wrong.text.contains("href=\"#f-creditCode\"") && wrong.text.contains("href=\"#f-shopURL\""))
        let made = try await site.post(
            "/desk/merchants",
            [
                "name": "青铜峡市顺禾餐饮有限公司", "status": "active", "creditCode": "91110000802100433B", "region": "640381",
                "shopName": "顺禾面馆", "shopAddress": "青铜峡市小坝镇文化街12号", "shopRegion": "640381", "isOpen": "true",
            ], by: .sampleOfficer, in: language)
        #expect(made.status == 303)
        let path = try #require(made.header("Location"))
        let file = try await site.get(path, by: .sampleOfficer, in: language)
        try expectGolden(file.lines, "file.\(language.rawValue).html")
        let stale = try await site.post(
            path, ["shopName": "顺禾面馆", "version": "9", "isOpen": "true"], by: .sampleOfficer, in: language)
        #expect(stale.status == 409)
        let kept = try await site.post(
            path, ["shopName": "顺禾小面", "shopRegion": "640381", "version": "1", "isOpen": "true"], by: .sampleOfficer,
            in: language)
        #expect(kept.status == 303)
        let list = try await site.get("/desk/merchants", by: .sampleOfficer, in: language)
        #expect(list.text.contains("顺禾小面"))
        await #expect(throws: Refusal.merchantAbsent) { try await site.get(path, by: .otherOfficer) }
    }

    @Test("A merchant's way: claim by code, promise, print, invite, leave", arguments: Language.allCases)
    func counter(language: Language) async throws {
        let shop = try await site.bench.shop()
        let li = Actor.shopkeeper()
        let slip = try await site.post(
            "/desk/merchants/\(shop.premises.code)/activation-codes", by: .sampleOfficer, in: language)
        #expect(slip.status == 200 && slip.caching == .never)
        let code = try #require(slip.text.firstMatch(of: /fx-slip__code">([A-Z0-9-]{14})</)?.output.1)
        #expect(try await site.get("/counter", by: li, in: language).text.contains("/counter/claim"))
        let wrong = try await site.post("/counter/claim", ["code": "ABCDEFGHJKMN"], by: li, in: language)
        #expect(wrong.status == 422 && wrong.text.contains("href=\"#f-code\""))
        #expect(try await site.post("/counter/claim", ["code": String(code)], by: li, in: language).status == 303)
        let mine = try await site.get("/counter", by: li, in: language)
        try expectGolden(mine.lines, "counter.\(language.rawValue).html")
        let place = "/counter/shops/\(shop.premises.code)"
        #expect(try await site.get(place, by: li, in: language).status == 200)
        let promised = try await site.post(
            place, ["version": "1", "commitments.0.zh": "先行赔付", "commitments.1.zh": "", "commitments.2.zh": "明码标价"],
            by: li, in: language)
        #expect(promised.status == 303)
        let face = try await site.bench.desk.show(shop.premises.code, by: .visitor)
        #expect(face.commitments.map(\.zh) == ["先行赔付", "明码标价"] && face.isClaimed)
        #expect(try await site.get("/m/\(shop.premises.code)/sheet", by: li, in: language).status == 200)
        let staff = "/counter/merchants/\(shop.merchant.id)/staff"
        #expect(try await site.get(staff, by: li, in: language).text.contains("fx-people"))
        #expect(try await site.post(staff, by: li, in: language).text.contains("fx-slip__code"))
        await #expect(throws: Refusal.merchantAbsent) {
            try await site.get(place, by: .shopkeeper("mallory"), in: language)
        }
    }

    @Test("Rival claims are shown as such, and decided with a reason", arguments: Language.allCases)
    func claims(language: Language) async throws {
        let shop = try await site.bench.shop()
        let asked = try await site.post(
            "/counter/claim/request", ["shop": shop.premises.code.spoken], by: .shopkeeper("li"), in: language)
        #expect(asked.status == 303)
        let wrong = try await site.post(
            "/counter/claim/request", ["shop": "0123456789"], by: .shopkeeper("li"), in: language)
        #expect(wrong.status == 422)
        _ = try await site.bench.desk.claim(shop.premises.code, by: .shopkeeper("wang"))
        let page = try await site.get("/desk/merchants/claims", by: .sampleOfficer, in: language)
        try expectGolden(page.lines, "claims.\(language.rawValue).html")
        let waiting = try await site.bench.desk.pendingClaims(by: .sampleOfficer).items
        let path = "/desk/merchants/claims/\(waiting[0].claim.id)"
        #expect(try await site.post(path, ["decision": "reject"], by: .sampleOfficer, in: language).status == 422)
        #expect(
            try await site.post(path, ["decision": "approveKeeper"], by: .sampleOfficer, in: language).status == 303)
        let rest = try await site.get("/desk/merchants/claims", by: .sampleOfficer, in: language).text
        #expect(rest.contains("1"))
    }

    @Test("The API tells the same, and its version is its tag")
    func api() async throws {
        let shop = try await site.bench.shop()
        let code = shop.premises.code
        let one = try await site.get("/api/v1/merchants/\(code)")
        let json = try JSON(parsing: one.text)
        #expect(json["name"] == "顺禾面馆" && json["operator"]?["creditCode"] == "91110000802100433B")
        #expect(one.entityTag == "1-1-0" || one.entityTag != nil)
        let list = try JSON(parsing: try await site.get("/api/v1/merchants", ["q": "顺禾"]).text)
        #expect(list["items"]?.array?.count == 1 && list["next"] == .null)
        await #expect(throws: Refusals.self) { try await site.get("/api/v1/merchants") }
        let issued = try await site.post("/api/v1/operators/\(shop.merchant.id)/activation-codes", by: .sampleOfficer)
        let text = try #require(try JSON(parsing: issued.text)["code"]?.string)
        let claim = try await site.post("/api/v1/merchant-claims", ["code": text], by: .shopkeeper())
        #expect(claim.status == 201 && claim.text.contains("\"approved\""))
        let promised = try await site.post(
            "/api/v1/merchants/\(code)/commitments", ["version": "1", "commitments.0.zh": "先行赔付"], by: .shopkeeper(),
            method: .put)
        #expect(promised.text.contains("先行赔付"))
        let staff = try await site.get("/api/v1/operators/\(shop.merchant.id)/staff", by: .shopkeeper())
        #expect(try JSON(parsing: staff.text)["items"]?.array?.count == 1)
    }
}
