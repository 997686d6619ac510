public import Complaints
public import Kernel
public import Statutes

extension SQLBook: StatuteBook {
    public func statutes() throws -> [Statute] {
        try session.all(
            "SELECT id, kind, subject, body, imported_at, imported_by FROM statute ORDER BY imported_at, id", []
        ) { row in
            Statute(
                id: try row.id("id"), kind: try row.choice("kind"), key: try row.text("subject"),
                body: try row.text("body"), importedAt: try row.instant("imported_at"),
                importedBy: try row.text("imported_by"))
        }
    }

    public func add(_ statute: Statute) throws {
        try session.execute(
            """
            INSERT INTO statute (id, kind, subject, body, digest, imported_at, imported_by)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            """,
            [
                .text(statute.id.text), .text(statute.kind.rawValue), .text(statute.key), .text(statute.body),
                .text(statute.digest), SQLValue(statute.importedAt), .text(statute.importedBy),
            ])
    }

    public func runningComplaints(
        dueFrom first: Day, after id: Identifier<Complaint>?, limit: Int
    ) throws -> [RunningClock] {
        try session.all(
            """
            SELECT id, due_on FROM complaint WHERE due_on IS NOT NULL AND due_on >= ? AND id > ? ORDER BY id LIMIT ?
            """,
            [SQLValue(first), .text(id?.text ?? ""), .integer(Int64(limit))]
        ) { row in
            RunningClock(complaint: try row.id("id"), dueOn: try row.day("due_on"))
        }
    }

    public func moveDue(of id: Identifier<Complaint>, to index: ComplaintIndex) throws {
        try session.execute(
            "UPDATE complaint SET due_on = ?, due_period = ? WHERE id = ?",
            [SQLValue(index.dueOn), SQLValue(index.duePeriod), .text(id.text)])
    }
}
