public import Access
public import Complaints
public import Kernel
import Ledger
import Notices
public import Rulebook
public import Seals

/// Where an installation takes in notices and working rules.
public struct StatuteDesk: Sendable {
    let books: any Books<any StatuteBook>
    let random: RandomSource
    let now: @Sendable () -> Instant

    public init(
        books: any Books<any StatuteBook>, random: RandomSource, now: @escaping @Sendable () -> Instant
    ) {
        self.books = books
        self.random = random
        self.now = now
    }

    /// All that was taken in, the earliest first.
    public func statutes() async throws -> [Statute] { try await books.read { try $0.statutes() } }
}

/// What came of a notice.
public struct CalendarImport: Hashable, Sendable {
    public let notice: CalendarNotice
    /// Whether the same notice had been taken in before.
    public let wasKnown: Bool
    /// How many clocks ran over its days.
    public let checkedCount: Int
    /// How many of them end on another day now.
    public let movedCount: Int
    /// How many notices to parties came of that.
    public let toldCount: Int
}

extension StatuteDesk {
    /// Takes in a notice: it is kept, every clock that runs over its days is computed anew, each day that moved is
    /// entered, and the parties are told; all in one transaction.
    ///
    /// A notice that is known already is not kept twice, but its clocks are computed all the same.
    ///
    /// `rulebook` is the rules before it, `complaints` the desk whose clocks they are.
    ///
    /// - Returns: What came of it, and the rules after it.
    /// - Throws: `RulebookError` where the notice contradicts itself or what is known; nothing is changed then.
    public func take(
        _ notice: CalendarNotice, document body: String, into rulebook: Rulebook, counting complaints: ComplaintDesk,
        by actor: Actor
    ) async throws -> (outcome: CalendarImport, rulebook: Rulebook) {
        try actor.require(.importRun)
        guard notice.isPublished else { throw Refusal.statuteEmpty(notice.year) }
        let after = try rulebook.taking(notice)
        let desk = complaints.counting(by: after)
        let moment = now()
        let outcome = try await books.write { book in
            let statute = Statute(
                id: random.identifier(at: moment), kind: .calendar, key: notice.key, body: body, importedAt: moment,
                importedBy: actor.id)
            let wasKnown = try keep(statute, in: book)
            return try recount(notice, wasKnown: wasKnown, with: desk, in: book, by: actor, at: moment)
        }
        return (outcome, after)
    }

    /// Takes in working rules of an authority, after they were held against the law.
    ///
    /// - Returns: Whether they were new.
    public func take(
        _ overlay: Overlay, document body: String, by actor: Actor
    ) async throws -> Bool {
        try actor.require(.importRun)
        let moment = now()
        return try await books.write { book in
            let statute = Statute(
                id: random.identifier(at: moment), kind: .overlay, key: overlay.authority, body: body,
                importedAt: moment, importedBy: actor.id)
            return try !keep(statute, in: book)
        }
    }

    /// Keeps a document unless the latest of its key is the same; tells whether it was.
    private func keep(_ statute: Statute, in book: any StatuteBook) throws -> Bool {
        let latest = try book.statutes().last { $0.kind == statute.kind && $0.key == statute.key }
        guard latest?.digest != statute.digest else { return true }
        try book.add(statute)
        let action =
            switch statute.kind {
            case .calendar: ActionCode(room: "calendar", "imported")
            case .overlay: ActionCode(room: "overlay", "imported")
            }
        try book.append(
            EntryDraft(
                at: statute.importedAt, actor: statute.importedBy, action: action,
                subject: EntrySubject(kind: "statute", statute.id),
                details: ["key": .string(statute.key), "digest": .string(statute.digest)]))
        return false
    }

    private static let batch = 500

    private func recount(
        _ notice: CalendarNotice, wasKnown: Bool, with desk: ComplaintDesk, in book: any StatuteBook, by actor: Actor,
        at moment: Instant
    ) throws -> CalendarImport {
        var (checked, moved, told) = (0, 0, 0)
        var last: Identifier<Complaint>?
        while true {
            let clocks = try book.runningComplaints(dueFrom: notice.days.lowerBound, after: last, limit: Self.batch)
            for clock in clocks {
                guard let complaint = try book.complaint(clock.complaint) else { continue }
                checked += 1
                let index = try desk.dueIndex(of: complaint)
                guard index.dueOn != clock.dueOn else { continue }
                moved += 1
                try book.moveDue(of: complaint.id, to: index)
                try book.append(
                    EntryDraft(
                        at: moment, actor: actor.id, action: ActionCode(room: "complaint", "dueMoved"),
                        subject: EntrySubject(kind: "complaint", complaint.id),
                        details: [
                            "from": .string(clock.dueOn.description), "to": JSON(index.dueOn?.description),
                            "period": JSON(index.duePeriod), "notice": .string(notice.key),
                        ]))
                told += try tell(complaint, in: book, at: moment)
            }
            guard clocks.count == Self.batch, let next = clocks.last?.complaint else { break }
            last = next
        }
        return CalendarImport(
            notice: notice, wasKnown: wasKnown, checkedCount: checked, movedCount: moved, toldCount: told)
    }

    private func tell(_ complaint: Complaint, in book: any StatuteBook, at moment: Instant) throws -> Int {
        let recipients: [Notice.Recipient] = [.complainant, .respondent]
        for recipient in recipients {
            try book.add(
                Notice(
                    id: random.identifier(at: moment), caseID: complaint.id.text, caseNumber: complaint.facts.number,
                    recipient: recipient, message: .dueMoved, createdAt: moment))
        }
        return recipients.count
    }
}

extension Refusal {
    static func statuteEmpty(_ year: Int) -> Refusal {
        Refusal(
            "statute.calendarEmpty", .invalid,
            Phrase(zh: "\(year)年的安排尚未公布（没有任何日期）", en: "The notice for \(year) is not published yet: it names no day"))
    }
}
