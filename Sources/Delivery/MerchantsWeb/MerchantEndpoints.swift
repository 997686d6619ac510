public import Commons
public import Kernel
public import Merchants
public import Web

/// All that can be asked of the registry of merchants: the page behind the code, finding a shop, the officers' desk,
/// the merchants' counter, and the same things as JSON.
public struct MerchantEndpoints: Sendable {
    let desk: MerchantDesk
    let words: MerchantWords
    let address: CodeAddress
    let accountNames: AccountNames
    let navigation: MerchantNavigation

    /// The names that pages show for accounts, by the accounts' identifiers.
    public typealias AccountNames = @Sendable ([String]) async throws -> [String: String]

    /// The endpoints over a desk.
    ///
    /// `address` is where codes lead, such as `https://fangxin.example`.
    public init(
        desk: MerchantDesk, words: MerchantWords, address: String,
        accountNames: @escaping AccountNames = { _ in [:] }, navigation: MerchantNavigation = MerchantNavigation()
    ) {
        self.desk = desk
        self.words = words
        self.address = CodeAddress(address)
        self.accountNames = accountNames
        self.navigation = navigation
    }

    public var all: [Endpoint] { scanPages + codePages + searchPages + deskPages + claimPages + counterPages + api }

    /// The shop's code in the path; a text that is none is answered as absent.
    func code(_ request: Request) throws(Refusal) -> PremisesCode {
        guard let code = PremisesCode(request.place("code")) else { throw .merchantAbsent }
        return code
    }
}

/// How codes of the field are called, for people.
public struct MerchantWords: Sendable {
    let region: @Sendable (RegionCode) -> String?
    let authority: @Sendable (String) -> Phrase?
    let industry: @Sendable (IndustryCode) -> Phrase?
    /// What an officer chooses from in place of a code, by the field’s name; where there is nothing, codes are typed.
    public var choices: @Sendable (_ field: String) -> [Schema.Choice] = { _ in [] }

    public init(
        region: @escaping @Sendable (RegionCode) -> String?, authority: @escaping @Sendable (String) -> Phrase?,
        industry: @escaping @Sendable (IndustryCode) -> Phrase?
    ) {
        self.region = region
        self.authority = authority
        self.industry = industry
    }

    /// Who looks after a shop: the bureau, and its branch where one does.
    func office(_ authority: String?, _ unit: String?) -> Phrase? {
        let codes = unit == authority ? [authority] : [authority, unit]
        let names = codes.compactMap { $0.flatMap(self.authority) }
        guard !names.isEmpty else { return nil }
        return Phrase(zh: names.map(\.zh).joined(separator: " · "), en: names.map(\.en).joined(separator: " · "))
    }
}

/// The ways around that these pages share with others of the same face.
public struct MerchantNavigation: Sendable {
    let desk: @Sendable (_ current: String) -> [PageShell.Link]
    let counter: @Sendable (_ current: String) -> [PageShell.Link]

    public init(
        desk: (@Sendable (_ current: String) -> [PageShell.Link])? = nil,
        counter: (@Sendable (_ current: String) -> [PageShell.Link])? = nil
    ) {
        self.desk = desk ?? Self.links([(.merchants, "/desk/merchants"), (.claims, "/desk/merchants/claims")])
        self.counter = counter ?? Self.links([(.myShops, "/counter"), (.claimShop, "/counter/claim")])
    }

    private static func links(_ places: [(Phrase, String)]) -> @Sendable (String) -> [PageShell.Link] {
        { current in places.map { PageShell.Link($0.0, $0.1, isCurrent: $0.1 == current) } }
    }
}
