import Kernel
import Ledger
import Seals

/// What is wrong with a list of events, measured by the chain.
public struct EventDamage: Hashable, Sendable {
    public enum Kind: String, CaseIterable, Sendable {
        /// The event says something else than was entered.
        case altered
        /// An event that was never entered.
        case unentered
        /// An entry whose event is gone.
        case missing
    }

    public let kind: Kind
    public let subject: String
    /// The event's number among those of its thing; nothing where only the count is off.
    public let sequence: Int64?

    public init(kind: Kind, subject: String, sequence: Int64?) {
        self.kind = kind
        self.subject = subject
        self.sequence = sequence
    }
}

/// Compares events with the entries that vouch for them, thing by thing, and remembers the first damages.
///
/// Each event must have exactly one entry with its number, digest, name, actor and moment; each such entry, an event.
struct EventVerification {
    private static let damageLimit = 20
    private(set) var damages: [EventDamage] = []
    private(set) var eventCount: Int64 = 0
    /// Entries that vouch for an event which was found.
    private(set) var matchedCount: Int64 = 0

    /// Takes one thing's events and the entries about it.
    mutating func take(_ subject: String, _ events: [RecordedEvent], _ entries: [Entry]) {
        var vouchers: [Int64: Entry] = [:]
        for entry in entries {
            guard let number = entry.details["event"]?.integer, entry.details["digest"] != nil else { continue }
            if vouchers.updateValue(entry, forKey: number) != nil { note(.altered, subject, number) }
        }
        for event in events {
            eventCount += 1
            guard let voucher = vouchers.removeValue(forKey: event.sequence) else {
                note(.unentered, subject, event.sequence)
                continue
            }
            matchedCount += 1
            if !Self.holds(voucher, event) { note(.altered, subject, event.sequence) }
        }
        for number in vouchers.keys.sorted() { note(.missing, subject, number) }
    }

    /// Things that lost all their events leave only entries behind: then the counts differ.
    mutating func finish(enteredCount: Int64) {
        if damages.isEmpty, enteredCount != matchedCount { note(.missing, "", nil) }
    }

    private mutating func note(_ kind: EventDamage.Kind, _ subject: String, _ sequence: Int64?) {
        guard damages.count < Self.damageLimit else { return }
        damages.append(EventDamage(kind: kind, subject: subject, sequence: sequence))
    }

    private static func holds(_ entry: Entry, _ event: RecordedEvent) -> Bool {
        entry.details["digest"]?.string == event.digest.hex && entry.actor == event.actor && entry.at == event.at
            && ActionCode(event.name).map { $0 == entry.action } ?? true
    }
}
