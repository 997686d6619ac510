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
        /// Of the things that one entry vouches for together, some are gone or say something else.
        case spanAltered
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
/// Each event must have exactly one entry with its number, digest, name, actor and moment, or lie in the span of one that
/// vouches for many; each such entry, its events. Things come in the order of their identifiers.
struct EventVerification {
    private static let damageLimit = 20
    private(set) var damages: [EventDamage] = []
    private(set) var eventCount: Int64 = 0
    /// Entries that vouch for an event which was found.
    private(set) var matchedCount: Int64 = 0
    private var spans: [OpenSpan] = []

    /// The span of an entry with what was found of it so far.
    private struct OpenSpan {
        let entry: Entry
        let span: EventSpan
        var digests: [Digest] = []

        func covers(_ event: RecordedEvent) -> Bool {
            event.sequence == 1 && event.at == entry.at && event.actor == entry.actor
                && event.name == entry.action.text && span.first <= event.subject && event.subject <= span.through
        }

        var isWhole: Bool { digests.count == span.count && EventSpan.digest(of: digests) == span.digest }
    }

    /// How many events an entry about a thing vouches for.
    static func enteredCount(_ entry: Entry) -> Int64 {
        if let span = EventSpan(entry) { return span.count }
        return entry.details["event"]?.integer != nil && entry.details["digest"] != nil ? 1 : 0
    }

    /// Takes one thing's events and the entries about it.
    mutating func take(_ subject: String, _ events: [RecordedEvent], _ entries: [Entry]) {
        var vouchers: [Int64: Entry] = [:]
        close { $0 < subject }
        for entry in entries {
            if let span = EventSpan(entry) {
                spans.append(OpenSpan(entry: entry, span: span))
                continue
            }
            guard let number = entry.details["event"]?.integer, entry.details["digest"] != nil else { continue }
            if vouchers.updateValue(entry, forKey: number) != nil { note(.altered, subject, number) }
        }
        for event in events {
            eventCount += 1
            guard let voucher = vouchers.removeValue(forKey: event.sequence) else {
                if let index = spans.firstIndex(where: { $0.covers(event) }) {
                    spans[index].digests.append(event.digest)
                    matchedCount += 1
                    continue
                }
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
        close { _ in true }
        if damages.isEmpty, enteredCount != matchedCount { note(.missing, "", nil) }
    }

    /// Judges the spans whose last thing has been passed.
    private mutating func close(_ isPassed: (_ through: String) -> Bool) {
        for open in spans where isPassed(open.span.through) && !open.isWhole {
            note(.spanAltered, "\(open.span.first)–\(open.span.through)", nil)
        }
        spans.removeAll { isPassed($0.span.through) }
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
