public import Commons
public import Kernel
public import Ledger

/// What the merchant desk reads and writes in one piece of work.
public protocol MerchantBook: LedgerBook {
    func merchant(_ id: Identifier<BusinessOperator>) throws -> BusinessOperator?
    func merchant(creditCode: String) throws -> BusinessOperator?
    func merchant(ownNumber: String) throws -> BusinessOperator?
    /// Refused with `merchant.numberTaken` where another has its credit code or number.
    func add(_ merchant: BusinessOperator) throws
    /// Refused with `merchant.changedMeanwhile` where another writer was faster.
    func replace(_ merchant: BusinessOperator) throws

    func premises(_ id: Identifier<Premises>) throws -> Premises?
    func premises(coded code: PremisesCode) throws -> Premises?
    /// All of one operator's, at most a thousand, in the order of their making.
    func premises(of merchant: Identifier<BusinessOperator>) throws -> [Premises]
    func premises(of merchant: Identifier<BusinessOperator>, ownKey: String) throws -> Premises?
    /// Enters premises and the words that lead to them; throws ``CodeTaken`` where others have the code.
    func add(_ premises: Premises, merchantName: String) throws
    /// Replaces premises and their words; the old ones and the name that their words were made of tell what goes.
    func replace(_ old: Premises, named oldName: String, by premises: Premises, merchantName: String) throws

    func shops(_ query: ShopQuery, after cursor: Cursor?, limit: Int) throws -> Page<Shop>
    /// The shops of a jurisdiction in the order of their regions.
    func shops(regionPrefix: String, after cursor: Cursor?, limit: Int) throws -> Page<Shop>

    func commitments(of premises: Identifier<Premises>) throws -> [Commitment]
    func put(_ commitments: [Commitment], of premises: Identifier<Premises>) throws

    func add(_ code: ActivationCode) throws
    func activationCode(hash: [UInt8]) throws -> ActivationCode?
    /// Marks a code as used; false where it was already.
    func use(_ code: ActivationCode, at moment: Instant) throws -> Bool

    func claim(_ id: Identifier<MerchantClaim>) throws -> MerchantClaim?
    func claim(of account: String, on merchant: Identifier<BusinessOperator>) throws -> MerchantClaim?
    func claims(on merchant: Identifier<BusinessOperator>) throws -> [MerchantClaim]
    func claims(of account: String) throws -> [MerchantClaim]
    func put(_ claim: MerchantClaim) throws
    /// Undecided claims, the oldest first, of operators that lie in a jurisdiction or have a shop there.
    func pendingClaims(_ scope: ClaimScope, after cursor: Cursor?, limit: Int) throws -> Page<ClaimCase>

    func attempts(of account: String) throws -> ClaimAttempts
    func put(_ attempts: ClaimAttempts, of account: String) throws
}

/// A code drawn by chance that other premises have already: draw again.
public struct CodeTaken: Error, Hashable, Sendable {
    public init() {}
}

/// Whose claims are listed.
public struct ClaimScope: Hashable, Sendable {
    public let authority: String
    public let regionPrefix: String

    public init(authority: String, regionPrefix: String) {
        self.authority = authority
        self.regionPrefix = regionPrefix
    }
}

/// How the desk learns which authority and unit look after an address.
public struct UnitFinder: Sendable {
    public struct Finding: Hashable, Sendable {
        public let authority: String
        public let unit: String?
        public let region: String?

        public init(authority: String, unit: String?, region: String?) {
            self.authority = authority
            self.unit = unit
            self.region = region
        }
    }

    let place: @Sendable (_ address: String, _ home: String?) -> Finding?
    let isAuthority: @Sendable (_ authority: String, _ unit: String?) -> Bool

    public init(
        place: @escaping @Sendable (_ address: String, _ home: String?) -> Finding?,
        isAuthority: @escaping @Sendable (_ authority: String, _ unit: String?) -> Bool
    ) {
        self.place = place
        self.isAuthority = isAuthority
    }

    /// The premises with authority, unit and region filled in where nobody has said them.
    func placed(_ facts: PremisesFacts) throws -> PremisesFacts {
        var facts = facts
        if let authority = facts.authority {
            guard isAuthority(authority, facts.unit) else { throw Refusal.merchantAuthorityUnknown }
            return facts
        }
        facts.unit = nil
        let found = place(facts.address ?? "", facts.region?.text)
        facts.authority = found?.authority
        facts.unit = found?.unit
        return facts
    }
}

/// What imports read and write besides: the directory of an installation.
public protocol RegistryBook: MerchantBook {
    /// By code; empty where nothing was brought in.
    func authorities() throws -> [Authority]
    /// Adds authorities, or replaces those of the same code.
    func put(_ authorities: [Authority], at moment: Instant) throws
}
