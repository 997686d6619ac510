public import Kernel
public import Seals

/// One entry that vouches for the first events of many things which came together, such as cases of one import.
///
/// The entry is about the first thing in the order of identifiers; its details name the last one, how many there are,
/// and the digest of the digests of their events in that order. So the chain guards them at the cost of one entry.
public struct EventSpan: Hashable, Sendable {
    /// How many things one entry vouches for at most: where one of them is altered, so many have to be looked through.
    public static let limit = 100

    public let first: String
    public let through: String
    public let count: Int64
    public let digest: Digest

    /// A span over things in the order of their identifiers; nothing where there are none.
    ///
    /// - Parameter events: the identifier of each thing, and the digest of what its first event says.
    public init?(_ events: some BidirectionalCollection<(subject: String, digest: Digest)>) {
        guard let first = events.first, let last = events.last else { return nil }
        self.first = first.subject
        through = last.subject
        count = Int64(events.count)
        digest = Self.digest(of: events.map(\.digest))
    }

    /// The span that an entry vouches for; nothing where it vouches for none.
    public init?(_ entry: Entry) {
        guard let through = entry.details["through"]?.string, let count = entry.details["count"]?.integer,
            let bytes = entry.details["digest"]?.string.flatMap({ Hex.bytes($0) }), let digest = Digest(bytes: bytes)
        else { return nil }
        first = entry.subject.id
        self.through = through
        self.count = count
        self.digest = digest
    }

    /// What the entry says.
    public var details: JSON {
        ["through": .string(through), "count": JSON(count), "digest": .string(digest.hex)]
    }

    public static func digest(of digests: [Digest]) -> Digest {
        var bytes = CanonicalBytes(capacity: digests.count * 40)
        for digest in digests { bytes.append(digest) }
        return Digest(of: bytes.bytes)
    }
}
