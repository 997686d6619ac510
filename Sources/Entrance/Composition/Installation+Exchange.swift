import Access
public import Commons
public import Demonstration
import Exchange
import Foundation
import Kernel
import Reports
public import Tables

extension Installation {
    /// Imports orders of the 12315 platform from a table; the reports among them go into the store of the reporters.
    ///
    /// `expected` is about how many there are, where that is known.
    public func importOrders(
        from source: TableSource, mapping file: String?, expecting expected: Int = 0, listener: ImportListener
    ) async throws -> ImportCounts {
        let path = file ?? files.folder.appending(path: "data/exchange/orders-12315.json").path
        guard let bytes = FileManager.default.contents(atPath: path) else {
            throw ConfigurationFault.about(path, zh: "列映射文件无法读取", en: "the mapping cannot be read")
        }
        let mapping: OrderMapping
        do {
            mapping = try OrderMapping(try JSON(parsing: Array(bytes)))
        } catch let error as JSONError {
            throw ConfigurationFault.notJSON(path, error)
        }
        var reader = try TableReader(mapping.form == .jsonList ? TableSource(jsonList: source) : source)
        let (reports, places) = (desks.reports, PlaceLookup(directory: directory, regions: files.regions))
        return try await stores.pausingIndexes(for: expected) {
            try await desks.exchange.importOrders(
                &reader, mapping: mapping, by: .system, listener: listener,
                reports: { try await reports.take($0, places: places, listener: listener) })
        }
    }

    /// Imports invented orders straight from the generator.
    public func importDemonstration(
        _ demonstration: Demonstration, listener: ImportListener
    ) async throws -> ImportCounts {
        try await fillDirectoryWithDemonstration()
        return try await importOrders(
            from: demonstration.source, mapping: nil, expecting: demonstration.count, listener: listener)
    }

    /// The building blocks of invented data.
    public static func demonstrationMaterials(resources: String?) throws -> DemoMaterials {
        let folder = try ProductFiles.locate(resources).appending(path: "data/demo")
        var blocks: [String: [UInt8]] = [:]
        for name in DemoMaterials.fileNames { blocks[name] = try ProductFiles.bytes(folder, name) }
        return try DemoMaterials(files: blocks)
    }
}

extension Demonstration {
    /// The rows as a table that is made while it is read.
    public var source: TableSource {
        let next = pieces()
        return .stream { next() ?? [] }
    }

    /// The rows as pieces of a CSV file, until there are no more.
    public func pieces() -> () -> [UInt8]? {
        var rows = makeIterator()
        var isBegun = false
        return {
            var piece: [UInt8] = []
            if !isBegun {
                isBegun = true
                Self.append(DemoOrder.columns, to: &piece)
            }
            while piece.count < Self.pieceSize, let row = rows.next() { Self.append(row.fields, to: &piece) }
            return piece.isEmpty ? nil : piece
        }
    }

    private static let pieceSize = 1 << 18

    /// One line of CSV; every cell quoted, which is always right.
    private static func append(_ cells: [String], to piece: inout [UInt8]) {
        for (index, cell) in cells.enumerated() {
            if index > 0 { piece.append(UInt8(ascii: ",")) }
            piece.append(UInt8(ascii: "\""))
            for byte in cell.utf8 {
                if byte == UInt8(ascii: "\"") { piece.append(byte) }
                piece.append(byte)
            }
            piece.append(UInt8(ascii: "\""))
        }
        piece.append(UInt8(ascii: "\n"))
    }
}

extension PlaceLookup {
    /// Looks names up in the directory, and places in the addresses.
    init(directory: HeldDirectory, regions: Regions) {
        self.init(
            authority: { directory.code(named: $0) }, unit: { name, _ in directory.code(named: name) },
            region: { address in regions.find(in: address).region?.code.text })
    }
}

extension ReportDesk {
    /// Takes the reports of an export into the reporters' store.
    fileprivate func take(
        _ orders: [ImportedOrder], places: PlaceLookup, listener: ImportListener
    ) async throws -> ImportCounts {
        let tally = try await importReports(orders.map { ImportedReport($0, places: places) }, by: .system)
        let numbers = Dictionary(orders.map { ($0.line, $0.orderNumber) }) { first, _ in first }
        for line in tally.conflicts { try listener.remark(.changedHere(line: line, number: numbers[line])) }
        var counts = ImportCounts()
        (counts.imported, counts.updated, counts.conflicts) = (tally.imported, tally.updated, tally.conflicts.count)
        counts.unchanged = orders.count - tally.imported - tally.updated - tally.conflicts.count
        return counts
    }
}

extension ImportedReport {
    fileprivate init(_ order: ImportedOrder, places: PlaceLookup) {
        var party = ReportedParty(name: order.firmName.isEmpty ? "—" : order.firmName)
        party.address = order.firmAddress
        party.creditCode = order.creditCode?.text
        self.init(
            line: order.line, orderNumber: order.orderNumber,
            state: order.reportState.flatMap(ReportState.init(rawValue:)) ?? .received, party: party,
            narrative: order.narrative)
        channel = order.channel?.rawValue
        reportClass = order.problemClass
        detail = order.problemDetail
        place = order.place
        feedback = order.feedback
        reporterName = order.complainantName
        reporterPhone = order.complainantPhone?.national
        authority = order.authority.flatMap { places.authority($0) }
        unit = order.unit.flatMap { places.unit($0, authority) }
        region = order.region ?? (order.place ?? order.firmAddress).flatMap { places.region($0) }
        registeredAt = order.registeredAt
        receivedAt = order.receivedAt
        decidedAt = order.decidedAt
        closedAt = order.closedAt
    }
}
