import Commons
import Kernel
import Ledger
import Seals

/// Enters one row's shop: made new, changed where the row differs, or left as it is.
struct ShopWriting {
    let book: any RegistryBook
    let random: RandomSource
    let moment: Instant

    func enter(_ shop: ImportedShop) throws -> RowOutcome {
        let (merchant, merchantOutcome) = try merchant(shop.merchant)
        let outcome = try premises(shop, of: merchant)
        switch (merchantOutcome, outcome) {
        case (.unchanged, let outcome): return outcome
        case (.updated, .unchanged): return .updated
        case (.updated, let outcome): return outcome
        case (.imported, _): return .imported
        }
    }

    private func merchant(_ facts: OperatorFacts) throws -> (BusinessOperator, RowOutcome) {
        var known: BusinessOperator?
        if let code = facts.creditCode { known = try book.merchant(creditCode: code.text) }
        if known == nil, let number = facts.ownNumber {
            // A number alone finds an operator only where no other credit code speaks against it.
            let found = try book.merchant(ownNumber: number)
            if found?.facts.creditCode == nil || facts.creditCode == nil { known = found }
        }
        guard let known else {
            let merchant = BusinessOperator(id: random.identifier(at: moment), updatedAt: moment, facts: facts)
            try book.add(merchant)
            return (merchant, .imported)
        }
        let merged = known.facts.merged(with: facts)
        guard merged != known.facts else { return (known, .unchanged) }
        let changed = known.changed(to: merged, at: moment)
        try book.replace(changed)
        if merged.name != known.facts.name {
            for place in try book.premises(of: known.id) {
                try book.replace(
                    place, named: known.facts.name, by: place.changed(to: place.facts, at: moment),
                    merchantName: merged.name)
            }
        }
        return (changed, .updated)
    }

    private func premises(_ shop: ImportedShop, of merchant: BusinessOperator) throws -> RowOutcome {
        let name = merchant.facts.name
        guard let known = try known(shop, of: merchant.id) else {
            let premises = try added(shop.premises, of: merchant)
            if let drafts = shop.commitments, !drafts.isEmpty { try put(drafts, of: premises.id, old: []) }
            return .imported
        }
        let facts = known.facts.merged(with: shop.premises)
        let old = try book.commitments(of: known.id)
        let hasNewPromises = shop.commitments.map { $0.map(\.zh) != old.map(\.zh) } ?? false
        guard facts != known.facts || hasNewPromises else { return .unchanged }
        try book.replace(known, named: name, by: known.changed(to: facts, at: moment), merchantName: name)
        if hasNewPromises { try put(shop.commitments ?? [], of: known.id, old: old) }
        return .updated
    }

    /// A list that names no shops means the operator's only one, whatever that is called by now.
    private func known(_ shop: ImportedShop, of id: Identifier<BusinessOperator>) throws -> Premises? {
        if let known = try book.premises(of: id, ownKey: shop.premises.ownKey) { return known }
        guard !shop.isNamed else { return nil }
        let all = try book.premises(of: id)
        return all.count == 1 ? all.first : nil
    }

    private func added(_ facts: PremisesFacts, of merchant: BusinessOperator) throws -> Premises {
        for draw in 1...4 {
            let premises = Premises(
                id: random.identifier(at: moment),
                code: PremisesCode(number: Int64(truncatingIfNeeded: random.next() >> 19)), merchant: merchant.id,
                updatedAt: moment, facts: facts)
            do {
                try book.add(premises, merchantName: merchant.facts.name)
                return premises
            } catch is CodeTaken where draw < 4 {
                continue
            }
        }
        throw CodeTaken()
    }

    private func put(_ drafts: [CommitmentDraft], of id: Identifier<Premises>, old: [Commitment]) throws {
        try book.put(
            drafts.map { draft in
                old.first { $0.zh == draft.zh } ?? Commitment(zh: draft.zh, en: draft.en, madeOn: Day(at: moment))
            }, of: id)
    }
}

extension OperatorFacts {
    /// What a list says over what was known; a cell left empty takes nothing away.
    func merged(with list: OperatorFacts) -> OperatorFacts {
        var merged = list
        merged.creditCode = list.creditCode ?? creditCode
        merged.ownNumber = list.ownNumber ?? ownNumber
        merged.industry = list.industry ?? industry
        merged.region = list.region ?? region
        merged.address = list.address ?? address
        return merged
    }
}

extension PremisesFacts {
    func merged(with list: PremisesFacts) -> PremisesFacts {
        var merged = list
        merged.ownNumber = list.ownNumber ?? ownNumber
        merged.address = list.address ?? address
        merged.region = list.region ?? region
        merged.platform = list.platform ?? platform
        merged.shopURL = list.shopURL ?? shopURL
        // A list that says less of the place than is known must not move the shop to the bureau's own desk.
        let saysLess = list.authority == nil || (list.authority == authority && list.unit == nil)
        if saysLess { (merged.authority, merged.unit) = (authority, unit) }
        return merged
    }
}
