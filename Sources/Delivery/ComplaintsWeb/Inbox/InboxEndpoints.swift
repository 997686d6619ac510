import Access
import Complaints
import Kernel
import Web

extension ComplaintPages {
    static let inboxPath = "/desk"
    static let stateWord = Field(
        "state", .state,
        .choice(
            [Schema.Choice("all", Phrase(zh: "全部", en: "All"))]
                + ComplaintState.allCases.map { Schema.Choice($0.rawValue, $0.phrase) }), isRequired: false)
    static let bandWord = Field(
        "due", .legalDate, .choice(DueBand.allCases.map { Schema.Choice($0.rawValue, $0.phrase) }), isRequired: false)
    static let mineWord = Field("mine", .mine, .flag, isRequired: false)

    /// What waits for an office.
    var inboxPages: [Endpoint] {
        [
            Endpoint.page(.get, Path(Self.inboxPath), .permission(.complaintReadList), .inbox) { request in
                let page = try await inboxPage(request)
                return .page(page.node(links: navigation.desk(Self.inboxPath, request.actor), for: request.reader))
            }
            .asking(Self.stateWord, Self.bandWord, Self.mineWord, .orderFilter).paged().costing(2)
        ]
    }

    func inboxPage(_ request: Request) async throws -> InboxPage {
        // A consumer or a merchant has a list too, on pages of their own.
        guard request.actor.office != nil else { throw Refusal.pageAbsent }
        let wish = try InboxWish(request)
        var page = InboxPage(
            wish: wish, page: try await desk.list(wish.query, by: request.actor),
            tally: try await desk.tally(by: request.actor), desk: desk, words: words, today: today(),
            mayRegister: request.actor.reach(.complaintRegister) != nil)
        page.isLive = feed != nil
        return page
    }
}

/// What one asks of the inbox, as its address says it.
struct InboxWish {
    let state: ComplaintState?
    /// Whether closed cases are shown among the others.
    let isEverything: Bool
    let band: DueBand?
    let isMine: Bool
    let order: ComplaintSelection.Order
    let listing: Listing

    init(_ request: Request) throws {
        var fields = request.queryFields
        let word = fields.choice(ComplaintPages.stateWord)
        state = word.flatMap(ComplaintState.init(rawValue:))
        isEverything = word == "all"
        band = fields.choice(ComplaintPages.bandWord, as: DueBand.self)
        isMine = fields.flag(ComplaintPages.mineWord)
        order = fields.choice(.orderFilter, as: ComplaintSelection.Order.self) ?? .due
        try fields.finish()
        listing = try request.listing()
    }

    var isNarrowed: Bool { state != nil || isEverything || band != nil || isMine }

    var query: ListQuery {
        var query = ListQuery()
        if let state {
            query.states = [state]
        } else if !isEverything {
            query.states = Set(ComplaintState.allCases.filter(\.isOpen))
        }
        query.band = band
        query.isMine = isMine
        query.order = order
        (query.limit, query.cursor) = (listing.limit, listing.after)
        return query
    }
}
