public import Seals

/// Passwords hashed with Argon2id on threads of their own.
public final class PasswordHasher: PasswordHashing {
    private static let saltByteCount = 16

    /// The costs of new hashes; stored ones of other costs are outdated.
    public let cost: Argon2Cost
    private let random: RandomSource
    private let threads: HashingThreads

    /// A hasher with its costs, its threads and how many more may wait for one.
    ///
    /// Takes `threads` × `cost.memory` at most.
    public init(
        cost: Argon2Cost = .standard, threads: Int = 2, waiting: Int = 64, random: RandomSource = Randomness().source
    ) {
        self.cost = cost
        self.random = random
        self.threads = HashingThreads(threads: threads, waiting: waiting)
    }

    public func hash(_ password: String) async throws -> String {
        let (cost, salt) = (cost, random.bytes(Self.saltByteCount))
        return try await threads.run { () throws(IdentityFault) in
            try Argon2Hash(of: Array(password.utf8), salt: salt, cost: cost).text
        }
    }

    public func check(_ password: String, against stored: String) async throws -> PasswordVerdict {
        guard let hash = Argon2Hash(stored) else { throw IdentityFault.storedHashUnreadable }
        let isRight = try await threads.run { () throws(IdentityFault) in try hash.isHash(of: Array(password.utf8)) }
        guard isRight else { return .wrong }
        let isCurrent =
            hash.cost == cost && hash.salt.count == Self.saltByteCount && hash.bytes.count == Digest.byteCount
        return isCurrent ? .right : .rightButOutdated
    }

    public func checkNobody(_ password: String) async throws {
        _ = try await hash(password)
    }
}
