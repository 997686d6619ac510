import Composition
import Foundation
import Kernel

/// Bytes that a command reads: a file, or standard input where none or `-` is named.
enum InputFile {
    /// How a file is called when it is spoken of.
    static func name(_ path: String?) -> String { path == nil || path == "-" ? "stdin" : path ?? "" }

    static func bytes(_ path: String?) throws -> [UInt8] {
        guard let path, path != "-" else { return Array(try FileHandle.standardInput.readToEnd() ?? Data()) }
        return Array(try handle(path).readToEnd() ?? Data())
    }

    /// JSON in a file, or written out where it begins as an object or a list does.
    static func json(_ text: String) throws -> JSON {
        let isWritten = ["{", "["].contains(text.first { !$0.isWhitespace })
        return try json(isWritten ? Array(text.utf8) : bytes(text), named: isWritten ? "JSON" : name(text))
    }

    static func json(_ bytes: [UInt8], named file: String) throws -> JSON {
        do {
            return try JSON(parsing: bytes)
        } catch {
            let before = bytes.prefix(error.offset)
            let line = before.count { $0 == 10 } + 1
            let column = before.count - (before.lastIndex(of: 10).map { $0 + 1 } ?? 0) + 1
            throw InputFault(
                Phrase(
                    zh: "\(file)：第\(line)行第\(column)个字节处不是有效的JSON",
                    en: "\(file): not JSON at line \(line), byte \(column): \(error.reason)"))
        }
    }

    static func handle(_ path: String) throws -> FileHandle {
        var status = stat()
        guard let handle = FileHandle(forReadingAtPath: path), fstat(handle.fileDescriptor, &status) == 0,
            status.st_mode & S_IFMT != S_IFDIR
        else { throw FileFault.unreadable(path) }
        return handle
    }
}
