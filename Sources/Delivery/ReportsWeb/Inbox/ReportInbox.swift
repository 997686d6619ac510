import Access
import CaseParts
import Complaints
import ComplaintsWeb
import Kernel
import Reports
import Web

extension ReportEndpoints {
    /// What waits for those who have the post for reports.
    var inboxPages: [Endpoint] {
        [
            Endpoint.page(.get, Path(Self.inboxPath), .permission(.reportReadList), .reportInbox) { request in
                let wish = try InboxWish<ReportState>(request)
                let page = ReportInboxPage(
                    wish: wish, page: try await desk.list(wish.query, by: request.actor),
                    tally: try await desk.tally(by: request.actor), desk: desk, words: words, today: today(),
                    mayRegister: request.actor.reach(.reportRegister) != nil)
                return .page(page.node(links: navigation(Self.inboxPath, request.actor), for: request.reader))
            }
            .asking(InboxWish<ReportState>.fields).paged().costing(2)
        ]
    }
}
