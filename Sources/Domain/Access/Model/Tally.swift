public import Kernel

/// How often something was tried lately, for one who is named by a keyed hash only.
public struct Tally: Hashable, Sendable {
    public enum Kind: String, CaseIterable, Sendable {
        /// Passwords tried for a login name, whether it exists or not.
        case signIn
        /// Codes sent to a contact.
        case codeContact
        /// Codes asked for by a client.
        case codeClient
    }

    /// When it was tried, the earliest first.
    public var moments: [Instant]
    public var lockedUntil: Instant?

    public init(moments: [Instant] = [], lockedUntil: Instant? = nil) {
        self.moments = moments
        self.lockedUntil = lockedUntil
    }
}

/// How often something may be tried.
public struct AttemptRule: Hashable, Sendable {
    public let allowedCount: Int
    public let windowSeconds: Int64
    /// How long it is refused after the last attempt allowed; nothing where only until the window lets the next in.
    public let lockSeconds: Int64?

    public init(allowedCount: Int, windowSeconds: Int64, lockSeconds: Int64? = nil) {
        self.allowedCount = Swift.max(1, allowedCount)
        self.windowSeconds = windowSeconds
        self.lockSeconds = lockSeconds
    }

    /// Too many attempts; the next is taken then.
    public struct Spent: Error, Hashable, Sendable {
        public let until: Instant

        func minutes(from moment: Instant) -> Int { Int(Swift.max(1, (until.seconds(since: moment) + 59) / 60)) }
    }

    /// The tally with one more attempt, which is counted before anybody knows how it ends, so that many at once are no
    /// way around the limit.
    public func counting(_ tally: Tally?, at moment: Instant) throws(Spent) -> Tally {
        var counted = tally ?? Tally()
        if let until = counted.lockedUntil {
            guard moment >= until else { throw Spent(until: until) }
            counted = Tally()
        }
        counted.moments.removeAll { moment.seconds(since: $0) >= windowSeconds }
        if counted.moments.count >= allowedCount {
            let oldest = counted.moments[counted.moments.count - allowedCount]
            throw Spent(until: oldest.advanced(bySeconds: windowSeconds))
        }
        counted.moments.append(moment)
        if let lockSeconds, counted.moments.count == allowedCount {
            counted.lockedUntil = moment.advanced(bySeconds: lockSeconds)
        }
        return counted
    }
}
