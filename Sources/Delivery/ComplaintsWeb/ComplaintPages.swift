public import Access
public import CaseParts
import Commons
public import Complaints
public import Kernel
import Markup
public import Web

/// The pages of those who handle complaints, and of the merchants whom they are about.
public struct ComplaintPages: Sendable {
    let desk: ComplaintDesk
    let words: CaseWords
    let shop: ComplaintAPI.ShopFinder
    let today: @Sendable () -> Day
    let navigation: ComplaintNavigation
    /// Tells of changes to complaints, on the topics of `CaseTopic`; without it pages are read anew by hand.
    let feed: Feed?
    /// Takes what officials add to a case; without it nothing can be added.
    let files: CaseFiles?
    /// Whether cookies are bound to https.
    let isSecure: Bool

    public init(
        desk: ComplaintDesk, words: CaseWords, shop: @escaping ComplaintAPI.ShopFinder,
        today: @escaping @Sendable () -> Day, navigation: ComplaintNavigation = ComplaintNavigation(),
        isSecure: Bool = false, feed: Feed? = nil, files: CaseFiles? = nil
    ) {
        self.desk = desk
        self.words = words
        self.shop = shop
        self.today = today
        self.navigation = navigation
        self.feed = feed
        self.files = files
        self.isSecure = isSecure
    }

    public var all: [Endpoint] {
        (inboxPages + livePages + registerPages + casePages + deciding + mediating + counterPages + overviewPages)
            .map { $0.sparingSharedPages() }
    }
}

/// The ways around that these pages share with others of the same face.
public struct ComplaintNavigation: Sendable {
    public let desk: @Sendable (_ current: String, _ actor: Actor) -> [PageShell.Link]
    public let counter: @Sendable (_ current: String, _ actor: Actor) -> [PageShell.Link]

    public init(
        desk: (@Sendable (_ current: String, _ actor: Actor) -> [PageShell.Link])? = nil,
        counter: (@Sendable (_ current: String, _ actor: Actor) -> [PageShell.Link])? = nil
    ) {
        self.desk =
            desk
            ?? Self.links([
                (.inbox, "/desk", .complaintReadList), (.register, "/desk/register", .complaintRegister),
                (.overview, "/desk/overview", .overviewRead),
            ])
        self.counter = counter ?? Self.links([(.counterInbox, "/counter/complaints", .complaintReadList)])
    }

    private static func links(
        _ places: [(Phrase, String, Permission)]
    ) -> @Sendable (String, Actor) -> [PageShell.Link] {
        { current, actor in PageShell.Link.reachable(places, at: current, for: actor) }
    }
}
