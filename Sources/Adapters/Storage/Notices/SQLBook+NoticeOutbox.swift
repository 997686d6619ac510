public import Kernel
public import Notices

/// Notices on their way: `next_attempt_at` is empty once one has ended, and `attempts` tells whose attempt is the latest.
extension SQLBook: NoticeOutbox {
    public func takeNotices(dueBy moment: Instant, until: Instant, limit: Int) throws -> [NoticeAttempt] {
        let claim = SQLClaim(
            table: "notice", key: "id", condition: "next_attempt_at <= ?", order: "next_attempt_at, id",
            setting: "attempts = attempts + 1, next_attempt_at = ?", returning: "*")
        return try session.all(
            session.dialect.claim(claim), [SQLValue(until), SQLValue(moment), .integer(Int64(limit))]
        ) { NoticeAttempt(notice: try notice($0), number: try $0.count("attempts")) }
    }

    public func end(_ attempt: NoticeAttempt, as end: DeliveryEnd, at moment: Instant) throws -> Bool {
        let changed = try session.execute(
            """
            UPDATE notice SET next_attempt_at = NULL, delivered_at = ?, delivery = ?
            WHERE id = ? AND attempts = ? AND next_attempt_at IS NOT NULL
            """,
            [
                end == .failed ? .null : SQLValue(moment), .text(end.code), .text(attempt.notice.id.text),
                .integer(Int64(attempt.number)),
            ])
        return changed > 0
    }

    public func retry(_ attempt: NoticeAttempt, at moment: Instant) throws {
        try session.execute(
            "UPDATE notice SET next_attempt_at = ? WHERE id = ? AND attempts = ? AND next_attempt_at IS NOT NULL",
            [SQLValue(moment), .text(attempt.notice.id.text), .integer(Int64(attempt.number))])
    }

    public func backlog() throws -> NoticeBacklog {
        NoticeBacklog(
            waiting: Int(
                try session.integer("SELECT COUNT(*) FROM notice WHERE next_attempt_at IS NOT NULL AND attempts > 0")),
            failed: Int(try session.integer("SELECT COUNT(*) FROM notice WHERE delivery = 'failed'")))
    }
}
