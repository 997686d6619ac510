import Kernel
public import Privacy

extension ExchangeDesk {
    /// Forgets inquiries whose retention is over; how many there were.
    ///
    /// An inquiry is closed when it is answered, which is the day it came; where that is unknown the day of its import
    /// counts.
    public func forgetOutlivedInquiries(_ retention: RetentionClass) async throws -> Int {
        guard let last = retention.lastStart(endingBy: Day(at: now())) else { return 0 }
        return try await books.write { book in
            try book.removeInquiries(before: last.advanced(by: 1).start)
        }
    }
}
