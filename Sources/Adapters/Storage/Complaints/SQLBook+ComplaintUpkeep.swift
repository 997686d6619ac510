public import Complaints
public import Kernel

extension SQLBook {
    public func moves(after position: Int64, limit: Int) throws -> [CaseMove] {
        try session.all(
            """
            SELECT e.sequence AS sequence, c.id AS id, c.authority AS authority, c.merchant AS merchant
            FROM ledger_entry e JOIN complaint c ON c.id = e.subject_id
            WHERE e.chain = ? AND e.sequence > ? AND e.subject_kind = 'complaint' ORDER BY e.sequence LIMIT ?
            """,
            [.text(chain), .integer(position), .integer(Int64(limit))]
        ) { row in
            CaseMove(
                position: try row.integer("sequence"), complaint: try row.id("id"),
                authority: try row.textOrNil("authority"), merchant: try row.textOrNil("merchant"))
        }
    }

    public func complaintsToErase(closedBefore moment: Instant, limit: Int) throws -> [Identifier<Complaint>] {
        try session.all(
            """
            SELECT c.id AS id FROM complaint c JOIN data_key k ON k.subject = c.id
            WHERE c.closed_at IS NOT NULL AND c.closed_at < ? AND k.wrapped IS NOT NULL
            ORDER BY c.closed_at, c.id LIMIT ?
            """,
            [SQLValue(moment), .integer(Int64(limit))]
        ) { try $0.id("id") }
    }

    public func attachedFiles(among digests: Set<String>) throws -> Set<String> {
        var attached: Set<String> = []
        for digest in digests {
            let row = try session.first(
                "SELECT digest FROM complaint_attachment WHERE digest = ? LIMIT 1", [.text(digest)]
            ) { try $0.text("digest") }
            if let row { attached.insert(row) }
        }
        return attached
    }

    public func drafts(alive moment: Instant, after digest: [UInt8], limit: Int) throws -> [FilingDraftRecord] {
        try session.all(
            "SELECT * FROM filing_draft WHERE token_digest > ? AND expires_at > ? ORDER BY token_digest LIMIT ?",
            [.blob(digest), SQLValue(moment), .integer(Int64(limit))], draftRecord)
    }
}
