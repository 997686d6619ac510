import Commons
public import Kernel
public import Merchants

extension MemoryRegistry {
    public func add(_ code: ActivationCode) { state.codes[code.hash] = code }

    public func activationCode(hash: [UInt8]) -> ActivationCode? { state.codes[hash] }

    public func use(_ code: ActivationCode, at moment: Instant) -> Bool {
        guard state.codes[code.hash]?.usedAt == nil else { return false }
        state.codes[code.hash]?.usedAt = moment
        return true
    }

    public func claim(_ id: Identifier<MerchantClaim>) -> MerchantClaim? { state.claims[id] }

    public func claim(of account: String, on merchant: Identifier<BusinessOperator>) -> MerchantClaim? {
        state.claims.values.first { $0.account == account && $0.merchant == merchant }
    }

    public func claims(on merchant: Identifier<BusinessOperator>) -> [MerchantClaim] {
        ordered { $0.merchant == merchant }
    }

    public func claims(of account: String) -> [MerchantClaim] { ordered { $0.account == account } }

    public func put(_ claim: MerchantClaim) { state.claims[claim.id] = claim }

    public func pendingClaims(_ scope: ClaimScope, after cursor: Cursor?, limit: Int) -> Page<ClaimCase> {
        let cases = ordered { $0.state == .pending }
            .filter { claim in
                guard let cursor else { return true }
                return (claim.madeAt.microseconds, claim.id.text) > (cursor.key, cursor.id)
            }
            .compactMap { claim -> ClaimCase? in
                guard let merchant = state.merchants[claim.merchant] else { return nil }
                let isHere = merchant.facts.region?.text.hasPrefix(scope.regionPrefix) ?? false
                let hasShop = premises(of: merchant.id).contains { $0.facts.authority == scope.authority }
                guard isHere || hasShop else { return nil }
                let rivals = claims(on: merchant.id)
                    .filter { $0.id != claim.id && [.pending, .approved].contains($0.state) }
                return ClaimCase(claim: claim, merchant: merchant, rivalCount: rivals.count)
            }
        guard cases.count > limit, let last = cases.prefix(limit).last?.claim else { return Page(cases, next: nil) }
        return Page(Array(cases.prefix(limit)), next: Cursor(key: last.madeAt.microseconds, id: last.id.text))
    }

    public func attempts(of account: String) -> ClaimAttempts { state.attempts[account] ?? ClaimAttempts() }

    public func put(_ attempts: ClaimAttempts, of account: String) { state.attempts[account] = attempts }

    private func ordered(_ isMeant: (MerchantClaim) -> Bool) -> [MerchantClaim] {
        state.claims.values.filter(isMeant).sorted { ($0.madeAt, $0.id) < ($1.madeAt, $1.id) }
    }

    /// Everything that holds the query's words anywhere, in the order of the names that begin with them.
    public func shops(_ query: ShopQuery, after cursor: Cursor?, limit: Int) -> Page<Shop> {
        let found = state.premises.values.compactMap { premises -> (word: String, shop: Shop)? in
            guard let merchant = state.merchants[premises.merchant] else { return nil }
            let name = merchant.facts.name
            let text = SearchWords.searchText(of: premises.facts, name)
            let isHere = query.regions.map { $0.contains(premises.facts.countyNumber) } ?? true
            let words = SearchWords.words(of: premises.facts, name).filter { $0.hasPrefix(query.lead) }
            guard isHere, let word = words.first, query.others.allSatisfy({ text.contains($0) }) else { return nil }
            return (word, Shop(premises: premises, merchant: merchant))
        }
        let shops = found.sorted { ($0.word, $0.shop.premises.code) < ($1.word, $1.shop.premises.code) }.map(\.shop)
        return page(shops, after: cursor, limit: limit)
    }

    public func shops(regionPrefix: String, after cursor: Cursor?, limit: Int) -> Page<Shop> {
        let shops = state.premises.values.filter { $0.facts.region?.text.hasPrefix(regionPrefix) ?? false }
            .sorted { ($0.facts.region?.text ?? "", $0.code) < ($1.facts.region?.text ?? "", $1.code) }
            .compactMap { premises in
                state.merchants[premises.merchant].map { Shop(premises: premises, merchant: $0) }
            }
        return page(shops, after: cursor, limit: limit)
    }

    private func page(_ shops: [Shop], after cursor: Cursor?, limit: Int) -> Page<Shop> {
        var rest = shops[...]
        if let cursor, let place = shops.firstIndex(where: { $0.premises.code.number == cursor.key }) {
            rest = shops[(place + 1)...]
        }
        guard rest.count > limit, let last = rest.prefix(limit).last else { return Page(Array(rest), next: nil) }
        return Page(Array(rest.prefix(limit)), next: Cursor(key: last.premises.code.number, id: ""))
    }
}
