public import Kernel

/// A short code that was sent to somebody to prove that a phone or mailbox is theirs, as it is stored.
///
/// So few digits can be tried out by whoever reads the database, so only a keyed hash is kept, and it covers whom the
/// code was for. It holds for one success, a few attempts and a short time.
public struct OneTimeCode: Hashable, Sendable {
    /// The terms of a code.
    public struct Rule: Hashable, Sendable {
        public let digitCount: Int
        public let attemptCount: Int
        public let lifetimeSeconds: Int64

        /// Six digits, five attempts, five minutes: a guesser's chance is 1 in 200,000.
        public static let standard = Rule(digitCount: 6, attemptCount: 5, lifetimeSeconds: 300)

        /// `digitCount` is held between 6 and 8, `attemptCount` at 1 or more.
        public init(digitCount: Int, attemptCount: Int, lifetimeSeconds: Int64) {
            self.digitCount = min(8, max(6, digitCount))
            self.attemptCount = max(1, attemptCount)
            self.lifetimeSeconds = lifetimeSeconds
        }
    }

    /// What came of an attempt.
    public enum Outcome: Hashable, Sendable {
        case accepted
        /// So many attempts are left.
        case wrong(attemptsLeft: Int)
        case expired
        /// No attempts are left, or it was used.
        case spent
    }

    /// What the code proves, such as `signIn` or `track`, and to whom: a keyed hash of a phone, an account.
    public let audience: String
    public let hash: Digest
    public let expiresAt: Instant
    public let attemptsLeft: Int

    public init(audience: String, hash: Digest, expiresAt: Instant, attemptsLeft: Int) {
        self.audience = audience
        self.hash = hash
        self.expiresAt = expiresAt
        self.attemptsLeft = attemptsLeft
    }

    /// Makes a code: the digits to send, and what to store.
    public static func make(
        for audience: String, rule: Rule = .standard, at now: Instant, key: KeyedHash, using random: RandomSource
    ) -> (digits: String, code: OneTimeCode) {
        var random = random
        let digits = String((0..<rule.digitCount).map { _ in Character("\(Int.random(in: 0...9, using: &random))") })
        let code = OneTimeCode(
            audience: audience, hash: hash(of: digits, for: audience, key: key),
            expiresAt: now.advanced(bySeconds: rule.lifetimeSeconds), attemptsLeft: rule.attemptCount)
        return (digits, code)
    }

    /// Tries digits; the code that is returned must be stored in the same transaction, whatever the outcome.
    ///
    /// Spaces and full-width digits are taken as they are meant.
    public func tried(_ digits: String, at now: Instant, key: KeyedHash) -> (outcome: Outcome, code: OneTimeCode) {
        guard attemptsLeft > 0 else { return (.spent, self) }
        guard now < expiresAt else { return (.expired, self) }
        let isRight = ConstantTime.isEqual(Self.hash(of: Self.plain(digits), for: audience, key: key), hash)
        let left = isRight ? 0 : attemptsLeft - 1
        let code = OneTimeCode(audience: audience, hash: hash, expiresAt: expiresAt, attemptsLeft: left)
        return (isRight ? .accepted : left == 0 ? .spent : .wrong(attemptsLeft: left), code)
    }

    private static func hash(of digits: String, for audience: String, key: KeyedHash) -> Digest {
        var bytes = CanonicalBytes()
        bytes.append(audience)
        bytes.append(digits)
        return key.hash(bytes.bytes)
    }

    private static func plain(_ digits: String) -> String {
        String(
            String.UnicodeScalarView(
                digits.unicodeScalars.compactMap { scalar in
                    switch scalar.value {
                    case 0x30...0x39: scalar
                    case 0xFF10...0xFF19: Unicode.Scalar(scalar.value - 0xFF10 + 0x30)
                    default: scalar.properties.isWhitespace ? nil : scalar
                    }
                }))
    }
}
