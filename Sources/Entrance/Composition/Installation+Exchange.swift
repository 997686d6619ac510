import Access
public import Commons
public import Demonstration
import Exchange
import Foundation
import Kernel
public import Tables

extension Installation {
    /// Imports orders of the 12315 platform from a table.
    ///
    /// Reports among them are told as remarks: they belong into the store of the reporters, which this does not open.
    public func importOrders(
        from source: TableSource, mapping file: String?, listener: ImportListener
    ) async throws -> ImportCounts {
        try await importOrders(from: source, mapping: file, listener: listener) { reports in
            for report in reports { try listener.remark(.reportNotTaken(report)) }
            var counts = ImportCounts()
            counts.rejected = reports.count
            return counts
        }
    }

    private func importOrders(
        from source: TableSource, mapping file: String?, listener: ImportListener, reports: ReportTaker
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
        return try await desks.exchange.importOrders(
            &reader, mapping: mapping, by: .system, listener: listener, reports: reports)
    }

    /// Imports invented orders straight from the generator, but for the reports among them.
    public func importDemonstration(
        _ demonstration: Demonstration, listener: ImportListener
    ) async throws -> ImportCounts {
        try await fillDirectoryWithDemonstration()
        return try await importOrders(from: demonstration.source, mapping: nil, listener: listener) { _ in
            ImportCounts()
        }
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

extension ImportRemark {
    fileprivate static func reportNotTaken(_ order: ImportedOrder) -> ImportRemark {
        ImportRemark(
            line: order.line, number: order.orderNumber,
            phrase: Phrase(zh: "举报须由举报库导入", en: "A report is imported into the reporters' store"))
    }
}
