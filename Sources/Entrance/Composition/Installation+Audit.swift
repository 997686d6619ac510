public import Access

extension Installation {
    /// Walks along both stores' chains of entries and compares every event with the entry made of it.
    public func verifyAudit() async throws -> [AuditReport] {
        [try await desks.audit.verify(by: .system), try await desks.reportAudit.verify(by: .system)]
    }
}
