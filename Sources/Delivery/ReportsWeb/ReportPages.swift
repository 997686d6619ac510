public import Access
public import CaseParts
import Complaints
public import ComplaintsWeb
public import Kernel
public import Reports
public import Web

/// Everything about reports that people and programs can ask for.
///
/// All of it is confidential: neither logs nor metrics tell that a report was filed, read or even looked for.
public struct ReportEndpoints: Sendable {
    let desk: ReportDesk
    let words: CaseWords
    let shop: ComplaintAPI.ShopFinder
    let today: @Sendable () -> Day
    /// The ways around the desk, the page in hand marked.
    let navigation: @Sendable (_ current: String, _ actor: Actor) -> [PageShell.Link]

    public init(
        desk: ReportDesk, words: CaseWords, shop: @escaping ComplaintAPI.ShopFinder,
        today: @escaping @Sendable () -> Day,
        navigation: @escaping @Sendable (_ current: String, _ actor: Actor) -> [PageShell.Link] = ReportEndpoints.links
    ) {
        self.desk = desk
        self.words = words
        self.shop = shop
        self.today = today
        self.navigation = navigation
    }

    public var all: [Endpoint] {
        (publicPages + inboxPages + registerPages + showPages + stepPages + api).map { $0.confidential() }
    }

    /// Where the pages of this room are found, for a navigation that has others too.
    public static let places: [(Phrase, String, Permission)] = [
        (.reportInbox, inboxPath, .reportReadList),
        (.registerReport, registerPath, .reportRegister),
    ]

    /// This room's own places, for somebody who may go there.
    @Sendable public static func links(_ current: String, _ actor: Actor) -> [PageShell.Link] {
        PageShell.Link.reachable(places, at: current, for: actor)
    }

    static let inboxPath = "/desk/reports"
    static let registerPath = "/desk/reports/register"
    /// Where anybody reports.
    public static let publicPath = "/report"
    static let trackPath = "/report/track"

    /// The shop of a filing, where it names one.
    func shop(of filing: ReportFiling) async throws -> PlaceFinder.Shop? {
        guard let premises = filing.party.premises else { return nil }
        return try await shop(premises)
    }
}
