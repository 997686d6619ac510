public import Kernel
public import Seals

/// What the ledger is told of one event of a thing: its number, who did what when, and the digest of what it says.
public struct VouchedEvent: Hashable, Sendable {
    /// From 1 within the thing.
    public let sequence: Int
    public let at: Instant
    public let actor: String
    public let action: ActionCode
    public let digest: Digest

    public init(sequence: Int, at: Instant, actor: String, action: ActionCode, digest: Digest) {
        self.sequence = sequence
        self.at = at
        self.actor = actor
        self.action = action
        self.digest = digest
    }
}

/// The events of one thing that one entry vouches for: one, or several that one act made in one moment.
///
/// A single event's entry holds the digest of what it says. For several it is the digest over each one's name and
/// digest, in order, and the entry bears the name of the first.
public struct EventRun: Hashable, Sendable {
    /// The number of the first event.
    public let first: Int64
    public let count: Int64
    public let digest: Digest

    /// What an entry vouches for; nothing where it vouches for no events, or for those of many things.
    public init?(_ entry: Entry) {
        guard let first = entry.details["event"]?.integer,
            let bytes = entry.details["digest"]?.string.flatMap({ Hex.bytes($0) }), let digest = Digest(bytes: bytes)
        else { return nil }
        let count = entry.details["events"]?.integer ?? 1
        // No thing has so many events; an entry that says so is damaged, and counts must not run over.
        guard first > 0, first < Int64(Int32.max), count > 0, count < Int64(Int32.max) else { return nil }
        self.first = first
        self.count = count
        self.digest = digest
    }

    public static func digest(of events: some Collection<(name: String, digest: Digest)>) -> Digest {
        if let only = events.first, events.count == 1 { return only.digest }
        var bytes = CanonicalBytes(capacity: events.count * 72)
        for event in events {
            bytes.append(event.name)
            bytes.append(event.digest)
        }
        return Digest(of: bytes.bytes)
    }
}

extension EntryDraft {
    /// An entry that vouches for one event.
    public init(vouchingFor event: VouchedEvent, of subject: EntrySubject) {
        self.init(
            at: event.at, actor: event.actor, action: event.action, subject: subject,
            details: ["event": JSON(event.sequence), "digest": .string(event.digest.hex)])
    }

    /// An entry that vouches for events which one act made together: all of one moment and one actor, their numbers
    /// without gaps; nothing where there are none.
    public init?(vouchingForAct events: [VouchedEvent], of subject: EntrySubject) {
        guard let first = events.first else { return nil }
        guard events.count > 1 else {
            self.init(vouchingFor: first, of: subject)
            return
        }
        let digest = EventRun.digest(of: events.map { (name: $0.action.text, digest: $0.digest) })
        self.init(
            at: first.at, actor: first.actor, action: first.action, subject: subject,
            details: [
                "event": JSON(first.sequence), "events": JSON(events.count), "digest": .string(digest.hex),
            ])
    }
}
