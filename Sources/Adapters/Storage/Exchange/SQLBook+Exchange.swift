import Commons
public import Exchange
public import Kernel

extension SQLBook: ExchangeBook {
    public func importedOrder(_ number: String) throws -> ImportedOrderRecord? {
        try session.first("SELECT complaint, digest, version FROM imported_order WHERE number = ?", [.text(number)]) {
            row in
            ImportedOrderRecord(
                complaint: try row.id("complaint"), digest: try row.blob("digest"), version: try row.count("version"))
        }
    }

    public func put(_ record: ImportedOrderRecord, of number: String) throws {
        try session.execute(
            """
            INSERT INTO imported_order (number, complaint, digest, version) VALUES (?, ?, ?, ?)
            ON CONFLICT (number) DO UPDATE SET digest = excluded.digest, version = excluded.version
            """,
            [
                .text(number), .text(record.complaint.text), .blob(record.digest), .integer(Int64(record.version)),
            ])
    }

    public func put(_ inquiry: ImportedOrder, at moment: Instant) throws -> Bool {
        let added = try session.execute(
            """
            INSERT INTO inquiry (number, received_at, imported_at, channel, region, problem_class)
            VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (number) DO NOTHING
            """,
            [
                .text(inquiry.orderNumber), SQLValue(inquiry.receivedAt ?? inquiry.registeredAt),
                .integer(moment.microseconds), SQLValue(inquiry.channel?.rawValue), SQLValue(inquiry.region),
                SQLValue(inquiry.problemClass),
            ])
        return added == 1
    }

    public func removeInquiries(before moment: Instant) throws -> Int {
        try session.execute(
            "DELETE FROM inquiry WHERE COALESCE(received_at, imported_at) < ?", [SQLValue(moment)])
    }
}
