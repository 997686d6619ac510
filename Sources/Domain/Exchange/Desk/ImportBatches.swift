import Commons
import Complaints
import Kernel
import Ledger
import Seals

/// The orders of a batch that bring something, ready to be written, and how many bring nothing.
struct ReadyOrders: Sendable {
    let orders: [PreparedOrder]
    let unchanged: Int
}

/// A batch on its way to the store.
struct WaitingBatch: Sendable {
    let orders: Task<ReadyOrders, any Error>
    /// What comes of the reports and inquiries read with them, which other tables take.
    let others: Task<ImportCounts, any Error>
}

/// The batches that were read and not yet written, in the order of the file.
struct WaitingBatches: Sendable {
    private var batches: [WaitingBatch] = []
    /// The newest batch's, which the next one's come after.
    private(set) var lastOthers: Task<ImportCounts, any Error>?
    private let ahead: Int
    /// Whether the file has no more.
    var isComplete = false

    init(ahead: Int) { self.ahead = ahead }

    var isEmpty: Bool { batches.isEmpty }
    var takesMore: Bool { !isComplete && batches.count < ahead }

    mutating func append(_ batch: WaitingBatch) {
        batches.append(batch)
        lastOthers = batch.others
    }
    mutating func popFirst() -> WaitingBatch? { batches.isEmpty ? nil : batches.removeFirst() }

    /// Stops what is still being made ready, where the import ends early.
    func cancel() {
        for batch in batches {
            batch.orders.cancel()
            batch.others.cancel()
        }
    }
}

/// What the writing of one batch has done so far.
struct BatchWriting {
    /// By number, the orders that the store has, with those of this batch.
    var known: [String: ImportedOrderRecord]
    var counts = ImportCounts()
    var remarks: [ImportRemark] = []
    var updates: [EntryDraft] = []
    private var added: [ComplaintEvent] = []

    init(known: [String: ImportedOrderRecord]) { self.known = known }

    mutating func added(_ order: PreparedOrder) {
        known[order.order.orderNumber] = ImportedOrderRecord(
            complaint: order.complaint.id, digest: order.digest, version: order.complaint.version)
        added.append(order.event)
        counts.imported += 1
    }

    /// The ledger's entries: one for many new cases together, one for each that was changed.
    var entries: [EntryDraft] {
        var entries: [EntryDraft] = []
        var rest = added[...]
        while let first = rest.first {
            let part = rest.prefix(EventSpan.limit)
            rest = rest.dropFirst(part.count)
            guard
                let span = EventSpan(
                    part.map { (subject: $0.complaint.text, digest: Digest(of: Array($0.wording.utf8))) })
            else { continue }
            entries.append(
                EntryDraft(
                    at: first.at, actor: first.actor, action: first.ledgerDraft.action,
                    subject: EntrySubject(kind: "complaint", first.complaint), details: span.details))
        }
        return entries + updates
    }
}
