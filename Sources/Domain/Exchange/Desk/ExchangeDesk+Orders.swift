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
    /// Rows a transaction takes: enough that the pages they touch are written once for many, few enough that memory
    /// holds three such batches at ease and others wait some seconds at most.
    private static let batchSize = 10_000
    /// Batches made ready while one is written.
    private static let batchesAhead = 2

    /// Imports an export of the 12315 platform, row by row, each all or nothing.
    ///
    /// An order that was imported before is compared: unchanged it is passed over; changed there it is updated by an
    /// event; changed here as well it is reported as a conflict and left alone. Imported history tells nobody anything
    /// and starts no clock.
    public func importOrders(
        _ reader: inout TableReader, mapping: OrderMapping, by actor: Actor, listener: ImportListener,
        reports: @escaping ReportTaker
    ) async throws -> ImportCounts {
        try actor.require(.importRun)
        var rows = try OrderReader(mapping, header: reader.header.names, today: Day(at: now()))
        var counts = ImportCounts()
        var line = WaitingBatches(ahead: Self.batchesAhead)
        defer { line.cancel() }
        while true {
            if line.isEmpty { try read(&reader, &rows, &counts, listener, into: &line, reports: reports) }
            guard let next = line.popFirst() else { break }
            let batch = try await next.orders.value
            // While one batch is written the next are read and made ready.
            async let written = write(batch.orders)
            try read(&reader, &rows, &counts, listener, into: &line, reports: reports)
            let (done, remarks) = try await written
            counts += done
            counts += try await next.others.value
            counts.unchanged += batch.unchanged
            for remark in remarks { try listener.remark(remark) }
            listener.progress(counts)
        }
        return counts
    }

    /// Reads on until as many batches are under way as may be.
    private func read(
        _ reader: inout TableReader, _ rows: inout OrderReader, _ counts: inout ImportCounts,
        _ listener: ImportListener, into line: inout WaitingBatches, reports: @escaping ReportTaker
    ) throws {
        while line.takesMore {
            let batch = try nextBatch(&reader, &rows, &counts, listener)
            if !batch.isMore { line.isComplete = true }
            guard batch.count > 0 else { continue }
            let earlier = line.lastOthers
            line.append(
                WaitingBatch(
                    orders: Task { try await changed(batch.complaints) },
                    others: Task {
                        // In the order of the file: of two rows about one report the later one holds.
                        _ = try await earlier?.value
                        var counts = try await batch.reports.isEmpty ? ImportCounts() : reports(batch.reports)
                        counts += try await take(inquiries: batch.inquiries)
                        return counts
                    }))
        }
    }

    /// Of some orders those made ready that say something else than what was imported of them before.
    private func changed(_ orders: [ImportedOrder]) async throws -> ReadyOrders {
        if orders.isEmpty { return ReadyOrders(orders: [], unchanged: 0) }
        let known = try await books.read { book in try book.importedOrders(orders.map(\.orderNumber)) }
        let changed = known.isEmpty ? orders : orders.filter { known[$0.orderNumber]?.digest != $0.digest }
        return ReadyOrders(orders: try prepared(changed), unchanged: orders.count - changed.count)
    }

    private struct Batch {
        var complaints: [ImportedOrder] = []
        var reports: [ImportedOrder] = []
        var inquiries: [ImportedOrder] = []
        var isMore = true

        var count: Int { complaints.count + reports.count + inquiries.count }
    }

    private func nextBatch(
        _ reader: inout TableReader, _ rows: inout OrderReader, _ counts: inout ImportCounts,
        _ listener: ImportListener
    ) throws -> Batch {
        var batch = Batch()
        var row = Row()
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

    /// Writes a batch in one transaction, the entries of the ledger with it.
    private func write(_ batch: [PreparedOrder]) async throws -> (ImportCounts, [ImportRemark]) {
        guard !batch.isEmpty else { return (ImportCounts(), []) }
        return try await books.write { book in
            var writing = BatchWriting(known: try book.importedOrders(batch.map(\.order.orderNumber)))
            for order in batch {
                if let known = writing.known[order.order.orderNumber] {
                    try update(order, known, in: book, &writing)
                } else {
                    try add(order, in: book)
                    writing.added(order)
                }
            }
            try book.append(contentsOf: writing.entries)
            return (writing.counts, writing.remarks)
        }
    }

    private func add(_ order: PreparedOrder, in book: any ExchangeBook) throws {
        try book.add(order.respondent)
        try book.add(order.complaint, events: [order.event], index: order.index)
        try book.add(order.key)
        try book.put(order.rows)
    }

    private func update(
        _ order: PreparedOrder, _ known: ImportedOrderRecord, in book: any ExchangeBook, _ writing: inout BatchWriting
    ) throws {
        guard known.digest != order.digest else {
            writing.counts.unchanged += 1
            return
        }
        guard let complaint = try book.complaint(known.complaint), complaint.version == known.version,
            !complaint.isErased
        else {
            writing.counts.conflicts += 1
            writing.remarks.append(.changedHere(line: order.order.line, number: order.order.orderNumber))
            return
        }
        let facts = complaint.facts.revised(by: order.complaint.facts)
        let event = complaint.next(.historyUpdated(facts, order.history), at: order.event.at, by: "system")
        let changed = try complaint.applying(event)
        try book.append([event], making: changed, index: order.index)
        try book.replace(order.respondent.with(id: facts.respondent))
        try vault.keep(order.order.sealedValues, of: complaint.id.text, in: book, using: random)
        let record = ImportedOrderRecord(complaint: complaint.id, digest: order.digest, version: changed.version)
        try book.put(record)
        writing.known[order.order.orderNumber] = record
        writing.updates.append(event.ledgerDraft)
        writing.counts.updated += 1
    }

    private func take(inquiries: [ImportedOrder]) async throws -> ImportCounts {
        guard !inquiries.isEmpty else { return ImportCounts() }
        let moment = now()
        return try await books.write { book in
            var counts = ImportCounts()
            for inquiry in inquiries {
                if try book.put(inquiry, at: moment) { counts.imported += 1 } else { counts.unchanged += 1 }
            }
            return counts
        }
    }
}

extension CaseFacts {
    /// What a newer row says of the same case: it stays the same case with the same business, and keeps what the row
    /// leaves out.
    fileprivate func revised(by newer: CaseFacts) -> CaseFacts {
        var facts = self
        facts.channel = newer.channel
        facts.platformReceivedAt = newer.platformReceivedAt ?? platformReceivedAt
        facts.region = newer.region ?? region
        facts.subjectClass = newer.subjectClass ?? subjectClass
        facts.problemClass = newer.problemClass ?? problemClass
        facts.requests = newer.requests.isEmpty ? requests : newer.requests
        facts.amount = newer.amount ?? amount
        facts.fields = Set(fields + newer.fields).sorted()
        return facts
    }
}

extension Respondent {
    fileprivate func with(id: Identifier<Respondent>) -> Respondent {
        var respondent = Respondent(id: id, name: name, creditCode: creditCode, address: address)
        respondent.region = region
        return respondent
    }
}
