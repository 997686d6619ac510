public import Kernel
public import Reports

/// Query codes, wrong tries, and what exports said last.
extension SQLReportBook {
    public func queryCode(of id: Identifier<Report>) throws -> [UInt8]? {
        try session.first("SELECT code_hash FROM report_code WHERE report = ?", [.text(id.text)]) {
            try $0.blob("code_hash")
        }
    }

    public func put(queryCode hash: [UInt8], of id: Identifier<Report>) throws {
        try session.execute(
            """
            INSERT INTO report_code (report, code_hash) VALUES (?, ?)
            ON CONFLICT (report) DO UPDATE SET code_hash = excluded.code_hash
            """, [.text(id.text), .blob(hash)])
    }

    public func attempts(_ number: [UInt8]) throws -> QueryAttempts? {
        try session.first("SELECT * FROM report_attempt WHERE number_hash = ?", [.blob(number)]) { row in
            QueryAttempts(
                failures: try row.count("failures"), lockedUntil: try row.instantOrNil("locked_until"),
                lastAt: try row.instant("last_at"))
        }
    }

    public func put(_ attempts: QueryAttempts, of number: [UInt8]) throws {
        try session.execute(
            """
            INSERT INTO report_attempt (number_hash, failures, locked_until, last_at) VALUES (?, ?, ?, ?)
            ON CONFLICT (number_hash) DO UPDATE SET failures = excluded.failures,
                locked_until = excluded.locked_until, last_at = excluded.last_at
            """,
            [
                .blob(number), .integer(Int64(attempts.failures)), SQLValue(attempts.lockedUntil),
                .integer(attempts.lastAt.microseconds),
            ])
    }

    public func removeAttempts(before moment: Instant) throws {
        try session.execute("DELETE FROM report_attempt WHERE last_at < ?", [.integer(moment.microseconds)])
    }

    public func importedReport(_ number: String) throws -> ImportedReportRecord? {
        try session.first("SELECT report, digest, version FROM imported_report WHERE number = ?", [.text(number)]) {
            row in
            ImportedReportRecord(
                report: try row.id("report"), digest: try row.blob("digest"), version: try row.count("version"))
        }
    }

    public func put(_ record: ImportedReportRecord, of number: String) throws {
        try session.execute(
            """
            INSERT INTO imported_report (number, report, digest, version) VALUES (?, ?, ?, ?)
            ON CONFLICT (number) DO UPDATE SET digest = excluded.digest, version = excluded.version
            """, [.text(number), .text(record.report.text), .blob(record.digest), .integer(Int64(record.version))])
    }
}
