public import Complaints
public import Kernel

/// Query codes, and filings in progress.
extension SQLBook {
    public func trackingCode(of id: Identifier<Complaint>) throws -> TrackingCode? {
        try session.first(
            "SELECT code_hash, failures, locked_until FROM tracking_code WHERE complaint = ?", [.text(id.text)]
        ) { row in
            TrackingCode(
                hash: try row.blob("code_hash"), failures: try row.count("failures"),
                lockedUntil: try row.instantOrNil("locked_until"))
        }
    }

    public func put(_ code: TrackingCode, of id: Identifier<Complaint>) throws {
        try session.execute(
            """
            INSERT INTO tracking_code (complaint, code_hash, failures, locked_until) VALUES (?, ?, ?, ?)
            ON CONFLICT (complaint) DO UPDATE SET code_hash = excluded.code_hash, failures = excluded.failures,
                locked_until = excluded.locked_until
            """,
            [.text(id.text), .blob(code.hash), .integer(Int64(code.failures)), SQLValue(code.lockedUntil)])
    }

    public func draft(_ tokenDigest: [UInt8]) throws -> FilingDraftRecord? {
        try session.first("SELECT * FROM filing_draft WHERE token_digest = ?", [.blob(tokenDigest)], draftRecord)
    }

    public func put(_ draft: FilingDraftRecord) throws {
        try session.execute(
            """
            INSERT INTO filing_draft (token_digest, owner, updated_at, expires_at) VALUES (?, ?, ?, ?)
            ON CONFLICT (token_digest) DO UPDATE SET updated_at = excluded.updated_at, expires_at = excluded.expires_at
            """,
            [
                .blob(draft.tokenDigest), .text(draft.owner), .integer(draft.updatedAt.microseconds),
                .integer(draft.expiresAt.microseconds),
            ])
    }

    public func removeDraft(_ tokenDigest: [UInt8]) throws {
        try session.execute("DELETE FROM filing_draft WHERE token_digest = ?", [.blob(tokenDigest)])
    }

    public func draftsExpired(by moment: Instant, limit: Int) throws -> [FilingDraftRecord] {
        try session.all(
            "SELECT * FROM filing_draft WHERE expires_at <= ? ORDER BY expires_at, token_digest LIMIT ?",
            [.integer(moment.microseconds), .integer(Int64(limit))], draftRecord)
    }

    func draftRecord(_ row: SQLRow) throws -> FilingDraftRecord {
        FilingDraftRecord(
            tokenDigest: try row.blob("token_digest"), owner: try row.text("owner"),
            updatedAt: try row.instant("updated_at"), expiresAt: try row.instant("expires_at"))
    }
}
