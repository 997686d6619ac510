public import Access

extension Installation {
    /// Walks along the whole chain of entries and compares every event with the entry made of it.
    public func verifyAudit() async throws -> AuditReport {
        try await desks.audit.verify(by: .system)
    }
}
