import Access
import Fixtures
import Kernel
import Ledger
import Seals
import Testing

@Suite("Signing in by password")
struct SignInTests {
    private let shelf = Shelf()
    private let house: AccessHouse

    init() async throws {
        house = AccessHouse(books: ShelfBooks<any AccessBook>(on: shelf) { $0 })
        try await house.account("zhang", [.officer])
    }

    @Test("The right password opens a session of the account's roles, office and name")
    func opens() async throws {
        let signedIn = try await house.signIn("Zhang")
        let session = try #require(await house.desk.session(signedIn.token.secretText))
        #expect(session == signedIn.session)
        #expect(session.actor.roles == [.officer])
        #expect(session.actor.office?.unit == "QTX_XIAOBA")
        #expect(session.name == "张明")
        #expect(session.actor.reach(.complaintDecide) == .jurisdiction)
    }

    @Test("An unknown login gets the same answer, costs the same hash and locks the same way")
    func unknown() async throws {
        for login in ["zhang", "nobody", "没有这个人"] {
            let before = house.hashing.counts
            for _ in 0..<5 {
                await #expect(throws: Refusal.signInRefused) { try await house.signIn(login, password: "wrong") }
            }
            let after = house.hashing.counts
            #expect(after.checked - before.checked + after.nobody - before.nobody == 5)
            await #expect(throws: Refusal.signInLocked(minutes: 30)) { try await house.signIn(login) }
            #expect(house.hashing.counts == after)
        }
        house.clock.advance(seconds: 30 * 60)
        #expect(try await house.signIn("zhang").session.actor.roles == [.officer])
        await #expect(throws: Refusal.signInRefused) { try await house.signIn("nobody") }
    }

    @Test("Many guesses at once are no more than five")
    func parallel() async throws {
        let answers = await withTaskGroup(of: Refusal?.self) { group in
            for number in 0..<40 {
                group.addTask {
                    do {
                        _ = try await house.signIn("zhang", password: "guess \(number)")
                        return nil
                    } catch { return error as? Refusal }
                }
            }
            return await group.reduce(into: [Refusal?]()) { $0.append($1) }
        }
        #expect(answers.filter { $0 == .signInRefused }.count == 5)
        #expect(house.hashing.counts.checked == 5)
    }

    @Test("The right password forgives earlier slips")
    func forgiven() async throws {
        for _ in 0..<3 {
            for _ in 0..<4 {
                await #expect(throws: Refusal.signInRefused) { try await house.signIn("zhang", password: "wrong") }
            }
            _ = try await house.signIn("zhang")
        }
    }

    @Test("Signing in anew ends the session that the browser had, and gives another token")
    func rotation() async throws {
        let first = try await house.signIn("zhang")
        let second = try await house.desk.signIn(
            login: "zhang", password: AccessHouse.password, replacing: first.session.id)
        #expect(first.token.secretText != second.token.secretText)
        #expect(first.session.secret != second.session.secret)
        #expect(try await house.desk.session(first.token.secretText) == nil)
        #expect(try await house.desk.session(second.token.secretText) != nil)
    }

    @Test("An official's session ends after a quarter of an hour without use, and after twelve hours of it")
    func limits() async throws {
        let signedIn = try await house.signIn("zhang")
        for _ in 0..<71 {
            house.clock.advance(seconds: 10 * 60)
            #expect(try await house.desk.session(signedIn.token.secretText) != nil)
        }
        house.clock.advance(seconds: 10 * 60)
        #expect(try await house.desk.session(signedIn.token.secretText) == nil)
        let other = try await house.signIn("zhang")
        house.clock.advance(seconds: 15 * 60)
        #expect(try await house.desk.session(other.token.secretText) == nil)
    }

    @Test("Signing out ends the session, and everywhere ends them all but the one in use")
    func signingOut() async throws {
        let all = [try await house.signIn("zhang"), try await house.signIn("zhang"), try await house.signIn("zhang")]
        try await house.desk.signOut(all[0].session.id, by: all[0].session.actor)
        #expect(try await house.desk.session(all[0].token.secretText) == nil)
        #expect(try await house.desk.signOutEverywhere(keeping: all[1].session.id, by: all[1].session.actor) == 1)
        #expect(try await house.desk.session(all[1].token.secretText) != nil)
        #expect(try await house.desk.session(all[2].token.secretText) == nil)
    }

    @Test("No token, password, code, name or contact stands in the store or in the ledger")
    func secrecy() async throws {
        let signedIn = try await house.signIn("zhang")
        let contact = try Contact("13812345678")
        try await house.desk.requestCode(for: contact, as: .consumer, client: "203.0.113.9")
        let digits = try #require(house.codes.code(for: contact))
        let consumer = try await house.desk.confirmCode(digits, for: contact, as: .consumer)
        let issued = try await house.desk.issueToken(label: "report job", days: 30, by: signedIn.session.actor)
        let tracking = try await house.desk.beginTracking("case")
        let pages = shelf.now
        let secrets = [
            signedIn.token.secretText, consumer.token.secretText, tracking.token.secretText, issued.text,
            String(issued.text.dropFirst(4)), AccessHouse.password, "张明", "13812345678", "203.0.113.9",
        ]
        for secret in secrets { #expect(!pages.dump.contains(secret), "\(secret)") }
        for token in [signedIn.token, consumer.token, tracking.token] {
            #expect("\(token)" == "SessionToken(…)")
        }
        for entry in pages.entries {
            #expect(PersonalDataGuard.findings(in: entry.draft).isEmpty, "\(entry.action) \(entry.details.text)")
            #expect(!entry.details.text.contains(digits))
        }
        #expect(pages.entries.map(\.action.text).contains("access.signedIn"))
    }

    @Test("A tracking session opens its one case")
    func tracking() async throws {
        let signedIn = try await house.desk.beginTracking("case")
        let session = try #require(await house.desk.session(signedIn.token.secretText))
        #expect(session.actor == .tracking("case"))
    }

    @Test("A session's token opens as a bearer token too; garbage opens nothing")
    func bearer() async throws {
        let signedIn = try await house.signIn("zhang")
        #expect(try await house.desk.bearer(signedIn.token.secretText) == signedIn.session.actor)
        for text in ["", "fxt_", "x", String(repeating: "A", count: 43), "fxt_" + String(repeating: "A", count: 43)] {
            #expect(try await house.desk.bearer(text) == nil)
            #expect(try await house.desk.session(text) == nil)
        }
    }

    @Test("A program makes no token, password or account: whoever finds its token must not make it last")
    func programLimits() async throws {
        let signedIn = try await house.signIn("zhang")
        let issued = try await house.desk.issueToken(label: "report job", days: 2, by: signedIn.session.actor)
        let program = try #require(try await house.desk.bearer(issued.text))
        await #expect(throws: Refusal.programForbidden) {
            try await house.desk.issueToken(label: "another", days: 90, by: program)
        }
        await #expect(throws: Refusal.programForbidden) {
            try await house.desk.changePassword(
                from: AccessHouse.password, to: "Ningxia-2026-other", session: nil, by: program)
        }
        #expect(program.reach(.complaintReadList) == .jurisdiction)
    }

    @Test("A token for programs lasts its days, can be revoked, and falls with its account")
    func programTokens() async throws {
        let signedIn = try await house.signIn("zhang")
        let issued = try await house.desk.issueToken(label: "report job", days: 2, by: signedIn.session.actor)
        let program = try #require(try await house.desk.bearer(issued.text))
        #expect(program.id == signedIn.session.actor.id && program.roles == signedIn.session.actor.roles)
        try await house.desk.revokeToken(issued.token.id, by: signedIn.session.actor)
        #expect(try await house.desk.bearer(issued.text) == nil)
        let second = try await house.desk.issueToken(label: "report job", days: 2, by: signedIn.session.actor)
        let id = try #require(Identifier<Account>(signedIn.session.actor.id))
        _ = try await house.desk.setStatus(of: id, to: .locked, by: .system)
        #expect(try await house.desk.bearer(second.text) == nil)
        _ = try await house.desk.setStatus(of: id, to: .active, by: .system)
        #expect(try await house.desk.bearer(second.text) != nil)
        house.clock.pass(days: 2)
        #expect(try await house.desk.bearer(second.text) == nil)
        let stranger = Actor(id: Identifier<Account>.sample(9).text, roles: [.officer])
        await #expect(throws: Refusal.accountAbsent) {
            try await house.desk.revokeToken(second.token.id, by: stranger)
        }
        await #expect(throws: Refusal.tokenLabelMissing) {
            try await house.desk.issueToken(label: "张明 13812345678", days: 2, by: signedIn.session.actor)
        }
    }
}
