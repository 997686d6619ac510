import Fixtures
import Foundation
import HummingbirdTesting
import Kernel
import Reports
import TestSupport
import Testing
import Web
import WebSupport

@Suite("Reports on pages")
struct ReportPagesTests {
    static let form: KeyValuePairs<String, String> = [
        "respondentName": "惠民生活超市", "respondentAddress": "青铜峡市小坝镇步行街12号",
        "narrative": "4月17日晚上看到店员把过期牛奶的日期擦掉重新打上，仓库里还有十几箱。", "problemClass": "report.foodSafety",
        "name": "钱知情", "phone": "17000005678", "declaresTruth": "true",
    ]

    /// What stands in the receipt's big letters: number, then code.
    private func codes(_ page: Browser.Page) throws -> (number: String, code: String) {
        let parts = page.text.components(separatedBy: "fx-receipt__code\">").dropFirst()
            .map { String($0.prefix { $0 != "<" }) }
        try #require(parts.count == 2)
        return (parts[0], parts[1])
    }

    @Test("A visitor reports, gets number and code once, follows the report and adds to it")
    func reporter() async throws {
        let site = try ReportSite()
        try await site.browse { client in
            let browser = Browser(client)
            #expect(try await browser.get("/report").status == 200)
            let done = try await browser.post("/report", Self.form)
            #expect(done.path == "/report/done" && done.text.contains("青铜峡市市场监督管理局"))
            let (number, code) = try codes(done)
            _ = try await browser.get("/report/track")
            let wrong = try await browser.post("/report/track", ["number": number, "code": "WRONG"])
            let absent = try await browser.post("/report/track", ["number": "20260420-00000-00000", "code": "WRONG"])
            #expect(wrong.status == 422 && absent.status == 422)
            #expect(
                wrong.text.replacing(number, with: "") == absent.text.replacing("20260420-00000-00000", with: ""))
            let own = try await browser.post("/report/track", ["number": number, "code": code])
            #expect(own.status == 200 && own.text.contains("正在核查。") && own.text.contains("过期牛奶"))
            #expect(!own.text.contains(code.replacing(" ", with: "")))
            let added = try await browser.post(
                "/report/supplements", ["number": number, "code": code, "text": "今天又看到一次。"])
            #expect(added.text.contains("补充内容已收到") && added.text.contains("今天又看到一次。"))
        }
        #expect(site.books.now.actions.filter { $0 == "report.supplemented" }.count == 1)
        #expect(site.complaintBooks.now.entries.isEmpty)
    }

    @Test(
        "A page sent again, or its receipt read again, registers nothing again",
        arguments: ["/report", "/desk/reports/register"])
    func once(path: String) async throws {
        let site = try ReportSite()
        try await site.browse { client in
            let browser = path == "/report" ? Browser(client) : Browser(client, as: "reports")
            let page = try await browser.get(path)
            #expect(page.text.contains("name=\"once\""))
            let form: KeyValuePairs<String, String> = [
                "once": "page-1", "channel": "phone", "respondentName": "惠民生活超市",
                "respondentAddress": "青铜峡市小坝镇步行街12号", "narrative": "来电称该店更改酸奶生产日期后继续销售。",
                "name": "钱知情", "phone": "17000005678", "declaresTruth": "true",
            ]
            let first = try await browser.post(path, form)
            let again = try await browser.get(first.path)
            let twice = try await browser.post(path, form)
            let numbers = try [first, again, twice].map { try codes($0).number }
            #expect(Set(numbers).count == 1)
        }
        #expect(site.books.now.events.count == 1)
    }

    @Test("Everything that is missing is said at once, and an anonymous report asks for no name")
    func refused() async throws {
        let site = try ReportSite()
        try await site.browse { client in
            let browser = Browser(client)
            _ = try await browser.get("/report")
            let refused = try await browser.post("/report", ["narrative": "有问题"])
            #expect(refused.status == 422)
            for field in ["respondentName", "narrative", "name", "phone", "declaresTruth"] {
                #expect(refused.text.contains("href=\"#f-\(field)\""))
            }
            let anonymous = try await browser.post(
                "/report",
                [
                    "isAnonymous": "true", "respondentName": "某烧烤摊", "narrative": "每天晚上在夜市东口无证经营烧烤摊。",
                    "declaresTruth": "true",
                ])
            #expect(anonymous.path == "/report/done" && anonymous.text.contains("待确定，确定后告知"))
        }
        #expect(site.books.now.indexes.values.map(\.maskedName) == [nil])
    }

    @Test("By keyboard alone: from form 2 to a filed case that the reporter is told of")
    func officials() async throws {
        let site = try ReportSite()
        try await site.browse { client in
            let browser = Browser(client, as: "reports")
            _ = try await browser.get("/desk/reports/register")
            let registered = try await browser.post(
                "/desk/reports/register",
                [
                    "channel": "phone", "respondentName": "惠民生活超市", "respondentAddress": "青铜峡市步行街12号",
                    "narrative": "来电称该店更改酸奶生产日期后继续销售。", "name": "钱知情", "phone": "17000005678",
                    "wantsSecrecy": "true",
                ])
            #expect(registered.path == "/desk/reports/register/done")
            let id = try #require(site.books.now.events.keys.first)
            let place = "/desk/reports/\(id)"
            #expect(try await browser.get("/desk/reports").text.contains("要求保密"))
            let page = try await browser.get(place)
            #expect(page.text.contains("举报人要求特别保密") && !page.text.contains("钱知情"))
            let refused = try await browser.post("\(place)/case-refusal", ["version": "3"])
            #expect(refused.status == 422 && refused.text.contains("href=\"#f-case-refusal-approver\""))
            let stale = try await browser.post("\(place)/notes", ["version": "2", "notes-text": "已电话核实。"])
            #expect(stale.status == 409 && stale.text.contains("已电话核实。"))
            for (step, fields): (String, KeyValuePairs<String, String>) in [
                ("assignment", ["assignment-isMine": "true"]),
                ("testing-start", ["testing-start-day": "2026-04-20"]),
                ("testing-end", ["testing-end-day": "2026-04-20"]),
                ("extension", ["extension-reason": "需要检验。", "extension-approver": "赵主任"]),
                ("case-filing", ["case-filing-caseNumber": "青市监立7号", "case-filing-approver": "赵主任"]),
                ("reply", ["reply-text": "已立案。", "reply-way": "call"]), ("closing", [:]),
            ] {
                let done = try await browser.post("\(place)/\(step)", fields)
                #expect(done.status == 200, "\(step)")
            }
            let shown = try await browser.post(
                "\(place)/unmasking", ["unmasking-purpose": "statutoryHandling", "unmasking-words": "核对举报人信息"])
            #expect(shown.status == 200 && shown.text.contains("钱知情"))
        }
        let events = try #require(site.books.now.events.values.first)
        #expect(try Report(history: events).state == .closed)
    }

    static let languages = [("zh-CN", "zh"), ("en", "en")]

    @Test("The pages as they were looked at, in both languages", arguments: languages)
    func goldens(accept: String, language: String) async throws {
        let site = try ReportSite()
        @Sendable func golden(_ page: Browser.Page, _ name: String) throws {
            try expectGolden(page.text.replacing("><", with: ">\n<") + "\n", "\(name).\(language).html")
        }
        try await site.browse { client in
            let visitor = Browser(client, language: accept)
            let official = Browser(client, as: "reports", language: accept)
            try golden(try await visitor.get("/report?premises=premises-1"), "form-shop")
            try golden(try await visitor.get("/report"), "form")
            try golden(try await visitor.post("/report", ["phone": "1"]), "form-refused")
            let done = try await visitor.post("/report", Self.form)
            try golden(done, "done")
            let (number, code) = try codes(done)
            try golden(try await visitor.get("/report/track"), "track")
            try golden(try await visitor.post("/report/track", ["number": number, "code": code]), "own")
            try golden(try await official.get("/desk/reports"), "inbox")
            try golden(try await official.get("/desk/reports/register"), "register")
            let id = try #require(site.books.now.events.keys.first)
            try golden(try await official.get("/desk/reports/\(id)"), "report-verifying")
            _ = try await site.desk.declineCase(
                id, grounds: ["provenNoFault"], reason: "进货查验齐全，没有主观过错。", approver: "赵主任", by: .reportOfficer)
            try golden(try await official.get("/desk/reports/\(id)"), "report-not-filed")
            _ = try await site.desk.close(id, by: .reportOfficer)
            try golden(try await official.get("/desk/reports"), "inbox-empty")
        }
    }
}
