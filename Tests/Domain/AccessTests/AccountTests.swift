import Access
import Fixtures
import Kernel
import Ledger
import Seals
import Testing

@Suite("Accounts and their passwords")
struct AccountTests {
    private let shelf = Shelf()
    private let house: AccessHouse
    private let keeper: Actor

    init() async throws {
        house = AccessHouse(books: ShelfBooks<any AccessBook>(on: shelf) { $0 })
        let account = try await house.account("anquan", [.securityAdministrator], name: "安全员")
        keeper = Actor(id: account.id.text, roles: account.roles)
    }

    private let office = Office(authority: "640381", unit: "QTX", regionPrefix: "640381")

    @Test("The security administrator creates an account, whose first password must be changed before any work")
    func creation() async throws {
        let made = try await house.desk.createAccount(
            NewAccount(login: "li", name: "李华", roles: [.officer], office: office), by: keeper)
        let first = try await house.signIn("li", password: made.password)
        #expect(first.session.needsNewPassword)
        #expect(throws: Refusal.passwordChangeNeeded) { try first.session.actor.require(.complaintReadList) }
        #expect(first.session.actor.reach(.accountOwn) == .own)
        let changed = try await house.desk.changePassword(
            from: made.password, to: "Ningxia-2026-li", session: first.session.id, by: first.session.actor)
        #expect(changed.session.actor.reach(.complaintReadList) == .jurisdiction)
        #expect(try await house.desk.session(first.token.secretText) == nil)
    }

    @Test("Who reads the log learns who stands behind an account, by name and login; nobody else does")
    func auditedNames() async throws {
        let account = try await house.account("shen", [.auditor], name: "沈某")
        let auditor = Actor(id: account.id.text, roles: [.auditor])
        let names = try await house.desk.actorNames(of: [account.id.text, keeper.id, "system"], by: auditor)
        #expect(names[keeper.id]?.name == "安全员" && names[keeper.id]?.login == "anquan" && names.count == 2)
        #expect(try await house.desk.actorID(of: "anquan", by: auditor) == keeper.id)
        #expect(try await house.desk.actorID(of: "system", by: auditor) == "system")
        #expect(try await house.desk.actorID(of: "niemand", by: auditor) == nil)
        await #expect(throws: Refusal.self) { _ = try await house.desk.actorNames(of: [keeper.id], by: keeper) }
        await #expect(throws: Refusal.self) { _ = try await house.desk.actorID(of: "shen", by: keeper) }
    }

    @Test("A list makes accounts, brings known ones up to date, and tells a password once")
    func listed() async throws {
        var row = NewAccount(login: "li", name: "李华", roles: [.officer], office: office)
        guard case .made(let password) = try await house.desk.enter(row, by: .system) else {
            Issue.record("no account was made")
            return
        }
        #expect(try await house.signIn("li", password: password).session.needsNewPassword)
        #expect(try await house.desk.enter(row, by: .system) == .unchanged)
        row.roles = [.officer, .analyst]
        row.name = "李华明"
        #expect(try await house.desk.enter(row, by: .system) == .changed)
        let signedIn = try await house.signIn("li", password: password)
        #expect(signedIn.session.name == "李华明" && signedIn.session.actor.roles == [.officer, .analyst])
        row.roles = [.auditor]
        row.office = nil
        let otherSide = row
        await #expect(throws: Refusal.accessSideChanged) { try await house.desk.enter(otherSide, by: .system) }
        let officer = signedIn.session.actor
        await #expect(throws: Refusal.passwordChangeNeeded) { try await house.desk.enter(otherSide, by: officer) }
    }

    @Test("Nobody but the security administrator and the product itself keeps accounts", arguments: Role.allCases)
    func keepers(role: Role) async throws {
        guard role != .securityAdministrator else { return }
        let actor = Actor(id: Identifier<Account>.sample(5).text, roles: [role], office: office)
        await #expect(throws: Refusal.actionForbidden) {
            try await house.desk.createAccount(NewAccount(login: "x.y", name: "某", roles: [.auditor]), by: actor)
        }
        await #expect(throws: Refusal.actionForbidden) {
            try await house.desk.setStatus(of: .sample(1), to: .locked, by: actor)
        }
        await #expect(throws: Refusal.actionForbidden) {
            try await house.desk.accounts(AccountSelection(), after: nil, limit: 10, by: actor)
        }
    }

    @Test("Nobody changes their own rights, state or password of another's making")
    func ownRights() async throws {
        let id = try #require(Identifier<Account>(keeper.id))
        await #expect(throws: Refusal.accessOwnRights) {
            try await house.desk.changeRoles(of: id, to: [.securityAdministrator], office: nil, by: keeper)
        }
        await #expect(throws: Refusal.accessOwnRights) {
            try await house.desk.setStatus(of: id, to: .closed, by: keeper)
        }
        await #expect(throws: Refusal.accessOwnRights) { try await house.desk.resetPassword(of: id, by: keeper) }
    }

    @Test("Changed rights hold at once, and the ledger tells from what to what")
    func rights() async throws {
        let account = try await house.account("wang", [.officer])
        let signedIn = try await house.signIn("wang")
        _ = try await house.desk.changeRoles(of: account.id, to: [.analyst], office: office, by: keeper)
        let session = try #require(await house.desk.session(signedIn.token.secretText))
        #expect(session.actor.reach(.complaintDecide) == nil)
        let entry = try #require(shelf.now.entries.last { $0.action.text == "access.rolesChanged" })
        #expect(entry.actor == keeper.id)
        #expect(entry.details["from"] == ["officer"])
        #expect(entry.details["to"] == ["analyst"])
    }

    @Test("A locked account's sessions end at once; a closed one never comes back")
    func status() async throws {
        let account = try await house.account("wang", [.officer])
        let signedIn = try await house.signIn("wang")
        _ = try await house.desk.setStatus(of: account.id, to: .locked, by: keeper)
        #expect(try await house.desk.session(signedIn.token.secretText) == nil)
        await #expect(throws: Refusal.accountShut) { try await house.signIn("wang") }
        await #expect(throws: Refusal.signInRefused) { try await house.signIn("wang", password: "wrong") }
        _ = try await house.desk.setStatus(of: account.id, to: .closed, by: keeper)
        await #expect(throws: Refusal.accountClosed) {
            try await house.desk.setStatus(of: account.id, to: .active, by: keeper)
        }
    }

    @Test("Unlocking lets somebody in whom wrong passwords had shut out")
    func unlocking() async throws {
        let account = try await house.account("wang", [.officer])
        for _ in 0..<5 {
            await #expect(throws: Refusal.signInRefused) { try await house.signIn("wang", password: "wrong") }
        }
        _ = try await house.desk.setStatus(of: account.id, to: .active, by: keeper)
        _ = try await house.signIn("wang")
    }

    @Test("A password is of three kinds of signs, none of the last five, and due again after ninety days")
    func passwordRule() async throws {
        try await house.account("wang", [.officer])
        var (signedIn, current) = (try await house.signIn("wang"), AccessHouse.password)
        func change(to wanted: String) async throws {
            signedIn = try await house.desk.changePassword(
                from: current, to: wanted, session: signedIn.session.id, by: signedIn.session.actor)
            current = wanted
        }
        await #expect(throws: Refusal.passwordTooShort(12)) { try await change(to: "Short-1") }
        await #expect(throws: Refusal.passwordTooPlain(3)) { try await change(to: "onlysmallletters") }
        await #expect(throws: Refusal.passwordNamesAccount) { try await change(to: "Wang-2026-Hexi-x") }
        await #expect(throws: Refusal.passwordUsedBefore(5)) { try await change(to: AccessHouse.password) }
        for number in 1...4 { try await change(to: "Yinchuan-2026-N\(number)") }
        await #expect(throws: Refusal.passwordUsedBefore(5)) { try await change(to: AccessHouse.password) }
        try await change(to: "Yinchuan-2026-N5")
        try await change(to: AccessHouse.password)
        house.clock.pass(days: 89)
        #expect(try await !house.signIn("wang").session.needsNewPassword)
        house.clock.pass(days: 1)
        #expect(try await house.signIn("wang").session.needsNewPassword)
    }

    @Test("Guessing the present password on the form locks like guessing at the door")
    func guessing() async throws {
        try await house.account("wang", [.officer])
        let actor = try await house.signIn("wang").session.actor
        for _ in 0..<5 {
            await #expect(throws: Refusal.passwordWrong) {
                try await house.desk.changePassword(
                    from: "guess", to: "Ningxia-2026-Hexi", session: nil, by: actor)
            }
        }
        await #expect(throws: Refusal.signInLocked(minutes: 30)) { try await house.signIn("wang") }
    }

    @Test("All that is wrong with a new account is said at once")
    func refusals() async throws {
        let refusals = await #expect(throws: Refusals.self) {
            try await house.desk.createAccount(
                NewAccount(login: "1", name: "", roles: [.officer, .auditor]), by: keeper)
        }
        #expect(
            refusals?.all.map(\.code) == [
                "access.loginMalformed", "access.nameMissing", "access.rolesOfTwoSides",
            ])
        await #expect(throws: Refusal.loginTaken) {
            try await house.desk.createAccount(
                NewAccount(login: "ANQUAN", name: "某", roles: [.auditor]), by: keeper)
        }
    }

    @Test("Officials decide by name; nobody else's name is told")
    func names() async throws {
        let officer = try await house.account("wang", [.officer], name: "王强")
        let auditor = try await house.account("shen", [.auditor], name: "沈某")
        let names = try await house.desk.officialNames(of: [officer.id.text, auditor.id.text, "system"])
        #expect(names == [officer.id.text: "王强"])
        let keeper = try await house.account("shop", [.merchantStaff], name: "李店长")
        let staff = try await house.desk.staffNames(of: [officer.id.text, auditor.id.text, keeper.id.text])
        #expect(staff == [officer.id.text: "王强", keeper.id.text: "李店长"])
    }
}

@Suite("The audit log is read by auditors only")
struct AuditDeskTests {
    private let shelf = Shelf()
    private let auditor = Actor(id: "auditor", roles: [.auditor])

    private var desk: AuditDesk {
        AuditDesk(books: ShelfBooks<any AuditBook>(on: shelf) { $0 }, now: { .at("2026-04-21T01:00:00Z") })
    }

    private func fill() async throws {
        let books = ShelfBooks<any LedgerBook>(on: shelf) { $0 }
        try await books.write { book in
            for number in 1...5 {
                _ = try book.append(
                    EntryDraft(
                        at: .at("2026-04-20T0\(number):00:00Z"), actor: number.isMultiple(of: 2) ? "b" : "a",
                        action: ActionCode(room: "access", "signedIn"),
                        subject: EntrySubject(kind: "account", id: "\(number)")))
            }
        }
    }

    @Test("Entries come newest first, by deed, by actor, by thing and by time, page by page")
    func filters() async throws {
        try await fill()
        var filter = AuditFilter()
        filter.actor = "a"
        let first = try await desk.entries(filter, after: nil, limit: 2, by: auditor)
        #expect(first.map(\.sequence) == [5, 3])
        let second = try await desk.entries(filter, after: first.last?.sequence, limit: 2, by: auditor)
        #expect(second.map(\.sequence) == [1])
    }

    @Test("A verification says that all is whole, and is itself entered")
    func verification() async throws {
        try await fill()
        let report = try await desk.verify(by: auditor)
        #expect(report.isWhole)
        #expect(report.chain.count == 5)
        #expect(shelf.now.entries.last?.action.text == "audit.verified")
    }

    @Test("Nobody else reads it", arguments: Role.allCases)
    func readers(role: Role) async throws {
        guard role.side != .audit else { return }
        let actor = Actor(id: "x", roles: [role])
        await #expect(throws: Refusal.actionForbidden) {
            try await desk.entries(AuditFilter(), after: nil, limit: 1, by: actor)
        }
        await #expect(throws: Refusal.actionForbidden) { try await desk.verify(by: actor) }
    }
}
