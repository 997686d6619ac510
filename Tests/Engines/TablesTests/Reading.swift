import Kernel
import Tables
import TestSupport

/// What came of reading a whole table.
struct Reading {
    var names: [String] = []
    var rows: [[String]] = []
    var lines: [Int] = []
    var remarks: [Diagnostic] = []
    var encoding: TextEncoding?

    init(_ source: TableSource, _ options: ReadingOptions = ReadingOptions()) throws {
        var reader = try TableReader(source, options: options)
        names = reader.header.names
        var row = Row()
        while try reader.read(into: &row) {
            rows.append(row.fields)
            lines.append(row.line)
        }
        remarks = reader.diagnostics
        encoding = reader.encoding
    }

    init(_ bytes: [UInt8], _ options: ReadingOptions = ReadingOptions()) throws {
        try self.init(.bytes(bytes), options)
    }

    init(_ text: String, _ options: ReadingOptions = ReadingOptions()) throws {
        try self.init(Array(text.utf8), options)
    }
}

/// The bytes as a stream of pieces of one size.
func pieces(of size: Int, _ bytes: [UInt8]) -> TableSource {
    var start = 0
    return .stream {
        defer { start = min(start + size, bytes.count) }
        return Array(bytes[start..<min(start + size, bytes.count)])
    }
}

/// Everything a writer gives to its sink.
func written(_ rows: [[Cell]], under columns: [Column], as format: WritingFormat) throws -> [UInt8] {
    var bytes: [UInt8] = []
    let writer = try TableWriter(columns: columns, format: format) { bytes += $0 }
    for row in rows { try writer.write(row) }
    try writer.finish()
    return bytes
}

/// The kind of error that reading ends with; nothing where it ends well.
func failure(_ bytes: [UInt8], _ options: ReadingOptions = ReadingOptions()) throws -> TableError.Kind? {
    do {
        _ = try Reading(bytes, options)
        return nil
    } catch let error as TableError {
        return error.kind
    }
}

extension Dice {
    mutating func text(from alphabet: [String], upTo length: Int) -> String {
        (0..<Int.random(in: 0...length, using: &self))
            .map { _ in alphabet[Int.random(in: 0..<alphabet.count, using: &self)] }
            .joined()
    }
}
