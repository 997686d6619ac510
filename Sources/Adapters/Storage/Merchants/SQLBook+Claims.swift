public import Kernel
public import Merchants

/// Claims, and the codes that prove them.
extension SQLBook {
    public func add(_ code: ActivationCode) throws {
        try session.execute(
            """
            INSERT INTO activation_code (code_hash, business_operator, issuer, issued_by, issued_at, expires_at)
            VALUES (?, ?, ?, ?, ?, ?)
            """,
            [
                .blob(code.hash), .text(code.merchant.text), SQLValue(choice: code.issuer), .text(code.issuedBy),
                SQLValue(code.issuedAt), SQLValue(code.expiresAt),
            ])
    }

    public func activationCode(hash: [UInt8]) throws -> ActivationCode? {
        try session.first("SELECT * FROM activation_code WHERE code_hash = ?", [.blob(hash)]) { row in
            var code = ActivationCode(
                hash: hash, merchant: try row.id("business_operator"), issuer: try row.choice("issuer"),
                issuedBy: try row.text("issued_by"), issuedAt: try row.instant("issued_at"),
                expiresAt: try row.instant("expires_at"))
            code.usedAt = try row.instantOrNil("used_at")
            return code
        }
    }

    public func use(_ code: ActivationCode, at moment: Instant) throws -> Bool {
        try session.execute(
            "UPDATE activation_code SET used_at = ? WHERE code_hash = ? AND used_at IS NULL",
            [SQLValue(moment), .blob(code.hash)]) == 1
    }

    public func claim(_ id: Identifier<MerchantClaim>) throws -> MerchantClaim? {
        try claims("c.id = ?", [.text(id.text)]).first
    }

    public func claim(of account: String, on merchant: Identifier<BusinessOperator>) throws -> MerchantClaim? {
        try claims("c.business_operator = ? AND c.account = ?", [.text(merchant.text), .text(account)]).first
    }

    public func claims(on merchant: Identifier<BusinessOperator>) throws -> [MerchantClaim] {
        try claims("c.business_operator = ? ORDER BY c.made_at, c.id", [.text(merchant.text)])
    }

    public func claims(of account: String) throws -> [MerchantClaim] {
        try claims("c.account = ? ORDER BY c.made_at, c.id", [.text(account)])
    }

    private func claims(_ condition: String, _ values: [SQLValue]) throws -> [MerchantClaim] {
        try session.all("SELECT \(Self.claimColumns) FROM merchant_claim c WHERE \(condition)", values, claim)
    }

    public func put(_ claim: MerchantClaim) throws {
        try session.execute(
            """
            INSERT INTO merchant_claim (id, business_operator, account, post, state, proof, made_at, decided_at,
                decided_by, reason)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (business_operator, account) DO UPDATE SET post = excluded.post, state = excluded.state,
                proof = excluded.proof, made_at = excluded.made_at, decided_at = excluded.decided_at,
                decided_by = excluded.decided_by, reason = excluded.reason
            """,
            [
                .text(claim.id.text), .text(claim.merchant.text), .text(claim.account), SQLValue(choice: claim.post),
                SQLValue(choice: claim.state), SQLValue(choice: claim.proof), SQLValue(claim.madeAt),
                SQLValue(claim.decidedAt), SQLValue(claim.decidedBy), SQLValue(claim.reason),
            ])
    }

    public func pendingClaims(_ scope: ClaimScope, after cursor: Cursor?, limit: Int) throws -> Page<ClaimCase> {
        var values: [SQLValue] = []
        var next = ""
        if let cursor {
            next = " AND (c.made_at, c.id) > (?, ?)"
            values += [.integer(cursor.key), .text(cursor.id)]
        }
        values += [
            .text(scope.regionPrefix), .text(scope.regionPrefix + "~"), .text(scope.authority),
            .integer(Int64(limit + 1)),
        ]
        let rows = try session.rows(
            """
            SELECT \(Self.claimColumns), \(RegistryColumns.merchant),
                (SELECT COUNT(*) FROM merchant_claim r WHERE r.business_operator = c.business_operator
                    AND r.id <> c.id AND r.state IN ('pending', 'approved')) AS rivals
            FROM merchant_claim c CROSS JOIN business_operator m
            WHERE c.state = 'pending'\(next) AND m.id = c.business_operator
                AND ((m.region >= ? AND m.region < ?)
                    OR EXISTS (SELECT 1 FROM premises p WHERE p.business_operator = m.id AND p.authority = ?))
            ORDER BY c.made_at, c.id LIMIT ?
            """, values)
        let cases = try rows.prefix(limit)
            .map { row in
                ClaimCase(
                    claim: try claim(row), merchant: try row.businessOperator(), rivalCount: try row.count("rivals"))
            }
        guard rows.count > limit, let last = cases.last?.claim else { return Page(cases, next: nil) }
        return Page(cases, next: Cursor(key: last.madeAt.microseconds, id: last.id.text))
    }

    public func attempts(of account: String) throws -> ClaimAttempts {
        try session.first("SELECT failures, locked_until FROM claim_attempt WHERE account = ?", [.text(account)]) {
            ClaimAttempts(failures: try $0.count("failures"), lockedUntil: try $0.instantOrNil("locked_until"))
        } ?? ClaimAttempts()
    }

    public func put(_ attempts: ClaimAttempts, of account: String) throws {
        try session.execute(
            """
            INSERT INTO claim_attempt (account, failures, locked_until) VALUES (?, ?, ?)
            ON CONFLICT (account) DO UPDATE SET failures = excluded.failures, locked_until = excluded.locked_until
            """, [.text(account), .integer(Int64(attempts.failures)), SQLValue(attempts.lockedUntil)])
    }

    private static let claimColumns = """
        c.id AS c_id, c.business_operator AS c_merchant, c.account AS c_account, c.post AS c_post, \
        c.state AS c_state, c.proof AS c_proof, c.made_at AS c_made_at, c.decided_at AS c_decided_at, \
        c.decided_by AS c_decided_by, c.reason AS c_reason
        """

    private func claim(_ row: SQLRow) throws -> MerchantClaim {
        var claim = MerchantClaim(
            id: try row.id("c_id"), merchant: try row.id("c_merchant"), account: try row.text("c_account"),
            post: try row.choice("c_post"), proof: try row.choice("c_proof"), madeAt: try row.instant("c_made_at"))
        claim.state = try row.choice("c_state")
        claim.decidedAt = try row.instantOrNil("c_decided_at")
        claim.decidedBy = try row.textOrNil("c_decided_by")
        claim.reason = try row.textOrNil("c_reason")
        return claim
    }
}
