import Commons
public import Kernel
import Ledger
public import Privacy
import Seals

/// Where notices leave the book: taken by one worker at a time, sent, and written down once.
///
/// A worker takes a batch, sends it outside any transaction, and settles it. If it dies in between, others take the batch
/// when its lease is over; the letter then goes out again under the same name, and the record still has one end.
public struct NoticeDesk: Sendable {
    /// A letter and the attempt that it belongs to.
    public struct Sending: Sendable {
        public let attempt: NoticeAttempt
        public let letter: Letter
    }

    public enum Outcome: Hashable, Sendable {
        case sent
        case failed(isPermanent: Bool)
    }

    private let books: any Books<any NoticeOutbox>
    private let vault: Vault
    private let terms: DeliveryTerms
    /// The address of the page on which a case is followed.
    private let trackingAddress: String
    /// The channels that somebody serves: of two addresses the one that can be reached is used.
    private let channels: Set<Letter.Channel>
    private let now: @Sendable () -> Instant

    public init(
        books: any Books<any NoticeOutbox>, vault: Vault, terms: DeliveryTerms = .standard, trackingAddress: String,
        channels: Set<Letter.Channel> = Set(Letter.Channel.allCases), now: @escaping @Sendable () -> Instant
    ) {
        self.books = books
        self.vault = vault
        self.terms = terms
        self.trackingAddress = trackingAddress
        self.channels = channels
        self.now = now
    }

    /// Takes what is due, and answers the letters to be sent with how many notices were taken.
    ///
    /// Notices with nowhere to go end here: those of authorities and merchants stand on their pages, as do a
    /// complainant's without phone and mailbox.
    public func take(limit: Int) async throws -> (sendings: [Sending], taken: Int) {
        let moment = now()
        let until = moment.advanced(bySeconds: terms.leaseSeconds)
        return try await books.write { book in
            var sendings: [Sending] = []
            let attempts = try book.takeNotices(dueBy: moment, until: until, limit: limit)
            for attempt in attempts {
                switch try route(attempt.notice, in: book, at: moment) {
                case .letter(let letter): sendings.append(Sending(attempt: attempt, letter: letter))
                case .end(let end): try finish(attempt, as: end, in: book, at: moment)
                }
            }
            return (sendings, attempts.count)
        }
    }

    /// Writes down what became of letters.
    public func settle(_ outcomes: [(sending: Sending, outcome: Outcome)]) async throws {
        guard !outcomes.isEmpty else { return }
        let moment = now()
        try await books.write { book in
            for (sending, outcome) in outcomes {
                let attempt = sending.attempt
                switch outcome {
                case .sent: try finish(attempt, as: .sent(sending.letter.channel), in: book, at: moment)
                case .failed(let isPermanent):
                    if !isPermanent, let pause = terms.pause(after: attempt.number) {
                        try book.retry(attempt, at: moment.advanced(bySeconds: pause))
                    } else {
                        try finish(attempt, as: .failed, in: book, at: moment)
                    }
                }
            }
        }
    }

    /// How many notices wait to be tried again, and how many were given up.
    public func backlog() async throws -> NoticeBacklog { try await books.read { try $0.backlog() } }

    private enum Route {
        case letter(Letter)
        case end(DeliveryEnd)
    }

    private func route(_ notice: Notice, in book: any NoticeOutbox, at moment: Instant) throws -> Route {
        guard notice.recipient == .complainant else { return .end(.onPage) }
        guard moment.seconds(since: notice.createdAt) < terms.staleSeconds else { return .end(.stale) }
        guard let record = try book.keyRecord(of: notice.caseID), !record.isDestroyed else { return .end(.erased) }
        let values = try vault.read([.phone, .email], of: notice.caseID, in: book)
        if channels.contains(.sms), let phone = values[.phone].flatMap({ try? PhoneNumber($0) }),
            phone.kind == .mobile || phone.kind == .international
        {
            return .letter(letter(notice, .sms, to: phone.text, at: moment))
        }
        if channels.contains(.email), let email = values[.email] {
            return .letter(letter(notice, .email, to: email, at: moment))
        }
        return .end(.onPage)
    }

    /// The words of a notice: the law is Chinese, and what language a complainant reads is not asked; a mail has both.
    private func letter(
        _ notice: Notice, _ channel: Letter.Channel, to address: String, at moment: Instant
    ) -> Letter {
        let words = notice.message.phrase(number: notice.caseNumber)
        let body =
            channel == .sms
            ? "【放心】\(words.zh)查询：\(trackingAddress)"
            : "\(words.zh)\n查询：\(trackingAddress)\n\n\(words.en)\nTo follow it: \(trackingAddress)\n"
        return Letter(
            id: notice.id.text, channel: channel, address: address,
            subject: "投诉\(notice.caseNumber) Complaint \(notice.caseNumber)", body: body, writtenAt: moment)
    }

    private func finish(
        _ attempt: NoticeAttempt, as end: DeliveryEnd, in book: any NoticeOutbox, at moment: Instant
    ) throws {
        guard try book.end(attempt, as: end, at: moment) else { return }
        // What only stands on a page was told nobody by the product: there is nothing to prove.
        guard end != .onPage else { return }
        _ = try book.append(
            EntryDraft(
                at: moment, actor: "system", action: end == .failed ? .noticeFailed : .noticeSettled,
                subject: EntrySubject(kind: "complaint", id: attempt.notice.caseID),
                details: [
                    "notice": .string(attempt.notice.id.text), "message": .string(attempt.notice.message.rawValue),
                    "end": .string(end.code), "attempts": JSON(attempt.number),
                ]))
    }
}

extension ActionCode {
    static let noticeSettled = ActionCode(room: "notice", "settled")
    static let noticeFailed = ActionCode(room: "notice", "failed")
}
