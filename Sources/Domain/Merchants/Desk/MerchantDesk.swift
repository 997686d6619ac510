public import Access
import Commons
public import Kernel
import Ledger
public import Seals

/// Where the registry of merchants is kept: each method is one piece of work of one person in one transaction.
public struct MerchantDesk: Sendable {
    let books: any Books<any MerchantBook>
    let units: UnitFinder
    let codes: ActivationCodes
    let random: RandomSource
    let now: @Sendable () -> Instant

    public init(
        books: any Books<any MerchantBook>, units: UnitFinder, codes: ActivationCodes, random: RandomSource,
        now: @escaping @Sendable () -> Instant
    ) {
        self.books = books
        self.units = units
        self.codes = codes
        self.random = random
        self.now = now
    }

    func newCode() -> PremisesCode { PremisesCode(number: Int64(truncatingIfNeeded: random.next() >> 19)) }

    /// Enters a deed into the ledger.
    func record(
        _ action: ActionCode, on merchant: Identifier<BusinessOperator>, in book: any MerchantBook, by actor: Actor,
        at moment: Instant, _ details: [String: JSON] = [:]
    ) throws {
        try book.append(
            EntryDraft(
                at: moment, actor: actor.id, action: action, subject: EntrySubject(kind: "merchant", merchant),
                details: .object(details)))
    }

    /// The shop of a code, if the actor may use this permission on it; a foreign one answers as if it were absent.
    func shop(
        _ code: PremisesCode, in book: any MerchantBook, for permission: Permission, by actor: Actor
    ) throws -> Shop {
        let reach = try actor.require(permission)
        guard let shop = try found(code, in: book) else { throw Refusal.merchantAbsent }
        if reach == .own {
            guard try isStaff(actor, of: shop.merchant.id, in: book) else { throw Refusal.merchantAbsent }
            return shop
        }
        try actor.require(permission, on: shop.holding, else: .merchantAbsent)
        return shop
    }

    /// The operator, if the actor may use this permission on it.
    func merchant(
        _ id: Identifier<BusinessOperator>, in book: any MerchantBook, for permission: Permission, by actor: Actor
    ) throws -> (merchant: BusinessOperator, premises: [Premises]) {
        let reach = try actor.require(permission)
        guard let merchant = try book.merchant(id) else { throw Refusal.merchantAbsent }
        let premises = try book.premises(of: id)
        if reach == .own {
            guard try isStaff(actor, of: id, in: book) else { throw Refusal.merchantAbsent }
            return (merchant, premises)
        }
        try actor.require(permission, on: merchant.holding(premises), else: .merchantAbsent)
        return (merchant, premises)
    }

    func found(_ code: PremisesCode, in book: any MerchantBook) throws -> Shop? {
        guard let premises = try book.premises(coded: code) else { return nil }
        return try shop(of: premises, in: book)
    }

    func shop(of premises: Premises, in book: any MerchantBook) throws -> Shop {
        guard let merchant = try book.merchant(premises.merchant) else { throw Refusal.merchantAbsent }
        return Shop(premises: premises, merchant: merchant)
    }

    /// What the session believes may be older than a claim's end, so the book is asked.
    func isStaff(_ actor: Actor, of merchant: Identifier<BusinessOperator>, in book: any MerchantBook) throws -> Bool {
        try book.claim(of: actor.id, on: merchant)?.state == .approved
    }
}

extension Shop {
    /// To whom the shop belongs.
    public var holding: Holding {
        Holding(
            merchant: merchant.id.text, authority: premises.facts.authority, unit: premises.facts.unit,
            region: (premises.facts.region ?? merchant.facts.region)?.text)
    }
}

extension BusinessOperator {
    /// To whom the operator belongs: where its licence is from, and the authority that looks after all its premises.
    ///
    /// A chain whose shops lie under several authorities belongs to that of its licence's place alone, so that no
    /// branch's officer hands the whole chain over.
    public func holding(_ premises: [Premises]) -> Holding {
        let authorities = Set(premises.compactMap(\.facts.authority))
        let region = facts.region ?? (authorities.count == 1 ? premises.first?.facts.region : nil)
        return Holding(
            merchant: id.text, authority: authorities.count == 1 ? authorities.first : nil, region: region?.text)
    }
}
