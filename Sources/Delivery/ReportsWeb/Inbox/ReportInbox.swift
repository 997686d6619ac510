import Access
import Complaints
import ComplaintsWeb
import Kernel
import Reports
import Web

extension ReportEndpoints {
    static let stateWord = Field(
        "state", .reportState,
        .choice(
            [Schema.Choice("all", Phrase(zh: "全部", en: "All"))]
                + ReportState.allCases.map { Schema.Choice($0.rawValue, $0.phrase) }), isRequired: false)
    static let bandWord = Field(
        "due", .reportDate, .choice(DueBand.allCases.map { Schema.Choice($0.rawValue, $0.phrase) }), isRequired: false)
    static let mineWord = Field("mine", .onlyMine, .flag, isRequired: false)

    /// What waits for those who have the post for reports.
    var inboxPages: [Endpoint] {
        [
            Endpoint.page(.get, Path(Self.inboxPath), .permission(.reportReadList), .reportInbox) { request in
                let wish = try ReportWish(request)
                let page = ReportInboxPage(
                    wish: wish, page: try await desk.list(wish.query, by: request.actor),
                    tally: try await desk.tally(by: request.actor), desk: desk, words: words, today: today(),
                    mayRegister: request.actor.reach(.reportRegister) != nil)
                return .page(page.node(links: navigation(Self.inboxPath, request.actor), for: request.reader))
            }
            .asking(Self.stateWord, Self.bandWord, Self.mineWord, .orderFilter).paged().costing(2)
        ]
    }
}

/// What one asks of the inbox, as its address says it.
struct ReportWish {
    let state: ReportState?
    /// Whether closed reports are shown among the others.
    let isEverything: Bool
    let band: DueBand?
    let isMine: Bool
    let order: ComplaintSelection.Order
    let listing: Listing

    init(_ request: Request) throws {
        var fields = request.queryFields
        let word = fields.choice(ReportEndpoints.stateWord)
        state = word.flatMap(ReportState.init(rawValue:))
        isEverything = word == "all"
        band = fields.choice(ReportEndpoints.bandWord, as: DueBand.self)
        isMine = fields.flag(ReportEndpoints.mineWord)
        order = fields.choice(.orderFilter, as: ComplaintSelection.Order.self) ?? .due
        try fields.finish()
        listing = try request.listing()
    }

    var isNarrowed: Bool { state != nil || isEverything || band != nil || isMine }

    var query: ReportQuery {
        var query = ReportQuery()
        if let state {
            query.states = [state]
        } else if !isEverything {
            query.states = Set(ReportState.allCases.filter(\.isOpen))
        }
        query.band = band
        query.isMine = isMine
        query.order = order
        (query.limit, query.cursor) = (listing.limit, listing.after)
        return query
    }
}
