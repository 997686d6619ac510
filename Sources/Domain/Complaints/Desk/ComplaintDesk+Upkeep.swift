import Access
public import Kernel
import Ledger
public import Privacy
import Seals

/// What the product does of itself: telling pages that cases moved, and letting go of what has had its time.
extension ComplaintDesk {
    /// How far back a watch that begins now looks, in entries, so that what moved while a page was on its way is told.
    private static let watchedTail: Int64 = 200

    /// The cases that were worked on since a position in the ledger, and the position to go on from.
    ///
    /// Without a position it begins near the ledger's end.
    public func moves(since position: Int64?, limit: Int = 500) async throws -> (moves: [CaseMove], position: Int64) {
        try await books.read { book in
            let end = try book.head().count
            let start = position ?? max(0, end - Self.watchedTail)
            guard start < end else { return ([], end) }
            let moves = try book.moves(after: start, limit: limit)
            return (moves, moves.count < limit ? end : moves.last?.position ?? end)
        }
    }

    /// Erases the personal fields of cases whose retention is over; how many there were (A.10).
    public func eraseOutlived(_ retention: RetentionClass, limit: Int = 100) async throws -> Int {
        let moment = now()
        guard retention.start == .closed, let last = retention.lastStart(endingBy: Day(at: moment)) else { return 0 }
        let outlived = try await books.read { book in
            try book.complaintsToErase(closedBefore: last.advanced(by: 1).start, limit: limit)
        }
        for id in outlived { _ = try await erase(id, by: .system) }
        return outlived.count
    }

    /// Those of some stored files that a case or a living draft still holds.
    public func heldFiles(among digests: Set<String>) async throws -> Set<String> {
        let moment = now()
        return try await books.read { book in
            var held = try book.attachedFiles(among: digests)
            var rest = digests.subtracting(held)
            var last: [UInt8] = []
            while !rest.isEmpty {
                let drafts = try book.drafts(alive: moment, after: last, limit: 500)
                for draft in drafts {
                    let text = try vault.read([.draft], of: draft.owner, in: book)[.draft]
                    let files = text.flatMap { try? JSON(parsing: $0) }.map { FilingInput(json: $0).files } ?? []
                    for file in files where rest.remove(file.digest) != nil { held.insert(file.digest) }
                }
                guard let next = drafts.last?.tokenDigest, drafts.count == 500 else { break }
                last = next
            }
            return held
        }
    }
}

/// A case that somebody worked on, and on whose lists it stands.
public struct CaseMove: Hashable, Sendable {
    /// Where in the ledger it is written.
    public let position: Int64
    public let complaint: Identifier<Complaint>
    public let authority: String?
    public let merchant: String?

    public init(position: Int64, complaint: Identifier<Complaint>, authority: String?, merchant: String?) {
        self.position = position
        self.complaint = complaint
        self.authority = authority
        self.merchant = merchant
    }
}
