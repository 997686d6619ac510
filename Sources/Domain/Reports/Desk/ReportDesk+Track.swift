public import Complaints
import Kernel
import Ledger
import Privacy
import Seals

/// What a reporter does with number and query code.
///
/// No session is begun, since sessions are kept in the other store: the code is given each time.
extension ReportDesk {
    /// The report as its reporter may see it.
    ///
    /// A wrong code, a number that no report has and one that was tried too often are refused alike and after the same
    /// work, so that no answer tells whether there is a report.
    public func track(number: String, code: String) async throws -> ReportView {
        let moment = now()
        return try await proved(number: number, code: code, at: moment) { book, report in
            try book.append(
                EntryDraft(
                    at: moment, actor: ReportEvent.reporter, action: .reportTracked,
                    subject: EntrySubject(kind: "report", report.id)))
            return try view(of: report, for: .reporter, in: book, unmasked: false)
        }
    }

    /// Adds facts, and files beside them, to one's own report; while it is verified the period starts again
    /// (O121 35(2)).
    public func supplement(
        number: String, code: String, text: String, files: [FiledFile] = []
    ) async throws -> ReportView {
        let moment = now()
        guard !text.isEmpty else { throw Refusal.reportTextMissing("text") }
        return try await proved(number: number, code: code, at: moment) { book, report in
            let field = PersonalField.text("supplement", report.version + 1)
            try keep([field: text], of: report, in: book)
            let changed = try write(
                [.supplemented(field: field.rawValue, receivedAt: moment)], to: report, in: book,
                by: ReportEvent.reporter, at: moment)
            let whole = try add(
                files, isReporters: true, to: changed, in: book, by: ReportEvent.reporter, at: moment)
            return try view(of: whole, for: .reporter, in: book, unmasked: false)
        }
    }

    /// Does something with the report whose number and code are given, or refuses alike whatever is wrong with them.
    func proved<Answer: Sendable>(
        number: String, code: String, at moment: Instant,
        _ work: @escaping @Sendable (any ReportBook, Report) throws -> Answer
    ) async throws -> Answer {
        let number = CaseNumber.typed(number)
        let answer = try await books.write { (book) throws -> Answer? in
            guard let report = try opened(number: number, code: code, in: book, at: moment) else { return nil }
            return try work(book, report)
        }
        guard let answer else { throw Refusal.reportCodeWrong }
        return answer
    }

    private func opened(
        number: String, code: String, in book: any ReportBook, at moment: Instant
    ) throws -> Report? {
        let place = codes.hash("attempts", of: number)
        let given = codes.hash(code, of: number)
        let id = try book.reportID(numbered: number)
        let kept = try id.flatMap { try book.queryCode(of: $0) }
        // Compared with something also where there is nothing, so that the work is the same.
        let isRight = ConstantTime.isEqual(given, kept ?? codes.hash("none", of: number)) && kept != nil
        try book.removeAttempts(before: moment.advanced(bySeconds: -Self.attemptSeconds))
        var attempts =
            try book.attempts(place) ?? QueryAttempts(failures: 0, lockedUntil: nil, lastAt: moment)
        let isLocked = attempts.lockedUntil.map { moment < $0 } ?? false
        attempts.lastAt = moment
        if !isLocked {
            attempts.failures = isRight ? 0 : attempts.failures + 1
            attempts.lockedUntil = nil
            if attempts.failures >= QueryCodes.failuresAllowed {
                (attempts.failures, attempts.lockedUntil) = (0, moment.advanced(bySeconds: QueryCodes.lockSeconds))
            }
        }
        try book.put(attempts, of: place)
        guard isRight, !isLocked, let id else { return nil }
        return try book.report(id)
    }

    /// A day: far longer than anybody is locked out.
    private static let attemptSeconds: Int64 = 86_400
}
