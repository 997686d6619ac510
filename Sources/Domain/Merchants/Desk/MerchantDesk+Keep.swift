public import Access
public import Kernel
import Ledger
import Seals

/// What a merchant or officer writes as a promise.
public struct CommitmentDraft: Hashable, Sendable {
    public let zh: String
    public let en: String?

    public init(zh: String, en: String? = nil) {
        self.zh = zh
        self.en = en
    }
}

extension MerchantDesk {
    /// Promises on one page; more are not read by anybody in a doorway.
    public static let commitmentLimit = 20

    /// Enters an operator with its first premises.
    public func register(
        _ facts: OperatorFacts, at place: PremisesFacts, by actor: Actor
    ) async throws -> Shop {
        try actor.require(.merchantKeep)
        try check(facts.name)
        let moment = now()
        let merchant = BusinessOperator(id: random.identifier(at: moment), updatedAt: moment, facts: facts)
        let placed = try units.placed(place)
        return try await drawing { code in
            let premises = Premises(
                id: random.identifier(at: moment), code: code, merchant: merchant.id, updatedAt: moment, facts: placed)
            let shop = Shop(premises: premises, merchant: merchant)
            try actor.require(.merchantKeep, on: shop.holding, else: .actionForbidden)
            try await books.write { book in
                try book.add(merchant)
                try book.add(premises, merchantName: facts.name)
                try record(
                    .merchantRegistered, on: merchant.id, in: book, by: actor, at: moment,
                    ["premises": .string(premises.id.text)])
            }
            return shop
        }
    }

    /// Adds premises to an operator.
    public func open(
        _ place: PremisesFacts, of id: Identifier<BusinessOperator>, by actor: Actor
    ) async throws -> Shop {
        try check(place.name)
        let moment = now()
        let placed = try units.placed(place)
        return try await drawing { code in
            let premises = Premises(
                id: random.identifier(at: moment), code: code, merchant: id, updatedAt: moment, facts: placed)
            return try await books.write { book in
                let merchant = try merchant(id, in: book, for: .merchantKeep, by: actor).merchant
                try book.add(premises, merchantName: merchant.facts.name)
                try record(
                    .premisesOpened, on: id, in: book, by: actor, at: moment,
                    ["premises": .string(premises.id.text)])
                return Shop(premises: premises, merchant: merchant)
            }
        }
    }

    /// Changes what is known of an operator, from the version that was seen.
    @discardableResult
    public func keep(
        _ id: Identifier<BusinessOperator>, as facts: OperatorFacts, from version: Int64, by actor: Actor
    ) async throws -> BusinessOperator {
        try check(facts.name)
        let moment = now()
        return try await books.write { book in
            let (merchant, premises) = try merchant(id, in: book, for: .merchantKeep, by: actor)
            guard merchant.version == version else { throw Refusal.merchantChangedMeanwhile }
            guard merchant.facts != facts else { return merchant }
            let changed = merchant.changed(to: facts, at: moment)
            try book.replace(changed)
            if facts.name != merchant.facts.name {
                for place in premises {
                    try book.replace(
                        place, named: merchant.facts.name, by: place.changed(to: place.facts, at: moment),
                        merchantName: facts.name)
                }
            }
            try record(
                .merchantKept, on: id, in: book, by: actor, at: moment, ["version": .integer(changed.version)])
            return changed
        }
    }

    /// Changes what is known of premises, from the version that was seen.
    @discardableResult
    public func keep(
        _ code: PremisesCode, as facts: PremisesFacts, from version: Int64, by actor: Actor
    ) async throws -> Shop {
        try check(facts.name)
        let moment = now()
        let placed = try units.placed(facts)
        return try await books.write { book in
            let shop = try shop(code, in: book, for: .merchantKeep, by: actor)
            guard shop.premises.version == version else { throw Refusal.merchantChangedMeanwhile }
            guard shop.premises.facts != placed else { return shop }
            let changed = shop.premises.changed(to: placed, at: moment)
            let name = shop.merchant.facts.name
            try book.replace(shop.premises, named: name, by: changed, merchantName: name)
            try record(
                .premisesKept, on: shop.merchant.id, in: book, by: actor, at: moment,
                ["premises": .string(changed.id.text), "version": .integer(changed.version)])
            return Shop(premises: changed, merchant: shop.merchant)
        }
    }

    /// 承诺: the merchant, or an officer for it, says what the shop promises; what stays the same keeps its day.
    @discardableResult
    public func commit(
        _ drafts: [CommitmentDraft], at code: PremisesCode, from version: Int64? = nil, by actor: Actor
    ) async throws -> [Commitment] {
        guard drafts.count <= Self.commitmentLimit else {
            throw Refusal.merchantCommitmentsTooMany(Self.commitmentLimit)
        }
        let moment = now()
        let permission: Permission = actor.reach(.merchantKeep) == nil ? .merchantWorkspace : .merchantKeep
        return try await books.write { book in
            let shop = try shop(code, in: book, for: permission, by: actor)
            if let version, shop.premises.version != version { throw Refusal.merchantChangedMeanwhile }
            let old = try book.commitments(of: shop.premises.id)
            let commitments = drafts.map { draft in
                let kept = old.first { $0.zh == draft.zh && $0.en == draft.en }
                return kept ?? Commitment(zh: draft.zh, en: draft.en, madeOn: Day(at: moment))
            }
            guard commitments != old else { return old }
            let name = shop.merchant.facts.name
            let changed = shop.premises.changed(to: shop.premises.facts, at: moment)
            try book.replace(shop.premises, named: name, by: changed, merchantName: name)
            try book.put(commitments, of: changed.id)
            try record(
                .commitmentsMade, on: shop.merchant.id, in: book, by: actor, at: moment,
                ["premises": .string(changed.id.text), "count": JSON(commitments.count)])
            return commitments
        }
    }

    private func check(_ name: String) throws(Refusal) {
        guard !SearchWords.folded(name).isEmpty else { throw .merchantNameMissing }
    }

    /// Draws codes until one is free: of 35 million million, a million shops leave nearly all.
    func drawing<Answer: Sendable>(_ work: (PremisesCode) async throws -> Answer) async throws -> Answer {
        for _ in 1..<4 {
            do {
                return try await work(newCode())
            } catch is CodeTaken {
                continue
            }
        }
        return try await work(newCode())
    }
}

extension ActionCode {
    static let merchantRegistered = ActionCode(room: "merchant", "registered")
    static let merchantKept = ActionCode(room: "merchant", "kept")
    static let premisesOpened = ActionCode(room: "merchant", "premisesOpened")
    static let premisesKept = ActionCode(room: "merchant", "premisesKept")
    static let commitmentsMade = ActionCode(room: "merchant", "commitmentsMade")
    static let codeIssued = ActionCode(room: "merchant", "codeIssued")
    static let codeMissed = ActionCode(room: "merchant", "codeMissed")
    static let claimMade = ActionCode(room: "merchant", "claimMade")
    static let claimProved = ActionCode(room: "merchant", "claimProved")
    static let claimApproved = ActionCode(room: "merchant", "claimApproved")
    static let claimRejected = ActionCode(room: "merchant", "claimRejected")
    static let claimWithdrawn = ActionCode(room: "merchant", "claimWithdrawn")
    static let claimRevoked = ActionCode(room: "merchant", "claimRevoked")
    static let merchantsImported = ActionCode(room: "merchant", "imported")
    static let unitsImported = ActionCode(room: "authority", "imported")
    static let officersImported = ActionCode(room: "officer", "imported")
}
