import Access
import Complaints
import Fixtures
import Foundation
import HummingbirdTesting
import Kernel
import Testing
import Web

@Suite("Gallery", .enabled(if: ProcessInfo.processInfo.environment["GALLERY"] != nil))
struct GalleryTests {
    @Test(arguments: PageGoldenTests.languages)
    func many(accept: String, language: String) async throws {
        let site = try ComplaintSite()
        let folder = try #require(ProcessInfo.processInfo.environment["GALLERY"])
        let names = ["内蒙古自治区锡林郭勒盟西乌珠穆沁旗巴拉嘎尔高勒镇草原情餐饮服务有限责任公司第二分店", "顺禾面馆", "青铜峡市鼎盛时代健身服务有限公司", "美宜佳便利店"]
        for n in 0..<60 {
            let day = 1 + n / 3
            site.clock.move(to: "2026-04-\(day < 10 ? "0" : "")\(day)T0\(n % 9):00:00Z")
            let receipt = try await site.desk.register(
                try .sample(manner: .registered) { input in
                    input[.respondentName] = names[n % names.count]
                    input[.phone] = "1700000\(1000 + n % 11)"
                    input[.occurredOn] = "2026-03-0\(1 + n % 9)"
                    input[.amount] = "\(n * n * 31 + 8).5"
                    input[.channel] = ["phone", "visit", "hotline12345"][n % 3]
                    if n % 3 == 2 {
                        input[.hotlineNumber] = "NX2026\(n)"
                        input[.hotlineDueOn] = "2026-04-\(day + 9)"
                    }
                    input[.subjectClass] = "service.catering"
                    if n % 4 > 0 { input[.problemClass] = "problem.price" }
                }, against: n % 4 == 1 ? ComplaintSite.shop : nil, by: .officer)
            if n % 5 > 2 { _ = try await site.desk.accept(receipt.id, by: .officer) }
            if n % 20 == 9 {
                _ = try await site.desk.enterAnswer(receipt.id, text: "愿意退。", source: .call, by: .officer)
                _ = try await site.desk.terminate(receipt.id, ground: "absentOrRefuses", by: .officer)
                _ = try await site.desk.close(receipt.id, by: .officer)
            }
        }
        site.clock.move(to: "2026-04-22T02:00:00Z")
        try await site.browse { client in
            let officer = Browser(client, as: "officer", language: accept)
            let merchant = Browser(client, as: "merchant", language: accept)
            let first = try #require(site.books.now.events.keys.min())
            for (name, path, browser) in [
                ("inbox60", "/desk", officer), ("overview60", "/desk/overview", officer),
                ("counter60", "/counter/complaints", merchant), ("caselong", "/desk/complaints/\(first)", officer),
                ("inboxlate", "/desk?due=late&mine=true", officer),
            ] {
                let page = try await browser.get(path)
                try page.text.write(toFile: "\(folder)/\(name).\(language).html", atomically: true, encoding: .utf8)
            }
            _ = try await officer.get("/desk/register")
            let page = try await officer.post(
                "/desk/register/earlier", ["channel": "phone", "phone": "17000001003", "name": "张小明"])
            try page.text.write(toFile: "\(folder)/lookup.\(language).html", atomically: true, encoding: .utf8)
            let refused = try await officer.post("/desk/complaints/\(first)/refusal", ["explanation": "x"])
            try refused.text.write(toFile: "\(folder)/declining.\(language).html", atomically: true, encoding: .utf8)
        }
    }
}
