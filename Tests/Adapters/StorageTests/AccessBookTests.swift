import Access
import DatabaseSupport
import Fixtures
import Kernel
import Ledger
import Privacy
import Requests
import Seals
import Storage
import Testing

@Suite("Accounts, sessions and codes in SQL")
struct AccessBookTests {
    private func withHouse(
        _ kind: TestDatabase, _ body: (AccessHouse, SQLBooks<any AccessBook>, any SQLDatabase) async throws -> Void
    ) async throws {
        try await kind.withFresh(migrations: Migrations.main) { database in
            let books = SQLBooks<any AccessBook>(database) { $0 }
            try await body(AccessHouse(books: books), books, database)
        }
    }

    @Test(
        "An account reads back as it was written, and of two writers the second is refused",
        arguments: TestDatabase.reachable)
    func accounts(kind: TestDatabase) async throws {
        try await withHouse(kind) { _, books, _ in
            var account = Account(
                id: .sample(1), login: LoginName("zhang"), roles: [.officer, .director],
                office: Office(authority: "640381", unit: "QTX", regionPrefix: "640381"),
                createdAt: .at("2026-04-20T01:00:00.000001Z"))
            account.password = Account.Password(
                hash: "$argon2id$x", changedAt: .at("2026-04-20T01:00:00Z"), mustChange: true)
            account.language = .en
            account.status = .locked
            let first = account
            try await books.write { try $0.add(first) }
            #expect(try await books.read { try $0.account(.sample(1)) } == first)
            #expect(try await books.read { try $0.account(named: #require(LoginName("ZHANG"))) } == first)
            account.version = 2
            account.office = nil
            account.roles = [.auditor]
            account.password = nil
            let second = account
            try await books.write { try $0.replace(second) }
            await #expect(throws: Refusal.accountChangedMeanwhile) { try await books.write { try $0.replace(second) } }
            #expect(try await books.read { try $0.account(.sample(1)) }?.roles == [.auditor])
            let taken = Account(
                id: .sample(2), login: LoginName("zhang"), roles: [.auditor], createdAt: .at("2026-04-20T01:00:00Z"))
            await #expect(throws: Refusal.loginTaken) { try await books.write { try $0.add(taken) } }
        }
    }

    @Test("Lists go page by page, the newest first, without a row twice or missed", arguments: TestDatabase.reachable)
    func lists(kind: TestDatabase) async throws {
        try await withHouse(kind) { _, books, _ in
            try await books.write { book in
                for number in 1...25 {
                    try book.add(
                        Account(
                            id: .sample(UInt64(number)), login: LoginName("user_\(number)"),
                            roles: [number.isMultiple(of: 2) ? .auditor : .systemAdministrator],
                            createdAt: .at("2026-04-20T01:00:00Z").advanced(bySeconds: Int64(number / 3))))
                }
            }
            func all(_ selection: AccountSelection) async throws -> [String] {
                var (found, cursor): ([String], Cursor?) = ([], nil)
                repeat {
                    let after = cursor
                    let page = try await books.read { try $0.accounts(selection, after: after, limit: 4) }
                    found += page.items.compactMap { $0.login?.text }
                    cursor = page.next
                } while cursor != nil
                return found
            }
            #expect(try await all(AccountSelection()).count == 25)
            #expect(try await Set(all(AccountSelection())).count == 25)
            var selection = AccountSelection()
            selection.role = .auditor
            #expect(try await all(selection).count == 12)
            selection = AccountSelection()
            selection.loginPrefix = "user_1"
            #expect(try await all(selection).count == 11)
            selection.loginPrefix = "userx"
            #expect(try await all(selection).isEmpty)
        }
    }

    @Test("The whole way in and out works as in memory", arguments: TestDatabase.reachable)
    func desk(kind: TestDatabase) async throws {
        try await withHouse(kind) { house, _, database in
            let account = try await house.account("zhang", [.officer])
            for _ in 0..<4 {
                await #expect(throws: Refusal.signInRefused) { try await house.signIn("zhang", password: "wrong") }
            }
            let signedIn = try await house.signIn("zhang")
            house.clock.advance(seconds: 14 * 60)
            #expect(try await house.desk.session(signedIn.token.secretText)?.name == "张明")
            house.clock.advance(seconds: 14 * 60)
            #expect(try await house.desk.session(signedIn.token.secretText)?.actor == signedIn.session.actor)
            let changed = try await house.desk.changePassword(
                from: AccessHouse.password, to: "Ningxia-2026-Hexi", session: signedIn.session.id,
                by: signedIn.session.actor)
            #expect(try await house.desk.session(signedIn.token.secretText) == nil)
            let issued = try await house.desk.issueToken(label: "report job", days: 1, by: changed.session.actor)
            #expect(try await house.desk.bearer(issued.text)?.id == changed.session.actor.id)
            #expect(try await house.desk.own(by: changed.session.actor).tokens == [issued.token])
            try await house.desk.revokeToken(issued.token.id, by: changed.session.actor)
            #expect(try await house.desk.bearer(issued.text) == nil)
            #expect(try await house.desk.officialNames(of: [account.id.text]) == [account.id.text: "张明"])
            house.clock.pass(days: 3)
            #expect(try await house.desk.sweep(by: .system) >= 1)
            let count = try await database.read { try $0.integer("SELECT COUNT(*) FROM access_session") }
            #expect(count == 0)
        }
    }

    @Test("A second factor is set up, proved and taken away", arguments: TestDatabase.reachable)
    func factor(kind: TestDatabase) async throws {
        try await withHouse(kind) { house, books, _ in
            let account = try await house.account("zhang", [.officer])
            let first = try await house.signIn("zhang").session
            let code = try await house.desk.beginFactor(by: first.actor).code
            func digits() -> String { code.digits(of: TimedCode.step(at: house.clock.now)) }
            let recovery = try await house.desk.confirmFactor(digits(), session: first.id, by: first.actor)
            let kept = try #require(try await books.read { try $0.factor(of: account.id) })
            #expect(kept.recovery.count == recovery.count && kept.confirmedAt == house.clock.now && kept.lastStep > 0)
            house.clock.advance(seconds: 60)
            let signedIn = try await house.signIn("zhang")
            #expect(signedIn.session.needsFactor)
            try await house.desk.proveFactor(digits(), session: signedIn.session.id, by: signedIn.session.actor)
            let proven = try #require(try await house.desk.session(signedIn.token.secretText))
            #expect(!proven.needsFactor)
            try await house.desk.removeFactor(recovery[0], by: proven.actor)
            let gone = try await books.read { try $0.factor(of: account.id) }
            #expect(gone == nil)
        }
    }

    @Test("Consumers are found by keyed hash, past any number of their cases", arguments: TestDatabase.reachable)
    func codes(kind: TestDatabase) async throws {
        try await withHouse(kind) { house, books, _ in
            let contact = try Contact("13812345678")
            try await house.desk.requestCode(for: contact, as: .consumer, client: "c")
            let first = try await house.desk.confirmCode(
                try #require(house.codes.code(for: contact)), for: contact, as: .consumer)
            let vault = Vault.sample()
            try await books.write { book in
                for number in 100..<140 {
                    try vault.keep(
                        [.phone: contact.text], of: Identifier<Account>.sample(UInt64(number)).text, in: book,
                        using: .seeded(UInt64(number)))
                }
            }
            try await house.desk.requestCode(for: contact, as: .consumer, client: "c")
            let second = try await house.desk.confirmCode(
                try #require(house.codes.code(for: contact)), for: contact, as: .consumer)
            #expect(first.session.actor.id == second.session.actor.id)
        }
    }

    @Test("Many guesses at once are no more than five", arguments: TestDatabase.reachable)
    func parallel(kind: TestDatabase) async throws {
        try await withHouse(kind) { house, _, _ in
            try await house.account("zhang", [.officer])
            let refusals = await withTaskGroup(of: (any Error)?.self) { group in
                for number in 0..<20 {
                    group.addTask {
                        do {
                            _ = try await house.signIn("zhang", password: "guess \(number)")
                            return nil
                        } catch { return error }
                    }
                }
                return await group.reduce(into: [(any Error)?]()) { $0.append($1) }
            }
            #expect(refusals.allSatisfy { $0 is Refusal })
            #expect(house.hashing.counts.checked == 5)
        }
    }

    @Test("An account speaks for the operators of its approved claims", arguments: TestDatabase.reachable)
    func claims(kind: TestDatabase) async throws {
        try await withHouse(kind) { house, books, database in
            let account = try await house.account("dian", [.merchantStaff], name: "店员")
            try await database.write { session in
                for (number, state) in ["approved", "pending", "rejected"].enumerated() {
                    try session.execute(
                        "INSERT INTO business_operator (id, name, status, updated_at, version) VALUES (?, ?, 'active', 0, 1)",
                        [.text("op\(number)"), .text("店\(number)")])
                    try session.execute(
                        """
                        INSERT INTO merchant_claim (id, business_operator, account, post, state, proof, made_at)
                        VALUES (?, ?, ?, 'keeper', ?, 'none', 0)
                        """,
                        [.text("c\(number)"), .text("op\(number)"), .text(account.id.text), .text(state)])
                }
            }
            #expect(try await books.read { try $0.merchants(of: account.id) } == ["op0"])
            #expect(try await house.signIn("dian").session.actor.merchants == ["op0"])
        }
    }

    @Test("A session's token is in no column of the store", arguments: TestDatabase.reachable)
    func secrecy(kind: TestDatabase) async throws {
        try await withHouse(kind) { house, _, database in
            try await house.account("zhang", [.officer])
            let signedIn = try await house.signIn("zhang")
            let token = signedIn.token.secretText
            let bytes = try #require(Base64URL.bytes(token))
            let rows = try await database.read { session in
                try session.rows(session.dialect.columnsQuery)
                    .map { row in
                        (try row.text("table_name"), try row.text("column_name"))
                    }
                    .map { table, column in
                        try session.rows("SELECT \(column) AS found FROM \(table)", [])
                    }
                    .flatMap { $0 }
            }
            #expect(!rows.isEmpty)
            for row in rows {
                switch try row.value("found") {
                case .text(let text): #expect(!text.contains(token))
                case .blob(let blob): #expect(blob != bytes && blob != Array(token.utf8))
                case .null, .integer, .real: break
                }
            }
        }
    }

    @Test("A write asked twice is done once, and its answer is kept sealed", arguments: TestDatabase.reachable)
    func requests(kind: TestDatabase) async throws {
        try await kind.withFresh(migrations: Migrations.main) { database in
            let desk = RequestDesk(
                books: SQLBooks<any RequestBook>(database) { $0 }, ring: Vault.sample().ring, random: .seeded(5))
            let moment = Instant.at("2026-04-20T01:00:00Z")
            let starts = try await withThrowingTaskGroup(of: RequestStart.self) { group in
                for _ in 0..<10 { group.addTask { try await desk.begin("k", fingerprint: "f", at: moment) } }
                return try await group.reduce(into: [RequestStart]()) { $0.append($1) }
            }
            #expect(starts.filter { $0 == .fresh }.count == 1)
            #expect(starts.filter { $0 == .running }.count == 9)
            try await desk.finish("k", with: Array("QUERYCODE9".utf8))
            #expect(
                try await desk.begin("k", fingerprint: "f", at: moment) == .finished(Array("QUERYCODE9".utf8)))
            #expect(try await desk.begin("k", fingerprint: "g", at: moment) == .differs)
            #expect(try await desk.sweep(at: moment.advanced(bySeconds: 86_401)) == 1)
        }
    }
}
