public import Access
public import Commons
public import Kernel
import Ledger
public import Seals
public import Tables

/// Where lists come in: operators, authorities with their units, and officers.
///
/// Lists are read as streams and written in batches, each batch one transaction with one entry in the ledger. A row is
/// taken whole or not at all; a list that comes in again changes what it changes and nothing else.
public struct RegistryDesk: Sendable {
    let books: any Books<any RegistryBook>
    let units: UnitFinder
    let regions: Regions
    let random: RandomSource
    let now: @Sendable () -> Instant
    let batchSize: Int

    /// A desk that writes so many rows a transaction: a few hundred keep both databases busy, and other writers wait briefly.
    public init(
        books: any Books<any RegistryBook>, units: UnitFinder, regions: Regions, random: RandomSource,
        now: @escaping @Sendable () -> Instant, batchSize: Int = 500
    ) {
        self.books = books
        self.units = units
        self.regions = regions
        self.random = random
        self.now = now
        self.batchSize = max(1, batchSize)
    }

    /// The authorities that an installation has brought in; empty where the product's own are to be used.
    public func authorities() async throws -> [Authority] {
        try await books.read { try $0.authorities() }
    }

    /// Brings in operators and their premises.
    public func importOperators(
        _ reader: consuming TableReader, by actor: Actor, telling listener: ImportListener = ImportListener()
    ) async throws -> ImportTally {
        try actor.require(.importRun)
        let mapping = try MerchantImport(reader.header)
        var tally = ImportTally()
        var batch: [Waiting] = []
        var row = Row()
        while try reader.read(into: &row) {
            tally.readCount += 1
            switch placed(mapping.shop(row), row) {
            case .success(let shop): batch.append(Waiting(shop: shop, fields: row.fields))
            case .failure(let refused): try reject(row, refused.remarks, &tally, listener)
            }
            if batch.count == batchSize {
                try await enter(batch, &tally, listener, by: actor)
                batch.removeAll(keepingCapacity: true)
                listener.progress(tally)
            }
        }
        if !batch.isEmpty { try await enter(batch, &tally, listener, by: actor) }
        listener.progress(tally)
        return tally
    }

    private func placed(
        _ read: Result<ImportedShop, RowRefused>, _ row: Row
    ) -> Result<ImportedShop, RowRefused> {
        guard case .success(let shop) = read else { return read }
        if let region = shop.premises.region, regions.region(region) == nil {
            return .failure(
                RowRefused(remarks: [
                    Diagnostic(
                        .error, line: row.line, column: MerchantImport.Column.region.headings.first,
                        Phrase(zh: "没有区划\(region)", en: "There is no region \(region)"))
                ]))
        }
        do {
            return .success(
                ImportedShop(
                    line: shop.line, merchant: shop.merchant, premises: try units.placed(shop.premises),
                    commitments: shop.commitments, isNamed: shop.isNamed))
        } catch {
            let phrase = (error as? Refusal ?? .merchantAuthorityUnknown).phrase
            return .failure(
                RowRefused(remarks: [
                    Diagnostic(
                        .error, line: row.line, column: MerchantImport.Column.authority.headings.first, phrase)
                ]))
        }
    }

    private func reject(
        _ row: Row, _ remarks: [Diagnostic], _ tally: inout ImportTally, _ listener: ImportListener
    ) throws {
        tally.rejectedCount += 1
        try listener.rejected(RejectedRow(line: row.line, fields: row.fields, remarks: remarks))
    }

    /// A row that waits for its batch.
    private struct Waiting: Sendable {
        let shop: ImportedShop
        let fields: [String]
    }

    /// Enters a batch; where one of its rows is refused, each has a transaction of its own, so that only that one falls.
    private func enter(
        _ batch: [Waiting], _ tally: inout ImportTally, _ listener: ImportListener, by actor: Actor
    ) async throws {
        do {
            for outcome in try await write(batch.map(\.shop), by: actor) { tally.count(outcome) }
        } catch let refusal as Refusal where batch.count == 1 {
            let row = batch[0]
            tally.rejectedCount += 1
            let remark = Diagnostic(.error, line: row.shop.line, refusal.phrase)
            try listener.rejected(RejectedRow(line: row.shop.line, fields: row.fields, remarks: [remark]))
        } catch is Refusal {
            for row in batch { try await enter([row], &tally, listener, by: actor) }
        }
    }

    private func write(_ shops: [ImportedShop], by actor: Actor) async throws -> [RowOutcome] {
        let moment = now()
        return try await books.write { book in
            let writing = ShopWriting(book: book, random: random, moment: moment)
            let outcomes = try shops.map { try writing.enter($0) }
            let counts = Dictionary(grouping: outcomes, by: \.rawValue).mapValues { JSON($0.count) }
            try book.append(
                EntryDraft(
                    at: moment, actor: actor.id, action: .merchantsImported,
                    subject: EntrySubject(kind: "import", id: "operators"),
                    details: [
                        "firstLine": JSON(shops.first?.line), "lastLine": JSON(shops.last?.line),
                        "counts": .object(counts),
                    ]))
            return outcomes
        }
    }

    /// Brings in authorities and units; they replace those of the same code, and must fit with all others.
    public func importUnits(
        _ reader: consuming TableReader, by actor: Actor, telling listener: ImportListener = ImportListener()
    ) async throws -> ImportTally {
        try actor.require(.importRun)
        let mapping = try AuthorityImport(reader.header)
        var tally = ImportTally()
        var rows: [(line: Int, authority: Authority)] = []
        var fields: [Int: [String]] = [:]
        var row = Row()
        while try reader.read(into: &row) {
            tally.readCount += 1
            switch mapping.authority(row) {
            case .success(let authority):
                rows.append((row.line, authority))
                fields[row.line] = row.fields
            case .failure(let refused): try reject(row, refused.remarks, &tally, listener)
            }
        }
        let known = try await authorities()
        let (taken, refused) = AuthorityImport.fitting(rows, among: known, regions: regions)
        for row in refused.sorted(by: { $0.line < $1.line }) {
            tally.rejectedCount += 1
            try listener.rejected(RejectedRow(line: row.line, fields: fields[row.line] ?? [], remarks: [row.remark]))
        }
        let old = Dictionary(known.map { ($0.code, $0) }) { first, _ in first }
        let changed = taken.map(\.authority).filter { old[$0.code] != $0 }
        let moment = now()
        let counts = tally
        try await books.write { book in
            try book.put(changed, at: moment)
            try book.append(
                EntryDraft(
                    at: moment, actor: actor.id, action: .unitsImported,
                    subject: EntrySubject(kind: "import", id: "units"),
                    details: ["changed": JSON(changed.count), "rejected": JSON(counts.rejectedCount)]))
        }
        for authority in taken.map(\.authority) {
            tally.count(old[authority.code].map { $0 == authority ? .unchanged : .updated } ?? .imported)
        }
        listener.progress(tally)
        return tally
    }

    /// Brings in officers: each row is handed to whoever keeps accounts, whose refusal rejects it.
    public func importOfficers(
        _ reader: consuming TableReader, directory: Directory, by actor: Actor,
        telling listener: ImportListener = ImportListener(),
        into accounts: (ImportedOfficer) async throws -> RowOutcome
    ) async throws -> ImportTally {
        try actor.require(.importRun)
        let mapping = try OfficerImport(reader.header, directory: directory)
        var tally = ImportTally()
        var row = Row()
        while try reader.read(into: &row) {
            tally.readCount += 1
            switch mapping.officer(row) {
            case .failure(let refused): try reject(row, refused.remarks, &tally, listener)
            case .success(let officer):
                do {
                    tally.count(try await accounts(officer))
                } catch let refusal as Refusal {
                    try reject(row, [Diagnostic(.error, line: row.line, refusal.phrase)], &tally, listener)
                }
            }
            if tally.readCount.isMultiple(of: batchSize) { listener.progress(tally) }
        }
        let counts = tally
        let moment = now()
        try await books.write { book in
            _ = try book.append(
                EntryDraft(
                    at: moment, actor: actor.id, action: .officersImported,
                    subject: EntrySubject(kind: "import", id: "officers"), details: counts.json))
        }
        listener.progress(tally)
        return tally
    }
}
