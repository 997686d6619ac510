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
/// Each event must have exactly one entry with its number, digest, name, actor and moment, alone or in the run of one act,
/// or lie in the span of one that vouches for many things; each such entry, its events. Things come in the order of
/// their identifiers.
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
        EventSpan(entry)?.count ?? EventRun(entry)?.count ?? 0
    }

    /// Takes one thing's events and the entries about it.
    mutating func take(_ subject: String, _ events: [RecordedEvent], _ entries: [Entry]) {
        close { $0 < subject }
        var runs: [(run: EventRun, entry: Entry)] = []
        for entry in entries {
            if let span = EventSpan(entry) {
                spans.append(OpenSpan(entry: entry, span: span))
            } else if let run = EventRun(entry) {
                runs.append((run, entry))
            }
        }
        eventCount += Int64(events.count)
        var rest = Dictionary(grouping: events, by: \.sequence)
        for (run, entry) in runs {
            let numbers = run.first..<run.first + run.count
            var found: [RecordedEvent] = []
            for number in numbers {
                guard let event = rest[number]?.popLast() else { break }
                found.append(event)
            }
            guard found.count == run.count else {
                note(.missing, subject, run.first + Int64(found.count))
                continue
            }
            matchedCount += run.count
            if !Self.holds(run, entry, found) { note(.altered, subject, run.first) }
        }
        for event in events where rest[event.sequence]?.isEmpty == false {
            if let index = spans.firstIndex(where: { $0.covers(event) }) {
                spans[index].digests.append(event.digest)
                matchedCount += 1
            } else {
                note(.unentered, subject, event.sequence)
            }
        }
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

    private static func holds(_ run: EventRun, _ entry: Entry, _ events: [RecordedEvent]) -> Bool {
        events.allSatisfy { $0.actor == entry.actor && $0.at == entry.at }
            && events.first.flatMap { ActionCode($0.name) }.map { $0 == entry.action } ?? true
            && EventRun.digest(of: events.map { (name: $0.name, digest: $0.digest) }) == run.digest
    }
}
