import CArgon2
import Seals

/// The costs of Argon2id (RFC 9106).
public struct Argon2Cost: Hashable, Sendable {
    /// Memory in KiB.
    public let memory: UInt32
    /// Passes over the memory.
    public let passes: UInt32
    /// Lanes, each a thread.
    public let lanes: UInt32

    /// 19 MiB, two passes, one lane: the first choice of the OWASP Password Storage Cheat Sheet.
    public static let standard = Argon2Cost(memory: 19_456, passes: 2, lanes: 1)

    /// Costs within what a server can bear; nothing outside, so that a damaged row cannot exhaust it.
    public init?(checking memory: UInt32, passes: UInt32, lanes: UInt32) {
        guard (1...16).contains(lanes), (1...64).contains(passes), (8 * lanes...1_048_576).contains(memory) else {
            return nil
        }
        self.init(memory: memory, passes: passes, lanes: lanes)
    }

    private init(memory: UInt32, passes: UInt32, lanes: UInt32) {
        self.memory = memory
        self.passes = passes
        self.lanes = lanes
    }
}

/// An Argon2id hash with its salt and costs, written as a PHC string:
/// `$argon2id$v=19$m=19456,t=2,p=1$<salt>$<hash>`, both in unpadded base 64.
public struct Argon2Hash: Hashable, Sendable {
    public let cost: Argon2Cost
    public let salt: [UInt8]
    public let bytes: [UInt8]

    /// Computes the hash: takes the memory and tens of milliseconds, so never on the cooperative threads.
    public init(of password: [UInt8], salt: [UInt8], cost: Argon2Cost, byteCount: Int = 32) throws(IdentityFault) {
        var bytes = [UInt8](repeating: 0, count: byteCount)
        let code = argon2id_hash_raw(
            cost.passes, cost.memory, cost.lanes, password, password.count, salt, salt.count, &bytes, byteCount)
        guard code == ARGON2_OK.rawValue else { throw .argon2(code) }
        self.cost = cost
        self.salt = salt
        self.bytes = bytes
    }

    /// Reads a PHC string; nothing unless it is Argon2id, version 1.3, with costs that can be borne.
    public init?(_ text: String) {
        let parts = text.split(separator: "$", omittingEmptySubsequences: false)
        guard parts.count == 6, parts[0].isEmpty, parts[1] == "argon2id", parts[2] == "v=19",
            let cost = Self.cost(parts[3]), let salt = Self.base64(parts[4]), let bytes = Self.base64(parts[5]),
            (8...64).contains(salt.count), (16...64).contains(bytes.count)
        else { return nil }
        self.cost = cost
        self.salt = salt
        self.bytes = bytes
    }

    /// The PHC string.
    public var text: String {
        let costs = "m=\(cost.memory),t=\(cost.passes),p=\(cost.lanes)"
        return "$argon2id$v=19$\(costs)$\(Self.text(base64: salt))$\(Self.text(base64: bytes))"
    }

    /// Whether it is the hash of this password; compared in constant time.
    public func isHash(of password: [UInt8]) throws(IdentityFault) -> Bool {
        let other = try Argon2Hash(of: password, salt: salt, cost: cost, byteCount: bytes.count)
        return ConstantTime.isEqual(other.bytes, bytes)
    }

    private static func cost(_ text: Substring) -> Argon2Cost? {
        let parts = text.split(separator: ",", omittingEmptySubsequences: false)
        guard parts.count == 3 else { return nil }
        let values = zip(parts, ["m=", "t=", "p="])
            .compactMap { part, name in
                part.hasPrefix(name) ? UInt32(part.dropFirst(2)) : nil
            }
        guard values.count == 3 else { return nil }
        return Argon2Cost(checking: values[0], passes: values[1], lanes: values[2])
    }

    // PHC strings use the plain alphabet of RFC 4648 where ours is that for URLs; two signs differ.
    private static func base64(_ text: Substring) -> [UInt8]? {
        guard !text.contains("-"), !text.contains("_") else { return nil }
        return Base64URL.bytes(String(text.map { $0 == "+" ? "-" : $0 == "/" ? "_" : $0 }))
    }

    private static func text(base64 bytes: [UInt8]) -> String {
        String(Base64URL.text(bytes).map { $0 == "-" ? "+" : $0 == "_" ? "/" : $0 })
    }
}

/// What can fail while passwords are hashed.
public enum IdentityFault: Error, Hashable, Sendable {
    /// libargon2 refused, by its own number; most often memory was short.
    case argon2(Int32)
    /// A stored hash is not of a form that can be read.
    case storedHashUnreadable
    /// So many are being hashed that one more would wait too long.
    case busy

    public var isTemporary: Bool {
        switch self {
        case .argon2, .busy: true
        case .storedHashUnreadable: false
        }
    }
}
