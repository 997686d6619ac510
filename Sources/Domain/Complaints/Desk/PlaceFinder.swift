public import Kernel

/// How the desk learns which authority and unit a place belongs to.
///
/// A registered shop carries its own; for anything else the address is looked up in the directory.
public struct PlaceFinder: Sendable {
    public struct Finding: Hashable, Sendable {
        public let authority: String
        public let unit: String?
        public let region: String?
        /// Why, as short codes for the file.
        public let reasons: [String]
        /// The same for people, as the directory tells it now.
        public let explained: [Phrase]

        public init(
            authority: String, unit: String?, region: String?, reasons: [String], explained: [Phrase] = []
        ) {
            self.authority = authority
            self.unit = unit
            self.region = region
            self.reasons = reasons
            self.explained = explained
        }
    }

    /// A registered shop as a complaint needs to know it.
    public struct Shop: Hashable, Sendable {
        public let premises: String
        public let merchant: String
        public let name: String
        public let creditCode: String?
        public let address: String?
        public let region: String?
        public let platform: String?
        public let authority: String?
        public let unit: String?

        public init(
            premises: String, merchant: String, name: String, creditCode: String?, address: String?, region: String?,
            platform: String?, authority: String?, unit: String?
        ) {
            self.premises = premises
            self.merchant = merchant
            self.name = name
            self.creditCode = creditCode
            self.address = address
            self.region = region
            self.platform = platform
            self.authority = authority
            self.unit = unit
        }
    }

    public let place: @Sendable (_ address: String, _ home: String?) -> Finding?
    public let isAuthority: @Sendable (_ authority: String, _ unit: String?) -> Bool
    /// The region that an authority's unit, or the authority, is competent for.
    public let region: @Sendable (_ authority: String, _ unit: String?) -> String?

    public init(
        place: @escaping @Sendable (_ address: String, _ home: String?) -> Finding?,
        isAuthority: @escaping @Sendable (_ authority: String, _ unit: String?) -> Bool,
        region: @escaping @Sendable (_ authority: String, _ unit: String?) -> String? = { _, _ in nil }
    ) {
        self.place = place
        self.isAuthority = isAuthority
        self.region = region
    }

    /// Where a case belongs: to the shop's own unit, else to whom the address leads, the shop's before the one told.
    public func finding(of shop: Shop?, at address: String?, home: String?) -> Finding? {
        if let shop, let authority = shop.authority {
            return Finding(
                authority: authority, unit: shop.unit, region: shop.region, reasons: ["registeredPremises"])
        }
        guard let address = shop?.address ?? address else { return nil }
        return place(address, home)
    }
}
