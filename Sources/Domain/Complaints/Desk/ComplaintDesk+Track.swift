public import Access
import Kernel
import Ledger
import Privacy
import Seals

extension ComplaintDesk {
    /// Opens the tracking page with number and query code.
    ///
    /// Number and phone open nothing: a respondent knows both. Failures count against the case, so that no change of
    /// address helps a guesser; the answer is the same for a wrong code and for a number that does not exist.
    public func track(number: String, code: String) async throws -> Actor {
        let moment = now()
        let number = CaseNumber.typed(number)
        let outcome: TrackOutcome = try await books.write { book in
            guard let id = try book.complaintID(numbered: number), var kept = try book.trackingCode(of: id) else {
                return .unknown
            }
            if let lockedUntil = kept.lockedUntil, moment < lockedUntil {
                return .locked(minutes: Int((lockedUntil.seconds(since: moment) + 59) / 60))
            }
            if ConstantTime.isEqual(codes.hash(code, of: number), kept.hash) {
                if kept.failures > 0 {
                    (kept.failures, kept.lockedUntil) = (0, nil)
                    try book.put(kept, of: id)
                }
                try book.append(
                    EntryDraft(
                        at: moment, actor: "tracking", action: .complaintTracked,
                        subject: EntrySubject(kind: "complaint", id)))
                return .opened(id)
            }
            kept.failures += 1
            if kept.failures >= QueryCodes.failuresAllowed {
                kept.failures = 0
                kept.lockedUntil = moment.advanced(bySeconds: QueryCodes.lockSeconds)
                try book.put(kept, of: id)
                return .locked(minutes: Int(QueryCodes.lockSeconds / 60))
            }
            try book.put(kept, of: id)
            return .wrong(left: QueryCodes.failuresAllowed - kept.failures)
        }
        switch outcome {
        case .opened(let id): return .tracking(id.text)
        case .unknown: throw unknownNumbers.missed(number, at: moment)
        case .wrong(let left): throw Refusal.complaintCodeWrong(left: left)
        case .locked(let minutes): throw Refusal.complaintCodeLocked(minutes: minutes)
        }
    }

    private enum TrackOutcome: Sendable {
        case opened(Identifier<Complaint>)
        case unknown
        case wrong(left: Int)
        case locked(minutes: Int)
    }
}
