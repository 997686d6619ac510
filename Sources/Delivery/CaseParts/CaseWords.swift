public import Access
public import Commons
public import Complaints
public import Kernel
public import Rulebook
public import Web

/// How codes and accounts are called, for people.
public struct CaseWords: Sendable {
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
    /// Where the registry's shop of a case is kept, by its identifier.
    public var shopAddress: @Sendable (_ premises: String) async throws -> String? = { _ in nil }
    /// Why an address leads to the office that it leads to, read near the place of whoever received it.
    public var placing: @Sendable (_ address: String, _ home: String?) -> [Phrase] = { _, _ in [] }
    /// The internal clock of an authority's working rules beside a legal one; nothing where it has set none.
    public var beside: @Sendable (_ legal: Clock, _ authority: String) -> SideBySide? = { _, _ in nil }
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
    public func choosing(from classes: ComplaintClasses) -> CaseWords {
        var words = self
        words.problems = classes.first(.problem).map(Schema.Choice.init)
        words.subjects = (classes.first(.goods) + classes.first(.service)).map(Schema.Choice.init)
        words.reportClasses = classes.first(.report).map(Schema.Choice.init)
        return words
    }

    /// The names of accounts, each asked for once; an account without one keeps its place empty.
    public func names(of accounts: some Sequence<String>) async throws -> [String: String] {
        var names: [String: String] = [:]
        for account in Set(accounts) where !Actor.withoutAccount.contains(account) {
            if let name = try await officialName(account) { names[account] = name }
        }
        return names
    }

    public func authority(_ code: String) -> Phrase { authorityName(code) ?? .verbatim(code) }

    /// Authority and unit that a case was sent to.
    public func office(_ routing: Routing) -> Phrase { office(routing.authority, routing.unit) }

    /// Who handles something, as every page says it: the bureau, and its branch where one has it.
    public func office(_ code: String, _ unit: String?) -> Phrase {
        let names = (unit == code ? [code] : [code, unit]).compactMap { $0 }.map(authority)
        return Phrase(zh: names.map(\.zh).joined(separator: " · "), en: names.map(\.en).joined(separator: " · "))
    }

    /// A class by its name; its code where no list knows it.
    public func named(_ code: String) -> Phrase { className(code) ?? .verbatim(code) }
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
