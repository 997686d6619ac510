public import Access
public import Commons
import Complaints
import Kernel
import Ledger
import Privacy
import Seals
public import Tables

/// Takes the reports (举报) of a batch to their own store, and tells what became of them.
public typealias ReportTaker = @Sendable ([ImportedOrder]) async throws -> ImportCounts

extension ExchangeDesk {
    /// Rows a transaction takes: enough that the pages they touch are written once for many, few enough that others
    /// wait a second at most.
    private static let batchSize = 5000
    /// Batches made ready while one is written.
    private static let batchesAhead = 2

    /// Imports an export of the 12315 platform, row by row, each all or nothing.
    ///
    /// An order that was imported before is compared: unchanged it is passed over; changed there it is updated by an
    /// event; changed here as well it is reported as a conflict and left alone. Imported history tells nobody anything
    /// and starts no clock.
    public func importOrders(
        _ reader: inout TableReader, mapping: OrderMapping, by actor: Actor, listener: ImportListener,
        reports: ReportTaker
    ) async throws -> ImportCounts {
        try actor.require(.importRun)
        var rows = try OrderReader(mapping, header: reader.header.names)
        let moment = now()
        var counts = ImportCounts()
        var waiting: [Task<[PreparedOrder], any Error>] = []
        var row = Row()
        var isMore = true
        while isMore || !waiting.isEmpty {
            while isMore, waiting.count <= Self.batchesAhead {
                let batch = try nextBatch(&reader, &row, &rows, &counts, listener)
                isMore = batch.isMore
                if !batch.reports.isEmpty { counts += try await reports(batch.reports) }
                if !batch.inquiries.isEmpty { counts += try await take(inquiries: batch.inquiries, at: moment) }
                guard !batch.complaints.isEmpty else { continue }
                let complaints = batch.complaints
                waiting.append(Task { try prepared(try await changed(complaints), at: moment) })
            }
            guard !waiting.isEmpty else { continue }
            let (done, remarks) = try await write(try await waiting.removeFirst().value, at: moment)
            counts += done
            for remark in remarks { try listener.remark(remark) }
            listener.progress(counts)
        }
        return counts
    }

    /// The orders that say something else than what was imported of them before.
    private func changed(_ orders: [ImportedOrder]) async throws -> [ImportedOrder] {
        try await books.read { book in
            try orders.filter { try book.importedOrder($0.orderNumber)?.digest != $0.digest }
        }
    }

    private struct Batch {
        var complaints: [ImportedOrder] = []
        var reports: [ImportedOrder] = []
        var inquiries: [ImportedOrder] = []
        var isMore = true

        var count: Int { complaints.count + reports.count + inquiries.count }
    }

    private func nextBatch(
        _ reader: inout TableReader, _ row: inout Row, _ rows: inout OrderReader, _ counts: inout ImportCounts,
        _ listener: ImportListener
    ) throws -> Batch {
        var batch = Batch()
        while batch.count < Self.batchSize {
            guard try reader.read(into: &row) else {
                batch.isMore = false
                break
            }
            counts.read += 1
            switch rows.read(row, line: row.line) {
            case .order(let order):
                switch order.kind {
                case .complaint: batch.complaints.append(order)
                case .report: batch.reports.append(order)
                case .inquiry: batch.inquiries.append(order)
                }
            case .rejected(let remark):
                counts.rejected += 1
                try listener.remark(remark)
            }
        }
        for diagnostic in reader.takeDiagnostics() where diagnostic.severity == .error {
            try listener.remark(ImportRemark(diagnostic))
        }
        return batch
    }

    private func write(
        _ batch: [PreparedOrder], at moment: Instant
    ) async throws -> (ImportCounts, [ImportRemark]) {
        try await books.write { book in
            var counts = ImportCounts()
            var remarks: [ImportRemark] = []
            var entries: [EntryDraft] = []
            for order in batch {
                if let known = try book.importedOrder(order.order.orderNumber) {
                    if let event = try update(order, known, in: book, at: moment, &counts, &remarks) {
                        entries.append(event.ledgerDraft)
                    }
                } else {
                    try add(order, in: book)
                    entries.append(order.event.ledgerDraft)
                    counts.imported += 1
                }
            }
            try book.append(contentsOf: entries)
            return (counts, remarks)
        }
    }

    private func add(_ order: PreparedOrder, in book: any ExchangeBook) throws {
        try book.add(order.respondent)
        try book.add(order.complaint, events: [order.event], index: order.index)
        try book.add(order.key)
        try book.put(order.rows)
        try book.put(
            ImportedOrderRecord(complaint: order.complaint.id, digest: order.digest, version: 1),
            of: order.order.orderNumber)
    }

    private func update(
        _ order: PreparedOrder, _ known: ImportedOrderRecord, in book: any ExchangeBook, at moment: Instant,
        _ counts: inout ImportCounts, _ remarks: inout [ImportRemark]
    ) throws -> ComplaintEvent? {
        guard known.digest != order.digest else { return nil }
        guard let complaint = try book.complaint(known.complaint), complaint.version == known.version,
            !complaint.isErased
        else {
            counts.conflicts += 1
            remarks.append(.changedHere(line: order.order.line, number: order.order.orderNumber))
            return nil
        }
        let event = complaint.next(.historyUpdated(order.history), at: moment, by: "system")
        let changed = try complaint.applying(event)
        try book.append([event], making: changed, index: order.index)
        try vault.keep(order.order.sealedTexts, of: complaint.id.text, in: book, using: random)
        try book.put(
            ImportedOrderRecord(complaint: complaint.id, digest: order.digest, version: changed.version),
            of: order.order.orderNumber)
        counts.updated += 1
        return event
    }

    private func take(inquiries: [ImportedOrder], at moment: Instant) async throws -> ImportCounts {
        try await books.write { book in
            var counts = ImportCounts()
            for inquiry in inquiries where try book.put(inquiry, at: moment) { counts.imported += 1 }
            return counts
        }
    }
}

extension ImportedOrder {
    /// The texts that a newer export may have changed.
    fileprivate var sealedTexts: [PersonalField: String] {
        var values: [PersonalField: String] = [.narrative: narrative]
        if let feedback { values[.feedback] = feedback }
        return values
    }
}
