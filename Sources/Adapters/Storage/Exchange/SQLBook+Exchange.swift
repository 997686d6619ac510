import Commons
public import Exchange
public import Kernel

extension SQLBook: ExchangeBook {
    public func importedOrders(_ numbers: [String]) throws -> [String: ImportedOrderRecord] {
        var found: [String: ImportedOrderRecord] = [:]
        var rest = numbers[...]
        while let last = rest.last {
            // One text for every question: what is missing to a full one is filled up with a number asked already.
            let asked = rest.prefix(Self.numbersAsked)
            let marks = Array(asked) + Array(repeating: last, count: Self.numbersAsked - asked.count)
            for row in try session.rows(Self.ordersNumbered, marks.map(SQLValue.text)) {
                found[try row.text("number")] = ImportedOrderRecord(
                    complaint: try row.id("id"), digest: try row.blobOrNil("import_digest") ?? [],
                    version: try row.integerOrNil("import_version").map { Int($0) } ?? 0)
            }
            rest = rest.dropFirst(asked.count)
        }
        return found
    }

    private static let numbersAsked = 100
    private static let ordersNumbered =
        "SELECT number, id, import_digest, import_version FROM complaint WHERE number IN ("
        + Array(repeating: "?", count: numbersAsked).joined(separator: ", ") + ")"

    public func put(_ record: ImportedOrderRecord) throws {
        try session.execute(
            "UPDATE complaint SET import_digest = ?, import_version = ? WHERE id = ?",
            [.blob(record.digest), .integer(Int64(record.version)), .text(record.complaint.text)])
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
