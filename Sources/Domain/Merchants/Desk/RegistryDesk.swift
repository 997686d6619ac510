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
    ) async throws -> ImportCounts {
        try actor.require(.importRun)
        let mapping = try MerchantImport(reader.header)
        var tally = ImportCounts()
        var batch: [ImportedShop] = []
        var row = Row()
        while try reader.read(into: &row) {
            tally.read += 1
            switch placed(mapping.shop(row), row) {
            case .success(let shop): batch.append(shop)
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
        _ row: Row, _ remarks: [Diagnostic], _ tally: inout ImportCounts, _ listener: ImportListener
    ) throws {
        tally.rejected += 1
        for remark in remarks { try listener.remark(ImportRemark(remark)) }
    }

    /// Enters a batch; where one of its rows is refused, each has a transaction of its own, so that only that one falls.
    private func enter(
        _ batch: [ImportedShop], _ tally: inout ImportCounts, _ listener: ImportListener, by actor: Actor
    ) async throws {
        do {
            for outcome in try await write(batch, by: actor) { tally.count(outcome) }
        } catch let refusal as Refusal where batch.count == 1 {
            tally.rejected += 1
            try listener.remark(ImportRemark(line: batch[0].line, phrase: refusal.phrase))
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
    ) async throws -> ImportCounts {
        try actor.require(.importRun)
        let mapping = try AuthorityImport(reader.header)
        var tally = ImportCounts()
        var rows: [(line: Int, authority: Authority)] = []
        var row = Row()
        while try reader.read(into: &row) {
            tally.read += 1
            switch mapping.authority(row) {
            case .success(let authority): rows.append((row.line, authority))
            case .failure(let refused): try reject(row, refused.remarks, &tally, listener)
            }
        }
        let known = try await authorities()
        let (taken, refused) = AuthorityImport.fitting(rows, among: known, regions: regions)
        for row in refused.sorted(by: { $0.line < $1.line }) {
            tally.rejected += 1
            try listener.remark(ImportRemark(row.remark))
        }
        let old = Dictionary(known.map { ($0.code, $0) }) { first, _ in first }
        let changed = taken.map(\.authority).filter { old[$0.code] != $0 }
        try await put(changed, rejected: tally.rejected, by: actor)
        for authority in taken.map(\.authority) {
            tally.count(old[authority.code].map { $0 == authority ? .unchanged : .updated } ?? .imported)
        }
        listener.progress(tally)
        return tally
    }

    /// Enters authorities that were read elsewhere and fit with each other.
    public func enter(_ authorities: [Authority], by actor: Actor) async throws {
        try actor.require(.importRun)
        try await put(authorities, rejected: 0, by: actor)
    }

    private func put(_ authorities: [Authority], rejected: Int, by actor: Actor) async throws {
        let moment = now()
        try await books.write { book in
            try book.put(authorities, at: moment)
            try book.append(
                EntryDraft(
                    at: moment, actor: actor.id, action: .unitsImported,
                    subject: EntrySubject(kind: "import", id: "units"),
                    details: ["changed": JSON(authorities.count), "rejected": JSON(rejected)]))
        }
    }

    /// Brings in officers: each row is handed to whoever keeps accounts, whose refusal rejects it.
    public func importOfficers(
        _ reader: consuming TableReader, directory: Directory, by actor: Actor,
        telling listener: ImportListener = ImportListener(),
        into accounts: (ImportedOfficer) async throws -> RowOutcome
    ) async throws -> ImportCounts {
        try actor.require(.importRun)
        let mapping = try OfficerImport(reader.header, directory: directory)
        var tally = ImportCounts()
        var row = Row()
        while try reader.read(into: &row) {
            tally.read += 1
            switch mapping.officer(row) {
            case .failure(let refused): try reject(row, refused.remarks, &tally, listener)
            case .success(let officer):
                do {
                    tally.count(try await accounts(officer))
                } catch let refusal as Refusal {
                    try reject(row, [Diagnostic(.error, line: row.line, refusal.phrase)], &tally, listener)
                } catch let refusals as Refusals {
                    let remarks = refusals.all.map { Diagnostic(.error, line: row.line, $0.phrase) }
                    try reject(row, remarks, &tally, listener)
                }
            }
            if tally.read.isMultiple(of: batchSize) { listener.progress(tally) }
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
