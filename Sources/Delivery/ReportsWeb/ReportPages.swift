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
    let files: ReportFiles
    /// Whether cookies are bound to https.
    let isSecure: Bool
    let sendings: Sendings
    /// The ways around the desk, the page in hand marked.
    let navigation: @Sendable (_ current: String, _ actor: Actor) -> [PageShell.Link]

    /// `sendings` remembers where reports are kept, since that there was one is itself a secret.
    public init(
        desk: ReportDesk, words: CaseWords, files: ReportFiles, shop: @escaping ComplaintAPI.ShopFinder,
        sendings: Sendings, today: @escaping @Sendable () -> Day, isSecure: Bool = false,
        navigation: @escaping @Sendable (_ current: String, _ actor: Actor) -> [PageShell.Link] = ReportEndpoints.links
    ) {
        self.desk = desk
        self.words = words
        self.files = files
        self.shop = shop
        self.sendings = sendings
        self.today = today
        self.isSecure = isSecure
        self.navigation = navigation
    }

    public var all: [Endpoint] {
        (publicPages + inboxPages + registerPages + showPages + stepPages + filePages + api)
            .map { $0.confidential().sparingSharedPages() }
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
    static let donePath = "/report/done"
    static let registeredPath = "/desk/reports/register/done"
    static let trackPath = "/report/track"

    /// Enters a report once for each page that was sent, and leads to its receipt, which may be shown again without
    /// entering anything.
    func entered(
        _ request: Request, at place: String, _ enter: @escaping @Sendable () async throws -> ReportReceipt
    ) async throws -> Response {
        let hasMark = request.submission.pairs[ReportFields.once.name] != nil
        let receipt =
            hasMark
            ? try await sendings.send(request.submission.fingerprint) { CarriedReceipt<Report>(try await enter()) }
            : CarriedReceipt<Report>(try await enter())
        return Response.seeOther(place).with("Set-Cookie", receipt.cookie(for: place, isSecure: isSecure))
    }

    /// The authority and its branch that have a report; nothing while that is being found out.
    func office(_ receipt: CarriedReceipt<Report>) -> Phrase? {
        receipt.authority.map { words.office($0, receipt.unit) }
    }

    /// The shop of a filing, where it names one.
    func shop(of filing: ReportFiling) async throws -> PlaceFinder.Shop? {
        guard let premises = filing.party.premises else { return nil }
        return try await shop(premises)
    }
}
