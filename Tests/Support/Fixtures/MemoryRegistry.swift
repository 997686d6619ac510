public import Commons
public import Kernel
public import Ledger
public import Merchants
import Synchronization

/// The registry held in memory: what the desks read and write, found the slow and plain way.
public final class MemoryRegistry: RegistryBook, EntriesInMemory {
    public struct State: Sendable {
        public var merchants: [Identifier<BusinessOperator>: BusinessOperator] = [:]
        public var premises: [Identifier<Premises>: Premises] = [:]
        public var commitments: [Identifier<Premises>: [Commitment]] = [:]
        public var codes: [[UInt8]: ActivationCode] = [:]
        public var claims: [Identifier<MerchantClaim>: MerchantClaim] = [:]
        public var attempts: [String: ClaimAttempts] = [:]
        public var authorities: [AuthorityCode: Authority] = [:]
        public var entries: [Entry] = []

        public init() {}
    }

    public var state: State

    public init(_ state: State = State()) {
        self.state = state
    }

    public var entries: [Entry] {
        get { state.entries }
        set { state.entries = newValue }
    }

    public func merchant(_ id: Identifier<BusinessOperator>) -> BusinessOperator? { state.merchants[id] }

    public func merchant(creditCode: String) -> BusinessOperator? {
        state.merchants.values.first { $0.facts.creditCode?.text == creditCode }
    }

    public func merchant(ownNumber: String) -> BusinessOperator? {
        state.merchants.values.first { $0.facts.ownNumber == ownNumber }
    }

    public func add(_ merchant: BusinessOperator) throws {
        try refuseTaken(merchant)
        state.merchants[merchant.id] = merchant
    }

    public func replace(_ merchant: BusinessOperator) throws {
        guard state.merchants[merchant.id]?.version == merchant.version - 1 else {
            throw Refusal.merchantChangedMeanwhile
        }
        try refuseTaken(merchant)
        state.merchants[merchant.id] = merchant
    }

    private func refuseTaken(_ merchant: BusinessOperator) throws {
        let isTaken = state.merchants.values.contains { other in
            guard other.id != merchant.id else { return false }
            let sharesCode = merchant.facts.creditCode != nil && other.facts.creditCode == merchant.facts.creditCode
            let sharesNumber = merchant.facts.ownNumber != nil && other.facts.ownNumber == merchant.facts.ownNumber
            return sharesCode || sharesNumber
        }
        if isTaken { throw Refusal.merchantNumberTaken }
    }

    public func premises(_ id: Identifier<Premises>) -> Premises? { state.premises[id] }

    public func premises(coded code: PremisesCode) -> Premises? { state.premises.values.first { $0.code == code } }

    public func premises(of merchant: Identifier<BusinessOperator>) -> [Premises] {
        state.premises.values.filter { $0.merchant == merchant }.sorted { $0.id < $1.id }
    }

    public func premises(of merchant: Identifier<BusinessOperator>, ownKey: String) -> Premises? {
        premises(of: merchant).first { $0.facts.ownKey == ownKey }
    }

    public func add(_ premises: Premises, merchantName: String) throws {
        guard self.premises(coded: premises.code) == nil else { throw CodeTaken() }
        guard self.premises(of: premises.merchant, ownKey: premises.facts.ownKey) == nil else {
            throw Refusal.merchantPremisesTaken
        }
        state.premises[premises.id] = premises
    }

    public func replace(
        _ old: Premises, named oldName: String, by premises: Premises, merchantName: String
    ) throws {
        guard state.premises[old.id]?.version == old.version else { throw Refusal.merchantChangedMeanwhile }
        if let other = self.premises(of: premises.merchant, ownKey: premises.facts.ownKey), other.id != premises.id {
            throw Refusal.merchantPremisesTaken
        }
        state.premises[old.id] = premises
    }

    public func commitments(of premises: Identifier<Premises>) -> [Commitment] { state.commitments[premises] ?? [] }

    public func put(_ commitments: [Commitment], of premises: Identifier<Premises>) {
        state.commitments[premises] = commitments
    }

    public func authorities() -> [Authority] { state.authorities.values.sorted { $0.code < $1.code } }

    public func put(_ authorities: [Authority], at moment: Instant) {
        for authority in authorities { state.authorities[authority.code] = authority }
    }
}

/// Books over a registry in memory: a copy is worked on and put in its place when the work is done.
public final class MemoryRegistryBooks<Book>: Books {
    private let kept: Mutex<MemoryRegistry.State>
    private let open: @Sendable (MemoryRegistry) -> Book

    public init(
        _ state: MemoryRegistry.State = MemoryRegistry.State(), open: @escaping @Sendable (MemoryRegistry) -> Book
    ) {
        kept = Mutex(state)
        self.open = open
    }

    public var state: MemoryRegistry.State { kept.withLock { $0 } }

    public func read<Answer: Sendable>(_ work: @escaping @Sendable (Book) throws -> Answer) async throws -> Answer {
        try work(open(MemoryRegistry(state)))
    }

    public func write<Answer: Sendable>(_ work: @escaping @Sendable (Book) throws -> Answer) async throws -> Answer {
        try kept.withLock { state in
            let registry = MemoryRegistry(state)
            let answer = try work(open(registry))
            state = registry.state
            return answer
        }
    }
}
