import Access
import Fixtures
import Kernel
import Ledger
import Merchants
import Testing

@Suite("Keeping the registry")
struct KeepTests {
    private let bench = MerchantBench { .at("2026-04-20T01:00:00Z") }

    @Test("A new shop is placed with the authority that its address leads to, and the ledger tells who entered it")
    func registered() async throws {
        let shop = try await bench.shop()
        #expect(shop.premises.facts.authority == "QTX" && shop.premises.facts.unit == "QTX_XIAOBA")
        let found = try await bench.desk.shop(shop.premises.code.text)
        #expect(found?.merchant == shop.merchant.id.text && found?.authority == "QTX")
        #expect(try await bench.desk.shop(shop.premises.id.text) == found)
        #expect(try await bench.desk.shop("no-such-shop") == nil)
        let entry = try #require(bench.books.state.entries.last)
        #expect(entry.action.text == "merchant.registered" && entry.actor == "officer")
    }

    @Test("An officer of another place finds nothing to change, and a consumer may not")
    func foreign() async throws {
        let shop = try await bench.shop()
        await #expect(throws: Refusal.merchantAbsent) {
            try await bench.desk.open(shop.premises.code, by: .otherOfficer)
        }
        await #expect(throws: Refusal.actionForbidden) {
            try await bench.desk.register(.sample, at: .sample, by: .otherOfficer)
        }
        await #expect(throws: Refusal.actionForbidden) {
            try await bench.desk.open(shop.premises.code, by: Actor(id: "c", roles: [.consumer]))
        }
        await #expect(throws: Refusal.signInNeeded) { try await bench.desk.open(shop.premises.code, by: .visitor) }
    }

    @Test("Nobody overwrites what they have not seen")
    func versions() async throws {
        let shop = try await bench.shop()
        var facts = shop.premises.facts
        facts.name = "顺禾面馆（小坝店）"
        let kept = try await bench.desk.keep(shop.premises.code, as: facts, from: 1, by: .sampleOfficer)
        #expect(kept.premises.version == 2)
        await #expect(throws: Refusal.merchantChangedMeanwhile) {
            try await bench.desk.keep(shop.premises.code, as: facts, from: 1, by: .sampleOfficer)
        }
    }

    @Test("An authority that the directory does not know is refused")
    func strangeAuthority() async throws {
        let shop = try await bench.shop()
        var facts = shop.premises.facts
        facts.authority = "NOWHERE"
        await #expect(throws: Refusal.merchantAuthorityUnknown) {
            try await bench.desk.keep(shop.premises.code, as: facts, from: 1, by: .sampleOfficer)
        }
    }

    @Test("Promises keep the day they were made; the page's version changes with them")
    func commitments() async throws {
        let shop = try await bench.shop()
        let before = try await bench.desk.show(shop.premises.code, by: .visitor)
        try await bench.desk.commit(
            [CommitmentDraft(zh: "七日无理由退货", en: "Returns within seven days")], at: shop.premises.code,
            by: .sampleOfficer)
        let after = try await bench.desk.show(shop.premises.code, by: .visitor)
        #expect(
            after.commitments == [
                Commitment(zh: "七日无理由退货", en: "Returns within seven days", madeOn: .on("2026-04-20"))
            ])
        #expect(before.version != after.version)
        await #expect(throws: Refusal.merchantCommitmentsTooMany(20)) {
            try await bench.desk.commit(
                Array(repeating: CommitmentDraft(zh: "好"), count: 21), at: shop.premises.code, by: .sampleOfficer)
        }
    }

    @Test("Two operators cannot share a credit code, nor an operator's shops a name")
    func taken() async throws {
        let shop = try await bench.shop()
        await #expect(throws: Refusal.merchantNumberTaken) { try await bench.shop() }
        await #expect(throws: Refusal.merchantPremisesTaken) {
            try await bench.desk.open(.sample, of: shop.merchant.id, by: .sampleOfficer)
        }
    }

    @Test("A chain under several authorities is not any branch officer's to hand over")
    func chain() async throws {
        let shop = try await bench.shop()
        var other = PremisesFacts(name: "顺禾面馆兰州店")
        other.region = .of("620102")
        let branch = Premises(
            id: .sample(9), code: PremisesCode(number: 9), merchant: shop.merchant.id,
            updatedAt: .at("2026-04-20T01:00:00Z"), facts: other)
        var facts = shop.merchant.facts
        facts.region = .of("310101")
        let chain = BusinessOperator(id: shop.merchant.id, updatedAt: shop.merchant.updatedAt, facts: facts)
        var far = branch.facts
        far.authority = "LZ"
        let second = Premises(
            id: branch.id, code: branch.code, merchant: branch.merchant, updatedAt: branch.updatedAt, facts: far)
        let holding = chain.holding([shop.premises, second])
        #expect(holding.authority == nil && holding.region == "310101")
    }

    @Test("The sheet of codes is for the shop's people and its officers")
    func sheets() async throws {
        let shop = try await bench.shop()
        #expect(try await bench.desk.sheet(shop.premises.code, by: .sampleOfficer) == shop)
        await #expect(throws: Refusal.merchantAbsent) {
            try await bench.desk.sheet(shop.premises.code, by: .shopkeeper("mallory"))
        }
    }

    @Test("A search knows full codes and credit codes, and looks for words otherwise")
    func search() async throws {
        let shop = try await bench.shop()
        for text in [shop.premises.code.spoken, "91110000802100433b", "顺禾", "面馆 小坝"] {
            #expect(try await bench.desk.search(text, by: .visitor).items == [shop])
        }
        #expect(try await bench.desk.search("顺禾", within: .of("620000"), by: .visitor).items.isEmpty)
        #expect(try await bench.desk.search("……", by: .visitor).items.isEmpty)
        #expect(try await bench.desk.list("顺禾", by: .sampleOfficer).items == [shop])
        #expect(try await bench.desk.list("", by: .sampleOfficer).items == [shop])
        #expect(try await bench.desk.list("", by: .otherOfficer).items.isEmpty)
        #expect(try await bench.desk.list(shop.premises.code.text, by: .otherOfficer).items.isEmpty)
    }
}
