import Access
import Fixtures
import Kernel
import Testing

@Suite("Attempts are counted before anybody knows how they end")
struct AttemptRuleTests {
    private let start = Instant.at("2026-04-20T01:00:00Z")

    @Test("After five failures the door is shut for half an hour, whatever is tried meanwhile")
    func lockOut() throws {
        let rule = AccessTerms.standard.signIn
        var tally: Tally?
        for second in 0..<5 { tally = try rule.counting(tally, at: start.advanced(bySeconds: Int64(second))) }
        let until = start.advanced(bySeconds: 4 + 30 * 60)
        for second: Int64 in [5, 60, 1803] {
            let spent = #expect(throws: AttemptRule.Spent.self) {
                try rule.counting(tally, at: start.advanced(bySeconds: second))
            }
            #expect(spent?.until == until)
        }
        let fresh = try rule.counting(tally, at: until)
        #expect(fresh == Tally(moments: [until]))
    }

    @Test("In no hour are there more codes than three, and each becomes possible again as soon as the hour allows")
    func slidingWindow() throws {
        let rule = AccessTerms.standard.codesPerContact
        var random = SystemRandomNumberGenerator()
        var moment = start
        var tally: Tally?
        var granted: [Instant] = []
        for _ in 0..<2000 {
            moment = moment.advanced(bySeconds: Int64.random(in: 1...1500, using: &random))
            let recent = granted.filter { moment.seconds(since: $0) < 3600 }
            do {
                tally = try rule.counting(tally, at: moment)
                granted.append(moment)
                #expect(recent.count < 3)
            } catch {
                #expect(recent.count == 3)
                #expect(error.until == recent.first.map { $0.advanced(bySeconds: 3600) })
            }
        }
    }
}

@Suite("Which roles may stand together")
struct RoleRulesTests {
    private let office = Office(authority: "640381", unit: "QTX", regionPrefix: "640381")

    @Test("No account has roles of two sides")
    func sides() {
        for one in Role.allCases {
            for other in Role.allCases where one.side != other.side {
                #expect(throws: Refusal.accessRolesOfTwoSides) {
                    try RoleRules.check([one, other], office: one.side == .authority ? office : nil)
                }
            }
        }
        #expect(throws: Never.self) { try RoleRules.check([.officer, .director], office: office) }
        #expect(throws: Refusal.accessRolesMissing) { try RoleRules.check([], office: nil) }
    }

    @Test("Staff of an authority have an office with a region, and nobody else has one")
    func offices() {
        #expect(throws: Refusal.accessOfficeMissing) { try RoleRules.check([.officer], office: nil) }
        #expect(throws: Refusal.accessOfficeMissing) {
            try RoleRules.check([.officer], office: Office(authority: "A", unit: "U", regionPrefix: "64x"))
        }
        #expect(throws: Refusal.accessOfficeOutOfPlace) { try RoleRules.check([.auditor], office: office) }
    }

    @Test("Nobody changes their own rights, and an account never moves to another side")
    func ownRights() {
        let account = Account(
            id: .sample(1), login: LoginName("anquan"), roles: [.securityAdministrator],
            createdAt: .at("2026-04-20T01:00:00Z"))
        let itself = Actor(id: account.id.text, roles: account.roles)
        let other = Actor(id: Identifier<Account>.sample(2).text, roles: account.roles)
        #expect(throws: Refusal.accessOwnRights) {
            try RoleRules.checkChange(of: account, to: [.securityAdministrator], office: nil, by: itself)
        }
        #expect(throws: Refusal.accessSideChanged) {
            try RoleRules.checkChange(of: account, to: [.auditor], office: nil, by: other)
        }
    }
}

@Suite("What people sign in with")
struct LoginTests {
    @Test("A login is small letters, digits and a few signs, a letter first")
    func logins() {
        #expect(LoginName("Zhang.Ming")?.text == "zhang.ming")
        for text in ["a", "1abc", "张明明", "a b c", "a@b.cn", String(repeating: "a", count: 33), ""] {
            #expect(LoginName(text) == nil, "\(text)")
        }
    }

    @Test("A contact is a mobile or a mailbox, and prints masked")
    func contacts() throws {
        #expect("\(try Contact("138 1234 5678"))" == "138****5678")
        #expect("\(try Contact("zhang@example.cn"))" == "z***@example.cn")
        #expect(throws: Refusal.contactUnreachable) { try Contact("12315") }
        #expect(throws: Refusal.contactUnreachable) { try Contact("0951-5550101") }
    }
}
