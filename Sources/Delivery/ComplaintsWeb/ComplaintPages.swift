public import Access
public import Commons
public import Complaints
public import Kernel
import Markup
public import Web

/// The pages of those who handle complaints, and of the merchants whom they are about.
public struct ComplaintPages: Sendable {
    let desk: ComplaintDesk
    let words: ComplaintWords
    let shop: ComplaintAPI.ShopFinder
    let today: @Sendable () -> Day
    let navigation: ComplaintNavigation
    /// Tells of changes to complaints, on the topics of `CaseTopic`; without it pages are read anew by hand.
    let feed: Feed?
    /// Whether cookies are bound to https.
    let isSecure: Bool

    public init(
        desk: ComplaintDesk, words: ComplaintWords, shop: @escaping ComplaintAPI.ShopFinder,
        today: @escaping @Sendable () -> Day, navigation: ComplaintNavigation = ComplaintNavigation(),
        isSecure: Bool = false, feed: Feed? = nil
    ) {
        self.desk = desk
        self.words = words
        self.shop = shop
        self.today = today
        self.navigation = navigation
        self.feed = feed
        self.isSecure = isSecure
    }

    public var all: [Endpoint] {
        inboxPages + livePages + registerPages + casePages + deciding + mediating + counterPages + overviewPages
    }

    /// Shows the page again where input was refused or the case has moved on; any other refusal goes its way.
    func refusing(
        _ work: () async throws -> Response, page: ([Refusal]) async throws -> Node
    ) async throws -> Response {
        try await Response.refusing(work, page: page)
    }
}

/// How codes and accounts are called, for people.
public struct ComplaintWords: Sendable {
    /// An authority that a case may be sent to, with its units.
    public struct AuthorityChoice: Sendable {
        public let code: String
        public let name: Phrase
        public let units: [(code: String, name: Phrase)]

        public init(code: String, name: Phrase, units: [(code: String, name: Phrase)]) {
            self.code = code
            self.name = name
            self.units = units
        }
    }

    public let className: @Sendable (_ code: String) -> Phrase?
    public let authorityName: @Sendable (_ code: String) -> Phrase?
    /// Where somebody of an office may send a case.
    public let authorities: @Sendable (_ office: Office?) -> [AuthorityChoice]
    public let officialName: @Sendable (_ account: String) async throws -> String?
    /// The classes that a registering official chooses from.
    public var problems: [Schema.Choice] = []
    public var subjects: [Schema.Choice] = []
    public var reportClasses: [Schema.Choice] = []
    /// Where a file of a case is read, where it can be.
    public var fileAddress: @Sendable (_ complaint: String, _ digest: String) -> String? = { complaint, digest in
        "/api/v1/complaints/\(complaint)/attachments/\(digest)"
    }

    public init(
        className: @escaping @Sendable (_ code: String) -> Phrase?,
        authorityName: @escaping @Sendable (_ code: String) -> Phrase?,
        authorities: @escaping @Sendable (_ office: Office?) -> [AuthorityChoice],
        officialName: @escaping @Sendable (_ account: String) async throws -> String?
    ) {
        self.className = className
        self.authorityName = authorityName
        self.authorities = authorities
        self.officialName = officialName
    }

    /// The words with the choices that the lists of classes give.
    public func choosing(from classes: ComplaintClasses) -> ComplaintWords {
        var words = self
        words.problems = classes.first(.problem).map(Schema.Choice.init)
        words.subjects = (classes.first(.goods) + classes.first(.service)).map(Schema.Choice.init)
        words.reportClasses = classes.first(.report).map(Schema.Choice.init)
        return words
    }

    /// Who handles something, as every page says it: the bureau, and its branch where one has it.
    public func office(_ authority: String, _ unit: String?) -> Phrase {
        let codes = unit == authority ? [authority] : [authority, unit].compactMap(\.self)
        let names = codes.map { authorityName($0) ?? .verbatim($0) }
        return Phrase(zh: names.map(\.zh).joined(separator: " · "), en: names.map(\.en).joined(separator: " · "))
    }

    /// The names of accounts, each asked for once; an account without one keeps its place empty.
    public func names(of accounts: some Sequence<String>) async throws -> [String: String] {
        var names: [String: String] = [:]
        for account in Set(accounts) where !Self.nobody.contains(account) {
            if let name = try await officialName(account) { names[account] = name }
        }
        return names
    }

    private static let nobody: Set<String> = ["visitor", "tracking", "reporter", "system"]
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
        { current, actor in
            places.filter { actor.reach($0.2) != nil }
                .map { PageShell.Link($0.0, $0.1, isCurrent: $0.1 == current) }
        }
    }
}

extension Schema.Choice {
    /// A class as it stands in a list; one not seen in an official list says so.
    fileprivate init(_ entry: ComplaintClass) {
        let name = entry.name
        self.init(
            entry.code,
            entry.mark == .seen ? name : Phrase(zh: "\(name.zh)（暂列）", en: "\(name.en) (provisional)"))
    }
}
