import Access
import Kernel
public import Privacy

/// What the product does of itself with reports.
extension ReportDesk {
    /// Erases who reported and what, where the retention of a class of reports is over; how many there were (PIPL 47).
    ///
    /// The class is that of reports with a case filed, or of those without.
    public func eraseOutlived(
        _ retention: RetentionClass, hasCase: Bool, limit: Int = 100
    ) async throws -> Int {
        let moment = now()
        guard retention.start == .closed, let last = retention.lastStart(endingBy: Day(at: moment)) else { return 0 }
        let outlived = try await books.read { book in
            try book.reportsToErase(closedBefore: last.advanced(by: 1).start, hasCase: hasCase, limit: limit)
        }
        for id in outlived { _ = try await erase(id, by: .system) }
        return outlived.count
    }
}
