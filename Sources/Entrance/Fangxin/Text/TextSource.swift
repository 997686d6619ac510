import Foundation
import Kernel
import TextEngine

/// The texts of a file or of standard input, a text a line, read in pieces.
struct TextSource {
    private let handle: FileHandle
    private let name: String
    private var waiting: [UInt8] = []
    private var isAtEnd = false
    private var lines = 0

    init(_ input: TextInput) throws {
        name = input.name
        guard let file = input.file, file != "-" else {
            handle = .standardInput
            return
        }
        handle = try InputFile.handle(file)
    }

    /// Some texts, whole lines of about a mebibyte; nil after the last.
    mutating func next() throws -> [String]? {
        while !isAtEnd {
            let piece = try handle.read(upToCount: Self.pieceSize) ?? Data()
            isAtEnd = piece.isEmpty
            guard let end = isAtEnd ? waiting.endIndex : piece.lastIndex(of: 10) else {
                waiting.append(contentsOf: piece)
                continue
            }
            let taken: [UInt8]
            if isAtEnd {
                taken = waiting
                waiting = []
            } else {
                taken = waiting + piece[...end]
                waiting = Array(piece[(end + 1)...])
            }
            guard !taken.isEmpty else { continue }
            return texts(taken)
        }
        return nil
    }

    /// All texts at once.
    mutating func all() throws -> [String] {
        var all: [String] = []
        while let some = try next() { all += some }
        return all
    }

    /// All bytes as one text.
    func whole() throws -> String { String(decoding: try handle.readToEnd() ?? Data(), as: UTF8.self) }

    private mutating func texts(_ bytes: [UInt8]) -> [String] {
        let (texts, remarks) = TextLines.read(bytes)
        let before = lines
        Terminal.say(
            remarks.map { Diagnostic($0.severity, line: $0.line.map { $0 + before }, column: $0.column, $0.phrase) },
            on: name)
        lines += texts.count
        return texts
    }

    private static let pieceSize = 1 << 20
}
