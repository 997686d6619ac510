public import Kernel
public import Upkeep

extension SQLBook: DutyBook {
    public func take(_ duty: String, by holder: String, at moment: Instant, until: Instant) throws -> Bool {
        let taken = try session.rows(
            """
            INSERT INTO duty (name, holder, held_until, due_at) VALUES (?, ?, ?, ?)
            ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, held_until = excluded.held_until
            WHERE duty.held_until <= ? AND duty.due_at <= ?
            RETURNING name
            """,
            [
                .text(duty), .text(holder), SQLValue(until), SQLValue(moment), SQLValue(moment), SQLValue(moment),
            ])
        return !taken.isEmpty
    }

    public func rest(_ duty: String, by holder: String, dueAt: Instant) throws {
        try session.execute(
            "UPDATE duty SET holder = NULL, held_until = 0, due_at = ? WHERE name = ? AND holder = ?",
            [SQLValue(dueAt), .text(duty), .text(holder)])
    }
}
