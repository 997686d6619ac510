public import Access
public import Kernel
public import Privacy
public import Seals
import Synchronization

/// A clock that stands until it is moved on.
public final class StoppedClock: Sendable {
    private let moment: Mutex<Instant>

    public init(_ moment: Instant = .at("2026-04-20T01:00:00Z")) {
        self.moment = Mutex(moment)
    }

    public var now: Instant { moment.withLock(\.self) }
    public func pass(seconds: Int64) { moment.withLock { $0 = $0.advanced(bySeconds: seconds) } }
    public func pass(days: Int64) { pass(seconds: days * 86_400) }
}

extension RandomSource {
    /// The same numbers each time (SplitMix64): for tests only.
    public static func seeded(_ seed: UInt64) -> RandomSource {
        let state = Mutex(seed)
        return RandomSource {
            state.withLock { state in
                state &+= 0x9E37_79B9_7F4A_7C15
                var word = state
                word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
                word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
                return word ^ (word >> 31)
            }
        }
    }
}

/// Hashes passwords without the cost, and counts how often it was asked.
public final class PlainHashing: PasswordHashing {
    public struct Counts: Hashable, Sendable {
        public var hashed = 0
        public var checked = 0
        public var nobody = 0
    }

    private let state = Mutex(Counts())

    public init() {}

    public var counts: Counts { state.withLock(\.self) }

    public func hash(_ password: String) async throws -> String {
        state.withLock { $0.hashed += 1 }
        return "plain:" + Digest(of: password).hex
    }

    public func check(_ password: String, against stored: String) async throws -> PasswordVerdict {
        state.withLock { $0.checked += 1 }
        return stored == "plain:" + Digest(of: password).hex ? .right : .wrong
    }

    public func checkNobody(_ password: String) async throws { state.withLock { $0.nobody += 1 } }
}

extension Vault {
    /// A vault whose keys come from a seed.
    public static func sample(_ random: RandomSource = .seeded(7)) -> Vault {
        guard let ringID = KeyID("master"), let searchID = KeyID("search") else {
            preconditionFailure("Plain words are key names")
        }
        return Vault(
            ring: KeyRing(newest: (ringID, SecretKey(using: random))),
            search: SearchKeys(id: searchID, key: SecretKey(using: random)))
    }
}

/// An access desk with all that it needs, for tests.
public struct AccessHouse: Sendable {
    public let desk: AccessDesk
    public let clock: StoppedClock
    public let hashing: PlainHashing
    public let codes: ShownCodes
    public let random: RandomSource

    public static let password = "Yinchuan-2026-Hexi"

    public init(books: any Books<any AccessBook>, clock: StoppedClock = StoppedClock()) {
        self.clock = clock
        random = .seeded(1)
        hashing = PlainHashing()
        codes = ShownCodes()
        desk = AccessDesk(
            books: books, vault: .sample(), keys: AccessKeys(key: SecretKey(using: .seeded(3))),
            ports: AccessDesk.Ports(hashing: hashing, courier: .showing(in: codes)), random: random,
            now: { clock.now })
    }

    /// An account that may work at once.
    @discardableResult
    public func account(
        _ login: String, _ roles: Set<Role>, name: String = "张明"
    ) async throws -> Account {
        let isStaff = roles.contains { $0.side == .authority }
        var new = NewAccount(
            login: login, name: name, roles: roles,
            office: isStaff ? Office(authority: "640381", unit: "QTX_XIAOBA", regionPrefix: "640381") : nil,
            password: Self.password)
        new.mustChangePassword = false
        return try await desk.createAccount(new, by: .system).account
    }

    public func signIn(_ login: String, password: String = Self.password) async throws -> SignedIn {
        try await desk.signIn(login: login, password: password)
    }
}
