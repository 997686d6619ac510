import Kernel
public import Tables

extension TableSource {
    /// A JSON array of flat objects as a table: a column for each name that any of them has, in the order of the
    /// alphabet; what is no text, number or truth is left empty.
    ///
    /// The list is held whole, at most 64 MiB of it.
    ///
    /// - Throws: a refusal where it is no such list.
    public init(jsonList source: TableSource) throws {
        let bytes = try Self.whole(source)
        let rows: [[String: JSON]]
        do {
            rows = try JSON(parsing: bytes).array?.compactMap(\.object) ?? []
        } catch {
            throw Refusal.listUnreadable(at: error.offset)
        }
        guard !rows.isEmpty else { throw Refusal.listUnreadable(at: 0) }
        let names = Set(rows.flatMap(\.keys)).sorted()
        var table = Self.line(names)
        for row in rows { table += Self.line(names.map { Self.text(row[$0]) }) }
        self = .bytes(table)
    }

    private static func whole(_ source: TableSource) throws -> [UInt8] {
        let limit = 64 << 20
        var bytes: [UInt8] = []
        switch source {
        case .stream(let pull):
            while case let piece = try pull(), !piece.isEmpty, bytes.count <= limit { bytes += piece }
        case .randomAccess(let size, let read):
            guard size <= limit else { throw Refusal.listTooLarge }
            while bytes.count < size {
                let piece = try read(bytes.count, size - bytes.count)
                guard !piece.isEmpty else { break }
                bytes += piece
            }
        }
        guard bytes.count <= limit else { throw Refusal.listTooLarge }
        return bytes
    }

    private static func text(_ value: JSON?) -> String {
        switch value {
        case .string(let text): text
        case .integer, .number, .bool: value?.text ?? ""
        default: ""
        }
    }

    /// One line of CSV, every cell quoted.
    private static func line(_ cells: [String]) -> [UInt8] {
        let quoted = cells.map { "\"" + $0.replacing("\"", with: "\"\"") + "\"" }
        return Array((quoted.joined(separator: ",") + "\n").utf8)
    }
}
