import Foundation
import Kernel

/// What a command answers, written to standard output in large pieces.
struct Printer: ~Copyable {
    private var waiting: [UInt8] = []

    mutating func write(_ text: String) throws { try write(Array(text.utf8)) }

    mutating func write(_ bytes: [UInt8]) throws {
        waiting.append(contentsOf: bytes)
        if waiting.count >= Self.pieceSize { try flush() }
    }

    /// A value on a line of its own.
    mutating func write(line value: JSON) throws {
        value.write(to: &waiting)
        try write([10])
    }

    mutating func flush() throws {
        guard !waiting.isEmpty else { return }
        try FileHandle.standardOutput.write(contentsOf: Data(waiting))
        waiting.removeAll(keepingCapacity: true)
    }

    /// One value as the whole answer.
    static func say(_ value: JSON) throws {
        var printer = Printer()
        try printer.write(line: value)
        try printer.flush()
    }

    private static let pieceSize = 1 << 18
}
