import Access
import Complaints
import ComplaintsWeb
import Fixtures
import HummingbirdTesting
import Kernel
import Testing
import Web
import WebSupport

@Suite("Pages that renew themselves")
struct LivePageTests {
    private func site() throws -> ComplaintSite {
        var site = try ComplaintSite()
        site.feed = Feed()
        return site
    }

    @Test("The inbox listens to its office, and asks for its own list with its own words")
    func inbox() async throws {
        let site = try site()
        let first = try await site.filed()
        try await site.browse { client in
            let officer = Browser(client, as: "officer")
            let page = try await officer.get("/desk?order=newest").text
            #expect(page.contains("sse-connect=\"/desk/live\""))
            #expect(page.contains("hx-get=\"/desk/part?order=newest\"") && page.contains("sse:changed"))
            let part = try await officer.get("/desk/part?order=newest").text
            #expect(part.contains(first.number) && !part.contains("<html") && !part.contains("href=\"/desk/part"))
            #expect(part.contains("href=\"/desk?"))
            let merchant = try await Browser(client, as: "merchant").get("/desk/live")
            #expect(merchant.status == 404)
        }
    }

    @Test("A case that moved is told to whoever has an older version before them, and its text is left alone")
    func news() async throws {
        let site = try site()
        let filed = try await site.filed()
        try await site.browse { client in
            let officer = Browser(client, as: "officer")
            let path = "/desk/complaints/\(filed.id.text)"
            let page = try await officer.get(path).text
            #expect(page.contains("sse-connect=\"\(path)/live\"") && page.contains("\(path)/news?version=3"))
            let still = try await officer.get("\(path)/news?version=3")
            #expect(still.status == 200 && still.text.isEmpty)
            _ = try await site.desk.accept(filed.id, by: .officer)
            let moved = try await officer.get("\(path)/news?version=3")
            #expect(moved.text.contains("此案刚有新进展"))
            for path in ["\(path)/news?version=3", "\(path)/live"] {
                let foreign = try await Browser(client, as: "foreign").get(path)
                #expect(foreign.status == 404)
            }
        }
    }

    @Test("Without a feed pages are read anew by hand, and nothing pretends otherwise")
    func still() async throws {
        let site = try ComplaintSite()
        let filed = try await site.filed()
        try await site.browse { client in
            let officer = Browser(client, as: "officer")
            for path in ["/desk", "/desk/complaints/\(filed.id.text)"] {
                let page = try await officer.get(path)
                #expect(page.status == 200 && !page.text.contains("sse-connect"))
            }
            let live = try await officer.get("/desk/live")
            #expect(live.status == 404)
        }
    }
}
