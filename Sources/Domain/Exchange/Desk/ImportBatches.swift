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
    private let ahead: Int
    /// Whether the file has no more.
    var isComplete = false

    init(ahead: Int) { self.ahead = ahead }

    var isEmpty: Bool { batches.isEmpty }
    var takesMore: Bool { !isComplete && batches.count < ahead }

    mutating func append(_ batch: WaitingBatch) { batches.append(batch) }
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
    private var firstAdded: ComplaintEvent?
    private var lastAdded: ComplaintEvent?
    private var digests = CanonicalBytes(capacity: 1024)

    init(known: [String: ImportedOrderRecord]) { self.known = known }

    mutating func added(_ order: PreparedOrder) {
        known[order.order.orderNumber] = ImportedOrderRecord(
            complaint: order.complaint.id, digest: order.digest, version: order.complaint.version)
        if firstAdded == nil { firstAdded = order.event }
        lastAdded = order.event
        digests.append(Digest(of: Array(order.event.wording.utf8)).bytes)
        counts.imported += 1
    }

    /// The ledger's entries: one for all new cases together, one for each that was changed.
    ///
    /// The first names the first and the last new case in the order of their identifiers, how many there are, and the
    /// digest of the digests of their first events in that order, so that the chain guards those events too.
    var entries: [EntryDraft] {
        guard let firstAdded, let lastAdded else { return updates }
        return [
            EntryDraft(
                at: firstAdded.at, actor: firstAdded.actor, action: ActionCode(room: "complaint", "historyImported"),
                subject: EntrySubject(kind: "complaint", firstAdded.complaint),
                details: [
                    "through": .string(lastAdded.complaint.text), "count": JSON(counts.imported),
                    "digest": .string(Digest(of: digests.bytes).hex),
                ])
        ] + updates
    }
}
