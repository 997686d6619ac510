import Access
import CaseParts
import Complaints
import Kernel
import Web

extension ComplaintPages {
    static let inboxPath = "/desk"

    /// What waits for an office.
    var inboxPages: [Endpoint] {
        [
            Endpoint.page(.get, Path(Self.inboxPath), .permission(.complaintReadList), .inbox) { request in
                let page = try await inboxPage(request)
                return .page(page.node(links: navigation.desk(Self.inboxPath, request.actor), for: request.reader))
            }
            .asking(InboxWish<ComplaintState>.fields).paged().costing(2)
        ]
    }

    func inboxPage(_ request: Request) async throws -> InboxPage {
        // A consumer or a merchant has a list too, on pages of their own.
        guard request.actor.office != nil else { throw Refusal.pageAbsent }
        let wish = try InboxWish<ComplaintState>(request)
        var page = InboxPage(
            wish: wish, page: try await desk.list(wish.query, by: request.actor),
            tally: try await desk.tally(by: request.actor), desk: desk, words: words, today: today(),
            mayRegister: request.actor.reach(.complaintRegister) != nil)
        page.isLive = feed != nil
        return page
    }
}
