import Access
import Complaints
import Fixtures
import Foundation
import HummingbirdTesting
import Kernel
import Testing
import Web
import WebSupport

@Suite("The inbox and the overview")
struct DeskListTests {
    /// Three complaints a week apart, looked at when the first is over and the second nearly so.
    private func site() async throws -> ComplaintSite {
        let site = try ComplaintSite()
        for (day, name) in [("2026-04-06", "甲店"), ("2026-04-13", "乙店"), ("2026-04-20", "丙店")] {
            site.clock.move(to: "\(day)T01:00:00Z")
            _ = try await site.filed {
                $0[.respondentName] = name
                $0[.occurredOn] = "2026-04-01"
            }
        }
        site.clock.move(to: "2026-04-21T01:00:00Z")
        return site
    }

    @Test("The nearest legal date stands first, and the order is said in words")
    func order() async throws {
        try await site()
            .browse { client in
                let browser = Browser(client, as: "officer")
                let page = try await browser.get("/desk").text
                let places = ["甲店", "乙店", "丙店"].compactMap { page.range(of: $0)?.lowerBound }
                #expect(places.count == 3 && places == places.sorted())
                #expect(page.contains("按法定期限由近到远") && page.contains("逾期") && page.contains("超过"))
                let newest = try await browser.get("/desk?order=newest").text
                let turned = ["丙店", "乙店", "甲店"].compactMap { newest.range(of: $0)?.lowerBound }
                #expect(turned.count == 3 && turned == turned.sorted() && newest.contains("按登记时间"))
            }
    }

    @Test("A rung, a state and one's own are words of the address, and each can be taken away")
    func filters() async throws {
        try await site()
            .browse { client in
                let browser = Browser(client, as: "officer")
                let late = try await browser.get("/desk?due=late").text
                #expect(late.contains("甲店") && !late.contains("乙店") && late.contains("去掉条件"))
                let mine = try await browser.get("/desk?mine=true&state=accepted").text
                #expect(mine.contains("没有符合条件的投诉") && mine.contains("全部清除"))
                #expect(try await browser.get("/desk?state=x").status == 422)
            }
    }

    @Test("Page by page by cursor, every case once")
    func paging() async throws {
        try await site()
            .browse { client in
                let browser = Browser(client, as: "officer")
                var (address, seen): (String?, [String]) = ("/desk?limit=1", [])
                while let next = address, seen.count < 9 {
                    let page = try await browser.get(next).text
                    seen += ["甲店", "乙店", "丙店"].filter(page.contains)
                    address = page.range(of: "\">下一页")
                        .flatMap { end in
                            page[..<end.lowerBound].split(separator: "href=\"").last
                                .map { String($0).replacing("&amp;", with: "&") }
                        }
                }
                #expect(seen == ["甲店", "乙店", "丙店"])
            }
    }

    @Test("A rate names what was divided by what, and counts what is overdue without a decision")
    func rate() async throws {
        let site = try await site()
        let ids = site.books.now.events.keys.sorted()
        _ = try await site.desk.accept(try #require(ids.dropFirst().first), by: .officer)
        site.clock.move(to: "2026-04-30T01:00:00Z")
        _ = try await site.desk.accept(try #require(ids.last), by: .officer)
        try await site.browse { client in
            let page = try await Browser(client, as: "officer").get("/desk/overview?from=2026-04-01&through=2026-04-30")
            #expect(page.text.contains("33.3%") && page.text.contains("1件在受理决定期限内作出决定"))
            #expect(page.text.contains("届满的3件") && page.text.contains("登记投诉3件"))
            let wrong = try await Browser(client, as: "officer")
                .get("/desk/overview?from=2026-05-01&through=2026-04-01")
            #expect(wrong.status == 422 && wrong.text.contains("不超过一年"))
        }
    }
}
