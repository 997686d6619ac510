public import Complaints
public import Kernel
import Ledger

/// What the exchange desk reads and writes in one piece of work.
public protocol ExchangeBook: ComplaintBook {
    /// The cases that have one of these numbers already, by number.
    func importedOrders(_ numbers: [String]) throws -> [String: ImportedOrderRecord]
    /// Remembers what a newer row said of a case.
    func put(_ record: ImportedOrderRecord) throws
    /// 咨询: counted, outside the rules for complaints and reports.
    func put(_ inquiry: ImportedOrder, at moment: Instant) throws -> Bool
    /// Removes inquiries that came before a moment; how many there were.
    func removeInquiries(before moment: Instant) throws -> Int
}

/// What is remembered of an order that was imported, so that the next export of it can be compared.
public struct ImportedOrderRecord: Hashable, Sendable {
    public let complaint: Identifier<Complaint>
    /// The digest of what the row said; empty where the case did not come by an import at all.
    public let digest: [UInt8]
    /// How many events the complaint had after its import: more now means that it was changed here.
    public let version: Int

    public init(complaint: Identifier<Complaint>, digest: [UInt8], version: Int) {
        self.complaint = complaint
        self.digest = digest
        self.version = version
    }
}
