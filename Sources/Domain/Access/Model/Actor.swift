public import Kernel

/// Who asks: an account with its roles, a visitor who has proved to know one case, or the product itself.
public struct Actor: Hashable, Sendable {
    /// The account's identifier, `visitor`, `tracking` or `system`; this is what the ledger writes down.
    public let id: String
    public let roles: Set<Role>
    /// The place in an authority that the account has, where it has one.
    public let office: Office?
    /// The shops the account may speak for.
    public let merchants: Set<String>
    /// The cases that a visitor has opened with number and query code, or that were filed with a contact which a consumer
    /// has proved to have.
    public let cases: Set<String>
    private let isSystem: Bool
    /// Nothing but these may be used; everything that the roles give where there is no such limit.
    private var limit: Limit?

    /// What is due before anything else.
    private enum Limit: Hashable, Sendable {
        case newPassword, factorProof, factorSetup

        var allowed: Set<Permission> { self == .factorProof ? [] : [.accountOwn] }

        var refusal: Refusal {
            switch self {
            case .newPassword: .passwordChangeNeeded
            case .factorProof: .secondFactorNeeded
            case .factorSetup: .secondFactorMissing
            }
        }
    }

    public init(
        id: String, roles: Set<Role>, office: Office? = nil, merchants: Set<String> = [], cases: Set<String> = []
    ) {
        self.init(id: id, roles: roles, office: office, merchants: merchants, cases: cases, isSystem: false)
    }

    /// Whether a program asks, with a token that was issued to it, and nobody has signed in.
    public private(set) var isProgram = false

    /// The same one, asking through a program.
    func asProgram() -> Actor {
        var actor = self
        actor.isProgram = true
        return actor
    }

    /// What only a person who has signed in may do: whoever finds a token must not make it last.
    func requirePerson() throws(Refusal) {
        guard !isProgram else { throw .programForbidden }
    }

    /// The same one, held to a few permissions until a new password is set.
    func untilPasswordChange() -> Actor {
        var actor = self
        actor.limit = .newPassword
        return actor
    }

    /// The same one, who may do nothing until a code of the second factor is given.
    func untilFactorProof() -> Actor {
        var actor = self
        actor.limit = .factorProof
        return actor
    }

    /// The same one, held to a few permissions until there is a second factor.
    func untilFactorSetup() -> Actor {
        var actor = self
        actor.limit = .factorSetup
        return actor
    }

    private init(
        id: String, roles: Set<Role>, office: Office?, merchants: Set<String>, cases: Set<String>, isSystem: Bool
    ) {
        self.id = id
        self.roles = roles
        self.office = office
        self.merchants = merchants
        self.cases = cases
        self.isSystem = isSystem
    }

    /// Somebody who has not signed in.
    public static let visitor = Actor(id: "visitor", roles: [])

    /// Somebody who opened one case with its number and query code.
    public static func tracking(_ caseID: String) -> Actor {
        Actor(id: trackingID, roles: [.consumer], cases: [caseID])
    }

    /// What the ledger writes of somebody who has one case open and no account.
    public static let trackingID = "tracking"

    /// What the ledger writes of those who act without an account.
    public static let withoutAccount: Set<String> = ["visitor", trackingID, "reporter", "system"]

    /// The product's own work: jobs, imports, clocks.
    public static let system = Actor(
        id: "system", roles: [], office: nil, merchants: [], cases: [], isSystem: true)

    public var isSignedIn: Bool { isSystem || !roles.isEmpty }

    /// How far this actor may use a permission; nothing where not at all.
    public func reach(_ permission: Permission) -> Reach? {
        if isSystem { return .everywhere }
        if let limit, !limit.allowed.contains(permission), !Grants.open.contains(permission) { return nil }
        let reach = roles.compactMap { Grants.reach(of: $0, for: permission) }.max()
        return reach ?? (Grants.open.contains(permission) ? .own : nil)
    }

    /// The first line of every desk method that acts.
    @discardableResult
    public func require(_ permission: Permission) throws(Refusal) -> Reach {
        if let reach = reach(permission) { return reach }
        throw denial
    }

    /// Why this actor may not do what it has no permission for.
    public var denial: Refusal {
        if let limit { return limit.refusal }
        return isSignedIn ? .actionForbidden : .signInNeeded
    }

    /// The second line, right after the record is read: a foreign record answers as if it were absent.
    public func require(_ permission: Permission, on record: Holding, else absent: Refusal) throws(Refusal) {
        let reach = try require(permission)
        guard may(reach, on: record) else { throw absent }
    }

    private func may(_ reach: Reach, on record: Holding) -> Bool {
        switch reach {
        case .everywhere: true
        case .jurisdiction: office.map { $0.covers(record) } ?? false
        case .unit: office.map { record.unit == $0.unit } ?? false
        case .own:
            (record.account != nil && record.account == id) || record.caseID.map(cases.contains) ?? false
                || record.merchant.map(merchants.contains) ?? false
        }
    }
}

/// A place in an authority: which authority, which of its units, and the region it is competent for.
public struct Office: Hashable, Sendable {
    /// The authority's code in the directory.
    public let authority: String
    /// The unit's code (a 市场监管所 or a section); the authority's own where it has no units.
    public let unit: String
    /// The region code prefix of the jurisdiction: two digits for a province, four for a city, six for a county.
    public let regionPrefix: String

    public init(authority: String, unit: String, regionPrefix: String) {
        self.authority = authority
        self.unit = unit
        self.regionPrefix = regionPrefix
    }

    /// The region of the office as a code of six digits.
    public var home: String { regionPrefix + String(repeating: "0", count: max(0, 6 - regionPrefix.utf8.count)) }

    /// Whether it is a province's: those find what has no place yet.
    public var isProvincial: Bool { regionPrefix.utf8.count == 2 }

    func covers(_ record: Holding) -> Bool {
        record.isUnplaced
            ? isProvincial
            : record.authority == authority || record.region.map { $0.hasPrefix(regionPrefix) } ?? false
    }
}

/// To whom a record belongs, in the words the grants are written in.
public struct Holding: Hashable, Sendable {
    public let account: String?
    public let caseID: String?
    public let merchant: String?
    public let authority: String?
    public let unit: String?
    public let region: String?
    /// Whether it waits for somebody to find out where it belongs; any province's officials may.
    public let isUnplaced: Bool

    public init(
        account: String? = nil, caseID: String? = nil, merchant: String? = nil, authority: String? = nil,
        unit: String? = nil, region: String? = nil, isUnplaced: Bool = false
    ) {
        self.account = account
        self.caseID = caseID
        self.merchant = merchant
        self.authority = authority
        self.unit = unit
        self.region = region
        self.isUnplaced = isUnplaced
    }
}
