import Access
import Complaints
import Kernel
import Web

extension ComplaintPages {
    static let overviewPath = "/desk/overview"
    static let fromWord = Field("from", Phrase(zh: "从", en: "From"), .day, isRequired: false)
    static let throughWord = Field("through", Phrase(zh: "到", en: "Through"), .day, isRequired: false)

    /// Figures of a period, for those who count and for those who answer for them.
    var overviewPages: [Endpoint] {
        [
            Endpoint.page(.get, Path(Self.overviewPath), .permission(.overviewRead), .overview) { request in
                var fields = request.queryFields
                let last = fields.day(Self.throughWord) ?? today()
                let first = fields.day(Self.fromWord) ?? last.advanced(by: -29)
                let links = navigation.desk(Self.overviewPath, request.actor)
                func page(_ overview: ComplaintOverview?, _ refused: [Refusal]) -> OverviewPage {
                    OverviewPage(first: first, last: last, overview: overview, refused: refused, sent: request.query)
                }
                do {
                    try fields.finish()
                    let overview = try await desk.overview(from: first, through: last, by: request.actor)
                    return .page(page(overview, []).node(links: links, for: request.reader))
                } catch let refusals as Refusals {
                    return .page(page(nil, refusals.all).node(links: links, for: request.reader), status: 422)
                } catch let refusal as Refusal where refusal.kind == .invalid {
                    return .page(page(nil, [refusal]).node(links: links, for: request.reader), status: 422)
                }
            }
            .asking(Self.fromWord, Self.throughWord).costing(4)
        ]
    }
}
