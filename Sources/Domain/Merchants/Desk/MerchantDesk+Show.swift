public import Access
public import Commons
public import Kernel

extension MerchantDesk {
    /// All that a visitor may see of the shop with a code.
    public func show(_ code: PremisesCode, by actor: Actor) async throws -> ShopFace {
        try actor.require(.merchantRead)
        return try await books.read { book in
            guard let shop = try found(code, in: book) else { throw Refusal.merchantAbsent }
            return ShopFace(
                shop: shop, commitments: try book.commitments(of: shop.premises.id),
                isClaimed: try book.claims(on: shop.merchant.id).contains { $0.state == .approved })
        }
    }

    /// The shop that a complaint names, by its code or its identifier; nothing where there is none.
    public func shop(_ name: String) async throws -> RespondingShop? {
        try await books.read { book in
            let premises: Premises?
            if let code = PremisesCode(name) {
                premises = try book.premises(coded: code)
            } else if let id = Identifier<Premises>(name) {
                premises = try book.premises(id)
            } else {
                premises = nil
            }
            return try premises.map { RespondingShop(try shop(of: $0, in: book)) }
        }
    }

    /// Finds shops by code, credit code, or words of name, street and platform, within a region where one is given.
    public func search(
        _ text: String, within region: RegionCode? = nil, after cursor: Cursor? = nil, limit: Int = 20, by actor: Actor
    ) async throws -> Page<Shop> {
        try actor.require(.merchantSearch)
        return try await books.read { book in
            if let exact = try exact(text, in: book) { return Page(exact, next: nil) }
            guard let query = ShopQuery(text, within: region) else { return Page([], next: nil) }
            return try book.shops(query, after: cursor, limit: limit)
        }
    }

    /// The shops that an officer keeps: all of the jurisdiction in order, or those that words find there.
    public func list(
        _ text: String, after cursor: Cursor? = nil, limit: Int = 50, by actor: Actor
    ) async throws -> Page<Shop> {
        guard try actor.require(.merchantKeep) >= .jurisdiction else { throw Refusal.actionForbidden }
        let prefix = actor.office?.regionPrefix ?? ""
        return try await books.read { book in
            if let exact = try exact(text, in: book) {
                return Page(
                    try exact.filter { shop in
                        do {
                            try actor.require(.merchantKeep, on: shop.holding, else: .merchantAbsent)
                            return true
                        } catch let refusal as Refusal where refusal.kind == .absent {
                            return false
                        }
                    }, next: nil)
            }
            if let query = ShopQuery(text, regions: ShopQuery.counties(prefix: prefix)) {
                return try book.shops(query, after: cursor, limit: limit)
            }
            return try book.shops(regionPrefix: prefix, after: cursor, limit: limit)
        }
    }

    /// A shop for the officer who keeps it.
    public func open(_ code: PremisesCode, by actor: Actor) async throws -> ShopFile {
        try await books.read { book in
            let shop = try shop(code, in: book, for: .merchantKeep, by: actor)
            return ShopFile(
                shop: shop, commitments: try book.commitments(of: shop.premises.id),
                claims: try book.claims(on: shop.merchant.id))
        }
    }

    /// The shop whose codes may be printed by whoever keeps it or works for it.
    public func sheet(_ code: PremisesCode, by actor: Actor) async throws -> Shop {
        try await books.read { book in try shop(code, in: book, for: .merchantCodePrint, by: actor) }
    }

    /// What a full code or credit code names; nothing where the text is neither.
    private func exact(_ text: String, in book: any MerchantBook) throws -> [Shop]? {
        if let code = PremisesCode(text), let shop = try found(code, in: book) { return [shop] }
        guard let code = try? UnifiedSocialCreditCode(text), let merchant = try book.merchant(creditCode: code.text)
        else { return nil }
        return try book.premises(of: merchant.id).prefix(50).map { Shop(premises: $0, merchant: merchant) }
    }
}

/// A shop as its officer sees it.
public struct ShopFile: Hashable, Sendable {
    public let shop: Shop
    public let commitments: [Commitment]
    public let claims: [MerchantClaim]

    public init(shop: Shop, commitments: [Commitment], claims: [MerchantClaim]) {
        self.shop = shop
        self.commitments = commitments
        self.claims = claims
    }

    public var isClaimed: Bool { claims.contains { $0.state == .approved } }
}
