import Access
import Fixtures
import Kernel
import Privacy
import Seals
import Testing

@Suite("Signing in by a one-time code")
struct CodeTests {
    private let shelf = Shelf()
    private let house: AccessHouse
    private let contact: Contact

    init() throws {
        house = AccessHouse(books: ShelfBooks<any AccessBook>(on: shelf) { $0 })
        contact = try Contact("13812345678")
    }

    private func signIn(_ role: Role = .consumer, client: String = "c") async throws -> SignedIn {
        try await house.desk.requestCode(for: contact, as: role, client: client)
        return try await house.desk.confirmCode(house.codes.code(for: contact) ?? "", for: contact, as: role)
    }

    @Test("The first time makes an account, the next time finds it, however the number is written")
    func firstUse() async throws {
        let first = try await signIn()
        let again = try Contact("+86 138-1234-5678")
        try await house.desk.requestCode(for: again, as: .consumer, client: "c")
        let second = try await house.desk.confirmCode(
            try #require(house.codes.code(for: again)), for: again, as: .consumer)
        #expect(first.session.actor.id == second.session.actor.id)
        #expect(first.session.actor.roles == [.consumer])
        #expect(first.session.name == "138****5678")
    }

    @Test("Whoever proves a phone has the cases filed with it, and none of another's; a merchant has none that way")
    func casesOfThePhone() async throws {
        let vault = Vault.sample()
        try await ShelfBooks<any AccessBook>(on: shelf) { $0 }
            .write { book in
                for (subject, phone) in [("case-1", "13812345678"), ("case-2", "13800000000")] {
                    try vault.keep([.phone: phone], of: subject, in: book, using: .seeded(9))
                }
            }
        let consumer = try await signIn()
        #expect(consumer.session.actor.cases == ["case-1"])
        #expect(try await signIn(.merchantStaff).session.actor.cases.isEmpty)
    }

    @Test("One phone may be a consumer's and a merchant's, with an account for each side")
    func sides() async throws {
        let consumer = try await signIn()
        let merchant = try await signIn(.merchantStaff)
        #expect(consumer.session.actor.id != merchant.session.actor.id)
        #expect(merchant.session.actor.merchants.isEmpty)
        await #expect(throws: Refusal.roleNotSelfServed) { try await signIn(.officer) }
    }

    @Test("A code holds for five attempts, ten minutes and one success, and every no sounds the same")
    func codeTerms() async throws {
        await #expect(throws: Refusal.codeWrong) {
            try await house.desk.confirmCode("123456", for: contact, as: .consumer)
        }
        try await house.desk.requestCode(for: contact, as: .consumer, client: "c")
        let digits = try #require(house.codes.code(for: contact))
        let wrong = digits == "000000" ? "000001" : "000000"
        for _ in 0..<5 {
            await #expect(throws: Refusal.codeWrong) {
                try await house.desk.confirmCode(wrong, for: contact, as: .consumer)
            }
        }
        await #expect(throws: Refusal.codeWrong) {
            try await house.desk.confirmCode(digits, for: contact, as: .consumer)
        }
        try await house.desk.requestCode(for: contact, as: .consumer, client: "c")
        let late = try #require(house.codes.code(for: contact))
        house.clock.advance(seconds: 600)
        await #expect(throws: Refusal.codeWrong) {
            try await house.desk.confirmCode(late, for: contact, as: .consumer)
        }
        _ = try await signIn()
        let used = try #require(house.codes.code(for: contact))
        await #expect(throws: Refusal.codeWrong) {
            try await house.desk.confirmCode(used, for: contact, as: .consumer)
        }
    }

    @Test("At most three codes an hour go to one contact, and twenty are asked for by one client")
    func codeLimits() async throws {
        for _ in 0..<3 { try await house.desk.requestCode(for: contact, as: .consumer, client: "c") }
        await #expect(throws: Refusal.codesSpent(minutes: 60)) {
            try await house.desk.requestCode(for: contact, as: .consumer, client: "d")
        }
        for number in 10..<27 {
            let other = try Contact("138000000\(number)")
            try await house.desk.requestCode(for: other, as: .consumer, client: "c")
        }
        let last = try Contact("13900000000")
        await #expect(throws: Refusal.codesSpent(minutes: 60)) {
            try await house.desk.requestCode(for: last, as: .consumer, client: "c")
        }
        house.clock.advance(seconds: 3600)
        try await house.desk.requestCode(for: contact, as: .consumer, client: "c")
    }

    @Test("Nothing is kept of a contact until its code has come back")
    func unknownContacts() async throws {
        try await house.desk.requestCode(for: contact, as: .consumer, client: "c")
        #expect(!shelf.now.dump.contains("Account("))
    }
}
