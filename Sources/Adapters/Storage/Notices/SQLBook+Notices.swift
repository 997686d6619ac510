import Kernel
public import Notices

extension SQLBook: NoticeBook {
    public func add(_ notice: Notice) throws {
        try session.execute(
            """
            INSERT INTO notice (id, case_id, case_number, recipient, message, created_at, attempts, next_attempt_at)
            VALUES (?, ?, ?, ?, ?, ?, 0, ?)
            """,
            [
                .text(notice.id.text), .text(notice.caseID), .text(notice.caseNumber),
                .text(notice.recipient.rawValue), .text(notice.message.rawValue),
                .integer(notice.createdAt.microseconds), .integer(notice.createdAt.microseconds),
            ])
    }

    public func notices(about caseID: String, to recipient: Notice.Recipient) throws -> [Notice] {
        try session.all(
            "SELECT * FROM notice WHERE case_id = ? AND recipient = ? ORDER BY id",
            [.text(caseID), .text(recipient.rawValue)], notice)
    }

    func notice(_ row: SQLRow) throws -> Notice {
        Notice(
            id: try row.id("id"), caseID: try row.text("case_id"), caseNumber: try row.text("case_number"),
            recipient: try row.choice("recipient"), message: try row.choice("message"),
            createdAt: try row.instant("created_at"))
    }
}
