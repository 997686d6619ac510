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
                var page = try await inboxPage(request)
                let word = PassingWord(of: request)
                page.isSentAway = word?.text == Self.sentAway
                return .page(page.node(links: navigation.desk(Self.inboxPath, request.actor), for: request.reader))
                    .showing(word, at: Self.inboxPath)
            }
            .asking(Self.stateWord, Self.bandWord, Self.mineWord, .orderFilter).paged().costing(2)
        ]
    }

    func inboxPage(_ request: Request) async throws -> InboxPage {
        // A consumer or a merchant has a list too, on pages of their own.
        guard request.actor.office != nil else { throw Refusal.pageAbsent }
        let wish = try InboxWish(request)
        var query = wish.query
        var unplaced: Page<ComplaintRow>?
        if wish.showsUnplacedApart, request.actor.reach(.complaintDispatch) != nil {
            // What nobody has yet stands first on the first page, and so is not in the list that follows.
            query.states.remove(.registered)
            if wish.listing.after == nil {
                var first = ListQuery()
                (first.states, first.limit) = ([.registered], Self.unplacedLimit)
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

    /// Whether what nobody has yet is shown apart: where the list is everything that is open, by its dates.
    var showsUnplacedApart: Bool { !isNarrowed && order == .due }

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
