import Access
import Fixtures
import Kernel
import TestSupport
import Testing
import Web
import WebSupport

@Suite("Signing in at a browser")
struct SignInPagesTests {
    private let site: AccessSite

    init() async throws {
        site = try AccessSite()
        try await site.house.account("zhang", [.officer])
    }

    @Test("A consumer asks for a code, sends it back, and is where they wanted to go")
    func consumer() async throws {
        let site = site
        try await site.visit { browser in
            try await browser.get("/sign-in?next=/complaints/new")
            let sent = try await browser.post(
                "/sign-in", ["contact": "138 1234 5678", "as": "consumer", "next": "/complaints/new"])
            #expect(sent.status == 200)
            #expect(sent.text.contains("138****5678"))
            let digits = site.house.codes.code(for: try Contact("13812345678"))
            #expect(sent.text.contains("演示模式：验证码是\(digits ?? "-")"))
            let done = try await browser.post(
                "/sign-in/code",
                ["contact": "13812345678", "as": "consumer", "code": digits ?? "", "next": "/complaints/new"])
            #expect(done.status == 303)
            #expect(done.location == "/complaints/new")
            let own = try await browser.get("/account")
            #expect(own.status == 200)
            #expect(own.text.contains("138****5678"))
            #expect(!own.text.contains("13812345678"))
        }
    }

    @Test("A wrong code shows the form again with the error at its field, whether or not one was sent")
    func wrongCode() async throws {
        try await site.visit { browser in
            try await browser.get("/sign-in")
            let refused = try await browser.post(
                "/sign-in/code", ["contact": "13812345678", "as": "consumer", "code": "123456"])
            #expect(refused.status == 422)
            #expect(refused.text.contains("href=\"#f-code\""))
            #expect(browser.cookies["fx-session"] == nil)
        }
    }

    @Test("Staff sign in by password, and the token of the page before opens nothing afterwards")
    func staff() async throws {
        try await site.visit { browser in
            try await browser.get("/sign-in/staff")
            let refused = try await browser.post("/sign-in/staff", ["login": "zhang", "password": "Secret-Secret-1"])
            #expect(refused.status == 422)
            #expect(!refused.text.contains("Secret-Secret-1"))
            let before = browser.token
            let done = try await browser.post(
                "/sign-in/staff", ["login": "zhang", "password": AccessHouse.password, "next": "//evil.example"])
            #expect(done.status == 303)
            #expect(done.location == "/")
            let stale = try await browser.post("/account/language", ["language": "en"], token: before)
            #expect(stale.status == 403)
            try await browser.get("/account")
            #expect(try await browser.post("/account/language", ["language": "en"]).status == 303)
        }
    }

    @Test("After five wrong passwords the page says how long to wait")
    func locked() async throws {
        try await site.visit { browser in
            try await browser.get("/sign-in/staff")
            for _ in 0..<5 {
                #expect(try await browser.post("/sign-in/staff", ["login": "x.y", "password": "wrong"]).status == 422)
            }
            let locked = try await browser.post("/sign-in/staff", ["login": "x.y", "password": "wrong"])
            #expect(locked.status == 429)
            #expect(locked.text.contains("30分钟"))
        }
    }

    @Test("Signing out ends the session for whoever kept its cookie")
    func signOut() async throws {
        let site = site
        try await site.visit { browser in
            try await browser.signIn("zhang")
            let token = try #require(browser.cookies["fx-session"])
            try await browser.get("/account")
            #expect(try await browser.post("/sign-out", [:]).status == 303)
            #expect(try await site.house.desk.session(token) == nil)
            #expect(try await browser.get("/account").location?.hasPrefix("/sign-in?next=") == true)
        }
    }

    @Test("With a password that somebody else chose, every page leads to changing it")
    func newPassword() async throws {
        let site = site
        let made = try await site.house.desk.createAccount(
            NewAccount(login: "anquan", name: "安全员", roles: [.securityAdministrator]), by: .system)
        let id = made.account.id
        try await site.visit { browser in
            let reset = try await site.house.desk.resetPassword(of: id, by: .system)
            try await browser.get("/sign-in/staff")
            let done = try await browser.post("/sign-in/staff", ["login": "anquan", "password": reset])
            #expect(done.location == "/account")
            #expect(try await browser.get("/accounts").location == "/account")
            try await browser.get("/account")
            let changed = try await browser.post(
                "/account/password", ["current": reset, "password": "Ningxia-2026-Hexi"])
            #expect(changed.status == 303)
            #expect(try await browser.get("/accounts").status == 200)
        }
    }

    @Test("The pages are as kept")
    func goldens() async throws {
        for language in Language.allCases {
            let (text, code) = try await page(in: language)
            try expectGolden(text, "sign-in.\(language.rawValue).html")
            try expectGolden(code, "sign-in-staff-refused.\(language.rawValue).html")
        }
    }

    private func page(in language: Language) async throws -> (String, String) {
        let kept = Kept()
        try await AccessSite()
            .visit { browser in
                let first = try await browser.get("/sign-in?lang=\(language.rawValue)")
                try await browser.get("/sign-in/staff")
                let second = try await browser.post("/sign-in/staff", ["login": "zhang", "password": ""])
                kept.keep([first.text, second.text])
            }
        let texts = kept.texts.map(GoldenPage.broken)
        return (texts[0], texts[1])
    }
}
