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
                var page = try await inboxPage(request)
                let word = PassingWord(of: request)
                page.isSentAway = word?.text == Self.sentAway
                return .page(page.node(links: navigation.desk(Self.inboxPath, request.actor), for: request.reader))
                    .showing(word, at: Self.inboxPath)
            }
            .asking(InboxWish<ComplaintState>.fields).paged().costing(2)
        ]
    }

    func inboxPage(_ request: Request) async throws -> InboxPage {
        // A consumer or a merchant has a list too, on pages of their own.
        guard request.actor.office != nil else { throw Refusal.pageAbsent }
        let wish = try InboxWish<ComplaintState>(request)
        var query = wish.query
        var unplaced: Page<ComplaintRow>?
        if wish.isPlain, request.actor.reach(.complaintDispatch) != nil {
            // What nobody has yet stands first on the first page, and so is not in the list that follows.
            query.states.remove(.registered)
            if wish.listing.after == nil {
                var first = query
                (first.states, first.order, first.limit) = ([.registered], .newest, Self.unplacedLimit)
                unplaced = try await desk.list(first, by: request.actor)
            }
        }
        let listed = try await desk.list(query, by: request.actor)
        let unnamed = (listed.items + (unplaced?.items ?? []))
            .filter { $0.subjectClass == nil && $0.problemClass == nil }
        var page = InboxPage(
            wish: wish, page: listed, unplaced: unplaced,
            products: try await desk.products(of: unnamed, by: request.actor),
            tally: try await desk.tally(by: request.actor), desk: desk, words: words, today: today(),
            mayRegister: request.actor.reach(.complaintRegister) != nil)
        page.isLive = feed != nil
        return page
    }

    /// As many as are sent on in one go; the rest stands behind a link.
    static let unplacedLimit = 20
}
