import Access
import Fixtures
import Kernel
import LawWeb
import Rulebook
import TestSupport
import Testing
import Web

@Suite("The calculator of legal days")
struct DeadlinePageTests {
    private static let question: KeyValuePairs = [
        "period": "complaintDecision", "from": "2026-09-18", "region": "61", "rules": "", "suspend": "", "extended": "",
    ]

    @Test("Shows the day, both readings, the law and each day, marked as a computation", arguments: Language.allCases)
    func result(language: Language) async throws {
        let page = try await LawSite().get("/deadline", [:], Self.question, in: language)
        #expect(page.status == 200)
        let tag = language.rawValue
        try expectGolden(page.broken, "deadline.\(tag).html")
    }

    @Test("Asks, before anything was asked")
    func empty() async throws {
        let page = try await LawSite().get("/deadline")
        #expect(page.status == 200 && !page.broken.contains("id=\"result\""))
    }

    @Test("Says what is wrong beside its field, and keeps what was typed")
    func refused() async throws {
        let page = try await LawSite()
            .get("/deadline", [:], ["period": "complaintDecision", "from": "2026-02-30", "region": "65"])
        #expect(page.status == 422)
        #expect(page.broken.contains("href=\"#f-from\"") && page.broken.contains("2026-02-30"))
        let early = try await LawSite().get("/deadline", [:], ["period": "complaintDecision", "from": "2019-02-20"])
        #expect(early.status == 422 && early.broken.contains("没有可适用的规定"))
    }

    @Test("Takes several spans in one field")
    func spans() async throws {
        let page = try await LawSite()
            .get(
                "/deadline", [:],
                [
                    "period": "mediationLimit", "from": "2026-08-03",
                    "suspend": "2026-08-10..2026-08-15 2026-08-16..2026-08-20",
                ])
        #expect(page.broken.contains("2026年10月13日"))
    }

    @Test("Answers programs with the same, and refuses with the field")
    func api() async throws {
        let answer = try await LawSite()
            .get("/api/v1/deadline", [:], ["period": "complaintDecision", "from": "2026-09-18"])
        #expect(answer.broken.contains("\"due\":\"2026-09-29\""))
        await #expect(throws: Refusal.self) {
            try await LawSite()
                .get("/api/v1/deadline", [:], ["period": "complaintDecision", "from": "2026-09-18", "region": "99"])
        }
    }
}

@Suite("Certificates of a case's clocks")
struct CertificatePageTests {
    private static let overlay = """
        {"authority": "QTX", "title": {"zh": "投诉办理工作制度", "en": "Working rules"}, "ruleSet": "order121",
        "validFrom": "2026-05-01", "limits": [{"period": "mediationLimit", "value": 45, "unit": "calendar"}]}
        """
    private static let officer = Actor(id: "o", roles: [.officer])
    private static let consumer = Actor(id: "c", roles: [.consumer])
    private static let mediation = ["id": "20260803-1", "period": "mediationLimit"]

    @Test(
        "List every clock, with the internal limit beside the legal one for the authority", arguments: Language.allCases
    )
    func list(language: Language) async throws {
        let page = try await LawSite(overlay: Self.overlay)
            .get("/clocks/complaints/{id}", ["id": "20260803-1"], in: language, by: Self.officer)
        let tag = language.rawValue
        try expectGolden(page.broken, "clocks.\(tag).html")
    }

    @Test("Show nobody else what an authority asks of itself")
    func parties() async throws {
        let page = try await LawSite(overlay: Self.overlay)
            .get("/clocks/complaints/{id}", ["id": "20260803-1"], by: Self.consumer)
        #expect(page.status == 200 && !page.broken.contains("内部期限"))
    }

    @Test("Count each day, under both readings, with the signature", arguments: Language.allCases)
    func certificate(language: Language) async throws {
        let page = try await LawSite(overlay: Self.overlay)
            .get("/clocks/complaints/{id}/{period}", Self.mediation, in: language, by: Self.consumer)
        let tag = language.rawValue
        try expectGolden(page.broken, "certificate.\(tag).html")
        await #expect(throws: Refusal.self) {
            try await LawSite()
                .get("/clocks/complaints/{id}/{period}", ["id": "1", "period": "reportVerify"], by: Self.consumer)
        }
    }

    @Test(
        "Are set as a paper that needs nothing from elsewhere, or say where there is none", arguments: Language.allCases
    )
    func paper(language: Language) async throws {
        let pattern = "/clocks/complaints/{id}/{period}/certificate.pdf"
        let paper = try await LawSite(setsPapers: true).get(pattern, Self.mediation, in: language, by: Self.consumer)
        #expect(paper.headers.contains { $0.name == "Content-Type" && $0.value == "application/pdf" })
        #expect(!paper.broken.contains("src=") && !paper.broken.contains("href="))
        let tag = language.rawValue
        try expectGolden(paper.broken, "paper.\(tag).html")
        await #expect(throws: Refusal.paperUnavailable) {
            try await LawSite().get(pattern, Self.mediation, by: Self.consumer)
        }
    }
}

@Suite("The rules as documents")
struct RulePageTests {
    private static let overlay = """
        {"authority": "QTX", "title": {"zh": "投诉办理工作制度", "en": "Working rules"}, "paper": "青市监〔2026〕1号",
        "ruleSet": "order121", "validFrom": "2026-05-01",
        "limits": [{"period": "complaintDecision", "value": 5, "unit": "working"}],
        "duties": [{"of": "complaint", "transition": "accept", "owner": {"zh": "承办人", "en": "the official"},
        "approvals": [{"zh": "所长", "en": "head of the office"}]}]}
        """

    @Test("List every rule set, when it held, and every pair to compare", arguments: Language.allCases)
    func list(language: Language) async throws {
        let page = try await LawSite(overlay: Self.overlay).get("/rules", in: language)
        let tag = language.rawValue
        try expectGolden(page.broken, "rules.\(tag).html")
    }

    @Test("Show what changed between any two", arguments: Language.allCases)
    func changes(language: Language) async throws {
        let places = ["id": "order20", "other": "order20WithRegulation"]
        let page = try await LawSite().get("/rules/{id}/changes/{other}", places, in: language)
        let tag = language.rawValue
        try expectGolden(page.broken, "changes.\(tag).html")
        let same = try await LawSite().get("/rules/{id}/changes/{other}", ["id": "order20", "other": "order20"])
        #expect(same.broken.contains("两者没有差别"))
    }

    @Test("Show a whole rule set, with the article of every item", arguments: ["order20", "order121"])
    func ruleSet(id: String) async throws {
        let page = try await LawSite().get("/rules/{id}", ["id": id])
        let rules = try Rulebook.shipped().ruleSet(RuleSet.ID(id))
        for section in rules.document.sections {
            #expect(page.broken.contains("id=\"\(section.code)\""))
            for item in section.items { #expect(page.broken.contains(item.title.zh), "\(section.code) \(item.code)") }
        }
        await #expect(throws: Refusal.self) { try await LawSite().get("/rules/{id}", ["id": "order9"]) }
    }

    @Test("Print an authority's working rules beside the law's limits")
    func overlay() async throws {
        let site = try LawSite(overlay: Self.overlay)
        let page = try await site.get(
            "/rules/{id}/working/{authority}", ["id": "order121", "authority": "QTX"])
        try expectGolden(page.broken, "working.zh.html")
        await #expect(throws: Refusal.self) {
            try await site.get("/rules/{id}/working/{authority}", ["id": "order121", "authority": "LIT"])
        }
    }
}
