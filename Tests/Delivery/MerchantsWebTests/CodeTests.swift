import Access
import Fixtures
import Foundation
import Kernel
import Merchants
import MerchantsWeb
import TestSupport
import Testing
import Web

@Suite("Codes to print")
struct CodeTests {
    @Test("The picture leads to the shop's page, in capitals", .enabled(if: ZBar.isPresent, "zbarimg is not installed"))
    func decoded() async throws {
        let site = MerchantSite()
        let shop = try await site.bench.shop()
        let picture = try await site.get("/m/\(shop.premises.code)/code.png")
        #expect(picture.header("Content-Type") == "image/png")
        #expect(try ZBar.read(picture.bytes) == "HTTPS://FANGXIN.EXAMPLE/M/\(shop.premises.code)")
    }

    @Test("A base with a path keeps its letters", .enabled(if: ZBar.isPresent, "zbarimg is not installed"))
    func basePath() async throws {
        let site = MerchantSite(address: "https://city.example/fangxin/")
        let shop = try await site.bench.shop()
        let picture = try await site.get("/m/\(shop.premises.code)/code.png")
        #expect(try ZBar.read(picture.bytes) == "https://city.example/fangxin/m/\(shop.premises.code)")
    }

    @Test("Sheets hold the sticker and twelve labels, for the shop's own people and officers")
    func sheet() async throws {
        let site = MerchantSite()
        let shop = try await site.bench.shop()
        let path = "/m/\(shop.premises.code)/sheet"
        let page = try await site.get(path, by: .sampleOfficer).text
        #expect(page.components(separatedBy: "<svg class=\"fx-qr\"").count == 14)
        #expect(page.contains(shop.premises.code.spoken))
        await #expect(throws: Refusal.signInNeeded) { try await site.get(path) }
        await #expect(throws: Refusal.merchantAbsent) { try await site.get(path, by: .otherOfficer) }
        await #expect(throws: Refusal.merchantAbsent) { try await site.get(path, by: .shopkeeper()) }
    }

    @Test("Pictures are made of shops only")
    func absent() async throws {
        let site = MerchantSite()
        await #expect(throws: Refusal.merchantAbsent) {
            try await site.get("/m/\(PremisesCode(number: 5))/code.svg")
        }
    }
}
