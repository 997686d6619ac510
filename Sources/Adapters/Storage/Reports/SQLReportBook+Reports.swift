import Complaints
public import Kernel
public import Reports

extension SQLReportBook: ReportBook {
    public func report(_ id: Identifier<Report>) throws -> Report? {
        let history = try events(of: id)
        return history.isEmpty ? nil : try Report(history: history)
    }

    public func reportID(numbered number: String) throws -> Identifier<Report>? {
        try session.first("SELECT id FROM report WHERE number = ?", [.text(number)]) { try $0.id("id") }
    }

    public func events(of id: Identifier<Report>) throws -> [ReportEvent] {
        try session.all(
            "SELECT sequence, at, actor, name, payload FROM report_event WHERE report = ? ORDER BY sequence",
            [.text(id.text)]
        ) { row in
            let kind = try ReportEvent.Kind(
                name: try row.text("name"), payload: try base.json(try row.text("payload"), "payload"))
            return ReportEvent(
                report: id, sequence: try row.count("sequence"), at: try row.instant("at"),
                actor: try row.text("actor"), kind: kind)
        }
    }

    public func add(
        _ report: Report, about party: ReportedParty, events: [ReportEvent], index: ReportIndex
    ) throws {
        guard let first = events.first else { return }
        do {
            try session.execute(
                """
                INSERT INTO report (id, number, version, state, intake, rule_set, channel, registered_at,
                    competent_received_at, decided_at, closed_at, authority, unit, officer, due_on, due_period, region,
                    has_case, merchant, report_class, is_anonymous, wants_secrecy, imported_order, reporter_masked)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                report.firstValues(registeredAt: first.at) + report.steppedValues(index)
                    + report.lastingValues(index))
        } catch let fault as StorageFault where fault.isUniqueViolation(of: "report", "number") {
            throw NumberTaken()
        }
        try add(party, of: report.id)
        try write(events)
    }

    public func append(_ events: [ReportEvent], making report: Report, index: ReportIndex) throws {
        let changed = try session.execute(
            """
            UPDATE report SET version = ?, state = ?, competent_received_at = ?, decided_at = ?, closed_at = ?,
                authority = ?, unit = ?, officer = ?, due_on = ?, due_period = ?, region = ?,
                has_case = ?
            WHERE id = ? AND version = ?
            """,
            [.integer(Int64(report.version)), .text(report.state.rawValue)] + report.steppedValues(index) + [
                .text(report.id.text), .integer(Int64(report.version - events.count)),
            ])
        guard changed == 1 else { throw Refusal.reportChangedMeanwhile }
        try write(events)
    }

    private func write(_ events: [ReportEvent]) throws {
        for event in events {
            try session.execute(
                "INSERT INTO report_event (report, sequence, at, actor, name, payload) VALUES (?, ?, ?, ?, ?, ?)",
                [
                    .text(event.report.text), .integer(Int64(event.sequence)), .integer(event.at.microseconds),
                    .text(event.actor), .text(event.kind.name), .text(event.kind.payload.text),
                ])
            guard case .attached(let file) = event.kind else { continue }
            try session.execute(
                """
                INSERT INTO report_attachment (report, digest, added_at) VALUES (?, ?, ?)
                ON CONFLICT (report, digest) DO NOTHING
                """, [.text(event.report.text), .text(file.digest), .integer(event.at.microseconds)])
        }
    }

    public func eraseIndex(of id: Identifier<Report>) throws {
        try session.execute("UPDATE report SET reporter_masked = NULL WHERE id = ?", [.text(id.text)])
        try session.execute("DELETE FROM report_attachment WHERE report = ?", [.text(id.text)])
    }

    public func attachedFiles(among digests: Set<String>) throws -> Set<String> {
        Set(
            try digests.compactMap { digest in
                try session.first("SELECT digest FROM report_attachment WHERE digest = ? LIMIT 1", [.text(digest)]) {
                    try $0.text("digest")
                }
            })
    }

    public func reportedParty(of id: Identifier<Report>) throws -> ReportedParty? {
        try session.first("SELECT * FROM reported_party WHERE report = ?", [.text(id.text)]) { row in
            var party = ReportedParty(name: try row.text("name"))
            party.premises = try row.textOrNil("premises")
            party.merchant = try row.textOrNil("merchant")
            party.creditCode = try row.textOrNil("credit_code")
            party.address = try row.textOrNil("address")
            party.region = try row.textOrNil("region")
            party.platform = try row.textOrNil("platform")
            party.phone = try row.textOrNil("phone")
            return party
        }
    }

    private func add(_ party: ReportedParty, of id: Identifier<Report>) throws {
        try session.execute(
            """
            INSERT INTO reported_party (report, name, premises, merchant, credit_code, address, region, platform, phone)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                .text(id.text), .text(party.name), SQLValue(party.premises), SQLValue(party.merchant),
                SQLValue(party.creditCode), SQLValue(party.address), SQLValue(party.region), SQLValue(party.platform),
                SQLValue(party.phone),
            ])
    }
}

extension Report {
    /// The columns from `id` to `registered_at`.
    fileprivate func firstValues(registeredAt moment: Instant) -> [SQLValue] {
        [
            .text(id.text), .text(facts.number), .integer(Int64(version)), .text(state.rawValue), .text(facts.intake),
            .text(facts.ruleSet), .text(facts.channel), .integer((facts.platformReceivedAt ?? moment).microseconds),
        ]
    }

    /// The columns that a step may change, in the order of the update.
    fileprivate func steppedValues(_ index: ReportIndex) -> [SQLValue] {
        [
            SQLValue(competentReceivedAt), SQLValue(decidedAt), SQLValue(closedAt), SQLValue(routing?.authority),
            SQLValue(routing?.unit), SQLValue(officer), SQLValue(index.dueOn), SQLValue(index.duePeriod),
            SQLValue(region), .integer(hasCase ? 1 : 0),
        ]
    }

    /// The columns from `merchant` on, which no step changes.
    fileprivate func lastingValues(_ index: ReportIndex) -> [SQLValue] {
        [
            SQLValue(facts.merchant), SQLValue(facts.reportClass),
            .integer(facts.isAnonymous ? 1 : 0), .integer(facts.wantsSecrecy ? 1 : 0), SQLValue(importedOrder),
            SQLValue(index.maskedName),
        ]
    }
}
