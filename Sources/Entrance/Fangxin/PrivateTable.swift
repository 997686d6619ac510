import Commons
import Composition
import Foundation
import Kernel
import Synchronization
import Tables

/// A CSV file for the operator's eyes only, made with its first row; one from before is replaced.
final class PrivateTable: Sendable {
    private struct Open {
        let handle: FileHandle
        let writer: TableWriter
    }

    private let name: String
    private let columns: [String]
    private let open = Mutex<Open?>(nil)

    init(_ name: String, columns: [String]) {
        self.name = name
        self.columns = columns
    }

    /// The file's name, where there is one.
    var path: String? { open.withLock { $0 == nil ? nil : name } }

    func write(_ cells: [Cell]) throws {
        try open.withLock { open in
            let file = try open ?? begin()
            open = file
            try file.writer.write(cells)
        }
    }

    func close() throws {
        try open.withLock { file in
            guard let file else { return }
            try file.writer.finish()
            try file.handle.close()
        }
    }

    private func begin() throws -> Open {
        // A file that is there already may be open to others, and keeps its rights when it is written anew.
        try? FileManager.default.removeItem(atPath: name)
        guard FileManager.default.createFile(atPath: name, contents: nil, attributes: [.posixPermissions: 0o600]) else {
            throw FileFault.unwritable(name)
        }
        let handle = try FileHandle(forWritingTo: URL(filePath: name))
        let writer = try TableWriter(columns: columns.map { Column($0) }, format: .csv(CSVStyle())) { bytes in
            try handle.write(contentsOf: Data(bytes))
        }
        return Open(handle: handle, writer: writer)
    }
}

/// The rows that were not taken, in a table beside the file they came from; made with the first of them.
final class RemarkFile: Sendable {
    private let table: PrivateTable

    init(beside file: String) {
        let name = file + ".rejected.csv"
        try? FileManager.default.removeItem(atPath: name)
        table = PrivateTable(name, columns: ["行号 line", "编号 number", "列 column", "原因", "reason"])
    }

    var path: String? { table.path }

    func write(_ remark: ImportRemark) throws {
        try table.write([
            .integer(remark.line), remark.number.map(Cell.text) ?? .empty, remark.column.map(Cell.text) ?? .empty,
            .text(remark.phrase.zh), .text(remark.phrase.en),
        ])
    }

    func close() throws { try table.close() }
}
