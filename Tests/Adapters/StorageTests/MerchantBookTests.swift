import Commons
import DatabaseSupport
import Fixtures
import Kernel
import Merchants
import Storage
import Testing

@Suite("The merchants' book")
struct MerchantBookTests {
    private func withBook(
        _ kind: TestDatabase, _ work: @escaping @Sendable (any RegistryBook) throws -> Void
    ) async throws {
        try await kind.withFresh(migrations: Migrations.main) { database in
            try await SQLBooks<any RegistryBook>(database) { $0 }.write(work)
        }
    }

    private static let moment = Instant.at("2026-04-20T01:00:00Z")

    private static func merchant(_ number: UInt64, _ facts: OperatorFacts = .sample) -> BusinessOperator {
        BusinessOperator(id: .sample(number), updatedAt: moment, facts: facts)
    }

    private static func premises(
        _ number: UInt64, of merchant: BusinessOperator, _ facts: PremisesFacts = .sample
    ) -> Premises {
        Premises(
            id: .sample(number), code: PremisesCode(number: Int64(number) * 7_919), merchant: merchant.id,
            updatedAt: moment, facts: facts)
    }

    @Test(
        "What is entered is read back as it was, and changes only from the version that was seen",
        arguments: TestDatabase.reachable)
    func kept(kind: TestDatabase) async throws {
        try await withBook(kind) { book in
            let merchant = Self.merchant(1)
            try book.add(merchant)
            #expect(try book.merchant(merchant.id) == merchant)
            #expect(try book.merchant(creditCode: "91110000802100433B") == merchant)
            var facts = PremisesFacts.sample
            facts.ownNumber = "2"
            facts.platform = "某平台"
            facts.shopURL = "https://shop.example/2"
            facts.authority = "QTX"
            facts.unit = "QTX_XIAOBA"
            facts.isOpen = false
            let premises = Self.premises(2, of: merchant, facts)
            try book.add(premises, merchantName: merchant.facts.name)
            #expect(try book.premises(coded: premises.code) == premises)
            #expect(try book.premises(premises.id) == premises)
            #expect(try book.premises(of: merchant.id) == [premises])
            #expect(try book.premises(of: merchant.id, ownKey: facts.ownKey) == premises)
            #expect(throws: Refusal.merchantChangedMeanwhile) { try book.replace(merchant) }
        }
    }

    @Test("A code or number that is taken is said so, and the work goes on", arguments: TestDatabase.reachable)
    func taken(kind: TestDatabase) async throws {
        try await withBook(kind) { book in
            let merchant = Self.merchant(1)
            try book.add(merchant)
            try book.add(Self.premises(2, of: merchant), merchantName: merchant.facts.name)
            let clash = Premises(
                id: .sample(3), code: PremisesCode(number: 2 * 7_919), merchant: merchant.id, updatedAt: Self.moment,
                facts: PremisesFacts(name: "另一家"))
            #expect(throws: CodeTaken()) { try book.add(clash, merchantName: merchant.facts.name) }
            #expect(throws: Refusal.merchantPremisesTaken) {
                try book.add(Self.premises(4, of: merchant), merchantName: merchant.facts.name)
            }
            #expect(try book.premises(of: merchant.id).count == 1)
        }
        await #expect(throws: Refusal.merchantNumberTaken) {
            try await withBook(kind) { book in
                try book.add(Self.merchant(1))
                try book.add(Self.merchant(2))
            }
        }
    }

    @Test("Promises stand in their order and are replaced as a whole", arguments: TestDatabase.reachable)
    func commitments(kind: TestDatabase) async throws {
        try await withBook(kind) { book in
            let merchant = Self.merchant(1)
            let premises = Self.premises(2, of: merchant)
            try book.add(merchant)
            try book.add(premises, merchantName: merchant.facts.name)
            let first = [
                Commitment(zh: "七日无理由退货", en: "Returns", madeOn: .on("2026-04-20")),
                Commitment(zh: "先行赔付", madeOn: .on("2026-04-21")),
            ]
            try book.put(first, of: premises.id)
            #expect(try book.commitments(of: premises.id) == first)
            try book.put(Array(first.suffix(1)), of: premises.id)
            #expect(try book.commitments(of: premises.id) == Array(first.suffix(1)))
        }
    }

    @Test("Claims, codes and attempts are kept, and a code is used once", arguments: TestDatabase.reachable)
    func claims(kind: TestDatabase) async throws {
        try await withBook(kind) { book in
            let merchant = Self.merchant(1)
            try book.add(merchant)
            let code = ActivationCode(
                hash: [1, 2], merchant: merchant.id, issuer: .authority, issuedBy: "officer", issuedAt: Self.moment,
                expiresAt: Self.moment.advanced(bySeconds: 60))
            try book.add(code)
            #expect(try book.activationCode(hash: [1, 2]) == code)
            #expect(try book.use(code, at: Self.moment))
            #expect(try !book.use(code, at: Self.moment))
            var claim = MerchantClaim(
                id: .sample(5), merchant: merchant.id, account: "li", post: .keeper, proof: .none, madeAt: Self.moment)
            try book.put(claim)
            let other = MerchantClaim(
                id: .sample(6), merchant: merchant.id, account: "wang", post: .staff, proof: .activationCode,
                madeAt: Self.moment.advanced(bySeconds: 1))
            try book.put(other)
            let scope = ClaimScope(authority: "X", regionPrefix: "6403")
            let page = try book.pendingClaims(scope, after: nil, limit: 1)
            #expect(page.items.map(\.rivalCount) == [1] && page.items.first?.claim == claim)
            #expect(try book.pendingClaims(scope, after: page.next, limit: 1).items.map(\.claim) == [other])
            #expect(
                try book.pendingClaims(ClaimScope(authority: "X", regionPrefix: "62"), after: nil, limit: 9).items
                    .isEmpty)
            claim.state = .rejected
            claim.decidedAt = Self.moment
            claim.decidedBy = "officer"
            claim.reason = "无执照"
            try book.put(claim)
            #expect(try book.claim(claim.id) == claim)
            #expect(try book.claim(of: "li", on: merchant.id) == claim)
            #expect(try book.claims(on: merchant.id) == [claim, other])
            #expect(try book.claims(of: "wang") == [other])
            #expect(try book.attempts(of: "li") == ClaimAttempts())
            try book.put(ClaimAttempts(failures: 5, lockedUntil: Self.moment), of: "li")
            #expect(try book.attempts(of: "li") == ClaimAttempts(failures: 5, lockedUntil: Self.moment))
        }
    }

    @Test("The directory comes back as it was brought in", arguments: TestDatabase.reachable)
    func authorities(kind: TestDatabase) async throws {
        try await withBook(kind) { book in
            let authority = try Authority(
                code: AuthorityCode("QTX_XIAOBA"), kind: .branchOffice, name: Phrase(zh: "小坝所", en: "Xiaoba"),
                region: .of("640381"), under: AuthorityCode("QTX"), serves: [.of("640381100000"), .of("640381101000")]
            )
            .reached(at: PhoneNumber("0953-3051234"), address: "小坝镇")
            try book.put([authority], at: Self.moment)
            try book.put([authority], at: Self.moment)
            #expect(try book.authorities() == [authority])
        }
    }
}
