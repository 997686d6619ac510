import Kernel
import Privacy
import Seals

/// Filings in progress: kept sealed on the server, so that a killed browser loses nothing and nobody else reads them.
extension ComplaintDesk {
    /// A draft lives a week after its last change.
    static let draftSeconds: Int64 = 7 * 24 * 3600

    /// Keeps a draft under the token that only the visitor's browser holds.
    public func keepDraft(_ input: FilingInput, token: String) async throws {
        let moment = now()
        let digest = Digest(of: token).bytes
        let owner = "draft-" + Digest(of: token).hex.prefix(32)
        try await books.write { book in
            try vault.keep([.draft: input.json.text], of: owner, in: book, using: random)
            try book.put(
                FilingDraftRecord(
                    tokenDigest: digest, owner: owner, updatedAt: moment,
                    expiresAt: moment.advanced(bySeconds: Self.draftSeconds)))
        }
    }

    /// The draft of a token; nothing where there is none, or no more.
    public func draft(token: String) async throws -> FilingInput? {
        let moment = now()
        let digest = Digest(of: token).bytes
        return try await books.read { book in
            guard let record = try book.draft(digest), record.expiresAt > moment,
                let text = try vault.read([.draft], of: record.owner, in: book)[.draft],
                let json = try? JSON(parsing: text)
            else { return nil }
            return FilingInput(json: json)
        }
    }

    /// Forgets a draft: its key is destroyed.
    public func forgetDraft(token: String) async throws {
        let digest = Digest(of: token).bytes
        try await books.write { book in
            guard let record = try book.draft(digest) else { return }
            try book.removeDraft(digest)
            try vault.erase(record.owner, in: book)
        }
    }

    /// Forgets drafts whose time is over; how many there were.
    public func forgetExpiredDrafts(limit: Int = 200) async throws -> Int {
        let moment = now()
        return try await books.write { book in
            let expired = try book.draftsExpired(by: moment, limit: limit)
            for record in expired {
                try book.removeDraft(record.tokenDigest)
                try vault.erase(record.owner, in: book)
            }
            return expired.count
        }
    }
}
