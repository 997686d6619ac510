import Exchange
import Foundation
import Kernel
import Synchronization
import Tables

/// The rows that were not taken, in a table beside the file they came from; made with the first of them.
final class RemarkFile: Sendable {
    private struct Open {
        let handle: FileHandle
        let writer: TableWriter
    }

    private let name: String
    private let open = Mutex<Open?>(nil)

    init(beside file: String) {
        name = file + ".rejected.csv"
        try? FileManager.default.removeItem(atPath: name)
    }

    /// The file's name, where there is one.
    var path: String? { open.withLock { $0 == nil ? nil : name } }

    func write(_ remark: ImportRemark) throws {
        try open.withLock { open in
            let file = try open ?? begin()
            open = file
            try file.writer.write([
                .integer(remark.line), remark.orderNumber.map(Cell.text) ?? .empty,
                remark.column.map(Cell.text) ?? .empty, .text(remark.phrase.zh), .text(remark.phrase.en),
            ])
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
        guard FileManager.default.createFile(atPath: name, contents: nil, attributes: [.posixPermissions: 0o600]) else {
            throw CocoaError(.fileWriteNoPermission, userInfo: [NSFilePathErrorKey: name])
        }
        let handle = try FileHandle(forWritingTo: URL(filePath: name))
        let columns = ["行号 line", "登记编号 order", "列 column", "原因", "reason"].map { Column($0) }
        let writer = try TableWriter(columns: columns, format: .csv(CSVStyle())) { bytes in
            try handle.write(contentsOf: Data(bytes))
        }
        return Open(handle: handle, writer: writer)
    }
}
