public import Complaints
public import Kernel

extension SQLBook: ComplaintBook {
    public func complaint(_ id: Identifier<Complaint>) throws -> Complaint? {
        let history = try events(of: id)
        return history.isEmpty ? nil : try Complaint(history: history)
    }

    public func complaintID(numbered number: String) throws -> Identifier<Complaint>? {
        try session.first("SELECT id FROM complaint WHERE number = ?", [.text(number)]) { try $0.id("id") }
    }

    public func events(of id: Identifier<Complaint>) throws -> [ComplaintEvent] {
        try session.all(
            "SELECT sequence, at, actor, name, payload FROM complaint_event WHERE complaint = ? ORDER BY sequence",
            [.text(id.text)]
        ) { row in
            try ComplaintEvent(
                complaint: id, sequence: try row.count("sequence"), at: try row.instant("at"),
                actor: try row.text("actor"), name: try row.text("name"), wording: try row.text("payload"))
        }
    }

    public func add(_ complaint: Complaint, events: [ComplaintEvent], index: ComplaintIndex) throws {
        guard let first = events.first else { return }
        do {
            try session.execute(
                """
                INSERT INTO complaint (id, number, version, state, intake, rule_set, channel, registered_at,
                    platform_received_at, competent_received_at, accepted_at, decided_at, closed_at, authority, unit,
                    officer, region, respondent, premises, merchant, account, subject_class, problem_class, amount,
                    outcome, recovered, due_on, due_period, hotline_number, hotline_due_on, imported_order,
                    import_digest, import_version, complainant_masked)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                complaint.firstValues(registeredAt: first.at) + complaint.changingValues(index) + [
                    SQLValue(complaint.importedOrder), SQLValue(index.importDigest),
                    SQLValue(index.importDigest.map { _ in complaint.version }), SQLValue(index.maskedName),
                ])
        } catch let fault as StorageFault where fault.isUniqueViolation(of: "complaint", "number") {
            throw NumberTaken()
        }
        try write(events)
    }

    public func append(_ events: [ComplaintEvent], making complaint: Complaint, index: ComplaintIndex) throws {
        let changed = try session.execute(
            """
            UPDATE complaint SET version = ?, state = ?, competent_received_at = ?, accepted_at = ?, decided_at = ?,
                closed_at = ?, authority = ?, unit = ?, officer = ?, region = ?, outcome = ?, recovered = ?,
                due_on = ?, due_period = ?, hotline_number = ?, hotline_due_on = ?
            WHERE id = ? AND version = ?
            """,
            [.integer(Int64(complaint.version)), .text(complaint.state.rawValue)] + complaint.steppedValues(index) + [
                .text(complaint.id.text), .integer(Int64(complaint.version - events.count)),
            ])
        guard changed == 1 else { throw Refusal.complaintChangedMeanwhile }
        if events.contains(where: { if case .historyUpdated = $0.kind { true } else { false } }) {
            try reviseFacts(of: complaint, index)
        }
        try write(events)
    }

    /// The columns that only a newer export changes.
    private func reviseFacts(of complaint: Complaint, _ index: ComplaintIndex) throws {
        let facts = complaint.facts
        try session.execute(
            """
            UPDATE complaint SET channel = ?, registered_at = COALESCE(?, registered_at), platform_received_at = ?,
                subject_class = ?, problem_class = ?, amount = ?,
                complainant_masked = COALESCE(?, complainant_masked)
            WHERE id = ?
            """,
            [
                .text(facts.channel), SQLValue(facts.platformReceivedAt), SQLValue(facts.platformReceivedAt),
                SQLValue(facts.subjectClass), SQLValue(facts.problemClass), SQLValue(facts.amount),
                SQLValue(index.maskedName), .text(complaint.id.text),
            ])
    }

    private static let eventInsert = RowInsert(
        "complaint_event", ["complaint", "sequence", "at", "actor", "name", "payload"])

    private func write(_ events: [ComplaintEvent]) throws {
        try Self.eventInsert.run(
            events.flatMap { event -> [SQLValue] in
                [
                    .text(event.complaint.text), .integer(Int64(event.sequence)), .integer(event.at.microseconds),
                    .text(event.actor), .text(event.kind.name), .text(event.wording),
                ]
            }, on: session)
        for event in events {
            guard case .attached(let attachment) = event.kind else { continue }
            try session.execute(
                """
                INSERT INTO complaint_attachment (complaint, digest, added_at) VALUES (?, ?, ?)
                ON CONFLICT (complaint, digest) DO NOTHING
                """,
                [.text(event.complaint.text), .text(attachment.digest), .integer(event.at.microseconds)])
        }
    }

    public func eraseIndex(of id: Identifier<Complaint>) throws {
        try session.execute("UPDATE complaint SET complainant_masked = NULL WHERE id = ?", [.text(id.text)])
        try session.execute("DELETE FROM complaint_attachment WHERE complaint = ?", [.text(id.text)])
    }

    public func respondent(_ id: Identifier<Respondent>) throws -> Respondent? {
        try session.first("SELECT * FROM respondent WHERE id = ?", [.text(id.text)]) { row in
            var respondent = Respondent(
                id: id, name: try row.text("name"), premises: try row.textOrNil("premises"),
                merchant: try row.textOrNil("merchant"), creditCode: try row.textOrNil("credit_code"),
                address: try row.textOrNil("address"))
            respondent.region = try row.textOrNil("region")
            respondent.platform = try row.textOrNil("platform")
            respondent.phone = try row.textOrNil("phone")
            return respondent
        }
    }

    public func add(_ respondent: Respondent) throws {
        try session.execute(
            """
            INSERT INTO respondent (id, name, premises, merchant, credit_code, address, region, platform, phone)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [.text(respondent.id.text)] + respondent.values)
    }
}

extension SQLBook {
    public func replace(_ respondent: Respondent) throws {
        try session.execute(
            """
            UPDATE respondent SET name = ?, premises = ?, merchant = ?, credit_code = ?, address = ?, region = ?,
                platform = ?, phone = ?
            WHERE id = ?
            """, respondent.values + [.text(respondent.id.text)])
    }
}

extension Respondent {
    /// The columns from `name` to `phone`.
    fileprivate var values: [SQLValue] {
        [
            .text(name), SQLValue(premises), SQLValue(merchant), SQLValue(creditCode), SQLValue(address),
            SQLValue(region), SQLValue(platform), SQLValue(phone),
        ]
    }
}

extension Complaint {
    /// The columns that hardly ever change, from `id` to `registered_at`.
    fileprivate func firstValues(registeredAt moment: Instant) -> [SQLValue] {
        [
            .text(id.text), .text(facts.number), .integer(Int64(version)), .text(state.rawValue), .text(facts.intake),
            .text(facts.ruleSet), .text(facts.channel),
            .integer((facts.platformReceivedAt ?? moment).microseconds),
            SQLValue(facts.platformReceivedAt),
        ]
    }

    /// The columns from `competent_received_at` to `hotline_due_on` of a new row.
    fileprivate func changingValues(_ index: ComplaintIndex) -> [SQLValue] {
        [
            SQLValue(competentReceivedAt), SQLValue(acceptedAt), SQLValue(decidedAt), SQLValue(closedAt),
            SQLValue(routing?.authority), SQLValue(routing?.unit), SQLValue(officer), SQLValue(region),
            .text(facts.respondent.text), SQLValue(facts.premises), SQLValue(facts.merchant), SQLValue(facts.account),
            SQLValue(facts.subjectClass), SQLValue(facts.problemClass), SQLValue(facts.amount),
            SQLValue(outcome?.rawValue), SQLValue(recovered), SQLValue(index.dueOn), SQLValue(index.duePeriod),
            SQLValue(hotlineOrder?.number), SQLValue(hotlineOrder?.dueOn),
        ]
    }

    /// The columns that a step may change, in the order of the update.
    fileprivate func steppedValues(_ index: ComplaintIndex) -> [SQLValue] {
        [
            SQLValue(competentReceivedAt), SQLValue(acceptedAt), SQLValue(decidedAt), SQLValue(closedAt),
            SQLValue(routing?.authority), SQLValue(routing?.unit), SQLValue(officer), SQLValue(region),
            SQLValue(outcome?.rawValue), SQLValue(recovered), SQLValue(index.dueOn), SQLValue(index.duePeriod),
            SQLValue(hotlineOrder?.number), SQLValue(hotlineOrder?.dueOn),
        ]
    }
}
