public import Access
public import Kernel
public import Seals

/// Second factors: what may be read without the secret.
extension SQLBook {
    public func proveFactor(of session: Seals.Digest, at moment: Instant) throws {
        try self.session.execute(
            "UPDATE access_session SET factor_at = ? WHERE token_digest = ?",
            [SQLValue(moment), .blob(session.bytes)])
    }

    public func factor(of account: Identifier<Account>) throws -> SecondFactor? {
        try session.first("SELECT * FROM second_factor WHERE account = ?", [.text(account.text)]) { row in
            SecondFactor(
                account: account, confirmedAt: try row.instantOrNil("confirmed_at"),
                lastStep: try row.integer("last_step"),
                recovery: try row.text("recovery").split(separator: " ")
                    .map { word in
                        guard let digest = Seals.Digest(hex: String(word)) else {
                            throw SQLShapeError(column: "recovery", expected: "digests", found: "other text")
                        }
                        return digest
                    })
        }
    }

    public func put(_ factor: SecondFactor) throws {
        try session.execute(
            """
            INSERT INTO second_factor (account, confirmed_at, last_step, recovery) VALUES (?, ?, ?, ?)
            ON CONFLICT (account) DO UPDATE SET confirmed_at = excluded.confirmed_at, last_step = excluded.last_step,
                recovery = excluded.recovery
            """,
            [
                .text(factor.account.text), SQLValue(factor.confirmedAt), .integer(factor.lastStep),
                .text(factor.recovery.map(\.hex).joined(separator: " ")),
            ])
    }

    public func removeFactor(of account: Identifier<Account>) throws {
        try session.execute("DELETE FROM second_factor WHERE account = ?", [.text(account.text)])
    }
}
