/// A memory-hard password hash, done outside the pure floors because it takes threads and time.
public protocol PasswordHashing: Sendable {
    /// The hash of a password under a fresh salt, with its algorithm and parameters, ready to store.
    func hash(_ password: String) async throws -> String

    /// Compares a password with a stored hash; a stored hash that cannot be read is a fault and throws.
    func check(_ password: String, against stored: String) async throws -> PasswordVerdict

    /// Takes as long as a check and says no, so that an unknown account cannot be told from a wrong password.
    func checkNobody(_ password: String) async throws
}

/// What a comparison said.
public enum PasswordVerdict: Hashable, Sendable {
    case wrong
    case right
    /// Right, and stored with parameters of the past: hash it anew while the password is at hand.
    case rightButOutdated
}
