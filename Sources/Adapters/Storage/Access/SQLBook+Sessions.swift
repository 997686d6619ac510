public import Access
public import Kernel
public import Seals

/// Sessions, one-time codes, tallies of attempts and bearer tokens.
extension SQLBook {
    // MARK: Sessions

    public func session(_ digest: Seals.Digest) throws -> SessionRecord? {
        try session.first("SELECT * FROM access_session WHERE token_digest = ?", [.blob(digest.bytes)], sessionRecord)
    }

    public func add(_ record: SessionRecord) throws {
        var (account, caseID): (String?, String?) = (nil, nil)
        switch record.holder {
        case .account(let id): account = id.text
        case .tracking(let id): caseID = id
        }
        try session.execute(
            """
            INSERT INTO access_session (token_digest, account, case_id, created_at, last_seen_at, idle_seconds, ends_at,
                factor_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                .blob(record.digest.bytes), SQLValue(account), SQLValue(caseID), SQLValue(record.createdAt),
                SQLValue(record.lastSeenAt), .integer(record.idleSeconds), SQLValue(record.endsAt),
                SQLValue(record.factorAt),
            ])
    }

    public func touch(_ digest: Seals.Digest, at moment: Instant) throws {
        try session.execute(
            "UPDATE access_session SET last_seen_at = ? WHERE token_digest = ? AND last_seen_at < ?",
            [SQLValue(moment), .blob(digest.bytes), SQLValue(moment)])
    }

    public func endSession(_ digest: Seals.Digest) throws -> Bool {
        try session.execute("DELETE FROM access_session WHERE token_digest = ?", [.blob(digest.bytes)]) > 0
    }

    public func endSessions(of account: Identifier<Account>, except digest: Seals.Digest?) throws -> Int {
        try session.execute(
            "DELETE FROM access_session WHERE account = ? AND token_digest <> ?",
            [.text(account.text), .blob(digest?.bytes ?? [])])
    }

    public func sessions(of account: Identifier<Account>) throws -> [SessionRecord] {
        try session.all(
            "SELECT * FROM access_session WHERE account = ? ORDER BY created_at DESC, token_digest LIMIT 100",
            [.text(account.text)], sessionRecord)
    }

    private func sessionRecord(_ row: SQLRow) throws -> SessionRecord {
        let holder: SessionRecord.Holder =
            if let account = try row.idOrNil("account", of: Account.self) {
                .account(account)
            } else {
                .tracking(caseID: try row.text("case_id"))
            }
        var record = SessionRecord(
            digest: try digest(try row.blob("token_digest"), "token_digest"), holder: holder,
            createdAt: try row.instant("created_at"), lastSeenAt: try row.instant("last_seen_at"),
            idleSeconds: try row.integer("idle_seconds"), endsAt: try row.instant("ends_at"))
        record.factorAt = try row.instantOrNil("factor_at")
        return record
    }

    // MARK: Codes

    public func code(for audience: Seals.Digest) throws -> OneTimeCode? {
        try session.first("SELECT * FROM one_time_code WHERE audience = ?", [.blob(audience.bytes)]) { row in
            OneTimeCode(
                audience: audience.hex, hash: try digest(try row.blob("code_hash"), "code_hash"),
                expiresAt: try row.instant("expires_at"), attemptsLeft: try row.count("attempts_left"))
        }
    }

    public func put(_ code: OneTimeCode, for audience: Seals.Digest) throws {
        try session.execute(
            """
            INSERT INTO one_time_code (audience, code_hash, expires_at, attempts_left) VALUES (?, ?, ?, ?)
            ON CONFLICT (audience) DO UPDATE SET code_hash = excluded.code_hash, expires_at = excluded.expires_at,
                attempts_left = excluded.attempts_left
            """,
            [
                .blob(audience.bytes), .blob(code.hash.bytes), SQLValue(code.expiresAt),
                .integer(Int64(code.attemptsLeft)),
            ])
    }

    // MARK: Tallies

    /// The tally, held until the transaction ends, so that attempts at the same time count one after another.
    public func tally(_ kind: Tally.Kind, of mark: Seals.Digest) throws -> Tally? {
        try session.lock("tally.\(kind.rawValue).\(mark.hex)")
        return try session.first(
            "SELECT moments, locked_until FROM attempt_tally WHERE kind = ? AND mark = ?",
            [.text(kind.rawValue), .blob(mark.bytes)]
        ) { row in
            let words = try row.text("moments").split(separator: " ")
            let moments = words.compactMap { Int64($0).map(Instant.init(microseconds:)) }
            guard moments.count == words.count else {
                throw SQLShapeError(column: "moments", expected: "moments", found: "other text")
            }
            return Tally(moments: moments, lockedUntil: try row.instantOrNil("locked_until"))
        }
    }

    public func put(_ tally: Tally, _ kind: Tally.Kind, of mark: Seals.Digest, at moment: Instant) throws {
        try session.execute(
            """
            INSERT INTO attempt_tally (kind, mark, moments, locked_until, touched_at) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (kind, mark) DO UPDATE SET moments = excluded.moments, locked_until = excluded.locked_until,
                touched_at = excluded.touched_at
            """,
            [
                .text(kind.rawValue), .blob(mark.bytes),
                .text(tally.moments.map { String($0.microseconds) }.joined(separator: " ")),
                SQLValue(tally.lockedUntil), SQLValue(moment),
            ])
    }

    public func removeTally(_ kind: Tally.Kind, of mark: Seals.Digest) throws {
        try session.execute(
            "DELETE FROM attempt_tally WHERE kind = ? AND mark = ?", [.text(kind.rawValue), .blob(mark.bytes)])
    }

    // MARK: Tokens

    public func token(_ digest: Seals.Digest) throws -> APIToken? {
        try session.first("SELECT * FROM api_token WHERE token_digest = ?", [.blob(digest.bytes)], token)
    }

    public func tokens(of account: Identifier<Account>) throws -> [APIToken] {
        try session.all(
            "SELECT * FROM api_token WHERE account = ? ORDER BY id DESC LIMIT 1000", [.text(account.text)], token)
    }

    public func add(_ token: APIToken) throws {
        try session.execute(
            """
            INSERT INTO api_token (id, account, label, token_digest, created_at, expires_at, revoked_at)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            """,
            [
                .text(token.id.text), .text(token.account.text), .text(token.label), .blob(token.digest.bytes),
                SQLValue(token.createdAt), SQLValue(token.expiresAt), SQLValue(token.revokedAt),
            ])
    }

    public func replace(_ token: APIToken) throws {
        try session.execute(
            "UPDATE api_token SET revoked_at = ? WHERE id = ?", [SQLValue(token.revokedAt), .text(token.id.text)])
    }

    private func token(_ row: SQLRow) throws -> APIToken {
        APIToken(
            id: try row.id("id"), account: try row.id("account"), label: try row.text("label"),
            digest: try digest(try row.blob("token_digest"), "token_digest"),
            createdAt: try row.instant("created_at"), expiresAt: try row.instant("expires_at"),
            revokedAt: try row.instantOrNil("revoked_at"))
    }

    // MARK: Sweeping

    public func removeStale(at moment: Instant) throws -> Int {
        let idle = try session.execute(
            "DELETE FROM access_session WHERE ends_at <= ? OR last_seen_at + idle_seconds * 1000000 <= ?",
            [SQLValue(moment), SQLValue(moment)])
        let codes = try session.execute("DELETE FROM one_time_code WHERE expires_at <= ?", [SQLValue(moment)])
        let tallies = try session.execute(
            "DELETE FROM attempt_tally WHERE touched_at <= ?", [SQLValue(moment.advanced(bySeconds: -2 * 86_400))])
        return idle + codes + tallies
    }
}
