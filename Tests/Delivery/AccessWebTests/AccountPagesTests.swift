import Access
import AccessWeb
import Fixtures
import HTTPTypes
import Kernel
import TestSupport
import Testing
import Web
import WebSupport

@Suite("Keeping accounts and reading the audit log at a browser")
struct AccountPagesTests {
    private let site: AccessSite

    init() async throws {
        site = try AccessSite()
        try await site.house.account("anquan", [.securityAdministrator], name: "安全员")
        try await site.house.account("shenji", [.auditor], name: "审计员")
        try await site.house.account("zhang", [.officer])
    }

    @Test("The security administrator creates an account and sees its password once")
    func creation() async throws {
        let site = site
        try await site.visit { browser in
            try await browser.signIn("anquan")
            #expect(try await browser.get("/accounts").text.contains("zhang"))
            try await browser.get("/accounts/new")
            let refused = try await browser.post("/accounts", ["login": "1", "name": "李华", "roles": "officer"])
            #expect(refused.status == 422)
            #expect(refused.text.contains("href=\"#f-login\"") && refused.text.contains("href=\"#f-authority\""))
            let made = try await browser.post(
                "/accounts",
                [
                    "login": "li", "name": "李华", "roles": "officer", "roles": "director", "authority": "640381",
                    "unit": "QTX", "regionPrefix": "640381",
                ])
            #expect(made.status == 201)
            let password = try #require(made.text.firstMatch(of: /<code>([^<]{16})<\/code>/)).1
            #expect(try await site.house.signIn("li", password: String(password)).session.needsNewPassword)
        }
    }

    @Test("Rights, state and password are changed there, but never one's own")
    func changes() async throws {
        let site = site
        try await site.visit { browser in
            try await browser.signIn("anquan")
            let page = try await browser.get("/accounts?login=zhang")
            let id = try #require(page.text.firstMatch(of: /href="\/accounts\/([0-9a-z]{26})"/)).1
            try await browser.get("/accounts/\(id)")
            #expect(
                try await browser
                    .post(
                        "/accounts/\(id)/roles",
                        ["roles": "analyst", "authority": "640381", "unit": "QTX", "regionPrefix": "640381"]
                    )
                    .status == 303)
            #expect(try await browser.post("/accounts/\(id)/roles", ["roles": "auditor"]).status == 422)
            #expect(try await browser.post("/accounts/\(id)/status", ["status": "locked"]).status == 303)
            await #expect(throws: Refusal.accountShut) { try await site.house.signIn("zhang") }
            let own = try await browser.get("/accounts?login=anquan")
            let ownID = try #require(own.text.firstMatch(of: /href="\/accounts\/([0-9a-z]{26})"/)).1
            #expect(try await browser.post("/accounts/\(ownID)/status", ["status": "closed"]).status == 422)
            #expect(try await browser.get("/accounts/00000000000000000000000000").status == 404)
        }
    }

    @Test("Each step on an account is confirmed once, in words")
    func confirmed() async throws {
        let site = site
        try await site.visit { browser in
            try await browser.signIn("anquan")
            try await browser.get("/accounts/new")
            let made = try await browser.post(
                "/accounts", ["login": "liu", "name": "刘某", "roles": "auditor"])
            #expect(made.status == 201 && made.text.contains("账号已建立。"))
            let list = try await browser.get("/accounts?login=liu")
            let id = try #require(list.text.firstMatch(of: /href="\/accounts\/([0-9a-z]{26})"/)).1
            for (path, fields, words): (String, KeyValuePairs<String, String>, String) in [
                ("status", ["status": "locked"], "账号已锁定，本人已退出。"), ("status", ["status": "active"], "账号已解锁，可以登录。"),
                ("status", ["status": "active"], "已解除因输错密码的限制。"),
                ("roles", ["roles": "auditAdministrator"], "权限已保存，从下一次操作起生效。"),
                ("status", ["status": "closed"], "账号已注销。"),
            ] {
                #expect(try await browser.post("/accounts/\(id)/\(path)", fields).status == 303, "\(words)")
                let page = try await browser.get("/accounts/\(id)")
                #expect(page.text.contains(words) && page.text.contains("role=\"status\""), "\(words)")
                #expect(!(try await browser.get("/accounts/\(id)").text.contains(words)), "\(words)")
            }
        }
    }

    @Test("An auditor reads, filters and verifies")
    func audit() async throws {
        try await site.visit { browser in
            try await browser.signIn("shenji")
            let all = try await browser.get("/audit")
            #expect(all.status == 200)
            // Names and deeds in words; no code and no identifier is left to read.
            #expect(all.text.contains("账号：建立账号") && all.text.contains("审计员"))
            #expect(all.text.contains("角色：安全管理员") && !all.text.contains(">access.accountCreated<"))
            let some = try await browser.get("/audit?action=access.signedIn")
            #expect(some.text.contains("账号：登录</a>") && !some.text.contains("账号：建立账号</a>"))
            let own = try await browser.get("/audit?actor=shenji")
            #expect(own.text.contains("账号：登录</a>") && !own.text.contains("安全员"))
            let wrong = try await browser.get("/audit?action=rubbish&actor=shenji")
            #expect(wrong.status == 422 && wrong.text.contains("href=\"#f-action\""))
            #expect(wrong.text.contains("value=\"shenji\"") && wrong.text.contains("name=\"from\""))
            let reversed = try await browser.get("/audit?from=2026-05-02&until=2026-05-01")
            #expect(reversed.status == 422 && reversed.text.contains("结束日期早于开始日期"))
            #expect(try await browser.get("/audit?actor=niemand").text.contains("没有这个登录名"))
            let verified = try await browser.post("/audit/verifications", [:])
            #expect(verified.status == 200)
            #expect(verified.text.contains("校验通过"))
        }
    }

    @Test("The API does what the pages do")
    func api() async throws {
        let site = site
        try await site.visit { browser in
            let refused = try await browser.call(
                .post, "/api/v1/sessions", ["login": "anquan", "password": "wrong"])
            #expect(refused.status == 401)
            let signedIn = try await browser.call(
                .post, "/api/v1/sessions", ["login": "anquan", "password": .string(AccessHouse.password)])
            #expect(signedIn.status == 201)
            let token = try #require(try JSON(parsing: signedIn.text)["token"]?.string)
            let made = try await browser.call(
                .post, "/api/v1/accounts", ["login": "shen", "name": "沈某", "roles": ["auditor"]], bearer: token)
            #expect(made.status == 201)
            let password = try JSON(parsing: made.text)["password"]?.string ?? ""
            #expect(password.count == 16)
            let issued = try await browser.call(
                .post, "/api/v1/account/tokens", ["label": "job", "days": 3], bearer: token)
            #expect(issued.status == 201)
            let program = try #require(try JSON(parsing: issued.text)["token"]?.string)
            #expect(try await browser.get("/api/v1/accounts", bearer: program).status == 200)
            #expect(try await browser.call(.delete, "/api/v1/sessions/current", bearer: token).status == 204)
            #expect(try await browser.get("/api/v1/accounts", bearer: token).status == 401)
            #expect(try await browser.get("/api/v1/accounts", bearer: program).status == 200)
            #expect(try await browser.get("/api/v1/audit/entries", bearer: program).status == 403)
            let sent = try await browser.call(
                .post, "/api/v1/codes", ["contact": "13812345678", "as": "consumer"])
            #expect(sent.status == 204)
            let digits = site.house.codes.code(for: try Contact("13812345678")) ?? ""
            let consumer = try await browser.call(
                .post, "/api/v1/sessions/by-code",
                ["contact": "13812345678", "as": "consumer", "code": .string(digits)])
            #expect(consumer.status == 201)
        }
    }

    @Test("Each role opens what the table of grants says and nothing else", arguments: Role.allCases)
    func matrix(role: Role) async throws {
        let endpoints = site.site.endpoints.filter { $0.face != .plain }
        for (route, roles, isOpen) in Endpoint.matrix(of: endpoints) {
            switch route {
            case let route where route.contains("/accounts"): #expect(roles == [.securityAdministrator])
            case let route where route.contains("/audit"): #expect(Set(roles) == [.auditor, .auditAdministrator])
            case let route where route.contains("/account"): #expect(Set(roles) == Set(Role.allCases))
            default: #expect(isOpen || route.contains("sessions/current"), "\(route)")
            }
        }
        #expect(Endpoint.faults(in: site.site.endpoints).isEmpty)
    }

    @Test("The pages are as kept", arguments: Language.allCases)
    func goldens(language: Language) async throws {
        let kept = Kept()
        let site = site
        try await site.visit { browser in
            try await browser.get("/sign-in?lang=\(language.rawValue)")
            try await browser.signIn("anquan")
            kept.keep([
                try await browser.get("/account").text, try await browser.get("/accounts").text,
                try await browser.get("/accounts/new").text,
            ])
        }
        try await site.visit { browser in
            try await browser.get("/sign-in?lang=\(language.rawValue)")
            try await browser.signIn("shenji")
            kept.keep([
                try await browser.get("/audit").text, try await browser.post("/audit/verifications", [:]).text,
            ])
        }
        for (name, text) in zip(["account", "accounts", "accounts-new", "audit", "audit-verified"], kept.texts) {
            try expectGolden(GoldenPage.broken(text), "\(name).\(language.rawValue).html")
        }
    }
}
