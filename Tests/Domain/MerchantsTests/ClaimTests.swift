import Access
import Fixtures
import Kernel
import Ledger
import Merchants
import Synchronization
import Testing

@Suite("Claiming a shop")
struct ClaimTests {
    private final class Clock: Sendable {
        private let moment = Mutex(Instant.at("2026-04-20T01:00:00Z"))
        var now: Instant { moment.withLock { $0 } }
        func pass(seconds: Int64) { moment.withLock { $0 = $0.advanced(bySeconds: seconds) } }
    }

    private let clock = Clock()
    private let bench: MerchantBench

    init() {
        let clock = clock
        bench = MerchantBench { clock.now }
    }

    @Test("The authority's code makes its first bearer the keeper, once")
    func proved() async throws {
        let shop = try await bench.shop()
        let code = try await bench.desk.issueCode(for: shop.merchant.id, by: .sampleOfficer)
        let typed = code.text.lowercased().replacing("-", with: " ")
        let claim = try await bench.desk.claim(code: typed, by: .shopkeeper())
        #expect(claim.state == .approved && claim.post == .keeper && claim.proof == .activationCode)
        #expect(try await bench.desk.merchants(of: "li") == [shop.merchant.id.text])
        await #expect(throws: Refusal.merchantCodeWrong) {
            try await bench.desk.claim(code: code.text, by: .shopkeeper("wang"))
        }
        #expect(!bench.books.state.entries.contains { $0.details.text.contains(code.text) })
    }

    @Test("Knowing a shop's codes proves nothing: the claim waits for an officer")
    func unproved() async throws {
        let shop = try await bench.shop()
        let claim = try await bench.desk.claim(shop.premises.code, by: .shopkeeper())
        #expect(claim.state == .pending && claim.proof == .none)
        #expect(try await bench.desk.merchants(of: "li").isEmpty)
        await #expect(throws: Refusal.merchantAbsent) {
            try await bench.desk.commit([CommitmentDraft(zh: "先行赔付")], at: shop.premises.code, by: .shopkeeper())
        }
        let waiting = try await bench.desk.pendingClaims(by: .sampleOfficer)
        #expect(waiting.items.map(\.claim.id) == [claim.id])
        #expect(try await bench.desk.pendingClaims(by: .otherOfficer).items.isEmpty)
    }

    @Test("A rival goes to an officer even with a code, and both stay until they are decided")
    func rivals() async throws {
        let shop = try await bench.shop()
        let first = try await bench.desk.claim(shop.premises.code, by: .shopkeeper("li"))
        let code = try await bench.desk.issueCode(for: shop.merchant.id, by: .sampleOfficer)
        let second = try await bench.desk.claim(code: code.text, by: .shopkeeper("wang"))
        #expect(second.state == .pending && second.proof == .activationCode)
        let waiting = try await bench.desk.pendingClaims(by: .sampleOfficer)
        #expect(waiting.items.map(\.rivalCount) == [1, 1])
        await #expect(throws: Refusal.merchantClaimAbsent) {
            try await bench.desk.decide(second.id, .approve(.keeper), by: .otherOfficer)
        }
        try await bench.desk.decide(second.id, .approve(.keeper), by: .sampleOfficer)
        await #expect(throws: Refusal.merchantReasonMissing) {
            try await bench.desk.decide(first.id, .reject(reason: ""), by: .sampleOfficer)
        }
        let rejected = try await bench.desk.decide(first.id, .reject(reason: "未能出示营业执照"), by: .sampleOfficer)
        #expect(rejected.claim.state == .rejected)
        await #expect(throws: Refusal.merchantClaimDecided) {
            try await bench.desk.decide(first.id, .approve(.staff), by: .sampleOfficer)
        }
        #expect(try await bench.desk.merchants(of: "wang") == [shop.merchant.id.text])
    }

    @Test("Whoever decides sees the shop and who keeps it, and letting a second one in names both")
    func besides() async throws {
        let shop = try await bench.shop()
        let code = try await bench.desk.issueCode(for: shop.merchant.id, by: .sampleOfficer)
        let keeper = try await bench.desk.claim(code: code.text, by: .shopkeeper("li"))
        let rival = try await bench.desk.claim(shop.premises.code, by: .shopkeeper("wang"))
        let waiting = try #require(try await bench.desk.pendingClaims(by: .sampleOfficer).items.first)
        #expect(waiting.premises.map(\.code) == [shop.premises.code] && waiting.others.map(\.id) == [keeper.id])
        let decided = try await bench.desk.decide(rival.id, .approve(.keeper), by: .sampleOfficer)
        #expect(decided.claim.account == "wang" && decided.others.map(\.account) == ["li"])
        let entry = try #require(bench.books.state.entries.last { $0.action.text == "merchant.claimApproved" })
        #expect(entry.details["claim"] == .string(rival.id.text))
        #expect(entry.details["besides"] == .array([.string(keeper.id.text)]))
    }

    @Test("Of a claim nobody is told who has no part in it")
    func strangers() async throws {
        let shop = try await bench.shop()
        let claim = try await bench.desk.claim(shop.premises.code, by: .shopkeeper("li"))
        for actor in [Actor.otherOfficer, .shopkeeper("wang")] {
            await #expect(throws: Refusal.merchantClaimAbsent) { try await bench.desk.claimCase(claim.id, by: actor) }
        }
        await #expect(throws: Refusal.signInNeeded) { try await bench.desk.claimCase(claim.id, by: .visitor) }
        #expect(try await bench.desk.claimCase(claim.id, by: .sampleOfficer).claim == claim)
    }

    @Test("Five wrong codes lock the account for half an hour, right ones too")
    func limited() async throws {
        let shop = try await bench.shop()
        let code = try await bench.desk.issueCode(for: shop.merchant.id, by: .sampleOfficer)
        for _ in 1..<5 {
            await #expect(throws: Refusal.merchantCodeWrong) {
                try await bench.desk.claim(code: "ABCD-EFGH-JKMN", by: .shopkeeper())
            }
        }
        await #expect(throws: Refusal.merchantCodeLocked(minutes: 30)) {
            try await bench.desk.claim(code: "ABCD-EFGH-JKMN", by: .shopkeeper())
        }
        clock.pass(seconds: 60)
        await #expect(throws: Refusal.merchantCodeLocked(minutes: 29)) {
            try await bench.desk.claim(code: code.text, by: .shopkeeper())
        }
        clock.pass(seconds: 29 * 60)
        #expect(try await bench.desk.claim(code: code.text, by: .shopkeeper()).state == .approved)
    }

    @Test("A code is good for thirty days")
    func expired() async throws {
        let shop = try await bench.shop()
        let code = try await bench.desk.issueCode(for: shop.merchant.id, by: .sampleOfficer)
        clock.pass(seconds: 30 * 86_400)
        await #expect(throws: Refusal.merchantCodeWrong) {
            try await bench.desk.claim(code: code.text, by: .shopkeeper())
        }
    }

    @Test("The keeper brings in staff and removes them; staff may not")
    func staff() async throws {
        let shop = try await bench.shop()
        let id = shop.merchant.id
        let code = try await bench.desk.issueCode(for: id, by: .sampleOfficer)
        _ = try await bench.desk.claim(code: code.text, by: .shopkeeper("li"))
        clock.pass(seconds: 1)
        let invitation = try await bench.desk.invite(to: id, by: .shopkeeper("li"))
        let wang = try await bench.desk.claim(code: invitation.text, by: .shopkeeper("wang"))
        #expect(wang.state == .approved && wang.post == .staff && wang.proof == .invitation)
        await #expect(throws: Refusal.merchantKeeperNeeded) {
            try await bench.desk.invite(to: id, by: .shopkeeper("wang"))
        }
        let staff = try await bench.desk.staff(of: id, by: .shopkeeper("wang"))
        #expect(staff.map(\.account) == ["li", "wang"])
        await #expect(throws: Refusal.merchantKeeperNeeded) {
            try await bench.desk.revoke(staff[0].id, by: .shopkeeper("wang"))
        }
        try await bench.desk.revoke(wang.id, by: .shopkeeper("li"))
        await #expect(throws: Refusal.merchantAbsent) { try await bench.desk.staff(of: id, by: .shopkeeper("wang")) }
        await #expect(throws: Refusal.merchantAbsent) { try await bench.desk.staff(of: id, by: .shopkeeper("mallory")) }
    }

    @Test("A claim not yet decided can be taken back, by its own account only")
    func withdrawn() async throws {
        let shop = try await bench.shop()
        let claim = try await bench.desk.claim(shop.premises.code, by: .shopkeeper())
        await #expect(throws: Refusal.merchantClaimAbsent) {
            try await bench.desk.withdraw(claim.id, by: .shopkeeper("wang"))
        }
        #expect(try await bench.desk.withdraw(claim.id, by: .shopkeeper()).state == .withdrawn)
        #expect(try await bench.desk.claim(shop.premises.code, by: .shopkeeper()).id == claim.id)
    }
}
