import Access
import Fixtures
import Kernel
import Ledger
import Seals
import Testing

@Suite("The second factor")
struct SecondFactorTests {
    private let shelf = Shelf()
    private let house: AccessHouse
    private let strict: AccessDesk

    init() async throws {
        house = AccessHouse(books: ShelfBooks<any AccessBook>(on: shelf) { $0 })
        var desk = house.desk
        desk.terms.secondFactor = .administrators
        strict = desk
        try await house.account("zhang", [.officer])
        try await house.account("anquan", [.securityAdministrator], name: "安全员")
    }

    private func digits(_ code: TimedCode, stepsAhead: Int64 = 0) -> String {
        code.digits(of: TimedCode.step(at: house.clock.now) + stepsAhead)
    }

    private func signIn(_ login: String) async throws -> SignedIn {
        try await strict.signIn(login: login, password: AccessHouse.password)
    }

    /// Signs in and sets up a factor; answers the app's code and the recovery codes.
    private func setUp(_ login: String) async throws -> (code: TimedCode, recovery: [String]) {
        let session = try await signIn(login).session
        let code = try await strict.beginFactor(by: session.actor).code
        let recovery = try await strict.confirmFactor(digits(code), session: session.id, by: session.actor)
        house.clock.advance(seconds: 60)
        return (code, recovery)
    }

    @Test("Whom the rule binds can do nothing until there is a factor; others may choose")
    func rule() async throws {
        let keeper = try await signIn("anquan").session.actor
        #expect(throws: Refusal.secondFactorMissing) { try keeper.require(.accountKeep) }
        #expect(keeper.reach(.accountOwn) == .own)
        #expect(try await signIn("zhang").session.actor.reach(.complaintReadList) == .jurisdiction)
        _ = try await setUp("anquan")
        let again = try await signIn("anquan").session
        #expect(again.needsFactor && again.actor.reach(.accountKeep) == nil)
    }

    @Test("After the password nothing opens until a code is given; then all does, in that session alone")
    func proof() async throws {
        let (code, _) = try await setUp("zhang")
        let signedIn = try await signIn("zhang")
        let half = signedIn.session
        #expect(throws: Refusal.secondFactorNeeded) { try half.actor.require(.complaintReadList) }
        #expect(throws: Refusal.secondFactorNeeded) { try half.actor.require(.accountOwn) }
        await #expect(throws: Refusal.secondFactorWrong) {
            try await strict.proveFactor("000000", session: half.id, by: half.actor)
        }
        try await strict.proveFactor(digits(code), session: half.id, by: half.actor)
        let whole = try #require(try await strict.session(signedIn.token.secretText))
        #expect(!whole.needsFactor && whole.actor.reach(.complaintReadList) == .jurisdiction)
        let other = try await signIn("zhang").session
        #expect(other.needsFactor)
        // The code that opened one session opens no second one.
        await #expect(throws: Refusal.secondFactorWrong) {
            try await strict.proveFactor(digits(code), session: other.id, by: other.actor)
        }
        let another = try await signIn("anquan").session
        await #expect(throws: Refusal.secondFactorAbsent) {
            try await strict.proveFactor(digits(code, stepsAhead: 1), session: other.id, by: another.actor)
        }
    }

    @Test("A recovery code opens once, however it is typed, and guessing locks")
    func recovery() async throws {
        let (code, recovery) = try await setUp("zhang")
        #expect(Set(recovery).count == 10)
        let first = try await signIn("zhang").session
        let typed = recovery[3].uppercased().replacing("-", with: " ")
        try await strict.proveFactor(typed, session: first.id, by: first.actor)
        #expect(shelf.now.entries.last { $0.action.text == "access.recoveryUsed" }?.details["left"]?.integer == 9)
        let second = try await signIn("zhang").session
        await #expect(throws: Refusal.secondFactorWrong) {
            try await strict.proveFactor(recovery[3], session: second.id, by: second.actor)
        }
        for _ in 0..<4 { try? await strict.proveFactor("999999", session: second.id, by: second.actor) }
        await #expect(throws: Refusal.signInLocked(minutes: 30)) {
            try await strict.proveFactor(digits(code), session: second.id, by: second.actor)
        }
        #expect(!shelf.now.dump.contains(recovery[0]) && !shelf.now.dump.contains(code.secretText))
    }

    @Test("One's own is removed by a code where the rule lets, and a lost one by the security administrator")
    func removal() async throws {
        let (code, _) = try await setUp("zhang")
        let signedIn = try await signIn("zhang")
        try await strict.proveFactor(digits(code), session: signedIn.session.id, by: signedIn.session.actor)
        house.clock.advance(seconds: 60)
        let actor = try #require(try await strict.session(signedIn.token.secretText)).actor
        try await strict.removeFactor(digits(code), by: actor)
        #expect(try await !signIn("zhang").session.needsFactor)

        _ = try await setUp("zhang")
        let id = try #require(Identifier<Account>(actor.id))
        let keeper = Actor(id: Identifier<Account>.sample(7).text, roles: [.securityAdministrator])
        await #expect(throws: Refusal.actionForbidden) { try await strict.resetFactor(of: id, by: actor) }
        try await strict.resetFactor(of: id, by: keeper)
        #expect(try await !signIn("zhang").session.needsFactor)
        #expect(
            Set(shelf.now.entries.map(\.action.text))
                .isSuperset(of: ["access.factorSet", "access.factorRemoved", "access.factorReset"]))
    }

    @Test("A program goes on working, since its token was issued when the factor had been proved")
    func programs() async throws {
        let signedIn = try await signIn("zhang")
        let issued = try await strict.issueToken(label: "job", days: 3, by: signedIn.session.actor)
        _ = try await setUp("zhang")
        let program = try #require(try await strict.bearer(issued.text))
        #expect(program.reach(.complaintReadList) == .jurisdiction)
        await #expect(throws: Refusal.programForbidden) { try await strict.beginFactor(by: program) }
    }
}
