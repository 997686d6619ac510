public import Access
public import Kernel
import Privacy
public import Seals
import Synchronization

extension StoppedClock {
    public func pass(days: Int64) { advance(seconds: days * 86_400) }
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

/// An access desk with all that it needs, for tests.
public struct AccessHouse: Sendable {
    public let desk: AccessDesk
    public let clock: StoppedClock
    public let hashing: PlainHashing
    public let codes: ShownCodes
    public let random: RandomSource

    public static let password = "Yinchuan-2026-Hexi"

    public init(books: any Books<any AccessBook>, clock: StoppedClock = StoppedClock("2026-04-20T01:00:00Z")) {
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
